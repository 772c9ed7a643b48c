import { app, clipboard, dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { WriteResult } from '../contract/contract';

export interface CrashDialogOptions {
  readonly report: () => string;
  /** Asks for a place and writes all drafts there. */
  readonly backUp: () => Promise<WriteResult>;
  /** Loads the app's own page again. */
  readonly reopen: () => void;
}

function sentenceOf(written: WriteResult): string {
  if (written.kind === 'written') return `Everything is in ${written.files.join(', ')}.\n\n`;
  return written.kind === 'failed' ? `${written.message}\n\n` : '';
}

/** What the crash window says, as a dialog of the system, for when no page can be shown at all. */
export async function askAfterCrash(window: BrowserWindow, options: CrashDialogOptions): Promise<void> {
  let done = '';
  for (;;) {
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      message: 'Aftermark’s window keeps crashing.',
      detail: `${done}Your drafts are stored up to the last “Saved”. The report holds nothing of what you wrote, and is sent nowhere.`,
      buttons: ['Open Again', 'Save Everything to a File…', 'Copy Report', 'Quit'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    if (window.isDestroyed()) return;
    switch (response) {
      case 1:
        done = sentenceOf(await options.backUp());
        break;
      case 2:
        await clipboard.writeText(options.report());
        done = 'The report is in the clipboard.\n\n';
        break;
      case 3:
        app.quit();
        return;
      default:
        options.reopen();
        return;
    }
  }
}
