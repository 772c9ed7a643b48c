import type { Node } from '@tiptap/pm/model';

import { readEvents, type EventRow } from '../document/read';
import { moments, type Moment } from '../document/vocabulary';

/** An instant as exactly as it is known, in milliseconds UTC: it lies at `earliest` or later, and at `latest` or before. */
export interface Bounds {
  readonly earliest: number;
  readonly latest: number;
  /** True for a time written with "~": the bounds are then equal, and neither is certain. */
  readonly approximate: boolean;
}

export interface MomentView {
  readonly moment: Moment;
  readonly event: EventRow;
  readonly at: Bounds;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The moments that are over only when the last of their events is. */
const closing: ReadonlySet<Moment> = new Set<Moment>(['mitigated', 'impact-ended', 'resolved']);

export const isClosing = (moment: Moment): boolean => closing.has(moment);

/**
 * When an event began, or for `end` when it was over; null where no instant is known. A time known to the hour or the
 * day may lie anywhere within it; one to the minute or second counts as exact, as people reckon with it.
 */
export function boundsOf(event: EventRow, edge: 'start' | 'end'): Bounds | null {
  const time = event.attributes.happened;
  if (time?.start === null || time === null || time === undefined) return null;
  const at = edge === 'end' ? (time.end ?? time.start) : time.start;
  const width = time.precision === 'day' ? dayMs : time.precision === 'hour' ? hourMs : 0;
  return {
    earliest: at,
    // The last millisecond of the hour or the day still belongs to it.
    latest: width === 0 ? at : at + width - 1,
    approximate: time.precision === 'approximate',
  };
}

/** The events marked as one moment. */
export interface Marked {
  /** The one that counts; null where none of them has an instant. */
  readonly view: MomentView | null;
  /** Those without an instant, in document order. */
  readonly undated: readonly EventRow[];
}

/** What is marked as each moment, over all timelines of a draft; a moment that no event is marked as is not in it. */
export function readMarked(doc: Node): ReadonlyMap<Moment, Marked> {
  const events = readEvents(doc);
  const found = new Map<Moment, Marked>();
  for (const moment of moments) {
    let view: MomentView | null = null;
    const undated: EventRow[] = [];
    const marked = events.filter((event) => event.attributes.moments.includes(moment));
    for (const event of marked) {
      const at = boundsOf(event, isClosing(moment) ? 'end' : 'start');
      if (at === null) undated.push(event);
      else if (
        view === null ||
        (isClosing(moment) ? at.latest > view.at.latest : at.earliest < view.at.earliest)
      ) {
        view = { moment, event, at };
      }
    }
    if (marked.length > 0) found.set(moment, { view, undated });
  }
  return found;
}

/**
 * The moments of a draft, over all of its timelines. Where several events are marked as the same moment, the first
 * counts for how things began (impact started, detected, acknowledged, declared, public notice, identified) and the
 * last for how they ended (mitigated, impact ended, resolved). A range counts from its start, and to its end for the
 * latter. Moments on events without an instant are not here.
 */
export function readMoments(doc: Node): ReadonlyMap<Moment, MomentView> {
  return new Map(
    [...readMarked(doc)].flatMap(([moment, { view }]) => (view === null ? [] : [[moment, view] as const])),
  );
}
