import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';

import { documentSchema as schema } from '../../../../renderer/document/schema';
import type { Plan, PlanInput, ReceivedReview } from '../../../../renderer/review/home/plan-types';
import { planReviews } from '../../../../renderer/review/home/plan';
import { takeSuggestions } from '../../../../renderer/review/home/take';
import type { Suggestion } from '../../../../renderer/review/types';
import { roundOf } from './random-reviews';

/** An edit of a small draft, by the ids of its blocks. */
export type Edit = (tr: Transform) => void;

export function place(document: Node, id: string): number {
  let found = -1;
  document.descendants((one, position) => {
    if (one.attrs['id'] === id) found = position;
  });
  if (found < 0) throw new Error(`no block ${id}`);
  return found;
}

/** Where words begin in a block. */
function wordsAt(tr: Transform, id: string, words: string): number {
  const start = place(tr.doc, id);
  const offset = tr.doc.nodeAt(start)?.textContent.indexOf(words) ?? -1;
  if (offset < 0) throw new Error(`no ${words} in ${id}`);
  return start + 1 + offset;
}

export const replaced =
  (id: string, words: string, by: string): Edit =>
  (tr) => {
    const from = wordsAt(tr, id, words);
    if (by === '') tr.delete(from, from + words.length);
    else tr.replaceWith(from, from + words.length, schema.text(by));
  };

export const typed =
  (id: string, after: string, text: string): Edit =>
  (tr) =>
    tr.insert(wordsAt(tr, id, after) + after.length, schema.text(text));

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

export const added =
  (before: string, id: string, text: string): Edit =>
  (tr) =>
    tr.insert(place(tr.doc, before), schema.node('paragraph', { id }, schema.text(text)));

export const moved =
  (id: string, before: string): Edit =>
  (tr) => {
    const from = place(tr.doc, id);
    const block = tr.doc.nodeAt(from);
    if (block === null) return;
    tr.delete(from, from + block.nodeSize);
    tr.insert(place(tr.doc, before), block);
  };

function done(base: Node, edits: readonly Edit[]): readonly Transform[] {
  let document = base;
  return edits.map((edit) => {
    const tr = new Transform(document);
    edit(tr);
    document = tr.doc;
    return tr;
  });
}

const json = (tr: Transform): readonly unknown[] => tr.steps.map((step) => step.toJSON() as unknown);

/** One suggestion for each edit: "mira-0", "mira-1", … */
export function suggestionsOf(base: Node, name: string, edits: readonly Edit[]): readonly Suggestion[] {
  return done(base, edits).map((tr, index) => ({
    id: `${name}-${index}`,
    author: { id: name, name, role: '' },
    at: index,
    steps: json(tr),
  }));
}

/** A draft in which its author did `own`, and what reviewers made of the base, by their names. */
export function homeOf(
  base: Node,
  own: readonly Edit[],
  reviewers: Readonly<Record<string, readonly Edit[]>>,
): PlanInput {
  const ours = done(base, own);
  const baseSteps = ours.flatMap(json);
  return {
    current: ours.at(-1)?.doc ?? base,
    decided: new Set(),
    reviews: Object.entries(reviewers).map(([name, edits]) =>
      receivedOf(name, base, baseSteps, suggestionsOf(base, name, edits)),
    ),
  };
}

export function receivedOf(
  name: string,
  base: Node,
  baseSteps: readonly unknown[],
  suggestions: readonly Suggestion[],
): ReceivedReview {
  const review = {
    round: roundOf('round'),
    reviewer: { id: name, name, role: '' },
    suggestions,
    threads: [],
    signOffs: [],
    resultHash: 'b'.repeat(64),
  };
  return { hash: `${name} ${suggestions.length}`, review, base, baseSteps };
}

export function planOf(input: PlanInput): Plan {
  const result = planReviews(input);
  if (!result.ok) throw new Error(result.message);
  return result.plan;
}

export function taken(input: PlanInput, wanted: Iterable<string>) {
  const result = takeSuggestions(input, new Set(wanted));
  if (!result.ok) throw new Error(result.message);
  return result;
}
