import { shownAuthor, shownText } from '../../../review/files/author';
import { dayWords, dueWords } from './round-words';
import type { SentRound } from './sent-rounds';

/** The rounds that went out before, and who has returned a review. */
export function EarlierRounds({ rounds }: { readonly rounds: readonly SentRound[] }) {
  if (rounds.length === 0) return null;
  return (
    <section className="round-part" aria-labelledby="round-earlier">
      <h3 id="round-earlier">
        {rounds.length === 1 ? 'Sent once before' : `Sent ${rounds.length} times before`}
      </h3>
      <ul className="round-earlier">
        {rounds.map(({ round, returnedBy }) => (
          <li key={round.id}>
            <span dir="auto">
              {dayWords(round.sentAt)}
              {round.recipients === '' ? '' : `, for ${shownText(round.recipients)}`}
              {round.due === '' ? '' : `, ${dueWords(round.due)}`}
            </span>
            <small dir="auto">
              {returnedBy.length === 0
                ? 'Nobody has returned a review yet.'
                : `Returned by ${returnedBy.map(shownAuthor).join(', ')}.`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
