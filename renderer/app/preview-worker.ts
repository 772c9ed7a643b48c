import type { Nodes } from 'mdast';
import { toHast } from 'mdast-util-to-hast';

import { admitDocument } from '../document/admit';
import { parseMarkdown } from '../markdown/parse';
import { exportPost } from '../publish/export-post';
import type { PreviewAnswer, PreviewRequest } from './preview';

/**
 * The print holds HTML where Markdown has no words for it: a line break in a table's cell. Those are shown; the tags of
 * any other HTML are left out and their text stays.
 */
function withLineBreaks(node: Nodes): Nodes {
  if (node.type === 'html' && /^<br\s*\/?>$/u.test(node.value)) return { type: 'break' };
  if (!('children' in node)) return node;
  return { ...node, children: node.children.map(withLineBreaks) } as Nodes;
}

/*
 * Prints the draft and reads the print again, off the window's thread: the preview shows what the file will say, not
 * what the editor means.
 */
globalThis.addEventListener('message', (event: MessageEvent<PreviewRequest>) => {
  const { serial, document } = event.data;
  // Without front matter, the title stands as the first heading.
  const post = exportPost(admitDocument(document), { frontMatter: false });
  const tree = toHast(withLineBreaks(parseMarkdown(post.markdown)));
  if (tree.type !== 'root') return;
  const answer: PreviewAnswer = { serial, name: post.name, tree };
  globalThis.postMessage(answer);
});
