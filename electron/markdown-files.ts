import { BrowserWindow, dialog } from 'electron';
import type { WebContents } from 'electron';
import type { RequestArgument, RequestResult } from './contract/contract';
import { LIMITS } from './contract/limits';
import { readLimited } from './read-file';
import { readSiblingImages } from './sibling-images';

const filters = [
  { name: 'Markdown', extensions: ['md', 'markdown', 'mdx', 'mdown', 'txt', 'erb'] },
  { name: 'All files', extensions: ['*'] },
];

/** The Markdown files that were chosen to be imported; the page knows them by number, their paths stay here. */
export function createMarkdownFiles() {
  const chosen: string[] = [];

  return {
    async openMarkdown(_nothing: void, contents: WebContents): Promise<RequestResult<'openMarkdown'>> {
      const window = BrowserWindow.fromWebContents(contents);
      if (window === null) return [];
      const { canceled, filePaths } = await dialog.showOpenDialog(window, {
        filters,
        properties: ['openFile', 'multiSelections'],
      });
      if (canceled) return [];
      const files = [];
      for (const path of filePaths.slice(0, LIMITS.openedFiles)) {
        const read = await readLimited(path, LIMITS.markdownBytes);
        files.push(read.kind === 'read' ? { ...read, file: chosen.push(path) } : read);
      }
      return files;
    },

    async imagesBeside({
      file,
      addresses,
    }: RequestArgument<'imagesBeside'>): Promise<RequestResult<'imagesBeside'>> {
      const path = chosen[file - 1];
      return path === undefined ? [] : readSiblingImages(path, addresses);
    },
  };
}
