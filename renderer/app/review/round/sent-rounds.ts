import type { Author } from '../../../document/review-record';
import type { Round } from '../../../review/types';
import type { Database } from '../../../storage/database';
import { listReturns } from '../../../storage/returns';
import { listRounds } from '../../../storage/rounds';

/** A round of a draft with who has returned a review of it. */
export interface SentRound {
  readonly round: Round;
  /** Each reviewer once, the first to return first. */
  readonly returnedBy: readonly Author[];
}

/** The rounds of a draft, the latest first. Rejects with Dexie's error. */
export async function sentRounds(db: Database, draftId: string): Promise<readonly SentRound[]> {
  const [rounds, returns] = await Promise.all([listRounds(db, draftId), listReturns(db, draftId)]);
  return rounds.toReversed().map(({ round }) => {
    const authors = returns
      .filter(({ roundId }) => roundId === round.id)
      .map(({ review }) => review.reviewer);
    return { round, returnedBy: [...new Map(authors.map((author) => [author.id, author])).values()] };
  });
}
