import type { Node } from '@tiptap/pm/model';
import type { Element, ElementContent } from 'hast';

import type { HtmlContext } from './context';
import { writeBlocks, writeLine } from './blocks';
import { h, type Child } from './element';

/** A row of a structured block: the line that heads it, and what stands under that. */
export interface RowText {
  readonly headline: readonly ElementContent[];
  readonly rest: readonly ElementContent[];
}

export function writeRow(row: Node, context: HtmlContext): RowText {
  const [first, ...others] = row.children;
  if (first?.type.name !== 'paragraph') return { headline: [], rest: writeBlocks(row.children, context) };
  return { headline: writeLine(first, context), rest: writeBlocks(others, context) };
}

export function isEmptyRow({ headline, rest }: RowText): boolean {
  return headline.length === 0 && rest.length === 0;
}

/** The rows of a container, and what a newer version put beside them. */
export function splitRows(container: Node, context: HtmlContext) {
  const rows = container.children.filter((node) => node.type.name !== 'unknownBlock');
  const others = container.children.filter((node) => node.type.name === 'unknownBlock');
  return {
    rows: rows.map((node) => ({ node, text: writeRow(node, context) })),
    unknown: writeBlocks(others, context),
  };
}

/** The headline with something before it on its line; nothing where both are empty. */
export function headLine(text: RowText, before: readonly Child[] = []): Element | null {
  const lead = before.filter((child) => child !== null && child !== '');
  if (lead.length === 0 && text.headline.length === 0) return null;
  const spaced = lead.flatMap((child): Child[] => [child, ' ']);
  return h('p', { className: ['headline'] }, spaced, text.headline);
}

/** A named fact of a row. */
export interface RowFact {
  readonly name: string;
  readonly value: readonly Child[];
  /** Says more by its colour than its words say by themselves. */
  readonly tone?: 'good' | 'note' | 'warn' | 'quiet';
}

/** The facts of a row as a list of names and values, without those that have none; null where none has. */
export function factList(facts: readonly RowFact[]): Element | null {
  const filled = facts.filter(({ value }) => value.some((child) => child !== null && child !== ''));
  if (filled.length === 0) return null;
  return h(
    'dl',
    { className: ['facts'] },
    filled.map(({ name, value, tone }) =>
      h('div', {}, h('dt', {}, name), h('dd', tone === undefined ? {} : { className: [tone] }, ...value)),
    ),
  );
}

/** "Root cause" of "root cause". */
export function capitalised(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
