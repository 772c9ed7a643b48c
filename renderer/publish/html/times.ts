import { clock, knownZone } from '../../markdown/times';
import { dayOf, printDay, printIso, type PrintOptions } from '../../time/print';
import type { WrittenTime } from '../../time/written-time';
import { childrenOf, h } from './element';
import type { ElementContent } from 'hast';

/**
 * A time for readers and, in `datetime`, for machines, as exactly as it is known. A range is two of them, because HTML
 * has no time with an end; what was only described has no machine's form.
 * @param zone the zone whose clock is shown; one that exists
 */
export function writeTime(
  time: WrittenTime,
  zone: string,
  date: PrintOptions['date'],
): readonly ElementContent[] {
  const words = clock(time, zone, date);
  const iso = printIso({ ...time, zone: knownZone(time.zone) });
  if (iso === null) return childrenOf([words]);
  const [start = iso, end] = iso.split('/');
  const [from = '', to, ...more] = words.split('–');
  if (end === undefined || to === undefined || more.length > 0) return [timeElement(start, words)];
  const gap = from.endsWith(' ') ? ' – ' : '–';
  return childrenOf([timeElement(start, from.trim()), gap, timeElement(end, to.trim())]);
}

/** A day such as "2 July 2019", from YYYY-MM-DD. */
export function writeDay(day: string): ElementContent {
  return timeElement(day, dayName(day));
}

export function dayName(day: string): string {
  return printDay(Date.parse(`${day}T00:00:00Z`), 'UTC');
}

function timeElement(dateTime: string, words: string): ElementContent {
  return h('time', { dateTime }, words);
}

/** YYYY-MM-DD in the document's zone; null without an instant. */
export function dayIn(time: WrittenTime | null, zone: string): string | null {
  return time === null ? null : dayOf({ ...time, zone: knownZone(time.zone) }, zone);
}
