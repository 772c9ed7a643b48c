import { monthNames } from './calendar';
import type { DateForm, Piece } from './expression';
import { matchAt } from './match';

/** What may follow a date without which it is not one. */
export interface DatePiece extends Piece<DateForm> {
  /** Year, month, day as ISO 8601 orders them: what follows may be joined with T and end in an offset. */
  readonly iso: boolean;
  /** Too little to be a date by itself: 2/7 and 2.7. are also a fraction and a version. */
  readonly needsClock: boolean;
}

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const month = `(${monthNames.join('|')}|sept|${months})\\.?`;
const ordinal = '(?:st|nd|rd|th)?';
const year = '((?:19|2\\d)\\d{2})';

const weekdayPattern =
  /(?:(sun)(?:day)?|(mon)(?:day)?|(tue)(?:s|sday)?|(wed)(?:nesday)?|(thu)(?:rs|rsday)?|(fri)(?:day)?|(sat)(?:urday)?)\.?,? (?:the )?/iy;
const yearFirst = new RegExp(`${year}([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)`, 'y');
const ideographic = new RegExp(`(?:${year}年 ?)?(\\d{1,2})月 ?(\\d{1,2})日`, 'y');
const dayMonth = new RegExp(
  `(\\d{1,2})${ordinal}[ /-](?:of )?${month}(?:,?[ /-]${year}(?!\\d))?(?!\\w|:\\d)`,
  'iy',
);
const monthDay = new RegExp(`${month} (\\d{1,2})${ordinal}(?:,? ${year}(?!\\d|:\\d))?(?!\\w|:\\d)`, 'iy');
const slashed = new RegExp(`(\\d{1,2})/(\\d{1,2})(?:/${year})?(?![\\d/])`, 'y');
const dashed = new RegExp(`(\\d{1,2})-(\\d{1,2})-${year}(?!\\d)`, 'y');
/** Day first wherever dots are used. */
const dotted = new RegExp(`(\\d{1,2})\\. ?(\\d{1,2})\\.(?: ?${year}(?!\\d))?(?!\\d\\.)`, 'y');

function monthNumber(name: string): number {
  return months.split('|').indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

const numberOrNull = (digits: string | undefined): number | null =>
  digits === undefined ? null : Number(digits);

function readBareDate(text: string, at: number, weekday: number | null): DatePiece | null {
  const day = (
    match: RegExpExecArray,
    parts: { year: number | null; month: number; day: number },
    more: Partial<Pick<DatePiece, 'iso' | 'needsClock'>> = {},
  ): DatePiece => ({
    value: { kind: 'day', ...parts, weekday },
    end: at + match[0].length,
    iso: false,
    needsClock: false,
    ...more,
  });

  const iso = matchAt(yearFirst, text, at);
  if (iso !== null) {
    const parts = { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) };
    return day(iso, parts, { iso: iso[2] === '-' });
  }
  const han = matchAt(ideographic, text, at);
  if (han !== null) {
    return day(han, { year: numberOrNull(han[1]), month: Number(han[2]), day: Number(han[3]) });
  }
  const dm = matchAt(dayMonth, text, at);
  if (dm !== null) {
    const parts = { year: numberOrNull(dm[3]), month: monthNumber(dm[2] ?? ''), day: Number(dm[1]) };
    return day(dm, parts);
  }
  const md = matchAt(monthDay, text, at);
  if (md !== null) {
    const parts = { year: numberOrNull(md[3]), month: monthNumber(md[1] ?? ''), day: Number(md[2]) };
    return day(md, parts);
  }
  const dots = matchAt(dotted, text, at);
  if (dots !== null) {
    const parts = { year: numberOrNull(dots[3]), month: Number(dots[2]), day: Number(dots[1]) };
    return day(dots, parts, { needsClock: parts.year === null });
  }
  const unordered = matchAt(slashed, text, at) ?? matchAt(dashed, text, at);
  if (unordered === null) return null;
  const written = numberOrNull(unordered[3]);
  return {
    value: {
      kind: 'unordered',
      year: written,
      first: Number(unordered[1]),
      second: Number(unordered[2]),
      weekday,
    },
    end: at + unordered[0].length,
    iso: false,
    needsClock: written === null,
  };
}

/** The date that stands at `at`; whether the calendar has such a day is not asked here. */
export function readDate(text: string, at: number): DatePiece | null {
  const weekday = matchAt(weekdayPattern, text, at);
  if (weekday === null) return readBareDate(text, at, null);
  const which = weekday.slice(1).findIndex((name) => name !== undefined);
  return readBareDate(text, at + weekday[0].length, which);
}
