import { Transform } from '@tiptap/pm/transform';

import { cardOf } from '../card';
import { placeInTime } from '../event-order';
import { changedParents } from '../factor-parents';
import { retimedBy } from '../merge-run';
import type { ParentChange } from '../merge-result';
import { openReviews, type OpenReview } from './open-reviews';
import type { PlanInput, Taking } from './plan-types';
import { placeTogether } from './together';

/**
 * Takes some suggestions into the draft as it is: those that are wanted and undecided, in the order of `planReviews`, then
 * events put in time. What finds no place comes back as a card: of suggestions that cannot all be taken the first by
 * reviewer is placed.
 */
export function takeSuggestions(input: PlanInput, wanted: ReadonlySet<string>): Taking {
  const open = openReviews(input);
  if (!open.ok) return open;
  const { current } = input;
  const together = placeTogether(open.reviews, current, (id) => wanted.has(id));
  const inTime = new Transform(together.doc);
  const reordered = placeInTime(inTime, new Set(together.taken.flatMap(retimedBy)));
  const parents = new Map<string, ParentChange>();
  for (const review of open.reviews)
    for (const change of parentsOf(review, input, wanted, inTime)) parents.set(change.factor, change);
  return {
    ok: true,
    steps: [...together.placed.map(({ step }) => step), ...inTime.steps].map(
      (step) => step.toJSON() as unknown,
    ),
    taken: together.taken.map(({ suggestion }) => suggestion.id),
    cards: together.failed.map(({ made, review, reason, doc }) => ({
      card: cardOf(made, reason, doc),
      review: review.received.hash,
    })),
    parents: [...parents.values()],
    reordered,
  };
}

function parentsOf(
  { prepared }: OpenReview,
  { current }: PlanInput,
  wanted: ReadonlySet<string>,
  { doc }: Transform,
): readonly ParentChange[] {
  const isWhole = prepared.made.every(({ suggestion }) => wanted.has(suggestion.id));
  // Of a review that is taken in part nobody can say whom its author meant a factor to answer to.
  return isWhole
    ? changedParents(prepared.base, current, prepared.theirs.at(-1)?.after ?? prepared.base, doc)
    : changedParents(current, current, current, doc);
}
