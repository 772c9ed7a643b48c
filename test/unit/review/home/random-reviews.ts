import type { Node } from '@tiptap/pm/model';
import { Step } from '@tiptap/pm/transform';

import { documentSchema } from '../../../../renderer/document/schema';
import type { PlanInput, ReceivedReview } from '../../../../renderer/review/home/plan-types';
import type { Review, Round } from '../../../../renderer/review/types';
import { uniqueDocument } from '../random/document';
import type { EditKind } from '../random/kinds';
import { randomFrom } from '../random/random';
import { editedBy, stepsOf, type Side } from '../random/sides';
import type { Person } from '../random/words';

export const roundOf = (id: string): Round => ({
  id,
  draftId: 'draft',
  version: 1,
  baseHash: 'a'.repeat(64),
  sentAt: 0,
  recipients: '',
  request: '',
  due: '',
  permission: 'suggest',
});

const reviewersHere = ['reviewer', 'second', 'third'] as const;

/** Words and ids of one more reviewer, as long as the second's. */
const asThird = (side: Pick<Side, 'suggestions'>): Pick<Side, 'suggestions'> =>
  JSON.parse(
    JSON.stringify({ suggestions: side.suggestions })
      .replaceAll('second', 'third')
      .replaceAll('REVB', 'REVC'),
  ) as Pick<Side, 'suggestions'>;

export interface Wanted {
  readonly author: readonly EditKind[];
  readonly reviewer: readonly EditKind[];
  readonly reviewers: number;
  /** Edits of each. */
  readonly count?: number;
}

/** A draft that moved on, and reviews of what was sent of it; the same for the same seed. */
export function homeAt(seed: number, { author, reviewer, reviewers, count = 6 }: Wanted): PlanInput {
  const base = uniqueDocument(randomFrom(seed * 7919));
  const ours = editedBy(base, seed * 31 + 1, 'author', author, count);
  const reviews = Array.from({ length: reviewers }, (_, index): ReceivedReview => {
    const name = reviewersHere[index] ?? 'reviewer';
    const person: Person = name === 'third' ? 'second' : name;
    const made = editedBy(base, seed * 37 + 11 * index + 2, person, reviewer, count);
    const theirs = name === 'third' ? asThird(made) : made;
    const review: Review = {
      round: roundOf('round'),
      reviewer: { id: name, name, role: '' },
      suggestions: theirs.suggestions,
      threads: [],
      signOffs: [],
      resultHash: 'b'.repeat(64),
    };
    return { hash: `hash-${name}`, review, base, baseSteps: stepsOf(ours) };
  });
  return { current: ours.document, reviews, decided: new Set() };
}

export function applied(doc: Node, steps: readonly unknown[]): Node {
  let document = doc;
  for (const json of steps) {
    const { doc: next, failed } = Step.fromJSON(documentSchema, json).apply(document);
    if (next === null) throw new Error(failed ?? 'a step does not fit');
    document = next;
  }
  return document;
}

/** The draft after some suggestions were taken and decided about. */
export function after(input: PlanInput, steps: readonly unknown[], decided: Iterable<string>): PlanInput {
  return {
    current: applied(input.current, steps),
    reviews: input.reviews.map((one) => ({ ...one, baseSteps: [...one.baseSteps, ...steps] })),
    decided: new Set([...input.decided, ...decided]),
  };
}
