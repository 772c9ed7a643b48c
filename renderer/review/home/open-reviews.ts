import { canonical, compareText } from '../canonical';
import { prepareReview, type Made, type Prepared } from '../merge-prepare';
import { replay, type Replayed } from '../replay';
import { shownAuthor } from '../files/author';
import type { Review } from '../types';
import type { PlanInput, ReceivedReview } from './plan-types';

/** A review with those of its suggestions that are still to be decided about. */
export interface OpenReview {
  readonly received: ReceivedReview;
  readonly prepared: Prepared;
  /** In the order in which they were made. No two reviews have one in common. */
  readonly open: readonly Made[];
}

export type OpenReviews =
  | { readonly ok: true; readonly reviews: readonly OpenReview[] }
  | { readonly ok: false; readonly message: string };

/** When a review was last worked on, milliseconds UTC. */
function lastWork({ suggestions, threads, signOffs }: Review): number {
  const times = [
    ...suggestions.map(({ at }) => at),
    ...signOffs.map(({ at }) => at),
    ...threads.flatMap(({ comments }) => comments.map(({ at, editedAt }) => editedAt ?? at)),
  ];
  return times.reduce((last, at) => Math.max(last, at), 0);
}

/**
 * The newer of two returns first. A later return of a round holds all that the earlier one did, so where the time does
 * not say, the one that holds more does.
 */
function byAge(one: ReceivedReview, other: ReceivedReview): number {
  return (
    lastWork(other.review) - lastWork(one.review) ||
    other.review.suggestions.length - one.review.suggestions.length ||
    compareText(one.hash, other.hash)
  );
}

/** The same order whichever review came first, on every machine. */
function byReviewer(one: ReceivedReview, other: ReceivedReview): number {
  return (
    compareText(one.review.reviewer.id, other.review.reviewer.id) ||
    one.review.round.sentAt - other.review.round.sentAt ||
    compareText(one.hash, other.hash)
  );
}

interface Since {
  readonly received: ReceivedReview;
  readonly steps: readonly Replayed[];
}

/** What the author did since a review's base; two reviews of one round share it. */
function authorSteps(
  received: ReceivedReview,
  { current }: PlanInput,
  known: Since[],
): readonly Replayed[] | null {
  const { base, baseSteps } = received;
  const shared = known.find(
    ({ received: other }) =>
      other.base === base ||
      (other.baseSteps.length === baseSteps.length && other.base.eq(base)
        ? canonical(other.baseSteps) === canonical(baseSteps)
        : false),
  );
  if (shared !== undefined) return shared.steps;
  const author = replay(base, baseSteps);
  if (!author.ok || !author.document.eq(current)) return null;
  known.push({ received, steps: author.steps });
  return author.steps;
}

/**
 * The reviews in an order of their own, each with the suggestions that nobody has decided about. The second return of a
 * reviewer has the suggestions of the first again, under the same ids: each counts once, with the newest review.
 */
export function openReviews(input: PlanInput): OpenReviews {
  const seen = new Set<string>(input.decided);
  const known: Since[] = [];
  const reviews: OpenReview[] = [];
  const once = new Map(input.reviews.map((received) => [received.hash, received]));
  for (const received of [...once.values()].toSorted(byAge)) {
    const { review } = received;
    const isNew = review.suggestions.some(({ id }) => !seen.has(id));
    if (!isNew) continue;
    const who = shownAuthor(review.reviewer);
    const author = authorSteps(received, input, known);
    if (author === null)
      return {
        ok: false,
        message: `The draft as it is does not follow from the version that ${who} had, so nothing was changed.`,
      };
    const preparation = prepareReview(received.base, author, review.suggestions, input.decided);
    if (!preparation.ok)
      return {
        ok: false,
        message: `Suggestion ${preparation.suggestion + 1} of ${who} does not fit the version that was sent, so nothing was changed.`,
      };
    const { prepared } = preparation;
    const open: Made[] = [];
    for (const made of prepared.made) {
      if (seen.has(made.suggestion.id)) continue;
      seen.add(made.suggestion.id);
      open.push(made);
    }
    reviews.push({ received, prepared, open });
  }
  return {
    ok: true,
    reviews: reviews.toSorted((one, other) => byReviewer(one.received, other.received)),
  };
}
