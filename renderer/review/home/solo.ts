import type { Node } from '@tiptap/pm/model';

import { idOf } from '../block-text';
import { cardOf, stretchOf } from '../card';
import { sideOf, type Side } from '../changes-attributes';
import type { Made } from '../merge-prepare';
import { MergeRun } from '../merge-run';
import { blockWith } from '../reanchor';
import type { Replayed } from '../replay';
import { needsOf } from './needs';
import type { OpenReview } from './open-reviews';
import type { PlannedCard, PlannedSuggestion, ShownChange } from './plan-types';
import type { Sections } from './sections';
import { shownChanges } from './shown';
import { WayBack } from './way-back';

/** A suggestion that has a place if nothing of another reviewer is taken. */
export interface SoloPlaced {
  readonly made: Made;
  readonly planned: PlannedSuggestion;
}

/** A review on the draft as it is, without the others. */
export interface Solo {
  readonly review: OpenReview;
  readonly placed: readonly SoloPlaced[];
  readonly cards: readonly PlannedCard[];
}

/** Where a suggestion that changes nothing stands: at the block that it was made in. */
function placeOf({ steps }: Made, current: Node): number | null {
  for (const { step, before } of steps) {
    const stretch = stretchOf(step);
    if (stretch === null) continue;
    const target = before.nodeAt(stretch.from);
    const $at = before.resolve(stretch.from);
    const around = Array.from({ length: $at.depth }, (_, index) => $at.node($at.depth - index));
    for (const node of target === null ? around : [target, ...around]) {
      const id = idOf(node);
      const found = id === null ? null : blockWith(current, id);
      if (found !== null) return found.position;
    }
  }
  return null;
}

const startOf = (change: ShownChange): number | null =>
  change.kind === 'attribute' ? change.position : change.from;

function firstOf(changes: readonly ShownChange[]): number | null {
  const starts = changes.map(startOf).filter((start) => start !== null);
  return starts.length === 0 ? null : Math.min(...starts);
}

/** Ids and positions of what a suggestion does; the words of attributes are of the draft and of the draft with the review. */
function soloSuggestion(
  made: Made,
  steps: readonly Replayed[],
  changes: readonly ShownChange[],
  { review, current, sections }: SoloInput,
): Omit<PlannedSuggestion, 'needs'> {
  const { id, author, at } = made.suggestion;
  const isOfDraft = changes.length > 0 && changes.every((change) => startOf(change) === null);
  const from = isOfDraft ? null : (firstOf(changes) ?? placeOf(made, current));
  return {
    id,
    review: review.received.hash,
    author,
    at,
    section: from === null ? null : sections.at(from),
    changes,
    from,
    same: steps.length === 0,
  };
}

export interface SoloInput {
  readonly review: OpenReview;
  readonly current: Node;
  readonly currentSide: Side;
  readonly sections: Sections;
}

/** Merges the undecided suggestions of one review by themselves. */
export function soloMerge(input: SoloInput): Solo {
  const { review, current, currentSide } = input;
  const run = new MergeRun(review.prepared, current);
  const tried = review.open.map((made) => ({ made, tried: run.attempt(made), doc: run.doc }));
  // Rows that only the review brings have their words from it; a time is said as the draft says times.
  const sides = { before: currentSide, after: { ...sideOf(run.doc), zone: currentSide.zone } };
  const back = new WayBack();
  const cards: PlannedCard[] = [];
  const placed: { made: Made; planned: Omit<PlannedSuggestion, 'needs'> }[] = [];
  for (const { made, tried: result, doc } of tried) {
    if (!result.ok) {
      cards.push({ card: cardOf(made, result.reason, doc), review: review.received.hash });
      continue;
    }
    const changes = shownChanges(result.placed, back, sides);
    placed.push({ made, planned: soloSuggestion(made, result.placed, changes, input) });
  }
  const needs = needsOf(review, current, placed);
  return {
    review,
    placed: placed.map(({ made, planned }) => ({
      made,
      planned: { ...planned, needs: needs.get(made.suggestion.id) ?? [] },
    })),
    cards,
  };
}
