import { canonicalHash } from '../../file/canonical-json';
import { refuse } from '../../file/json';
import type { Review, Round } from '../types';

/** A round as home remembers it. */
export interface KnownRound {
  readonly round: Round;
  /** `reviewHash` of every review of it that has been merged. */
  readonly merged: readonly string[];
}

export interface Home {
  /** The rounds of every draft in the library, by the draft's id. */
  readonly drafts: ReadonlyMap<string, readonly KnownRound[]>;
  /** The draft that the review is to be merged into, where a person has said so; else it is found. */
  readonly into?: string;
}

export type Match =
  | {
      readonly ok: true;
      readonly draftId: string;
      /** As kept at home. What the file says of the round beyond its id and base is not believed. */
      readonly round: Round;
      /** To be kept in `KnownRound.merged` with the merge. */
      readonly hash: string;
      readonly notices: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** The name of a review by all that is in it: the same for the whole file and the small one, other for a later one. */
export async function reviewHash(review: Review): Promise<string> {
  return await canonicalHash(review);
}

/**
 * Says which draft and round of this library a review belongs to, or in one sentence why it cannot be merged: another
 * draft, a round not sent from here, another base, merged already. Another major version never gets this far, because
 * `readReview` refuses it.
 */
export async function matchReview(review: Review, home: Home): Promise<Match> {
  const { draftId, id, baseHash, version } = review.round;
  if (home.into !== undefined && home.into !== draftId) {
    return refuse('This review is of another draft than this one, so nothing was merged.');
  }
  const rounds = home.drafts.get(draftId);
  if (rounds === undefined) {
    return refuse('This review is of a draft that is not in this library, so nothing was merged.');
  }
  const known = rounds.find(({ round }) => round.id === id);
  if (known === undefined) {
    return refuse('This review answers a round that was not sent from this library, so nothing was merged.');
  }
  const { round, merged } = known;
  if (round.baseHash !== baseHash || round.version !== version || round.draftId !== draftId) {
    return refuse('This review was made on another text than the one that was sent, so nothing was merged.');
  }
  const hash = await reviewHash(review);
  if (merged.includes(hash)) {
    return refuse('This review has been merged already, so there was nothing to change.');
  }
  const uninvited = round.permission === 'comment' ? review.suggestions.length : 0;
  return {
    ok: true,
    draftId,
    round,
    hash,
    notices:
      uninvited === 0
        ? []
        : [
            uninvited === 1
              ? 'This round asked for comments only, and the review brings a suggestion as well.'
              : `This round asked for comments only, and the review brings ${uninvited} suggestions as well.`,
          ],
  };
}
