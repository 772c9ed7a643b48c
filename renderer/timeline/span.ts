import type { Node } from '@tiptap/pm/model';

import { readEvents, readImpacts, type EventRow } from '../document/read';
import type { Moment } from '../document/vocabulary';
import { boundsOf } from './moments';

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
