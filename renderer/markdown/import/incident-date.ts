import { dayOf } from '../../time/print';
import type { TimeContext } from './clock';
import { readTime } from './clock';

const months =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** Full dates. One whose order of day and month is not clear is not read below. */
const dates = new RegExp(
  `(?<![\\d-])\\d{4}-\\d{2}-\\d{2}(?![\\d-])|\\b${months}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}\\b|\\b\\d{1,2}(?:st|nd|rd|th)? (?:of )?${months}\\.?,? \\d{4}\\b|(?<![\\d/])\\d{1,2}/\\d{1,2}/\\d{4}(?![\\d/])`,
  'giu',
);

/**
 * The day of the incident, YYYY-MM-DD: the first full date in the first of the texts that has one. Null where none has.
 * @param texts the surest first: the title, the sentence about the times, the opening paragraphs, the file's name
 */
export function incidentDate(texts: readonly string[], context: TimeContext): string | null {
  for (const text of texts) {
    for (const match of text.matchAll(dates)) {
      // The second day of a span is not the day of the incident, and the first may lack its year.
      if (/(?:\band|\bto|\bthrough|\buntil|[–—-])\s*$/iu.test(text.slice(0, match.index))) break;
      const [written] = match;
      const time = readTime(written.replace(/ of /iu, ' '), { ...context, zone: 'UTC' });
      if (time?.precision === 'day' && time.start !== null) return dayOf(time, 'UTC');
    }
  }
  return null;
}
