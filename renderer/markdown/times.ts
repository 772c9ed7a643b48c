import type { EventRow } from '../document/read';
import { printDuration } from '../time/duration';
import { dayOf, printTime, type PrintOptions } from '../time/print';
import type { WrittenTime } from '../time/written-time';
import { isZone } from '../time/zone-names';
import { zoneLabel } from '../time/zones';
import type { ImpactLength, MetricState } from '../timeline/metrics';

/** The zone to print in: a name that no zone has becomes UTC, which is always true of an instant. */
export function knownZone(zone: string): string {
  return isZone(zone) ? zone : 'UTC';
}

/** A time on the document's clock; `zone` is one that exists. */
export function clock(time: WrittenTime, zone: string, date: PrintOptions['date']): string {
  return printTime({ ...time, zone: knownZone(time.zone) }, { zone, date });
}

/** YYYY-MM-DD in the document's zone; null without an instant. */
export function calendarDay(time: WrittenTime | null, zone: string): string | null {
  return time === null ? null : dayOf({ ...time, zone: knownZone(time.zone) }, zone);
}

/** Whether these times fall on more than one day, so that a clock alone would not tell which. */
export function spansDays(times: readonly (WrittenTime | null)[], zone: string): boolean {
  return new Set(times.map((time) => calendarDay(time, zone)).filter((day) => day !== null)).size > 1;
}

/** "CEST (UTC+2)"; two labels where the clocks change between the times. '' where none of them shows a clock. */
export function zoneNames(times: readonly (WrittenTime | null)[], zone: string): string {
  const labels = times.flatMap((time) =>
    time === null || time.start === null || time.precision === 'day' ? [] : [zoneLabel(zone, time.start)],
  );
  return [...new Set(labels)].join(', then ');
}

/** The time from one event to another as a reader wants it, such as "13:42–14:09 UTC"; '' where neither is known. */
export function printSpan(
  start: EventRow | undefined,
  end: EventRow | undefined,
  zone: string,
  date: PrintOptions['date'],
): string {
  const from = start?.attributes.happened ?? null;
  const to = end?.attributes.happened ?? null;
  const label = zoneNames([from, to], zone);
  const zoned = (words: string) => (label === '' ? words : `${words} ${label}`);
  if (from === null && to === null) return '';
  if (to === null) return from === null ? '' : zoned(`from ${clock(from, zone, date)}`);
  if (from === null) return zoned(`until ${clock(to, zone, date)}`);
  const last = to.end ?? to.start;
  if (isExact(from) && isExact(to) && from.start !== null && last !== null && last >= from.start) {
    return zoned(clock({ ...from, end: last, precision: 'range' }, zone, date));
  }
  return zoned(`${clock(from, zone, date)} to ${clock(to, zone, date)}`);
}

function isExact(time: WrittenTime): boolean {
  return time.precision === 'minute' || time.precision === 'second' || time.precision === 'range';
}

/** A time that is one end of a length: a range counts from its start, or to its end. */
export function edgeOf(time: WrittenTime, edge: 'start' | 'end'): WrittenTime {
  if (time.end === null) return time;
  return { ...time, start: edge === 'start' ? time.start : time.end, end: null, precision: 'minute' };
}

/** A derived length in words; what is not known is said, and never a number. */
export function printLength(length: ImpactLength | MetricState): string {
  switch (length.kind) {
    case 'known':
      return printDuration(length.ms);
    case 'approximate':
      return `about ${printDuration(length.ms)}`;
    case 'between':
      return length.least === 0
        ? `at most ${printDuration(length.most)}`
        : `${printDuration(length.least)} to ${printDuration(length.most)}`;
    case 'at-least':
      return `at least ${length.approximate ? 'about ' : ''}${printDuration(length.ms)}`;
    case 'unknown':
      return 'not known';
    case 'contradictory':
      return 'not known: the times contradict each other';
  }
}
