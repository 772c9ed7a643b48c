import type { Blockquote, Nodes, Paragraph } from 'mdast';
import { toHast } from 'mdast-util-to-hast';

import { admitDocument } from '../document/admit';
import { parseMarkdown } from '../markdown/parse';
import { exportPost } from '../publish/export-post';
import type { PreviewAnswer, PreviewRequest } from './preview';

/**
 * What the page cannot show as it stands: HTML, of which only line breaks are made and the rest is shown as its source,
 * and the first line of an alert, which becomes its name.
 */
function showable(node: Nodes, parent: Nodes | null): Nodes {
  if (node.type === 'html') return htmlSource(node.value, parent);
  if (!('children' in node)) return node;
  const children = node.children.map((child) => showable(child, node));
  const shown = { ...node, children } as Nodes;
  return shown.type === 'blockquote' ? withAlertName(shown) : shown;
}

function htmlSource(value: string, parent: Nodes | null): Nodes {
  if (/^<br\s*\/?>$/iu.test(value)) return { type: 'break' };
  const holdsBlocks =
    parent === null || ['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(parent.type);
  return holdsBlocks ? { type: 'code', lang: 'html', value } : { type: 'inlineCode', value };
}

function withAlertName(quote: Blockquote): Blockquote {
  const [first, ...others] = quote.children;
  const start = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || start?.type !== 'text') return quote;
  const name = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?:\n|$)/u.exec(start.value);
  if (name === null) return quote;
  const words = `${name[1]?.slice(0, 1) ?? ''}${name[1]?.slice(1).toLowerCase() ?? ''}`;
  const title: Paragraph = {
    type: 'paragraph',
    children: [{ type: 'strong', children: [{ type: 'text', value: words }] }],
  };
  const rest = [{ ...start, value: start.value.slice(name[0].length) }, ...first.children.slice(1)];
  return { ...quote, children: [title, { ...first, children: rest }, ...others] };
}

/*
 * Prints the draft and reads the print again, off the window's thread: the preview shows what the file will say, not
 * what the editor means.
 */
globalThis.addEventListener('message', (event: MessageEvent<PreviewRequest>) => {
  const { serial, document } = event.data;
  // Without front matter, the title stands as the first heading.
  const post = exportPost(admitDocument(document), { frontMatter: false });
  const tree = toHast(showable(parseMarkdown(post.markdown), null));
  if (tree.type !== 'root') return;
  const answer: PreviewAnswer = { serial, name: post.name, tree };
  globalThis.postMessage(answer);
});
