import type { PhrasingContent } from 'mdast';

/** A fact as it can stand in a cell or in one line: white space runs are one space, none at the edges. */
export function oneLine(value: string): string {
  return value.replaceAll('\0', '\uFFFD').replace(/\s+/gu, ' ').trim();
}

/** The text of inline nodes that are nothing but text; null where something else stands among them. */
export function plainValue(nodes: readonly PhrasingContent[]): string | null {
  return nodes.every((node) => node.type === 'text') ? nodes.map(({ value }) => value).join('') : null;
}
