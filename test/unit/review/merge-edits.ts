import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { documentSchema as schema } from '../../../renderer/document/schema';
import { mergeReview } from '../../../renderer/review/merge';
import type { Suggestion } from '../../../renderer/review/types';
import { action, at, doc, event, factor, node, p, title } from '../support/build';

export const base = doc([
  title('Outage'),
  p('the error the error the error', { id: 'p1' }),
  p('second', { id: 'p2' }),
  node(
    'timeline',
    [
      event([p('first', { id: 'e1p' })], { id: 'e1', happened: at('2019-07-02T13:10') }),
      event([p('middle', { id: 'e2p' })], { id: 'e2', happened: at('2019-07-02T13:20') }),
      event([p('last', { id: 'e3p' })], { id: 'e3', happened: at('2019-07-02T13:30') }),
    ],
    { id: 't' },
  ),
  node('factors', [factor('root', { id: 'f1' }), factor('why', { id: 'f2', depth: 1 })], { id: 'f' }),
  node(
    'table',
    ['r1', 'r2'].map((id) => node('tableRow', [node('tableCell', [], { id: `${id}c` })], { id })),
    { id: 'x' },
  ),
  node('actions', [action('fix', { id: 'a1', owner: 'web' })], { id: 'a' }),
]);

export function place(document: Node, id: string): number {
  let found = -1;
  document.descendants((one, position) => {
    if (one.attrs['id'] === id) found = position;
  });
  return found;
}

export type Edit = (tr: Transform) => void;

export const typed =
  (id: string, offset: number, text: string): Edit =>
  (tr) =>
    tr.insert(place(tr.doc, id) + 1 + offset, schema.text(text));
export const set =
  (id: string, name: string, value: unknown): Edit =>
  (tr) =>
    tr.setNodeAttribute(place(tr.doc, id), name, value);
export const deleted =
  (id: string): Edit =>
  (tr) => {
    const from = place(tr.doc, id);
    tr.delete(from, from + (tr.doc.nodeAt(from)?.nodeSize ?? 0));
  };
export const moved =
  (id: string, before: string): Edit =>
  (tr) => {
    const from = place(tr.doc, id);
    const block = tr.doc.nodeAt(from);
    if (block === null) return;
    tr.delete(from, from + block.nodeSize);
    tr.insert(place(tr.doc, before), block);
  };

export function made(
  edits: readonly Edit[],
  start = base,
): {
  readonly document: Node;
  readonly suggestions: readonly Suggestion[];
} {
  let document = start;
  const suggestions = edits.map((edit, index) => {
    const tr = new Transform(document);
    edit(tr);
    document = tr.doc;
    const steps = tr.steps.map((step) => step.toJSON() as unknown);
    return { id: `s${index}`, author: { id: 'r', name: 'R', role: '' }, at: index, steps };
  });
  return { document, suggestions };
}

export const merged = (author: readonly Edit[], reviewer: readonly Edit[]) =>
  mergedFrom(base, author, reviewer);

export function mergedFrom(start: Node, author: readonly Edit[], reviewer: readonly Edit[]) {
  const ours = made(author, start);
  const result = mergeReview({
    base: start,
    baseSteps: ours.suggestions.flatMap(({ steps }) => steps),
    current: ours.document,
    suggestions: made(reviewer, start).suggestions,
    applied: new Set(),
  });
  if (!result.ok) throw new Error(result.message);
  return result;
}

export const textOfBlock = (document: Node, id: string): string =>
  document.nodeAt(place(document, id))?.textContent ?? '';
export const attribute = (document: Node, id: string, name: string): unknown =>
  document.nodeAt(place(document, id))?.attrs[name] as unknown;
