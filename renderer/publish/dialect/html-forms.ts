import type { BlockContent, FootnoteDefinition, ListItem, PhrasingContent } from 'mdast';

import { html, link, text } from '../../markdown/inline/mdast';
import { change, type Changes } from './tree';

/** Boxes of tasks as HTML, for readers that show `[x]` as text. */
export const taskBoxes: Changes = {
  block: (node) => {
    if (node.type !== 'list') return [node];
    return [{ ...node, children: node.children.map((item) => withBox(item)) }];
  },
};

function withBox(item: ListItem): ListItem {
  if (typeof item.checked !== 'boolean') return item;
  const box = html(`<input type="checkbox" disabled${item.checked ? ' checked' : ''}>`);
  const [first, ...others] = item.children;
  const children: ListItem['children'] =
    first?.type === 'paragraph'
      ? [{ ...first, children: [box, text(' '), ...first.children] }, ...others]
      : [{ type: 'paragraph', children: [box] }, ...item.children];
  return { ...item, checked: null, children };
}

/** Strikethrough as HTML, for readers that show `~~` as text. */
export const strikeTags: Changes = {
  inline: (node) => (node.type === 'delete' ? [html('<del>'), ...node.children, html('</del>')] : [node]),
};

/**
 * Footnotes as links to a numbered list at the end, for readers that have none. Numbers follow the order of the marks;
 * a note without a mark is left out, as footnotes are everywhere.
 */
export function endnotes(blocks: readonly BlockContent[]): BlockContent[] {
  const definitions = new Map<string, FootnoteDefinition>();
  change(blocks, {
    block: (node) => {
      if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier)) {
        definitions.set(node.identifier, node);
      }
      return [node];
    },
  });
  const order: string[] = [];
  const numberOf = (identifier: string): number => {
    if (!order.includes(identifier)) order.push(identifier);
    return order.indexOf(identifier) + 1;
  };
  const marks: Changes = {
    inline: (node): readonly PhrasingContent[] => {
      if (node.type !== 'footnoteReference') return [node];
      const n = String(numberOf(node.identifier));
      return [html('<sup>'), link(`#fn-${n}`, null, [text(n)]), html('</sup>')];
    },
  };
  const body = change(blocks, {
    ...marks,
    block: (node) => (node.type === 'footnoteDefinition' ? [] : [node]),
  });
  const notes: ListItem[] = [];
  // Notes may hold marks of further notes, so the list can grow while it is made.
  for (let index = 0; index < order.length; index += 1) {
    const definition = definitions.get(order[index] ?? '');
    const children = change((definition?.children ?? []) as BlockContent[], marks);
    const [first, ...others] = children;
    const anchor = html(`<a id="fn-${index + 1}"></a>`);
    notes.push({
      type: 'listItem',
      spread: children.length > 1,
      children:
        first?.type === 'paragraph'
          ? [{ ...first, children: [anchor, ...first.children] }, ...others]
          : [{ type: 'paragraph', children: [anchor] }, ...children],
    });
  }
  if (notes.length === 0) return body;
  const spread = notes.some((note) => note.spread === true);
  return [
    ...body,
    { type: 'thematicBreak' },
    { type: 'list', ordered: true, start: 1, spread, children: notes },
  ];
}
