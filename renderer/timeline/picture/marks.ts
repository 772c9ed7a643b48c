import type { DatedEvent } from './facts';

/** Events that stand at one place, or so close together that they are drawn as one. */
export interface PictureMark {
  readonly from: number;
  readonly to: number;
  /** Numbers of the events among all of the draft, in time order. */
  readonly events: readonly number[];
  /** The first of them; one that is known only to the day where all are. */
  readonly first: DatedEvent;
  /** Whether the instant of each is known only about, or to the hour or day. */
  readonly isSoft: boolean;
}

/** How an event that is more than an instant lies on the line. */
export interface Extent {
  readonly from: number;
  readonly to: number;
  /** A range happened all the time; an hour or a day happened somewhere in it. */
  readonly isSoft: boolean;
}

/** Events that are not farther apart than this are one mark. */
const markWidth = 5;
/** An extent that would be too narrow to be seen is drawn so wide. */
const leastExtent = 8;

/** @param events by start */
export function placeMarks(
  events: readonly DatedEvent[],
  place: (ms: number) => number,
): readonly PictureMark[] {
  const marks: { from: number; to: number; events: DatedEvent[] }[] = [];
  for (const event of events) {
    const x = place(event.start);
    const last = marks.at(-1);
    if (last !== undefined && x - last.from <= markWidth) {
      last.to = x;
      last.events.push(event);
    } else marks.push({ from: x, to: x, events: [event] });
  }
  return marks.flatMap(({ from, to, events: inside }) => {
    const first = inside.find(({ time }) => time.precision !== 'day') ?? inside[0];
    if (first === undefined) return [];
    return [{ from, to, first, events: inside.map(({ index }) => index), isSoft: inside.every(isSoft) }];
  });
}

/** Marks so close together that their events can hardly be told apart. */
export interface Crowd {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const crowdGap = 10;

/** In the order of their places; a mark that stands alone is a crowd of its own events. */
export function crowdsOf(marks: readonly PictureMark[]): readonly Crowd[] {
  const crowds: { from: number; to: number; count: number }[] = [];
  for (const { from, to, events } of marks) {
    const last = crowds.at(-1);
    if (last !== undefined && from - last.to <= crowdGap) {
      last.to = to;
      last.count += events.length;
    } else crowds.push({ from, to, count: events.length });
  }
  return crowds;
}

function isSoft({ time: { precision } }: DatedEvent): boolean {
  return precision === 'approximate' || precision === 'hour' || precision === 'day';
}

/** Ranges, hours and days; those that look the same once. */
export function placeExtents(
  events: readonly DatedEvent[],
  place: (ms: number) => number,
  right: number,
): readonly Extent[] {
  const seen = new Map<string, Extent>();
  for (const { start, end, time } of events) {
    if (end <= start) continue;
    const from = Math.min(place(start), right - leastExtent);
    const extent = { from, to: Math.max(place(end), from + leastExtent), isSoft: time.precision !== 'range' };
    seen.set(JSON.stringify(extent), extent);
  }
  return [...seen.values()];
}
