import type { Node } from '@tiptap/pm/model';
import type { Element, ElementContent } from 'hast';

import { unknownText } from '../../markdown/nodes/unknown';
import { headingDepth } from '../../markdown/nodes/text-blocks';
import type { HtmlContext } from './context';
import { h } from './element';
import { writeHtml, writeInline } from './inline';
import { cleanBlocks } from './raw-html';

/**
 * Blocks of the author's as HTML that has passed the cleaning, still without what finish.ts gives to every element.
 * HTML of the author's own may open in one block and close in another of the same run.
 */
export function writeBlocks(nodes: readonly Node[], context: HtmlContext): ElementContent[] {
  return cleanBlocks(nodes.flatMap((node) => writeBlock(node, context)));
}

/** A text block's content where it stands alone, as in a cell of a list. */
export function writeLine(block: Node, context: HtmlContext): ElementContent[] {
  return cleanBlocks(writeInline(block, context));
}

function writeBlock(node: Node, context: HtmlContext): readonly ElementContent[] {
  const inside = () => node.children.flatMap((child) => writeBlock(child, context));
  switch (node.type.name) {
    case 'paragraph':
      return unlessEmpty(h('p', {}, writeInline(node, context)));
    case 'heading':
      return unlessEmpty(h(`h${headingDepth(node)}`, {}, writeInline(node, context)));
    case 'title':
      // A second title, which a merge can leave behind: the first one is the page's own.
      context.losses.add('title', 'The draft has more than one title; all of them are written.', node);
      return unlessEmpty(h('h2', {}, node.textContent.trim()));
    case 'blockquote':
      return writeQuote(node, inside());
    case 'codeBlock':
      return [h('pre', {}, h('code', codeClass(node), node.textContent.replace(/\r\n?/gu, '\n')))];
    case 'htmlBlock':
      return writeHtml(node.textContent, node, context);
    case 'footnoteDefinition':
      // Written at the end of the page.
      return [];
    case 'horizontalRule':
      return [h('hr', {})];
    case 'bulletList':
    case 'orderedList':
      return node.childCount === 0 ? [] : [writeList(node, context)];
    case 'table':
      return writeTable(node, context);
    case 'unknownBlock':
      return unknownText(node, node, context.losses).map((text) => h('p', {}, text));
    default:
      return unlessEmpty(h('p', {}, node.textContent));
  }
}

function unlessEmpty(element: Element): readonly Element[] {
  return element.children.length === 0 ? [] : [element];
}

function codeClass(node: Node) {
  const language = ((node.attrs['language'] ?? '') as string).split(/\s/u)[0] ?? '';
  return /^[\w+#.-]+$/u.test(language) ? { className: [`language-${language}`] } : {};
}

function writeQuote(node: Node, children: readonly ElementContent[]): readonly Element[] {
  if (children.length === 0) return [];
  const alert: unknown = node.attrs['alert'];
  if (typeof alert !== 'string') return [h('blockquote', {}, children)];
  const name = alert.slice(0, 1).toUpperCase() + alert.slice(1);
  return [
    h(
      'div',
      { className: ['alert', `alert-${alert}`] },
      h('p', { className: ['alert-title'] }, name),
      children,
    ),
  ];
}

function writeList(node: Node, context: HtmlContext): Element {
  const items = node.children.map((item) => writeItem(item, context));
  if (node.type.name === 'bulletList') return h('ul', {}, items);
  const start = Number(node.attrs['start']);
  return h('ol', Number.isInteger(start) && start !== 1 ? { start } : {}, items);
}

function writeItem(item: Node, context: HtmlContext): Element {
  const nodes = item.type.name === 'listItem' ? item.children : [item];
  const blocks = nodes.flatMap((node) => writeBlock(node, context));
  const checked: unknown = item.attrs['checked'];
  if (typeof checked !== 'boolean') return h('li', {}, blocks);
  const box = h('input', { type: 'checkbox', disabled: true, checked });
  const [first, ...rest] = blocks;
  return first?.type === 'element' && first.tagName === 'p'
    ? h('li', { className: ['task'] }, h('p', {}, box, ' ', first.children), rest)
    : h('li', { className: ['task'] }, h('p', {}, box), blocks);
}

/** The first row is the header, as in Markdown; there a column's alignment is the header's. */
function writeTable(node: Node, context: HtmlContext): readonly Element[] {
  const [head, ...body] = node.children;
  if (head === undefined || node.children.every((row) => row.childCount === 0)) return [];
  const alignments = head.children.map((cell) => alignOf(cell.attrs['align']));
  const row = (of: Node, tag: 'th' | 'td') =>
    h(
      'tr',
      {},
      of.children.map((cell, column) => h(tag, alignments[column] ?? {}, writeInline(cell, context))),
    );
  return [
    h(
      'table',
      {},
      h('thead', {}, row(head, 'th')),
      body.length === 0
        ? null
        : h(
            'tbody',
            {},
            body.map((of) => row(of, 'td')),
          ),
    ),
  ];
}

function alignOf(align: unknown) {
  return align === 'left' || align === 'center' || align === 'right' ? { align } : {};
}
