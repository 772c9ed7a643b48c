import { app, powerMonitor } from 'electron';
import type { BrowserWindow, WebContents } from 'electron';
import { askBeforeLosing } from './close-dialog';
import type { EventName, EventPayload, FlushOutcome, WriteResult } from './contract/contract';
import type { Shell } from './crash/main-errors';
import type { Reports } from './crash/reports';
import { noteEndedEarly, reasonOf, tellEndedEarly } from './ended-early';
import { FLUSH_LIMIT, LEAVE_LIMIT, createFlusher, flushBeforeClose } from './flush';
import type { FlushResult } from './flush';
import { sendEvent } from './ipc';
import { leaveWithSession } from './leaving';
import { log } from './log';
import { recoverFromCrashes } from './page-recovery';
import type { Recovery } from './page-recovery';
import { openRemembered, rememberWindow } from './window-memory';
import { within } from './within';

export interface MainWindowOptions {
  readonly reports: Reports;
  /** Asks for a place and writes all drafts there; for when the page cannot. */
  readonly backUp: (contents: WebContents) => Promise<WriteResult>;
  /** What is still to be done once everything is stored and the app is about to quit; not waited for beyond a limit. */
  readonly beforeQuit: () => Promise<void>;
}

/** The app's one window: opened, brought to the front, remembered, and closed only when all is stored. */
export interface MainWindow extends Shell {
  /** Opens the window, or brings it to the front where it is open. */
  readonly open: () => Promise<void>;
  /** Sends an event to the page, where there is one. */
  readonly send: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;
  /** The page listens from now on. */
  readonly ready: (contents: WebContents) => void;
  readonly flushed: (id: number, outcome: FlushOutcome) => void;
  /** Has the page store everything, and waits for nothing. */
  readonly store: () => void;
  /** Loads the app's own page again. */
  readonly reopen: () => void;
  /** The crash window is there. */
  readonly crashPageIsThere: () => void;
}

/** How long what is left to do may hold up the app's end, in milliseconds. */
const LAST_WORK_LIMIT = 5_000;

export function createMainWindow({ reports, backUp, beforeQuit }: MainWindowOptions): MainWindow {
  let opening: Promise<BrowserWindow> | undefined;
  let current: BrowserWindow | undefined;
  let recovery: Recovery | undefined;
  let leaving: Promise<void> | undefined;
  let listens = false;
  let closing = false;
  let quitting = false;
  let toldOfLastEnd = false;

  const send: MainWindow['send'] = (name, payload) => {
    if (current !== undefined && !current.isDestroyed()) sendEvent(current.webContents, name, payload);
  };
  const flusher = createFlusher((id) => send('flushRequested', { id }));

  /** Whether there may be something in the page that is not stored: it has said that it listens, and is alive. */
  const mayHoldChanges = (): boolean =>
    listens && current !== undefined && !current.isDestroyed() && !current.webContents.isCrashed();

  const flush = (limit: number): Promise<FlushResult> =>
    mayHoldChanges() ? flusher.request(limit) : Promise.resolve({ kind: 'stored' });

  const store = (): void => {
    void flush(FLUSH_LIMIT);
  };

  /** Whether it may close; asks where something is not stored. Never rejects. */
  const mayClose = async (window: BrowserWindow): Promise<boolean> => {
    try {
      return await flushBeforeClose(
        () => flush(FLUSH_LIMIT),
        (result) => askBeforeLosing(window, result),
      );
    } catch {
      // A question that cannot be asked has no answer, and the safe one is to stay.
      log('the question about changes that are not stored could not be asked');
      return false;
    }
  };

  const close = async (window: BrowserWindow): Promise<void> => {
    closing = true;
    const closes = await mayClose(window);
    if (window.isDestroyed()) return;
    if (!closes) {
      closing = false;
      quitting = false;
      recovery?.resume();
      return;
    }
    const remembered = rememberWindow(window);
    // At once, so that nothing is typed any more that nobody would store.
    window.hide();
    await within(LAST_WORK_LIMIT, remembered);
    // Everywhere but on macOS the app ends with its window.
    if (quitting || process.platform !== 'darwin') await within(LAST_WORK_LIMIT, beforeQuit());
    // `destroy` asks nobody any more: everything is stored.
    if (!window.isDestroyed()) window.destroy();
    if (quitting) app.quit();
  };

  const leave = async (): Promise<void> => {
    const result = await flush(LEAVE_LIMIT);
    if (result.kind !== 'stored') {
      reports.write({ place: 'ended-early', name: 'Error', message: reasonOf(result), stack: '' });
      await within(LEAVE_LIMIT, noteEndedEarly(result));
    }
    // Not `quit`: it would ask, and whatever waits for it may never come.
    app.exit(0);
  };

  const leaveOnce = (): Promise<void> => {
    leaving ??= leave();
    return leaving;
  };

  const watch = (window: BrowserWindow): void => {
    window.on('close', (event) => {
      event.preventDefault();
      if (!closing && leaving === undefined) void close(window);
    });
    window.once('closed', () => {
      current = undefined;
      recovery = undefined;
      opening = undefined;
      listens = false;
      closing = false;
    });
    const { webContents: contents } = window;
    contents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) listens = false;
    });
    contents.on('render-process-gone', () => {
      listens = false;
      flusher.abandon();
    });
    recovery = recoverFromCrashes(window, {
      reports,
      backUp: () => backUp(contents),
      isClosing: () => closing || leaving !== undefined,
    });
    leaveWithSession(window, mayHoldChanges, leaveOnce);
  };

  app.on('before-quit', () => {
    quitting = true;
  });
  powerMonitor.on('suspend', store);
  powerMonitor.on('lock-screen', store);

  return {
    async open() {
      if (current !== undefined) {
        if (current.isMinimized()) current.restore();
        current.show();
        current.focus();
        return;
      }
      // Asked for twice before it is there, it is still one window.
      opening ??= openRemembered().then((window) => {
        current = window;
        watch(window);
        return window;
      });
      await opening;
    },
    send,
    ready(contents) {
      if (current?.webContents.id !== contents.id) return;
      listens = true;
      if (toldOfLastEnd) return;
      toldOfLastEnd = true;
      void tellEndedEarly(current);
    },
    flushed: flusher.answer,
    store,
    flush: () => flush(LEAVE_LIMIT),
    leave: leaveOnce,
    reopen: () => recovery?.reopen(),
    crashPageIsThere: () => recovery?.crashPageIsThere(),
    window: () => (current === undefined || current.isDestroyed() ? null : current),
  };
}
