import type { Node } from '@tiptap/pm/model';

import { readEvents, readImpacts, type EventRow } from '../document/read';
import type { Moment } from '../document/vocabulary';
import { boundsOf, readMoments, type Bounds, type MomentView } from './moments';

export type MetricId =
  | 'impact'
  | 'time-to-detect'
  | 'time-to-acknowledge'
  | 'detect-to-identify'
  | 'time-to-identify'
  | 'time-to-mitigate'
  | 'time-to-resolve';

/** A metric is the time between two moments, and is named by both, so that nobody has to guess what it counts. */
export interface MetricDefinition {
  readonly id: MetricId;
  readonly label: string;
  readonly from: Moment;
  readonly to: Moment;
}

/** What the draft says about the time between two moments. All lengths are milliseconds. */
export type MetricState =
  | { readonly kind: 'known'; readonly ms: number; readonly fromEvent: EventRow; readonly toEvent: EventRow }
  /** At least one of the two times was written with "~". */
  | {
      readonly kind: 'approximate';
      readonly ms: number;
      readonly fromEvent: EventRow;
      readonly toEvent: EventRow;
    }
  /** At least one of the two times is known only to the hour or the day. */
  | {
      readonly kind: 'between';
      readonly least: number;
      readonly most: number;
      readonly fromEvent: EventRow;
      readonly toEvent: EventRow;
    }
  /** No event with an instant is marked as these moments. There is no length then, not even 0. */
  | { readonly kind: 'unknown'; readonly missing: readonly Moment[] }
  /** The second moment lies before the first. */
  | { readonly kind: 'contradictory'; readonly fromEvent: EventRow; readonly toEvent: EventRow };

export interface Metric extends MetricDefinition {
  readonly state: MetricState;
}

/** In the order in which they are shown. */
export const metricDefinitions: readonly MetricDefinition[] = [
  { id: 'impact', label: 'Impact', from: 'impact-started', to: 'impact-ended' },
  { id: 'time-to-detect', label: 'Time to detect', from: 'impact-started', to: 'detected' },
  { id: 'time-to-acknowledge', label: 'Time to acknowledge', from: 'detected', to: 'acknowledged' },
  { id: 'detect-to-identify', label: 'Detection to identification', from: 'detected', to: 'identified' },
  { id: 'time-to-identify', label: 'Time to identify', from: 'impact-started', to: 'identified' },
  { id: 'time-to-mitigate', label: 'Time to mitigate', from: 'impact-started', to: 'mitigated' },
  { id: 'time-to-resolve', label: 'Time to resolve', from: 'impact-started', to: 'resolved' },
];

/** The metrics of a draft, all of them, each with what is known of it. */
export function readMetrics(doc: Node): readonly Metric[] {
  const found = readMoments(doc);
  return metricDefinitions.map((definition) => ({ ...definition, state: stateOf(definition, found) }));
}

function stateOf({ from, to }: MetricDefinition, found: ReadonlyMap<Moment, MomentView>): MetricState {
  const first = found.get(from);
  const last = found.get(to);
  if (first === undefined || last === undefined) {
    return { kind: 'unknown', missing: [from, to].filter((moment) => !found.has(moment)) };
  }
  return lengthBetween({ event: first.event, at: first.at }, { event: last.event, at: last.at });
}

interface Point {
  readonly event: EventRow;
  readonly at: Bounds;
}

function lengthBetween(from: Point, to: Point): Exclude<MetricState, { kind: 'unknown' }> {
  const events = { fromEvent: from.event, toEvent: to.event };
  const most = to.at.latest - from.at.earliest;
  const least = to.at.earliest - from.at.latest;
  if (most < 0) return { kind: 'contradictory', ...events };
  if (least !== most) return { kind: 'between', least: Math.max(0, least), most, ...events };
  const approximate = from.at.approximate || to.at.approximate;
  return { kind: approximate ? 'approximate' : 'known', ms: least, ...events };
}

/** How long an impact lasted, from the events it names; `unknown` where one is not chosen, is gone or has no instant. */
export type ImpactLength = Exclude<MetricState, { kind: 'unknown' }> | { readonly kind: 'unknown' };

/** The time between two events, from the start of the first to the end of the second. */
export function lengthBetweenEvents(from: EventRow | undefined, to: EventRow | undefined): ImpactLength {
  const first = from === undefined ? null : boundsOf(from, 'start');
  const last = to === undefined ? null : boundsOf(to, 'end');
  if (from === undefined || to === undefined || first === null || last === null) return { kind: 'unknown' };
  return lengthBetween({ event: from, at: first }, { event: to, at: last });
}

export interface IncidentSpan {
  /** The event with which it began to hurt, and the instant in milliseconds UTC; null where nothing says so. */
  readonly start: { readonly event: EventRow; readonly ms: number } | null;
  readonly end: { readonly event: EventRow; readonly ms: number } | null;
}

/**
 * From when to when the incident hurt: the earliest of the events at which an impact starts and those marked as
 * "impact started", and the latest of those at which one ends. The two are found apart: a draft may know only one.
 */
export function incidentSpan(doc: Node): IncidentSpan {
  const events = readEvents(doc);
  const byId = new Map(events.map((event) => [event.id, event]));
  const impacts = readImpacts(doc);
  const marked = (moment: Moment) => events.filter((event) => event.attributes.moments.includes(moment));
  const named = (ids: readonly (string | null)[]) =>
    ids.flatMap((id) => (id === null ? [] : (byId.get(id) ?? [])));
  const starts = [...marked('impact-started'), ...named(impacts.map((impact) => impact.attributes.start))];
  const ends = [...marked('impact-ended'), ...named(impacts.map((impact) => impact.attributes.end))];
  return {
    start: extreme(
      starts,
      (event) => boundsOf(event, 'start')?.earliest,
      (a, b) => a < b,
    ),
    end: extreme(
      ends,
      (event) => boundsOf(event, 'end')?.latest,
      (a, b) => a > b,
    ),
  };
}

function extreme(
  events: readonly EventRow[],
  instant: (event: EventRow) => number | undefined,
  better: (a: number, b: number) => boolean,
): { readonly event: EventRow; readonly ms: number } | null {
  let best: { readonly event: EventRow; readonly ms: number } | null = null;
  for (const event of events) {
    const ms = instant(event);
    if (ms !== undefined && (best === null || better(ms, best.ms))) best = { event, ms };
  }
  return best;
}
