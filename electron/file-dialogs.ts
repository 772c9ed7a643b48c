import { stat } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import type { FileFilter, WebContents } from 'electron';
import type { ChosenTemplate, OpenedFile, RequestArgument, WriteResult } from './contract/contract';
import { LIMITS } from './contract/limits';
import { writeExport } from './export-files';
import { printPdf } from './pdf';
import { readLimited } from './read-file';

/*
 * The renderer gets verbs, never paths: the dialog is shown here, and the path it gives stays here.
 */

const DRAFTS: FileFilter = { name: 'Post-mortem', extensions: ['postmortem', 'json'] };
const TEMPLATES: FileFilter = { name: 'Template', extensions: ['json'] };
const WEB_PAGE: FileFilter = { name: 'Web page', extensions: ['html'] };
const EVERYTHING: FileFilter = { name: 'All files', extensions: ['*'] };

function windowOf(contents: WebContents): BrowserWindow {
  const window = BrowserWindow.fromWebContents(contents);
  if (window === null) throw new Error('The page has no window.');
  return window;
}

/** The path of the file that the person chooses; undefined where they cancel. */
async function choose(contents: WebContents, filter: FileFilter): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(windowOf(contents), {
    filters: [filter, EVERYTHING],
    properties: ['openFile'],
  });
  return canceled ? undefined : filePaths[0];
}

export async function openFile(contents: WebContents): Promise<OpenedFile | null> {
  const file = await choose(contents, DRAFTS);
  return file === undefined ? null : readLimited(file, LIMITS.draftBytes);
}

export async function openTemplate(contents: WebContents): Promise<ChosenTemplate | null> {
  const file = await choose(contents, TEMPLATES);
  if (file === undefined) return null;
  const result = await readLimited(file, LIMITS.templateBytes);
  if (result.kind === 'unreadable') return result;
  const { name } = result;
  try {
    return { kind: 'read', name, text: new TextDecoder('utf-8', { fatal: true }).decode(result.bytes) };
  } catch {
    return { kind: 'unreadable', name, message: `“${name}” is not a text file in UTF-8.` };
  }
}

async function confirmReplace(contents: WebContents, names: readonly string[]): Promise<boolean> {
  const shown = names.slice(0, 10).join('\n');
  const more = names.length > 10 ? `\nand ${names.length - 10} more` : '';
  const { response } = await dialog.showMessageBox(windowOf(contents), {
    type: 'warning',
    message:
      names.length === 1
        ? 'A file with other content is already there.'
        : 'Files with other content are already there.',
    detail: `${shown}${more}`,
    buttons: ['Cancel', 'Replace'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch {
    return false;
  }
}

/** Asks where to write; the dialog asks before it names a file that exists. Null where the person cancels. */
async function choosePlace(
  contents: WebContents,
  suggestedName: string,
  filter: FileFilter,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(windowOf(contents), {
    defaultPath: path.join(app.getPath('documents'), suggestedName),
    filters: [filter],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  if (canceled || filePath === '') return null;
  const extension = path.extname(suggestedName);
  if (extension === '' || path.extname(filePath).toLowerCase() === extension) return filePath;
  // The dialog has asked about the name without its extension, so the whole name is asked about here.
  const whole = `${filePath}${extension}`;
  if (!(await exists(whole)) || (await confirmReplace(contents, [path.basename(whole)]))) return whole;
  return null;
}

export async function saveCopy(
  { suggestedName, bytes }: RequestArgument<'saveCopy'>,
  contents: WebContents,
): Promise<WriteResult> {
  const filter: FileFilter = { name: 'Post-mortem', extensions: ['postmortem'] };
  const file = await choosePlace(contents, suggestedName, filter);
  if (file === null) return { kind: 'cancelled' };
  return writeExport({ file, bytes, mayReplace: () => Promise.resolve(true) });
}

/** @param extension of the suggested name, without the dot; '' for none */
function filterFor(extension: string): FileFilter {
  if (extension === 'html') return WEB_PAGE;
  if (extension === 'md' || extension === '') return { name: 'Markdown', extensions: ['md'] };
  return { name: extension, extensions: [extension] };
}

export async function exportPdf(
  { suggestedName, html }: RequestArgument<'exportPdf'>,
  contents: WebContents,
): Promise<WriteResult> {
  const file = await choosePlace(contents, suggestedName, { name: 'PDF', extensions: ['pdf'] });
  if (file === null) return { kind: 'cancelled' };
  const printed = await printPdf(html);
  if (printed.kind === 'failed') return printed;
  return writeExport({ file, bytes: printed.bytes, mayReplace: () => Promise.resolve(true) });
}

export async function exportFiles(
  { suggestedName, bytes, folder }: RequestArgument<'exportFiles'>,
  contents: WebContents,
): Promise<WriteResult> {
  const extension = path.extname(suggestedName).slice(1);
  const filter = filterFor(extension);
  const file = await choosePlace(contents, suggestedName, filter);
  if (file === null) return { kind: 'cancelled' };
  return writeExport({ file, bytes, folder, mayReplace: (names) => confirmReplace(contents, names) });
}
