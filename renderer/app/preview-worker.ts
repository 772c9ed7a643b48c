import type { Node } from '@tiptap/pm/model';
import type { RootContent } from 'hast';
import type { Blockquote, Nodes, Paragraph } from 'mdast';
import { toHast } from 'mdast-util-to-hast';

import { admitDocument } from '../document/admit';
import { parseMarkdown } from '../markdown/parse';
import { exportPost } from '../publish/export-post';
import { replay } from '../review/replay';
import { placesBefore, type PreviewAnswer, type PreviewRequest } from './preview';

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

interface Made {
  readonly doc: Node;
  /** The blocks that were answered last, as text. */
  readonly blocks: readonly string[];
}

let made: Made | null = null;

function answer(message: PreviewAnswer): void {
  globalThis.postMessage(message);
}

/** As text that says nothing of where a block stood in the file: that changes with every letter before it. */
function asText(block: RootContent): string {
  return JSON.stringify(block, (key, value: unknown) => (key === 'position' ? undefined : value));
}

/*
 * Prints the draft and reads the print again, off the window's thread: the preview shows what the file will say, not
 * what the editor means. It keeps a copy of the draft, and follows by its steps; only blocks that changed are answered.
 */
globalThis.addEventListener('message', ({ data }: MessageEvent<PreviewRequest>) => {
  let doc: Node;
  if (data.kind === 'open') {
    doc = admitDocument(data.document);
  } else {
    const followed = made === null ? null : replay(made.doc, data.steps);
    if (followed?.ok !== true) {
      made = null;
      answer({ kind: 'lost' });
      return;
    }
    doc = followed.document;
  }
  // Without front matter, the title stands as the first heading.
  const post = exportPost(doc, { frontMatter: false });
  const tree = toHast(showable(parseMarkdown(post.markdown), null));
  const blocks = tree.type === 'root' ? tree.children.map(asText) : [];
  const places = data.kind === 'open' ? blocks.map(() => null) : placesBefore(made?.blocks ?? [], blocks);
  made = { doc, blocks };
  const changes = blocks.map((text, index) => places[index] ?? (JSON.parse(text) as RootContent));
  answer({ kind: 'made', serial: data.serial, name: post.name, blocks: changes });
});
