import type { Node } from '@tiptap/pm/model';

import { anyWord } from '../random/words';

/** The words of every text block in order; an image is the words of its alternative text. */
export function linesOf(doc: Node): readonly (readonly string[])[] {
  const found: string[][] = [];
  const look = (node: Node): boolean => {
    if (!node.isTextblock) return true;
    const text = node.children
      .map((child) => (child.isText ? (child.text ?? '') : ` ${String(child.attrs['alt'] ?? '')} `))
      .join('');
    found.push([...text.matchAll(anyWord)].map(([word]) => word));
    return false;
  };
  if (look(doc)) doc.descendants(look);
  return found;
}

/** How often each word stands in a document. */
export function countWords(doc: Node): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of linesOf(doc).flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** The marks of each word, as JSON. */
export function marksOf(doc: Node): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  doc.descendants((node) => {
    if (!node.isText) return;
    for (const [word] of (node.text ?? '').matchAll(anyWord))
      found.set(word, new Set(node.marks.map((mark) => JSON.stringify(mark.toJSON()))));
  });
  return found;
}

/**
 * Whether a word stands between two others, where these stand in one line in this order; where they do not, after the one
 * or before the other. With only one of them, or none, nothing can be said.
 */
export function isBetween(
  word: string,
  before: string | undefined,
  after: string | undefined,
  lines: readonly (readonly string[])[],
): boolean {
  const line = lines.find((one) => one.includes(word)) ?? [];
  const at = line.indexOf(word);
  const lineOf = (other: string | undefined) =>
    other === undefined ? undefined : lines.find((one) => one.includes(other));
  const [first, second] = [lineOf(before), lineOf(after)];
  if (before === undefined || after === undefined || first === undefined || second === undefined) return true;
  const isAfter = first === line && line.indexOf(before) < at;
  const isBefore = second === line && line.indexOf(after) > at;
  return first === second && first.indexOf(before) < second.indexOf(after)
    ? isAfter && isBefore
    : isAfter || isBefore;
}
