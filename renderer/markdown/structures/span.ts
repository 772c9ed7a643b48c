import type { Node } from '@tiptap/pm/model';

import { readEvents, type EventRow } from '../../document/read';
import type { Moment } from '../../document/vocabulary';
import { lengthBetweenEvents } from '../../timeline/metrics';
import { clock, printLength, printSpan, spansDays } from '../times';
import { tidyTime } from './time-text';

/*
 * When an impact was: printed from the events it names, "13:42–14:09 UTC (27 min)", and read by looking for events that
 * print the same.
 */

/** The events of a document that a span can name: those with an instant. */
export interface Spans {
  readonly events: readonly EventRow[];
  readonly byId: ReadonlyMap<string, EventRow>;
  readonly zone: string;
  readonly date: 'none' | 'short';
}

export function spansOf(doc: Node, zone: string): Spans {
  const events = readEvents(doc).flatMap((event) => {
    const happened = tidyTime(event.attributes.happened, zone);
    return happened === null || happened.start === null
      ? []
      : [{ ...event, attributes: { ...event.attributes, happened } }];
  });
  const several = spansDays(
    events.map((event) => event.attributes.happened),
    zone,
  );
  const byId = new Map(events.flatMap((event) => (event.id === null ? [] : [[event.id, event] as const])));
  return { events, byId, zone, date: several ? 'short' : 'none' };
}

/** "13:42–14:09 UTC (27 min)"; '' where neither event has an instant. */
export function writeSpan(
  start: EventRow | undefined,
  end: EventRow | undefined,
  { zone, date }: Spans,
): string {
  const length = lengthBetweenEvents(start, end);
  const words = length.kind === 'unknown' ? '' : `(${printLength(length)})`;
  return [printSpan(start, end, zone, date), words].filter(Boolean).join(' ');
}

export interface SpanIds {
  readonly start: string | null;
  readonly end: string | null;
}

/**
 * The events between which it was. Of several that print the same, the one at which the impact started (ended), else
 * the first. Null where no events print these words.
 */
export function readSpan(words: string, spans: Spans): SpanIds | null {
  const starts = preferred(spans.events, 'impact-started');
  const ends = preferred(spans.events, 'impact-ended');
  if (words.startsWith('from ')) {
    const start = starts.find((event) => writeSpan(event, undefined, spans) === words);
    return start === undefined ? null : { start: start.id, end: null };
  }
  if (words.startsWith('until ')) {
    const end = ends.find((event) => writeSpan(undefined, event, spans) === words);
    return end === undefined ? null : { start: null, end: end.id };
  }
  for (const start of starts) {
    if (!words.startsWith(beginning(start, spans))) continue;
    const end = ends.find((event) => writeSpan(start, event, spans) === words);
    if (end !== undefined) return { start: start.id, end: end.id };
  }
  return null;
}

function preferred(events: readonly EventRow[], moment: Moment): readonly EventRow[] {
  const isMarked = ({ attributes }: EventRow): boolean => attributes.moments.includes(moment);
  return [...events.filter(isMarked), ...events.filter((event) => !isMarked(event))];
}

/** How every span that begins with an event begins, so that few have to be printed to find one. */
function beginning({ attributes: { happened } }: EventRow, { zone, date }: Spans): string {
  if (happened === null || happened.start === null) return '';
  if (happened.precision === 'hour' || happened.precision === 'day' || happened.precision === 'approximate')
    return clock(happened, zone, date);
  const minute = { ...happened, start: Math.floor(happened.start / 60_000) * 60_000, end: null };
  return clock({ ...minute, precision: 'minute' }, zone, date).replace(/ UTC.*$/u, '');
}
