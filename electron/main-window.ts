import path from 'node:path';
import { app, powerMonitor, screen } from 'electron';
import type { BrowserWindow, WebContents } from 'electron';
import { askBeforeLosing } from './close-dialog';
import type { EventName, EventPayload, FlushOutcome } from './contract/contract';
import { FLUSH_LIMIT, createFlusher, flushBeforeClose } from './flush';
import { sendEvent } from './ipc';
import { log, messageOf } from './log';
import { recoverFromCrashes } from './page-recovery';
import { createWindow } from './window';
import { placeWindow, readWindowState, writeWindowState } from './window-state';
import type { WindowState } from './window-state';

/** The app's one window: opened, brought to the front, remembered, and closed only when all is stored. */
export interface MainWindow {
  /** Opens the window, or brings it to the front where it is open. */
  readonly open: () => Promise<void>;
  /** Sends an event to the page, where there is one. */
  readonly send: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;
  /** The page listens from now on. */
  readonly ready: (contents: WebContents) => void;
  readonly flushed: (id: number, outcome: FlushOutcome) => void;
}

/** How long after the last move or resize the window's place is written down, in milliseconds. */
const STATE_DELAY = 500;

function stateFile(): string {
  return path.join(app.getPath('userData'), 'window-state.json');
}

function stateOf(window: BrowserWindow): WindowState {
  return {
    version: 1,
    bounds: window.getNormalBounds(),
    maximized: window.isMaximized(),
    fullScreen: window.isFullScreen(),
  };
}

async function remember(window: BrowserWindow): Promise<void> {
  if (window.isDestroyed() || window.isMinimized()) return;
  try {
    await writeWindowState(stateFile(), stateOf(window));
  } catch (error) {
    // A window in another place is no reason to trouble anybody.
    log(`the window's place could not be kept: ${messageOf(error)}`);
  }
}

function rememberChanges(window: BrowserWindow): void {
  let timer: NodeJS.Timeout | undefined;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void remember(window), STATE_DELAY);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('maximize', later);
  window.on('unmaximize', later);
  window.on('enter-full-screen', later);
  window.on('leave-full-screen', later);
  window.once('closed', () => clearTimeout(timer));
}

async function openRemembered(): Promise<BrowserWindow> {
  const kept = await readWindowState(stateFile());
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id);
  const workAreas = [main, ...others].map((display) => display.workArea);
  const window = createWindow(placeWindow(kept?.bounds ?? null, workAreas));
  if (kept?.maximized) window.maximize();
  if (kept?.fullScreen) window.setFullScreen(true);
  rememberChanges(window);
  return window;
}

export function createMainWindow(): MainWindow {
  let opening: Promise<BrowserWindow> | undefined;
  let current: BrowserWindow | undefined;
  let listens = false;
  let closing = false;
  let quitting = false;

  const send: MainWindow['send'] = (name, payload) => {
    if (current !== undefined && !current.isDestroyed()) sendEvent(current.webContents, name, payload);
  };
  const flusher = createFlusher((id) => send('flushRequested', { id }));

  /** Whether there may be something in the page that is not stored: it has said that it listens, and is alive. */
  const mayHoldChanges = (window: BrowserWindow): boolean => listens && !window.webContents.isCrashed();

  const close = async (window: BrowserWindow): Promise<void> => {
    closing = true;
    const mayClose =
      !mayHoldChanges(window) ||
      (await flushBeforeClose(
        () => flusher.request(FLUSH_LIMIT),
        (result) => askBeforeLosing(window, result),
      ));
    closing = false;
    if (!mayClose) {
      quitting = false;
      return;
    }
    await remember(window);
    // `destroy` asks nobody any more: everything is stored.
    window.destroy();
    if (quitting) app.quit();
  };

  const watch = (window: BrowserWindow): void => {
    window.on('close', (event) => {
      event.preventDefault();
      if (!closing) void close(window);
    });
    window.once('closed', () => {
      current = undefined;
      opening = undefined;
      listens = false;
    });
    window.webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) listens = false;
    });
    window.webContents.on('render-process-gone', () => {
      listens = false;
    });
    recoverFromCrashes(window);
    // Windows ends the session without closing windows first, and waits only a moment.
    window.on('query-session-end', () => void flusher.request(FLUSH_LIMIT));
  };

  app.on('before-quit', () => {
    quitting = true;
  });
  powerMonitor.on('suspend', () => void flusher.request(FLUSH_LIMIT));
  powerMonitor.on('lock-screen', () => void flusher.request(FLUSH_LIMIT));

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
      if (current?.webContents.id === contents.id) listens = true;
    },
    flushed: flusher.answer,
  };
}
