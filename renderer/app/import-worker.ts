import { newId } from '../document/ids';
import { decodeMarkdown } from '../markdown/import/decode';
import { importMarkdown } from '../markdown/import/import-markdown';
import type { ImportMessage, ImportRequest } from './import-messages';

const say = (message: ImportMessage): void => globalThis.postMessage(message);

/* Reads a Markdown file off the window's thread: a long one takes seconds. */
globalThis.addEventListener('message', ({ data }: MessageEvent<ImportRequest>) => {
  const { bytes, ...options } = data;
  const decoded = decodeMarkdown(bytes);
  if (decoded.kind === 'refused') {
    say({ kind: 'done', result: { refused: decoded.sentence } });
    return;
  }
  const onProgress = (share: number): void => say({ kind: 'progress', share });
  say({ kind: 'done', result: importMarkdown(decoded.text, { ...options, newId, onProgress }) });
});
