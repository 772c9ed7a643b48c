import type { Node } from '@tiptap/pm/model';

import type { CardReason } from '../merge-result';
import type { Made } from '../merge-prepare';
import { MergeRun } from '../merge-run';
import type { Replayed } from '../replay';
import type { OpenReview } from './open-reviews';

export interface Failure {
  readonly made: Made;
  readonly review: OpenReview;
  readonly reason: CardReason;
  /** The draft in which it found no place. */
  readonly doc: Node;
}

export interface Together {
  /** Steps for the draft, those of each review behind those of the one before. */
  readonly placed: readonly Replayed[];
  readonly taken: readonly Made[];
  readonly failed: readonly Failure[];
  readonly doc: Node;
}

/** Places suggestions of several reviews, one review after the other in the order given. */
export function placeTogether(
  reviews: readonly OpenReview[],
  current: Node,
  isWanted: (id: string) => boolean,
): Together {
  const placed: Replayed[] = [];
  const taken: Made[] = [];
  const failed: Failure[] = [];
  let doc = current;
  for (const review of reviews) {
    const wanted = review.open.filter(({ suggestion }) => isWanted(suggestion.id));
    if (wanted.length === 0) continue;
    const run = new MergeRun(review.prepared, current);
    run.follow([...placed]);
    for (const made of wanted) {
      const tried = run.attempt(made);
      if (tried.ok) {
        for (const step of tried.placed) placed.push(step);
        taken.push(made);
      } else failed.push({ made, review, reason: tried.reason, doc: run.doc });
    }
    doc = run.doc;
  }
  return { placed, taken, failed, doc };
}
