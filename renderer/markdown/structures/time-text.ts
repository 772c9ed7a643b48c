import { civilDateOf } from '../../time/calendar';
import { parseTime } from '../../time/parse';
import { dayOf, printCanonical, printTime } from '../../time/print';
import type { WrittenTime } from '../../time/written-time';
import { startOfDay, wallAt } from '../../time/zone-clock';
import { offsetName } from '../../time/zone-names';
import { offsetLabel } from '../../time/zones';
import { knownZone } from '../times';
import { oneLine } from './words';

/** What a reader of a time in a timeline knows beside its words. */
export interface TimePlace {
  /** The zone on whose clock times are shown; one that exists. */
  readonly zone: string;
  /** YYYY-MM-DD of the heading or caption that the time stands under; null where there is none. */
  readonly day: string | null;
}

/** A time as it is printed, and as it is read again. */
export interface PrintedTime {
  readonly words: string;
  readonly time: WrittenTime;
}

/** What stands in a list for an event without a time. */
export const undated = 'Undated';

/** Between the time and the moments of an event in a list. */
export const timeSeparator = ' · ';

const quoted = /^“(.*)”$/u;

/** The time that printed words mean where they stand. Words that are no time are a time that is only described. */
export function readTimeText(words: string, { zone, day }: TimePlace): WrittenTime {
  const inQuotes = quoted.exec(words)?.[1];
  if (inQuotes !== undefined) return described(inQuotes, zone);
  const parsed = parseTime(words, { zone, zoneConfirmed: true, previous: null, incidentDate: day });
  if (parsed.kind !== 'time' || parsed.time.start === null) return described(words, zone);
  const { start, end, precision } = parsed.time;
  return { start, end, precision, written: words, zone, inferred: [] };
}

function described(written: string, zone: string): WrittenTime {
  return { start: null, end: null, precision: 'unknown', written, zone, inferred: [] };
}

/** Years that are written with four digits: the only ones in which people write dates, and the parser reads them. */
const firstYear = 1000;
const lastYear = 9999;

/**
 * A time as the document's clock can show it; null where nothing is said. A day is that day also in the document's
 * zone, a minute with seconds is known to the second, and what lies outside the years that can be written is words.
 */
export function tidyTime(time: WrittenTime | null, zone: string): WrittenTime | null {
  if (time === null) return null;
  if (time.start === null) {
    const words = oneLine(time.written);
    return words === '' ? null : described(words, zone);
  }
  if (!isWritable(time.start, zone) || (time.end !== null && !isWritable(time.end, zone))) {
    return described(oneLine(time.written) || String(new Date(time.start).getUTCFullYear()), zone);
  }
  const base = { ...time, written: oneLine(time.written), zone, inferred: [] };
  switch (time.precision) {
    case 'day': {
      const day = dayOf({ ...time, zone: knownZone(time.zone) }, zone);
      return { ...base, start: startOfDay(Date.parse(`${day ?? ''}T00:00:00Z`), zone) };
    }
    case 'minute':
      return hasSeconds(time.start, zone) ? { ...base, precision: 'second' } : base;
    case 'hour':
      return hasSeconds(time.start, zone) ? { ...base, precision: 'second' } : base;
    case 'second':
    case 'approximate':
    case 'range':
    case 'unknown':
      return base;
  }
}

function isWritable(ms: number, zone: string): boolean {
  const { year } = civilDateOf(wallAt(ms, zone));
  return year > firstYear && year < lastYear;
}

function hasSeconds(ms: number, zone: string): boolean {
  return wallAt(ms, zone) % 60_000 !== 0;
}

/** Looking for the form costs some 100 µs, and a preview asks for the same times at every key. */
const found = new Map<string, PrintedTime>();
const mostFound = 4096;

/**
 * The shortest of a time's forms that is read back as the same instants with the same precision where it stands: the
 * clock alone, with a day, with day and year, with an offset.
 * @param time one that `tidyTime` gave
 */
export function printTimeText(time: WrittenTime, place: TimePlace): PrintedTime {
  const { start, end, precision, written } = time;
  const key = JSON.stringify([start, end, precision, start === null ? written : '', place.zone, place.day]);
  const known = found.get(key);
  if (known !== undefined) return known;
  const printed = shortestForm(time, place);
  if (found.size >= mostFound) found.clear();
  found.set(key, printed);
  return printed;
}

function shortestForm(time: WrittenTime, place: TimePlace): PrintedTime {
  if (time.start === null) return printWords(time.written, place);
  for (const words of forms(time, place.zone)) {
    const read = readTimeText(words, place);
    if (read.start === time.start && read.end === time.end && read.precision === time.precision)
      return { words, time: read };
  }
  return printWords(printCanonical(time), place);
}

function* forms(time: WrittenTime, zone: string): Generator<string> {
  const dates = ['none', 'short', 'full'] as const;
  for (const date of dates) yield printTime(time, { zone, date });
  if (time.precision === 'hour' && time.start !== null) {
    // The hour as known does not begin on the hour here, but it does on another clock.
    const minutes = Math.floor(time.start / 60_000) % 60;
    const offset = offsetName(((60 - ((minutes + 60) % 60)) % 60) * 60_000) ?? 'UTC';
    for (const date of dates) yield `${printTime(time, { zone: offset, date })} ${offsetLabel(offset)}`;
  }
  yield printCanonical({ ...time, zone });
}

/** Words that could be taken for a time or for the label of another event stand in quotation marks. */
function printWords(words: string, place: TimePlace): PrintedTime {
  const isPlain =
    !words.startsWith('“') &&
    !words.includes(timeSeparator) &&
    words !== undated &&
    readTimeText(words, place).start === null;
  return { words: isPlain ? words : `“${words}”`, time: described(words, place.zone) };
}
