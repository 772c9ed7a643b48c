import type { Round } from '../../../review/types';
import type { ReviewRow, RoundRow } from '../../../storage/rows';
import { momentWords } from './moment-words';

/** "today, 14:03 to SRE and database": a round in a list. `now` is milliseconds UTC. */
export function roundWords({ sentAt, recipients }: Round, now: number): string {
  const when = momentWords(sentAt, now);
  return recipients.trim() === '' ? when : `${when}, to ${recipients.trim()}`;
}

/** The rounds that a round can be compared with: those sent after it, the newest first. */
export function laterRounds(rounds: readonly RoundRow[], since: string): readonly RoundRow[] {
  const index = rounds.findIndex(({ id }) => id === since);
  return rounds.slice(index + 1).toReversed();
}

/** What a reviewer was sent before this review, the newest first. */
export function earlierReviews(
  reviews: readonly ReviewRow[],
  { id, round }: ReviewRow,
): readonly ReviewRow[] {
  return reviews
    .filter((row) => row.id !== id && row.round.sentAt < round.sentAt)
    .toSorted((one, other) => other.round.sentAt - one.round.sentAt);
}
