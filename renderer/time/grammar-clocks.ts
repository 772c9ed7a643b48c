import type { ClockForm, Meridiem, Piece } from './expression';
import { matchAt } from './match';

export interface ClockPiece extends Piece<ClockForm> {
  /** "13h" and "3 pm" also begin ordinary sentences. */
  readonly needsSeparator: boolean;
  /** Nothing but four digits: only a zone behind them makes them a time. */
  readonly needsZone: boolean;
}

const colons = /(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?!\d)/y;
const meridiem = / ?([ap])(?:\.m\.|m(?![\w]))/iy;
const hourMeridiem = /(\d{1,2})( ?)([ap])(?:\.m\.|m(?![\w]))/iy;
const letterH = /(\d{1,2})h(\d{2})?(?!\w|:\d)/iy;
const ideographic = /(\d{1,2})時(?: ?(\d{1,2})分(?: ?(\d{1,2})秒)?)?/y;
const fourDigits = /([01]\d|2[0-3])([0-5]\d)(?=Z(?!\w)| ?UTC(?!\w))/y;
/** ISO 8601's reduced precision, after T only. */
const bareHour = /(\d{2})(?![\d:])/y;

interface Digits {
  readonly hour: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  readonly fraction?: string | undefined;
  readonly meridiem?: Meridiem | null;
}

function clockOf(digits: Digits): ClockForm | null {
  const hour = Number(digits.hour);
  const minute = Number(digits.minute ?? 0);
  const second = Number(digits.second ?? 0);
  const half = digits.meridiem ?? null;
  if (minute > 59 || second > 59) return null;
  if (half === null ? hour > 23 : hour < 1 || hour > 12) return null;
  return {
    hour,
    minute,
    second,
    // Cut, not rounded: a log's nanoseconds must not carry an event into the next second.
    millisecond: Number((digits.fraction ?? '').slice(0, 3).padEnd(3, '0')),
    finest: digits.second !== undefined ? 'second' : digits.minute !== undefined ? 'minute' : 'hour',
    meridiem: half,
  };
}

const half = (letter: string | undefined): Meridiem => (letter?.toLowerCase() === 'a' ? 'am' : 'pm');

function piece(
  digits: Digits,
  end: number,
  more: Partial<Pick<ClockPiece, 'needsSeparator' | 'needsZone'>> = {},
): ClockPiece | null {
  const value = clockOf(digits);
  return value === null ? null : { value, end, needsSeparator: false, needsZone: false, ...more };
}

/** The clock time that stands at `at`. `afterT`: right behind an ISO date's T, where a bare hour is one too. */
export function readClock(text: string, at: number, afterT: boolean): ClockPiece | null {
  const match = matchAt(colons, text, at);
  if (match !== null) {
    const digits = { hour: match[1], minute: match[2], second: match[3], fraction: match[4] };
    const end = at + match[0].length;
    const suffix = matchAt(meridiem, text, end);
    if (suffix === null) return piece(digits, end);
    return piece({ ...digits, meridiem: half(suffix[1]) }, end + suffix[0].length) ?? piece(digits, end);
  }
  const twelve = matchAt(hourMeridiem, text, at);
  if (twelve !== null) {
    const spaced = twelve[2] !== '';
    return piece({ hour: twelve[1], meridiem: half(twelve[3]) }, at + twelve[0].length, {
      needsSeparator: spaced,
    });
  }
  const letter = matchAt(letterH, text, at);
  if (letter !== null) {
    return piece({ hour: letter[1], minute: letter[2] }, at + letter[0].length, { needsSeparator: true });
  }
  const han = matchAt(ideographic, text, at);
  if (han !== null) return piece({ hour: han[1], minute: han[2], second: han[3] }, at + han[0].length);
  const four = matchAt(fourDigits, text, at);
  if (four !== null)
    return piece({ hour: four[1], minute: four[2] }, at + four[0].length, { needsZone: true });
  if (!afterT) return null;
  const hour = matchAt(bareHour, text, at);
  return hour === null ? null : piece({ hour: hour[1] }, at + hour[0].length);
}

/** Milliseconds since midnight that the clock time stands for. */
export function clockMs({ hour, minute, second, millisecond, meridiem }: ClockForm): number {
  const hours = meridiem === null ? hour : (hour % 12) + (meridiem === 'pm' ? 12 : 0);
  return ((hours * 60 + minute) * 60 + second) * 1000 + millisecond;
}
