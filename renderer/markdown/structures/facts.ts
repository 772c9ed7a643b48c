import type { BlockContent, List, PhrasingContent, RootContent } from 'mdast';

import { text } from '../inline/mdast';
import { makeItem, makeList } from '../nodes/lists';

/*
 * The facts of a row in a list stand under it, one an item: "Owner: database team". So a fact can hold any text.
 */

/** One fact as it is printed. */
export interface Fact {
  readonly name: string;
  readonly value: PhrasingContent[];
}

/** Every name under which a fact is printed, of whatever row. */
export const factNames = [
  'Known at',
  'Source',
  'Who',
  'How much',
  'When',
  'Type',
  'Owner',
  'Due',
  'Priority',
  'Status',
  'Ticket',
  'Answers factor',
] as const;

export function writeFacts(facts: readonly Fact[]): List[] {
  if (facts.length === 0) return [];
  const items = facts.map(({ name, value }) =>
    makeItem([{ type: 'paragraph', children: [text(`${name}: `), ...value] }]),
  );
  return [makeList(items, null)];
}

/** The facts that a list holds; null where one of its items is none. */
export function readFacts(node: RootContent | BlockContent | undefined): readonly Fact[] | null {
  if (node?.type !== 'list' || node.ordered === true || node.children.length === 0) return null;
  const facts = node.children.map(({ checked, children: [only, ...others] }): Fact | null => {
    if (typeof checked === 'boolean' || only?.type !== 'paragraph' || others.length > 0) return null;
    const [first, ...rest] = only.children;
    if (first?.type !== 'text') return null;
    const name = factNames.find((one) => first.value.startsWith(`${one}: `));
    if (name === undefined) return null;
    const value = first.value.slice(name.length + 2);
    return { name, value: value === '' ? rest : [text(value), ...rest] };
  });
  return facts.every((fact) => fact !== null) ? facts : null;
}
