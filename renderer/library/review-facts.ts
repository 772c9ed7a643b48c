import type { ReviewSummary } from '../storage/rows';
import { civilDateFrom, shortMonth } from '../time/calendar';
import { localDay } from '../time/zone-clock';

export interface ReviewFacts {
  /** "Review for Mira Okafor" in two parts, because a name may be written from right to left; '' where there is none. */
  readonly before: string;
  readonly name: string;
  /** When it is due, and whether it was returned. */
  readonly facts: readonly string[];
  /** It is due, the day is over, and nothing was returned; said in the facts too. */
  readonly isLate: boolean;
}

/** "3 Dec", with the year where it is another than today's; a day that is no day as it is written. Both are YYYY-MM-DD. */
function dayWords(day: string, today: string): string {
  const date = civilDateFrom(day);
  if (date === null) return day;
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${date.year}`;
  return `${date.day} ${shortMonth(date.month)}${year}`;
}

/**
 * What the list says of a review. The name is the sender's own word for themselves.
 *
 * @param now milliseconds UTC
 * @param zone of the machine: a review is late when the day is over there
 */
export function reviewFacts(
  { from, due, returnedAt }: ReviewSummary,
  now: number,
  zone: string,
): ReviewFacts {
  const today = localDay(now, zone);
  const isLate = returnedAt === null && civilDateFrom(due) !== null && due < today;
  const dueFact = due === '' ? [] : [`${isLate ? 'past due: ' : 'due '}${dayWords(due, today)}`];
  const name = from.trim();
  return {
    before: name === '' ? 'Review' : 'Review for ',
    name,
    facts: [...dueFact, returnedAt === null ? 'not returned' : 'returned'],
    isLate,
  };
}
