import type { Node } from '@tiptap/pm/model';

import { isRow } from './rows';

/** Attributes that are not facts: an id names the row, and depth is its place among its neighbours. */
const places: ReadonlySet<string> = new Set(['id', 'depth']);

/** Names of attributes that point at rows by id, and the rows that carry them. */
const references: Readonly<Record<string, readonly string[]>> = {
  impact: ['start', 'end'],
  action: ['answers'],
};

/** The facts of a row, container or heading: each attribute that differs from its default, by name. */
export function factsOf(node: Node): Readonly<Record<string, unknown>> {
  const defaults = node.type.spec.attrs ?? {};
  return Object.fromEntries(
    Object.entries(node.attrs).filter(
      ([name, value]) =>
        !places.has(name) && JSON.stringify(value) !== JSON.stringify(defaults[name]?.default),
    ),
  );
}

export function hasOwnFacts(node: Node): boolean {
  return Object.keys(factsOf(node)).length > 0;
}

/** Ids of the rows that another row refers to: an impact to its events, an action to the factors it answers. */
export function referredIds(doc: Node): ReadonlySet<string> {
  const ids = new Set<string>();
  doc.forEach((container) => {
    if (container.type.name !== 'impacts' && container.type.name !== 'actions') return;
    container.forEach((row) => {
      for (const name of references[row.type.name] ?? [])
        for (const id of [row.attrs[name]].flat()) if (typeof id === 'string') ids.add(id);
    });
  });
  return ids;
}

/**
 * Whether a row would take something besides its text with it: its own facts, or its being referred to. What a newer
 * version of the format put among the rows always counts as holding facts.
 */
export function holdsFacts(row: Node, referred: ReadonlySet<string>): boolean {
  if (!isRow(row)) return true;
  const id: unknown = row.attrs['id'];
  return hasOwnFacts(row) || (typeof id === 'string' && referred.has(id));
}
