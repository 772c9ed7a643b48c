import type { EventRow } from '../document/read';
import type { Moment } from '../document/vocabulary';
import { boundsOf, type Bounds } from './moments';

/** An event at one of its edges, as exactly as that is known. */
export interface Point {
  readonly event: EventRow;
  readonly at: Bounds;
}

interface Ends {
  readonly fromEvent: EventRow;
  readonly toEvent: EventRow;
}

/** The time between two instants, as far as they tell. All lengths are milliseconds. */
export type Length =
  | ({ readonly kind: 'known'; readonly ms: number } & Ends)
  /** At least one of the two times was written with "~". */
  | ({ readonly kind: 'approximate'; readonly ms: number } & Ends)
  /** At least one of the two times is known only to the hour or the day. */
  | ({ readonly kind: 'between'; readonly least: number; readonly most: number } & Ends)
  /** The second lies before the first. */
  | ({ readonly kind: 'contradictory' } & Ends);

/** No shorter than `ms`, for a reason that needs no guess. */
export interface AtLeast extends Ends {
  readonly kind: 'at-least';
  readonly ms: number;
  /** Whether one of the times that `ms` rests on was written with "~". */
  readonly approximate: boolean;
  /** A sentence: what is open. */
  readonly why: string;
}

/** What the draft says about a metric. */
export type MetricState =
  | Length
  | AtLeast
  /** No event with an instant is marked as these moments. There is no length then, not even 0. */
  | { readonly kind: 'unknown'; readonly missing: readonly Moment[] };

/** The time between two points. */
export function lengthBetween(from: Point, to: Point): Length {
  const events = { fromEvent: from.event, toEvent: to.event };
  const most = to.at.latest - from.at.earliest;
  const least = to.at.earliest - from.at.latest;
  if (most < 0) return { kind: 'contradictory', ...events };
  if (least !== most) return { kind: 'between', least: Math.max(0, least), most, ...events };
  const approximate = from.at.approximate || to.at.approximate;
  return { kind: approximate ? 'approximate' : 'known', ms: least, ...events };
}

/** How long an impact lasted, from the events it names; `unknown` where one is not chosen, is gone or has no instant. */
export type ImpactLength = Length | { readonly kind: 'unknown' };

/** The event at its edge; null where there is none or it has no instant. */
export function pointOf(event: EventRow | undefined, edge: 'start' | 'end'): Point | null {
  const at = event === undefined ? null : boundsOf(event, edge);
  return event === undefined || at === null ? null : { event, at };
}

/** The time between two events, from the start of the first to the end of the second. */
export function lengthBetweenEvents(from: EventRow | undefined, to: EventRow | undefined): ImpactLength {
  const first = pointOf(from, 'start');
  const last = pointOf(to, 'end');
  return first === null || last === null ? { kind: 'unknown' } : lengthBetween(first, last);
}
