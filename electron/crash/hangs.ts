import { app, dialog } from 'electron';
import type { BrowserWindow, WebContents } from 'electron';
import { log } from '../log';
import type { Reports } from './reports';

/** Chromium has waited some fifteen seconds before it says anything; a little longer spares a question for nothing. */
const PATIENCE = 2_000;
/** How long a person who chose to wait is left alone, in milliseconds. */
const WAIT = 30_000;
/** How long the stack may take that says where the page is busy, in milliseconds. */
const STACK_LIMIT = 1_000;

export interface HangOptions {
  readonly reports: Reports;
  /** Whether another question about the same window is open already. */
  readonly isBusy: () => boolean;
  /** Ends the page's process and loads the page again. */
  readonly restart: () => void;
}

/**
 * Lets Chromium tell where a page is busy; the page allows it by a header (`../protocol.ts`). Has to run before the app is
 * ready.
 */
export function allowBusyStacks(): void {
  const others = app.commandLine.getSwitchValue('enable-features');
  const features = [...others.split(','), 'DocumentPolicyIncludeJSCallStacksInCrashReports'];
  app.commandLine.appendSwitch('enable-features', features.filter((feature) => feature !== '').join(','));
}

/** Where the page is busy, for Electrons that can tell (34 and later); '' where it cannot be known in time. */
async function busyStack(contents: WebContents): Promise<string> {
  const frame: { readonly collectJavaScriptCallStack?: () => Promise<string> | Promise<void> } =
    contents.mainFrame;
  if (frame.collectJavaScriptCallStack === undefined) return '';
  // It never settles where no script runs.
  const nothing = new Promise<string>((resolve) => setTimeout(() => resolve(''), STACK_LIMIT));
  const stack: Promise<string | void> = frame.collectJavaScriptCallStack();
  return Promise.race([stack.then((text) => text ?? '').catch(() => ''), nothing]);
}

async function ask(window: BrowserWindow, signal: AbortSignal): Promise<'wait' | 'reload'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'Aftermark’s window does not answer.',
    detail:
      'It may be busy and come back by itself. Your drafts are stored up to the last “Saved”; if you load the window again, what was typed after it may be lost.',
    buttons: ['Wait', 'Reload'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal,
  });
  return response === 1 ? 'reload' : 'wait';
}

/** Offers to wait or to load again when the page has not answered for some time. An answer closes the question. */
export function watchForHangs(window: BrowserWindow, { reports, isBusy, restart }: HangOptions): void {
  const contents = window.webContents;
  let hang: AbortController | null = null;

  const end = (): void => {
    hang?.abort();
    hang = null;
  };

  const later = (milliseconds: number, signal: AbortSignal): void => {
    const timer = setTimeout(() => void question(signal), milliseconds);
    signal.addEventListener('abort', () => clearTimeout(timer));
  };

  const question = async (signal: AbortSignal): Promise<void> => {
    if (signal.aborted || window.isDestroyed()) return;
    if (isBusy()) {
      later(PATIENCE, signal);
      return;
    }
    const answer = await ask(window, signal);
    if (signal.aborted || window.isDestroyed()) return;
    if (answer === 'wait') {
      later(WAIT, signal);
      return;
    }
    end();
    restart();
  };

  contents.on('unresponsive', () => {
    // A page that is held at a breakpoint does not answer either.
    if (hang !== null || contents.isDevToolsOpened()) return;
    log('the page does not answer');
    hang = new AbortController();
    void busyStack(contents).then((stack) =>
      reports.write({ place: 'hang', name: 'Error', message: '', stack }),
    );
    later(PATIENCE, hang.signal);
  });
  contents.on('responsive', () => {
    if (hang !== null) log('the page answers again');
    end();
  });
  contents.on('render-process-gone', end);
  window.once('closed', end);
}
