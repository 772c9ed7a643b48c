import { BrowserWindow, dialog } from 'electron';
import type { WebContents } from 'electron';
import type { RequestResult } from './contract/contract';
import { LIMITS } from './contract/limits';
import { readLimited } from './read-file';

const filters = [
  {
    name: 'Exports, tables and logs',
    extensions: ['zip', 'json', 'jsonl', 'ndjson', 'csv', 'tsv', 'log', 'txt', 'md'],
  },
  { name: 'All files', extensions: ['*'] },
];

/** Asks for the file of a source that events are taken from, and reads it. */
export async function openSources(
  _nothing: void,
  contents: WebContents,
): Promise<RequestResult<'openSources'>> {
  const window = BrowserWindow.fromWebContents(contents);
  if (window === null) return null;
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { filters, properties: ['openFile'] });
  const [path] = filePaths;
  return canceled || path === undefined ? null : readLimited(path, LIMITS.sourceBytes);
}
