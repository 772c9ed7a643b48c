import type { Node } from '@tiptap/pm/model';

import { readEvents, type EventRow } from '../../document/read';
import { moments, type Moment } from '../../document/vocabulary';
import { civilDateOf, dayMs } from '../../time/calendar';
import type { WrittenTime } from '../../time/written-time';
import { wallAt } from '../../time/zone-clock';
import { isZone } from '../../time/zone-names';
import { isClosing, readMarked } from '../moments';
import { readPeriods, type Period } from './periods';

/** An event that has a place in the picture. Instants are milliseconds UTC. */
export interface DatedEvent {
  /** Its number among all events of the draft, from 0. */
  readonly index: number;
  readonly start: number;
  /** Where a range ends, and at the latest an event that is known to the hour or day; else the start. */
  readonly end: number;
  readonly time: WrittenTime;
}

/** A moment that an event is marked as. */
export interface MarkedMoment {
  readonly moment: Moment;
  readonly index: number;
  /** Milliseconds UTC: a range's start, and its end for the moments with which something ends. */
  readonly at: number;
  readonly time: WrittenTime;
  /** Whether it is the one that counts, where several events are marked as the same moment. */
  readonly counts: boolean;
}

/** What of a draft is drawn. Nothing in it depends on the order of events but their numbers. */
export interface PictureFacts {
  /** By start, then end; one at least. */
  readonly events: readonly DatedEvent[];
  readonly undated: number;
  readonly moments: readonly MarkedMoment[];
  readonly periods: readonly Period[];
}

const hourMs = 3_600_000;
/** Years that are written with four digits, as Markdown keeps them. */
const firstYear = 1000;
const lastYear = 9999;

/**
 * The facts of a picture; null where no event has an instant: then there is nothing to draw.
 * @param zone of the document; one that exists
 */
export function readPicture(doc: Node, zone: string): PictureFacts | null {
  const rows = readEvents(doc);
  const dated = rows.flatMap((row, index) => datedEvent(row, index, zone) ?? []);
  if (dated.length === 0) return null;
  const marked = readMarked(doc);
  return {
    events: dated.toSorted(byTime),
    undated: rows.length - dated.length,
    moments: dated.flatMap((event) => momentsOf(event, rows[event.index], marked)).toSorted(byMoment),
    periods: readPeriods(doc),
  };
}

/** Whether a picture of the document shows anything. */
export function hasPicture(doc: Node, zone: string): boolean {
  return readEvents(doc).some((row, index) => datedEvent(row, index, zone) !== null);
}

function datedEvent({ attributes: { happened } }: EventRow, index: number, zone: string): DatedEvent | null {
  const start = happened?.start ?? null;
  if (happened === null || start === null || !isWritable(start, zone)) return null;
  if (happened.end !== null && !isWritable(happened.end, zone)) return null;
  const time = { ...happened, zone: isZone(happened.zone) ? happened.zone : 'UTC' };
  return { index, start, end: Math.max(start, endOf(time, start)), time };
}

function endOf({ precision, end }: WrittenTime, start: number): number {
  switch (precision) {
    case 'hour':
      return start + hourMs;
    case 'day':
      return start + dayMs;
    case 'range':
      return end ?? start;
    case 'second':
    case 'minute':
    case 'approximate':
    case 'unknown':
      return start;
  }
}

function isWritable(ms: number, zone: string): boolean {
  const { year } = civilDateOf(wallAt(ms, zone));
  return year > firstYear && year < lastYear;
}

function momentsOf(
  { index, start, time }: DatedEvent,
  row: EventRow | undefined,
  marked: ReturnType<typeof readMarked>,
): readonly MarkedMoment[] {
  if (row === undefined) return [];
  return moments
    .filter((moment) => row.attributes.moments.includes(moment))
    .map((moment) => {
      const at = isClosing(moment) ? (time.end ?? start) : start;
      return { moment, index, at, time, counts: marked.get(moment)?.view?.event.position === row.position };
    });
}

/** Of equal times the one that is known more exactly comes first. */
const exactness = ['second', 'minute', 'range', 'approximate', 'hour', 'day', 'unknown'] as const;

function byTime(a: DatedEvent, b: DatedEvent): number {
  return (
    a.start - b.start ||
    a.end - b.end ||
    exactness.indexOf(a.time.precision) - exactness.indexOf(b.time.precision) ||
    a.index - b.index
  );
}

function byMoment(a: MarkedMoment, b: MarkedMoment): number {
  return a.at - b.at || moments.indexOf(a.moment) - moments.indexOf(b.moment) || a.index - b.index;
}
