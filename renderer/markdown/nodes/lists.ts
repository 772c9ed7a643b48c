import type { Node } from '@tiptap/pm/model';
import type { BlockContent, List, ListItem } from 'mdast';

import type { NodeJSON } from '../../document/draft';
import type { WriteContext } from '../context';
import type { ReadContext } from '../read-context';

/** CommonMark's limit for the number of a list item: nine digits. */
export const largestNumber = 999_999_999;

export function writeList(node: Node, context: WriteContext): List[] {
  const items = node.children.map((item) => writeItem(item, context));
  if (items.length === 0) return [];
  const ordered = node.type.name === 'orderedList';
  return [makeList(items, ordered ? firstNumber(node, context) : null)];
}

function firstNumber(node: Node, { losses }: WriteContext): number {
  const start = Number(node.attrs['start']);
  if (Number.isInteger(start) && start >= 0 && start + node.childCount - 1 <= largestNumber) return start;
  losses.add('list-number', `A list that starts at ${String(node.attrs['start'])} is written from 1.`, node);
  return 1;
}

function writeItem(node: Node, { blocks }: WriteContext): ListItem {
  const checked = (node.attrs['checked'] ?? null) as boolean | null;
  const children = blocks(node.type.name === 'listItem' ? node.children : [node]);
  // A box stands before text. Where an item has none, a space is the text.
  const needsText = checked !== null && children[0]?.type !== 'paragraph';
  const box: BlockContent[] = needsText
    ? [{ type: 'paragraph', children: [{ type: 'text', value: ' ' }] }]
    : [];
  return makeItem([...box, ...children], checked);
}

export function makeItem(children: BlockContent[], checked: boolean | null = null): ListItem {
  return { type: 'listItem', checked, spread: !isTight(children), children };
}

/** `start` is the first number; null makes a list of bullets. One loose item makes the list loose. */
export function makeList(items: ListItem[], start: number | null): List {
  return {
    type: 'list',
    ordered: start !== null,
    start,
    spread: items.some((item) => item.spread === true),
    children: items,
  };
}

/** Without blank lines only what cannot run together: a line of text, and a list under it. */
function isTight(children: readonly BlockContent[]): boolean {
  const [first, second] = children;
  if (children.length > 2 || (second !== undefined && !(second.type === 'list' && followsText(second))))
    return false;
  return first === undefined || first.type === 'paragraph' || (first.type === 'list' && second === undefined);
}

/** Whether a list is seen as one right after a line of text: it must begin with text, and count from 1 if it counts. */
function followsText(list: List): boolean {
  if (list.spread === true || (list.ordered === true && list.start !== 1)) return false;
  const first = list.children[0]?.children[0];
  return first?.type === 'paragraph' || (first?.type === 'list' && followsText(first));
}

export function readList(node: List, context: ReadContext): NodeJSON[] {
  const content = node.children.map((item) => readItem(item, context));
  return node.ordered === true
    ? [{ type: 'orderedList', attrs: { start: node.start ?? 1 }, content }]
    : [{ type: 'bulletList', content }];
}

function readItem(node: ListItem, { blocks }: ReadContext): NodeJSON {
  return {
    type: 'listItem',
    ...(typeof node.checked === 'boolean' ? { attrs: { checked: node.checked } } : {}),
    content: blocks(isBoxAlone(node) ? node.children.slice(1) : node.children),
  };
}

/** A task without text is written with a space after its box, because GFM asks for something there. */
function isBoxAlone({ checked, children: [first] }: ListItem): boolean {
  if (typeof checked !== 'boolean' || first?.type !== 'paragraph') return false;
  return first.children.every((child) => child.type === 'text' && /^[\t ]*$/u.test(child.value));
}
