import { isCivilDate, type CivilDate } from '../../time/calendar';
import type { ClockForm, DateForm, Expression, PointForm, ZoneForm } from '../../time/expression';
import { readExpressions } from '../../time/grammar';
import type { Stretch } from '../text-block';
import { hedgeAt } from './hedges';
import { lowerCase, proseOf } from './plain';

/** One point in time as written; at least one of date and clock is there. */
export interface PointReading {
  readonly date: DateForm | null;
  readonly clock: ClockForm | null;
  readonly zone: ZoneForm | null;
}

/** A clock time, a date, both, or a range of them that a text names. */
export interface TimeReading extends Stretch {
  readonly text: string;
  readonly start: PointReading;
  /** The other end of a range. */
  readonly end: PointReading | null;
  readonly approximate: boolean;
  /** "Until 14:09", "after 14:09": the time bounds what is said and may be nobody's own. */
  readonly bound: boolean;
}

const mostReadings = 400;
/** No expression is longer, in characters. */
const window = 120;

const month = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const weekday = 'sun|mon|tue|wed|thu|fri|sat';
/**
 * Where a time may begin. Not within a word, a path, a version, an address of a network or another number. Cheap; what
 * stands there is read by the grammar of `renderer/time`.
 */
const candidate = new RegExp(
  `(?=\\d|~|\\b[a-z])(?<![\\p{L}\\p{N}_@=/\\\\#$€£]|[\\p{L}\\p{N}_][-.:,/])(?:(?:from|between) )?(?:~ ?|(?:about|around|roughly|circa|approximately) )?(?:` +
    '(?=\\d{1,2}(?::\\d{2}|h\\d{2}| ?[ap]\\.?m|時|月))' +
    '|(?=\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2})' +
    `|(?=\\d{1,2}(?:st|nd|rd|th)?[ /-](?:of )?(?:${month}))` +
    '|(?=\\d{1,2}[/.-] ?\\d{1,2}[/.-] ?\\d{4})' +
    '|(?=\\d{4}(?:z(?!\\w)| ?utc))' +
    `|(?=(?:${month})[a-z]{0,6}\\.? \\d)` +
    `|(?=(?:${weekday})[a-z]{0,6}\\.?,? (?:the )?(?:\\d|(?:${month})))` +
    ')',
  'gu',
);
/** "1:37 hours" is a length of time; "10:42:33:aa" an address; "16:30:1" nothing. */
const noTime =
  /^(?:\s?-?(?:hours?|hrs?|minutes?|mins?|seconds?|secs?|ratio|stunden|minuten|heures|horas)(?!\p{L})|:[\da-f]|[\p{L}_@\\=]|\/\d{1,5}(?!\d?[:\d])|%)/iu;
const bounds = /(?:until|till|before|after|since|by|prior to|as of|past|ab|bis|vor|nach|seit)$/iu;

function isWeak({ expression }: { readonly expression: Expression }): boolean {
  return expression.kind === 'words';
}

function point({ date, clock, zone }: PointForm): PointReading {
  return { date, clock, zone };
}

/** The times and dates that a text names, in order, none overlapping another. Linear in the length of the text. */
export function readTimes(source: string): readonly TimeReading[] {
  if (!/\p{Nd}/u.test(source)) return [];
  const { text, stretch } = proseOf(source);
  const readings: TimeReading[] = [];
  const lower = lowerCase(text);
  candidate.lastIndex = 0;
  for (let match = candidate.exec(lower); match !== null; match = candidate.exec(lower)) {
    if (readings.length >= mostReadings) break;
    const at = match.index;
    const found = withoutStop(text, at, longest(text.slice(at, at + window)));
    const end = found === null ? at + Math.max(1, match[0].length) : at + found.end;
    candidate.lastIndex = end;
    if (found === null) continue;
    const place = stretch(at, end);
    const { expression } = found;
    if (expression.kind === 'words') continue;
    readings.push({
      ...place,
      text: source.slice(place.from, place.to),
      start: point(expression.kind === 'range' ? expression.from : expression.at),
      end: expression.kind === 'range' ? point(expression.to) : null,
      approximate:
        expression.kind === 'point' && (expression.approximate || hedgeAt(text, at, end) === 'about'),
      bound: bounds.test(text.slice(Math.max(0, at - 12), at).trimEnd()),
    });
  }
  candidate.lastIndex = 0;
  return readings;
}

/** The stop behind "2 July." ends the sentence; the grammar takes it for that of "Jul." */
function withoutStop<Found extends { readonly end: number }>(
  text: string,
  at: number,
  found: Found | null,
): Found | null {
  if (
    found === null ||
    text[at + found.end - 1] !== '.' ||
    /[ap]\.m\.$/iu.test(text.slice(at, at + found.end))
  )
    return found;
  return { ...found, end: found.end - 1 };
}

function longest(ahead: string): { readonly expression: Expression; readonly end: number } | null {
  for (const one of readExpressions(ahead, 0)) {
    if (isWeak(one) || noTime.test(ahead.slice(one.end, one.end + 16))) continue;
    return one;
  }
  return null;
}

/** A reading that has a date. */
export type DatedReading = TimeReading & { readonly start: { readonly date: DateForm } };

/** A day as far as it is written: year null where none stands. Null where day and month may be either way around. */
export function dayOfForm(form: DateForm): { year: number | null; month: number; day: number } | null {
  if (form.kind === 'day') return { year: form.year, month: form.month, day: form.day };
  const { first, second, year } = form;
  if (first > 12 && second <= 12) return { year, month: second, day: first };
  if (second > 12 && first <= 12) return { year, month: first, day: second };
  return first === second ? { year, month: first, day: second } : null;
}

/** Whether a written day is one of the calendar; a 29 February without a year may be. */
export function isRealDay({
  year,
  month,
  day,
}: {
  year: number | null;
  month: number;
  day: number;
}): boolean {
  return isCivilDate({ year: year ?? 2000, month, day } satisfies CivilDate);
}
