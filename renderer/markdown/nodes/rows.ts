import type { Node } from '@tiptap/pm/model';
import type { BlockContent, List, ListItem, PhrasingContent } from 'mdast';

import type { WriteContext } from '../context';
import { fitsCell } from '../inline/code';
import { strong, text } from '../inline/mdast';
import { makeItem, makeList } from './lists';
import { writeUnknownBlock } from './unknown';

/** A row of a structured block, ready to be laid out as a line of a table or as an item of a list. */
export interface RowText {
  readonly headline: PhrasingContent[];
  /** What stands under the headline. */
  readonly rest: BlockContent[];
  /** Whether a table cell can hold all of it as it is: one line, no image, no code that a cell would change. */
  readonly isOneLine: boolean;
}

export function writeRow(row: Node, { blocks, inline }: WriteContext): RowText {
  const [first, ...others] = row.children.filter((child) => blocks([child]).length > 0);
  if (first?.type.name !== 'paragraph') {
    const rest = first === undefined ? [] : blocks([first, ...others]);
    return { headline: [], rest, isOneLine: rest.length === 0 };
  }
  const headline = inline(first, 'block');
  const rest = blocks(others);
  return { headline, rest, isOneLine: rest.length === 0 && headline.every(isPlain) };
}

function isPlain(node: PhrasingContent): boolean {
  if ('children' in node) return node.children.every(isPlain);
  return node.type === 'text' || (node.type === 'inlineCode' && fitsCell(node.value));
}

export interface SplitRows {
  readonly rows: readonly { readonly node: Node; readonly text: RowText }[];
  readonly unknown: BlockContent[];
}

/** The rows of a container; what a newer version put beside them comes apart. */
export function splitRows(container: Node, context: WriteContext): SplitRows {
  const rows = container.children.filter((node) => node.type.name !== 'unknownBlock');
  const others = container.children.filter((node) => node.type.name === 'unknownBlock');
  return {
    rows: rows.map((node) => ({ node, text: writeRow(node, context) })),
    unknown: others.flatMap((node) => writeUnknownBlock(node, context.losses)),
  };
}

export function isEmptyRow({ headline, rest }: RowText): boolean {
  return headline.length === 0 && rest.length === 0;
}

/** A list item: a label in bold, the headline, what follows it on the line, and the rest under it. */
export function rowItem(
  label: string,
  { headline, rest }: RowText,
  tail: readonly PhrasingContent[],
): ListItem {
  const parts = [label === '' ? [] : [strong(text(label))], headline, tail].filter((part) => part.length > 0);
  const line = parts.flatMap((part, index) => (index === 0 ? part : [text(' '), ...part]));
  return makeItem([...(line.length === 0 ? [] : [{ type: 'paragraph' as const, children: line }]), ...rest]);
}

/** "Root cause" of "root cause". */
export function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

export interface Numbered {
  readonly number: number;
  readonly item: (label: string) => ListItem;
}

/**
 * A list whose items keep their numbers: an ordered one where they follow each other, else bullets with the number as
 * label, because Markdown counts for itself. `plain` takes the label of an item without its number.
 */
export function numberedList(items: readonly Numbered[], plain: (number: number) => string): List {
  const first = items[0]?.number ?? 1;
  const inSequence = items.every(({ number }, index) => number === first + index);
  return inSequence
    ? makeList(
        items.map(({ number, item }) => item(plain(number))),
        first,
      )
    : makeList(
        items.map(({ number, item }) => item([`${number}.`, plain(number)].filter(Boolean).join(' '))),
        null,
      );
}
