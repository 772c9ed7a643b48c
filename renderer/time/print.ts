import type { CivilDate, WallTime } from './calendar';
import { civilDateOf, dayMs, isoDay, monthNames, pad, shortMonth, timeOfDay, wallOf } from './calendar';
import type { WrittenTime } from './written-time';
import { fixedOffsetOf, isFolded, localDay, offsetAt, wallAt } from './zone-clock';
import { offsetName } from './zone-names';
import { offsetLabel } from './zones';

export interface PrintOptions {
  /** The zone whose clock is shown. A time known only to the day keeps its own: a date does not move. */
  readonly zone: string;
  /** `none` for lists under a day's heading, `short` is "2 Jul", `full` is "2 July 2019". */
  readonly date: 'none' | 'short' | 'full';
  /** BCP 47; decides how the date is written. The clock is always HH:MM in ASCII digits. Default "en-GB". */
  readonly locale?: string;
}

const defaultLocale = 'en-GB';
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function dateText(date: CivilDate, style: 'short' | 'full', locale: string): string {
  const { year, month, day } = date;
  if (locale === defaultLocale) {
    return style === 'short'
      ? `${day} ${shortMonth(month)}`
      : `${day} ${monthNames[month - 1] ?? ''} ${year}`;
  }
  const key = `${locale} ${style}`;
  let format = dateFormats.get(key);
  if (format === undefined) {
    const fields = { day: 'numeric', timeZone: 'UTC', calendar: 'gregory' } as const;
    format = new Intl.DateTimeFormat(
      locale,
      style === 'short' ? { ...fields, month: 'short' } : { ...fields, month: 'long', year: 'numeric' },
    );
    dateFormats.set(key, format);
  }
  return format.format(wallOf(date));
}

/** HH:MM, with seconds and milliseconds where `seconds` asks for them or they are not zero. */
function clockText(wall: WallTime, seconds: boolean): string {
  const time = timeOfDay(wall);
  const minutes = `${pad(Math.floor(time / 3_600_000))}:${pad(Math.floor(time / 60_000) % 60)}`;
  const milliseconds = time % 1000;
  if (!seconds && time % 60_000 === 0) return minutes;
  const fraction = milliseconds === 0 ? '' : `.${pad(milliseconds, 3)}`;
  return `${minutes}:${pad(Math.floor(time / 1000) % 60)}${fraction}`;
}

function pointClock(time: WrittenTime, wall: WallTime): string {
  switch (time.precision) {
    case 'hour':
      // In a zone half an hour off, the hour as known does not begin on the hour.
      return timeOfDay(wall) % 3_600_000 === 0
        ? `${pad(timeOfDay(wall) / 3_600_000)}h`
        : clockText(wall, false);
    case 'approximate':
      return `~${clockText(wall, false)}`;
    case 'second':
      return clockText(wall, true);
    case 'minute':
    case 'range':
    case 'day':
    case 'unknown':
      return clockText(wall, false);
  }
}

/** " UTC+1" where the clock shows this time twice on its day, so that a reader can tell which one is meant. */
function foldSuffix(ms: number, zone: string): string {
  const name = offsetName(offsetAt(ms, zone));
  return name === null ? '' : ` ${offsetLabel(name)}`;
}

function withDate(wall: WallTime, clock: string, date: PrintOptions['date'], locale: string): string {
  if (date === 'none') return clock;
  const day = dateText(civilDateOf(wall), date, locale);
  return date === 'short' ? `${day} ${clock}` : `${day}, ${clock}`;
}

function printRange(
  start: number,
  end: number,
  { zone, date, locale = defaultLocale }: PrintOptions,
): string {
  const from = wallAt(start, zone);
  const to = wallAt(end, zone);
  const folded = isFolded(start, zone) || isFolded(end, zone);
  const suffix = (ms: number): string => (folded ? foldSuffix(ms, zone) : '');
  const seconds = from % 60_000 !== 0 || to % 60_000 !== 0;
  const first = `${clockText(from, seconds)}${suffix(start)}`;
  const last = `${clockText(to, seconds)}${suffix(end)}`;
  const sameDay = from - timeOfDay(from) === to - timeOfDay(to);
  // Without dates, an end before the start on the clock is understood to be the next day's.
  const understood = date === 'none' && to - from < dayMs;
  if (sameDay || understood) return `${withDate(from, first, date, locale)}–${last}`;
  const style = date === 'none' ? 'short' : date;
  return `${withDate(from, first, date, locale)} – ${withDate(to, last, style, locale)}`;
}

