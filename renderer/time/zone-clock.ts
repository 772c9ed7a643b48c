import { Temporal } from 'temporal-polyfill';
import type { WallTime } from './calendar';
import { civilDateOf, dayMs, isoDay, timeOfDay } from './calendar';
import type { ClockChange } from './parsed-time';

const minuteMs = 60_000;
const fixedOffset = /^([+-])(\d{2}):(\d{2})$/;

/** Milliseconds east of UTC where the zone is UTC or an offset; null for a named zone. */
export function fixedOffsetOf(zone: string): number | null {
  if (zone === 'UTC') return 0;
  const match = fixedOffset.exec(zone);
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * minuteMs;
}

/** Asking Temporal for an offset costs some 20 µs; a timeline asks about the same minutes over and over. */
const offsets = new Map<string, number>();
const mostOffsets = 4096;
/**
 * Since 1973 every zone of the database has changed its clocks on a quarter of an hour of UTC (Liberia gave up
 * its 44.5 minutes in January 1972), so one answer holds for a quarter.
 */
const quarterMs = 15 * minuteMs;
const quartersSince = Date.UTC(1973, 0, 1);

/**
 * Milliseconds to add to an instant to get the zone's wall time.
 * @throws RangeError where `zone` is no zone.
 */
export function offsetAt(ms: number, zone: string): number {
  const fixed = fixedOffsetOf(zone);
  if (fixed !== null) return fixed;
  const quarter = ms >= quartersSince ? Math.floor(ms / quarterMs) : null;
  const key = quarter === null ? null : `${zone} ${quarter}`;
  const known = key === null ? undefined : offsets.get(key);
  if (known !== undefined) return known;
  const offset =
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
  if (key !== null) {
    if (offsets.size >= mostOffsets) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

/** What the zone's clock and calendar show at an instant. */
export function wallAt(ms: number, zone: string): WallTime {
  return ms + offsetAt(ms, zone);
}

export interface Placed {
  /** Milliseconds UTC. */
  readonly ms: number;
  readonly dst: ClockChange | null;
}

/**
 * The instant at which the zone's clock shows `wall`. Where there is none, or two, the choice is Temporal's
 * "compatible", which is also RFC 5545's: a time in a gap moves on by the gap, in a fold the first one counts.
 */
export function instantAt(wall: WallTime, zone: string): Placed {
  const fixed = fixedOffsetOf(zone);
  if (fixed !== null) return { ms: wall - fixed, dst: null };
  // Where the day before and the day after have one offset, nothing changed between them: no two changes of any zone
  // of the database lie within four days of one another (1900 to 2040).
  const offset = offsetAt(wall - dayMs, zone);
  if (offsetAt(wall + dayMs, zone) === offset) return { ms: wall - offset, dst: null };
  const { year, month, day } = civilDateOf(wall);
  const time = timeOfDay(wall);
  const plain = new Temporal.PlainDateTime(
    year,
    month,
    day,
    Math.floor(time / 3_600_000),
    Math.floor(time / minuteMs) % 60,
    Math.floor(time / 1000) % 60,
    time % 1000,
  );
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds;
  const later = plain.toZonedDateTime(zone, { disambiguation: 'later' }).epochMilliseconds;
  if (earlier === later) return { ms: earlier, dst: null };
  return wallAt(earlier, zone) === wall ? { ms: earlier, dst: 'fold' } : { ms: later, dst: 'gap' };
}

/** The instant of a day's first moment: not always 00:00, as some zones change their clocks at midnight. */
export function startOfDay(midnight: WallTime, zone: string): number {
  return instantAt(midnight, zone).ms;
}

/** Whether the zone's clock shows the wall time of this instant twice. */
export function isFolded(ms: number, zone: string): boolean {
  if (fixedOffsetOf(zone) !== null) return false;
  const offset = offsetAt(ms, zone);
  // Clocks go back by three hours at most, but for days dropped or repeated at the date line; nothing near, nothing folded.
  if (offsetAt(ms - dayMs, zone) === offset && offsetAt(ms + dayMs, zone) === offset) return false;
  return instantAt(ms + offset, zone).dst === 'fold';
}

/** The zone's calendar day at an instant, YYYY-MM-DD. */
export function localDay(ms: number, zone: string): string {
  return isoDay(civilDateOf(wallAt(ms, zone)));
}
