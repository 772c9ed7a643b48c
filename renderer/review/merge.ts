import { Transform, type Step } from '@tiptap/pm/transform';

import { cardOf } from './card';
import { placeInTime } from './event-order';
import { changedParents } from './factor-parents';
import type { Card, MergeInput, MergeResult, Outcome } from './merge-result';
import { prepareReview } from './merge-prepare';
import { MergeRun, retimedBy } from './merge-run';
import { replay } from './replay';

const nothing = 'nothing was merged.';

/**
 * Merges a reviewer's suggestions into a draft that has moved on. Pure: what comes back is steps for the draft, to be
 * applied in one transaction, and a card for whatever could not be placed.
 *
 * The reviewer's steps are rebased over the author's as prosemirror-collab does it, with three rules: a step is applied only
 * if what it removes is what the reviewer saw; where its place has gone, the block with the same id and the words around it
 * say where it belongs now; what has no place that is beyond doubt becomes a card with its whole content. A suggestion is
 * placed whole or not at all.
 *
 * Steps that do not fit the base, or a base that does not lead to the draft, are refused with one sentence.
 */
export function mergeReview({ base, baseSteps, current, suggestions, applied }: MergeInput): MergeResult {
  const author = replay(base, baseSteps);
  if (!author.ok || !author.document.eq(current))
    return {
      ok: false,
      message: `The draft as it is does not follow from the version that was sent; ${nothing}`,
    };
  const preparation = prepareReview(base, author.steps, suggestions, applied);
  if (!preparation.ok)
    return {
      ok: false,
      message: `Suggestion ${preparation.suggestion + 1} of the review does not fit the version that was sent; ${nothing}`,
    };
  const { prepared } = preparation;
  const run = new MergeRun(prepared, current);
  const steps: Step[] = [];
  const retimed = new Set<string>();
  const outcomes: Outcome[] = [];
  const cards: Card[] = [];
  for (const made of prepared.made) {
    const { suggestion } = made;
    if (applied.has(suggestion.id)) continue;
    const tried = run.attempt(made);
    if (tried.ok) {
      for (const { step } of tried.placed) steps.push(step);
      if (tried.placed.length > 0) for (const id of retimedBy(made)) retimed.add(id);
    } else cards.push(cardOf(made, tried.reason, run.doc));
    outcomes.push({
      suggestion: suggestion.id,
      steps: tried.ok ? tried.outcomes : made.steps.map(() => 'card'),
    });
  }
  const inTime = new Transform(run.doc);
  const reordered = placeInTime(inTime, retimed);
  return {
    ok: true,
    steps: [...steps, ...inTime.steps].map((step) => step.toJSON() as unknown),
    document: inTime.doc,
    outcomes,
    cards,
    parents: changedParents(base, current, prepared.theirs.at(-1)?.after ?? base, inTime.doc),
    reordered,
  };
}
