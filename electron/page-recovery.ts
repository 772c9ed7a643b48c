import type { BrowserWindow } from 'electron';
import { CRASH_URL, ENTRY_URL, RECOVERED_URL } from './contract/identity';
import type { WriteResult } from './contract/contract';
import { askAfterCrash } from './crash/crash-dialog';
import { watchForHangs } from './crash/hangs';
import type { Reports } from './crash/reports';
import { mayReload } from './crash-limit';
import { log } from './log';

/** How long the crash window may take to say that it is there, in milliseconds. */
const CRASH_PAGE_LIMIT = 10_000;

export interface RecoveryOptions {
  readonly reports: Reports;
  /** Asks for a place and writes all drafts there. */
  readonly backUp: () => Promise<WriteResult>;
  /** The window is being closed: whoever closes it asks what there is to ask, and no page is loaded meanwhile. */
  readonly isClosing: () => boolean;
}

export interface Recovery {
  /** Loads the app's own page again. */
  readonly reopen: () => void;
  /** Loads what a crash during `isClosing` has left unloaded. */
  readonly resume: () => void;
  /** The crash window has asked for its report: it is there. */
  readonly crashPageIsThere: () => void;
}

/**
 * Loads the page again when its process has crashed: what was typed is stored, and an empty window helps nobody. When
 * that does not last, the crash window takes its place, and where even that does not come up, a dialog.
 */
export function recoverFromCrashes(
  window: BrowserWindow,
  { reports, backUp, isClosing }: RecoveryOptions,
): Recovery {
  const { webContents: contents } = window;
  const crashes: number[] = [];
  /** `asking`: nothing can be shown, and a dialog is open. */
  let showing: 'app' | 'crash-page' | 'asking' = 'app';
  let waiting: NodeJS.Timeout | undefined;
  /** Ended because a person asked for it: no crash. */
  let ended = false;

  const load = (url: string): void => {
    contents.loadURL(url).catch(() => log('a page did not load'));
  };

  const show = (url: string): void => {
    clearTimeout(waiting);
    showing = 'app';
    load(url);
  };
  const reopen = (): void => show(ENTRY_URL);

  const askInstead = (): void => {
    clearTimeout(waiting);
    if (showing === 'asking' || window.isDestroyed()) return;
    showing = 'asking';
    askAfterCrash(window, { report: reports.last, backUp, reopen }).catch(() =>
      log('the question about a crash could not be asked'),
    );
  };

  const showCrashPage = (): void => {
    showing = 'crash-page';
    waiting = setTimeout(askInstead, CRASH_PAGE_LIMIT);
    load(CRASH_URL);
  };

  const recover = (): void => {
    if (showing !== 'app') askInstead();
    else if (mayReload(crashes, performance.now())) show(RECOVERED_URL);
    else showCrashPage();
  };

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (ended) {
      ended = false;
      if (!isClosing()) reopen();
      return;
    }
    log(`the page’s process is gone: ${reason}, exit code ${exitCode}`);
    reports.write({ place: 'page-process', name: 'Error', message: reason, stack: '' });
    if (showing === 'app') crashes.push(performance.now());
    if (!isClosing()) recover();
  });

  watchForHangs(window, {
    reports,
    isBusy: isClosing,
    restart: () => {
      // Loading alone would wait for the process that does not answer.
      ended = true;
      contents.forcefullyCrashRenderer();
    },
  });
  window.once('closed', () => clearTimeout(waiting));

  return {
    reopen,
    resume: () => {
      if (!window.isDestroyed() && contents.isCrashed()) recover();
    },
    crashPageIsThere: () => clearTimeout(waiting),
  };
}
