import { stat } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import type { FileFilter, OpenDialogOptions, WebContents } from 'electron';
import { BACKUP_EXTENSION } from './names';

/* The renderer gets verbs, never paths: the dialogs are shown here, and the paths they give stay here. */

const BACKUPS: FileFilter = { name: 'Backup of Aftermark', extensions: [BACKUP_EXTENSION] };
const EVERYTHING: FileFilter = { name: 'All files', extensions: ['*'] };

/** What a person is asked; undefined and null are cancelled. */
export interface BackupDialogs {
  readonly placeToWrite: (contents: WebContents, suggestedName: string) => Promise<string | null>;
  readonly fileToOpen: (contents: WebContents) => Promise<string | null>;
  readonly folder: (contents: WebContents) => Promise<string | null>;
}

async function chosen(contents: WebContents, options: OpenDialogOptions): Promise<string | null> {
  const window = BrowserWindow.fromWebContents(contents);
  const { canceled, filePaths } =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return canceled ? null : (filePaths[0] ?? null);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

export const backupDialogs: BackupDialogs = {
  async placeToWrite(contents, suggestedName) {
    const options = {
      defaultPath: path.join(app.getPath('documents'), suggestedName),
      filters: [BACKUPS],
      properties: ['showOverwriteConfirmation' as const, 'createDirectory' as const],
    };
    const window = BrowserWindow.fromWebContents(contents);
    for (;;) {
      const { canceled, filePath } =
        window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
      if (canceled || filePath === '') return null;
      const ending = `.${BACKUP_EXTENSION}`;
      if (path.extname(filePath).toLowerCase() === ending) return filePath;
      // The dialog has asked about the name without its ending: one that is taken is not replaced but asked for again.
      if (!(await exists(`${filePath}${ending}`))) return `${filePath}${ending}`;
    }
  },
  fileToOpen: (contents) => chosen(contents, { filters: [BACKUPS, EVERYTHING], properties: ['openFile'] }),
  folder: (contents) =>
    chosen(contents, { properties: ['openDirectory', 'createDirectory'], buttonLabel: 'Back up here' }),
};