/**
 * A time for readers: "13:42", "2 Jul 13:42", "2 July 2019, 13:42", "~14:30", "14:00–14:09", "13h" for an hour,
 * the date alone for a day, its words for a time that was only described. With a full date in English, reading
 * it again in the same zone gives the same time.
 * @throws RangeError where the zone is no zone.
 */
export function printTime(time: WrittenTime, options: PrintOptions): string {
  const { zone, date, locale = defaultLocale } = options;
  if (time.start === null || time.precision === 'unknown') return time.written;
  if (time.precision === 'day') {
    const day = civilDateOf(wallAt(time.start, time.zone));
    return dateText(day, date === 'full' ? 'full' : 'short', locale);
  }
  if (time.precision === 'range' && time.end !== null) return printRange(time.start, time.end, options);
  const wall = wallAt(time.start, zone);
  const suffix = isFolded(time.start, zone) ? foldSuffix(time.start, zone) : '';
  return `${withDate(wall, pointClock(time, wall), date, locale)}${suffix}`;
}

function isoInstant(ms: number): string {
  const wall = civilDateOf(ms);
  return `${isoDay(wall)}T${clockText(ms, true)}Z`;
}

/**
 * A time for machines: RFC 3339 in UTC with milliseconds where there are any; a range as start/end (ISO 8601-1
 * interval); a day as its date. Null for a time with no instant.
 */
export function printIso(time: WrittenTime): string | null {
  if (time.start === null) return null;
  if (time.precision === 'day') return localDay(time.start, time.zone);
  return time.end === null ? isoInstant(time.start) : `${isoInstant(time.start)}/${isoInstant(time.end)}`;
}

function exactOffset(offsetMs: number): string {
  const seconds = Math.abs(offsetMs) / 1000;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (seconds % 60 !== 0) parts.push(seconds % 60);
  return `${offsetMs < 0 ? '-' : '+'}${parts.map((part) => pad(part)).join(':')}`;
}

function canonicalPoint(ms: number, zone: string, clock: (wall: WallTime) => string): string {
  const wall = wallAt(ms, zone);
  const offset = zone === 'UTC' ? 'Z' : exactOffset(offsetAt(ms, zone));
  const name = fixedOffsetOf(zone) === null ? `[${zone}]` : '';
  return `${isoDay(civilDateOf(wall))}T${clock(wall)}${offset}${name}`;
}

/**
 * The form from which `parseTime` gives the same start, end, precision and zone in any context: RFC 9557
 * ("2019-07-02T13:42:05+02:00[Europe/Berlin]"), "T13" for an hour, "~" before an approximate time, start/end for
 * a range, "2019-07-02[Europe/Berlin]" for a day. A time that was only described gives its words.
 */
export function printCanonical(time: WrittenTime): string {
  const { start, end, zone, precision } = time;
  if (start === null) return time.written;
  const minutes = (wall: WallTime): string => clockText(wall, false);
  switch (precision) {
    case 'unknown':
      return time.written;
    case 'day':
      return `${localDay(start, zone)}[${zone}]`;
    case 'hour':
      return canonicalPoint(start, zone, (wall) => clockText(wall, false).slice(0, 2));
    case 'minute':
      return canonicalPoint(start, zone, minutes);
    case 'second':
      return canonicalPoint(start, zone, (wall) => clockText(wall, true));
    case 'approximate':
      return `~${canonicalPoint(start, zone, minutes)}`;
    case 'range':
      return `${canonicalPoint(start, zone, minutes)}/${canonicalPoint(end ?? start, zone, minutes)}`;
  }
}

/** The day of an instant: "2 July 2019". `ms` is milliseconds UTC. */
export function printDay(ms: number, zone: string, locale: string = defaultLocale): string {
  return dateText(civilDateOf(wallAt(ms, zone)), 'full', locale);
}

/** The day, YYYY-MM-DD, under which a time stands in a list in `zone`; null without an instant. A day stays that day in every zone. */
export function dayOf(time: WrittenTime, zone: string): string | null {
  if (time.start === null) return null;
  return localDay(time.start, time.precision === 'day' ? time.zone : zone);
}
