import type { NodeJSON } from '../../document/draft';
import type { ContainerName } from '../../document/nodes/structures';
import { slice, textOf, trim, type Inline } from './inline-text';

/**
 * Stands for a line end within a paragraph while recognition goes on: reading makes spaces of them, and rows may be told
 * apart by nothing else. A noncharacter of Unicode, which no text holds.
 */
export const lineEnd = '\uFDD0';

/** A container with the plain blocks it was made of, which an untouched draft is printed from. */
export function makeContainer(
  type: ContainerName,
  rows: readonly NodeJSON[],
  blocks: readonly NodeJSON[],
): NodeJSON {
  return {
    type,
    attrs: { origin: { blocks: blocks.map(withoutLineEnds), printed: '' } },
    content: rows.map(withoutLineEnds),
  };
}

export function paragraph(content: Inline): NodeJSON {
  return { type: 'paragraph', content: trim(content) };
}

/** A paragraph without anything in it is no block of a row. */
export function paragraphs(content: Inline): readonly NodeJSON[] {
  const inner = trim(content);
  return inner.length === 0 ? [] : [{ type: 'paragraph', content: inner }];
}

/** "Who: Ada": a cell for which our rows have no place, as text with its column's name. */
export function labelled(label: string, content: Inline): readonly NodeJSON[] {
  const inner = trim(content);
  if (inner.length === 0) return [];
  const name = label.trim() === '' ? [] : [{ type: 'text', text: `${label.trim()}: ` }];
  return [{ type: 'paragraph', content: [...name, ...inner] }];
}

/** Line ends in text as the spaces they are to a reader, and none at the edges of a block. */
export function withoutLineEnds(node: NodeJSON): NodeJSON {
  if (node.text !== undefined) {
    return node.text.includes(lineEnd) ? { ...node, text: node.text.replaceAll(lineEnd, ' ') } : node;
  }
  if (node.content === undefined) return node;
  return { ...node, content: node.content.map(withoutLineEnds) };
}

export function itemsOf(list: NodeJSON): readonly NodeJSON[] {
  return list.content ?? [];
}

export function isList(block: NodeJSON | undefined): boolean {
  return block?.type === 'bulletList' || block?.type === 'orderedList';
}

/** Cells of a table's rows, the header first. */
export function cellsOf(table: NodeJSON): readonly (readonly Inline[])[] {
  return (table.content ?? []).map((row) => (row.content ?? []).map((cell) => cell.content ?? []));
}

/** The content of an item's first paragraph, and its other blocks; null where it does not begin with one. */
export function itemParts(
  item: NodeJSON,
): { readonly head: Inline; readonly others: readonly NodeJSON[] } | null {
  const [first, ...others] = item.content ?? [];
  return first?.type === 'paragraph' ? { head: first.content ?? [], others } : null;
}

/** Longer names are sentences, which the items under them go on with. In words. */
const longestGroupName = 5;

/** Whether an item only names the items under it: "On our side:". */
export function isGroup(item: NodeJSON): boolean {
  const parts = itemParts(item);
  if (parts === null || !parts.others.some(isList)) return false;
  const text = textOf(parts.head).trim();
  return (
    (text.endsWith(':') && text.split(/\s+/u).length <= longestGroupName) ||
    /^[^.:]{1,40}:\s/u.test(text) ||
    text === ''
  );
}

/** The words after the first `length` units, without white space at the edges. */
export function restOf(content: Inline, length: number): Inline {
  return trim(slice(content, length));
}
