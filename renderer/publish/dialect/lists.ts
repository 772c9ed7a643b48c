import type { BlockContent, List } from 'mdast';
import { defaultHandlers, type Handle } from 'mdast-util-to-markdown';

import { html, text } from '../../markdown/inline/mdast';
import type { Notes } from '../notes';
import type { Changes } from './tree';

/** For readers that take two lists after each other for one: something between them that nobody sees. */
export function listsApart(separator: string): Changes {
  return {
    flow: (nodes) =>
      nodes.flatMap((node, index) =>
        node.type === 'list' && nodes[index - 1]?.type === 'list' ? [html(separator), node] : [node],
      ),
  };
}

/** Lists that stand apart need no other bullets, and such readers do not know `1)`. */
export const sameBullets: Handle = (node, parent, state, info) => {
  state.bulletLastUsed = undefined;
  return defaultHandlers.list(node, parent, state, info);
};

/** A list that counts, but not from 1. */
function startsElsewhere(node: BlockContent): node is List {
  return node.type === 'list' && node.ordered === true && (node.start ?? 1) !== 1;
}

/**
 * For readers that count every list from 1: bullets with the number written out, because other parts of a post-mortem
 * name factors and actions by their numbers.
 */
export function writtenNumbers(notes: Notes, reader: string): Changes {
  return {
    block: (node, { block }) => {
      if (!startsElsewhere(node)) return [node];
      notes.add(
        'list-number',
        `${reader} counts every list from 1; the one from ${node.start} is written with bullets and its numbers in the text.`,
        node.data?.block ?? block,
      );
      const children = node.children.map((item, index) => {
        const label = text(`${(node.start ?? 1) + index}. `);
        const [first, ...others] = item.children;
        const line =
          first?.type === 'paragraph'
            ? [{ ...first, children: [label, ...first.children] }, ...others]
            : [
                { type: 'paragraph' as const, children: [text(`${(node.start ?? 1) + index}.`)] },
                ...item.children,
              ];
        return { ...item, children: line };
      });
      return [{ ...node, ordered: false, start: null, children }];
    },
  };
}

/** kramdown's way of giving a list another first number: an attribute in a line after it. */
export const startAttributes: Changes = {
  flow: (nodes) =>
    nodes.flatMap((node): BlockContent[] =>
      startsElsewhere(node) ? [node, html(`{: start="${node.start}"}`)] : [node],
    ),
};

/** Whether this is such a line, which must follow its list without a blank one. */
export function isStartAttribute(node: { readonly type: string }): boolean {
  return node.type === 'html' && 'value' in node && /^\{: start="\d+"\}$/u.test(String(node.value));
}

/** For readers that want text behind a bullet before they see an item: a comment where it is empty or a list. */
export const noBareItems: Changes = {
  block: (node) => {
    if (node.type !== 'list') return [node];
    const children = node.children.map((item) => {
      const [first] = item.children;
      if (first !== undefined && first.type !== 'list') return item;
      const comment = { type: 'paragraph' as const, children: [html('<!-- -->')] };
      return { ...item, children: [comment, ...item.children] };
    });
    return [{ ...node, children }];
  },
};
