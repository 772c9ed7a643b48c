import { accessSync, constants, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import { createBackups } from './backups/index';
import type { WriteResult } from './contract/contract';
import { reasonOf } from './file-errors';

/*
 * Where the profile's folder cannot be written, Chromium cannot so much as lock it: the app would take itself for a
 * second instance and end without a word. Nothing can be kept there, so nothing is opened for writing: the person is told,
 * and can save what the journal has somewhere else.
 */

/** Why nothing can be written into the profile's folder, to follow a colon; null where it can, or can be made. */
export function whyUnwritable(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

/** Gives Chromium a place for what it writes by itself. Has to run before the app is ready. */
export function moveToTemporaryProfile(): void {
  app.setPath('userData', mkdtempSync(path.join(os.tmpdir(), 'aftermark-')));
}

function sentenceOf(written: WriteResult): string {
  if (written.kind === 'written') return `Everything is in ${written.files.join(', ')}.\n\n`;
  return written.kind === 'failed' ? `${written.message}\n\n` : '';
}

const again = 'Try Again';
const saveAll = 'Save Everything to a File…';
const quit = 'Quit';

/** Says what is wrong until the folder can be written or the person quits. To be called once the app is ready. */
export async function sayUnwritable(folder: string, reason: string): Promise<void> {
  const backups = createBackups({
    userData: folder,
    journal: path.join(folder, 'journal'),
    journalIdle: () => Promise.resolve(),
    isReadOnly: true,
  });
  const hasDrafts = existsSync(path.join(folder, 'journal'));
  const buttons = hasDrafts ? [again, saveAll, quit] : [again, quit];
  // Dialogs for files want a window; this one is never shown.
  const window = new BrowserWindow({ show: false });
  let now = reason;
  let done = '';
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      message: 'Aftermark cannot write into its folder.',
      detail: `${done}${hasDrafts ? 'Your drafts are there, and nothing was changed' : 'Nothing was changed'}: ${now}. Until that is mended, nothing you write could be kept.`,
      buttons: [...buttons],
      defaultId: 0,
      cancelId: buttons.length - 1,
      noLink: true,
    });
    switch (buttons[response]) {
      case again: {
        const still = whyUnwritable(folder);
        if (still === null) {
          app.relaunch();
          app.exit(0);
          return;
        }
        now = still;
        done = '';
        break;
      }
      case saveAll:
        done = sentenceOf(await backups.handlers.backUpNow(undefined, window.webContents));
        break;
      default:
        app.exit(0);
        return;
    }
  }
}
