import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';

import { admitDocument } from '../document/admit';
import { readTitle } from '../document/read';
import { exportPost } from '../publish/export-post';
import type { PreviewAnswer, PreviewRequest } from './preview';

/*
 * Prints the draft and reads the print again, off the window's thread: the preview shows what the file will say, not
 * what the editor means.
 */
globalThis.addEventListener('message', (event: MessageEvent<PreviewRequest>) => {
  const { serial, document } = event.data;
  const doc = admitDocument(document);
  const post = exportPost(doc);
  const body = post.markdown.replace(/^---\n(?:[\s\S]*?\n)?---\n/u, '');
  const tree = toHast(fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
  if (tree.type !== 'root') return;
  const answer: PreviewAnswer = { serial, name: post.name, title: readTitle(doc), tree };
  globalThis.postMessage(answer);
});
