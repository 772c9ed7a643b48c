import type { Node } from '@tiptap/pm/model';

import type { LiveValue } from '../document/live-value';
import { readEvents, type EventRow } from '../document/read';
import { durationInWords } from '../time/duration';
import { dayOf, printTime, type PrintOptions } from '../time/print';
import type { WrittenTime } from '../time/written-time';
import { isZone } from '../time/zone-names';
import { zoneLabel } from '../time/zones';
import { readImpactMetrics, type ImpactMetric } from './impact-periods';
import type { ImpactLength, MetricState } from './length';
import { readMetrics, type Metric } from './metrics';

/** What a live value says. */
export interface LiveText {
  /** As running text: "27 minutes", "13:42 UTC"; the word "unknown" where nothing is known. */
  readonly text: string;
  readonly state: 'known' | 'unknown';
}

/** An event or an impact that a live value comes from. */
export interface LiveSource {
  readonly id: string | null;
  /** Position of the row in the document. */
  readonly position: number;
  readonly headline: string;
}

/** What is read of a document once, for all of its live values. */
interface Sources {
  readonly events: ReadonlyMap<string, EventRow>;
  readonly metrics: readonly Metric[];
  readonly impacts: readonly ImpactMetric[];
  /** Whether the events lie on more than one day, by zone. */
  readonly severalDays: (zone: string) => boolean;
}

const read = new WeakMap<Node, Sources>();

export function sourcesOf(doc: Node): Sources {
  const known = read.get(doc);
  if (known !== undefined) return known;
  const events = readEvents(doc);
  const made: Sources = {
    events: new Map(events.flatMap((event) => (event.id === null ? [] : [[event.id, event]]))),
    metrics: readMetrics(doc),
    impacts: readImpactMetrics(doc),
    severalDays: (zone) => {
      const days = events.map(({ attributes: { happened } }) =>
        happened === null ? null : dayIn(happened, zone),
      );
      return new Set(days.filter((day) => day !== null)).size > 1;
    },
  };
  read.set(doc, made);
  return made;
}

export const unknownLive: LiveText = { text: 'unknown', state: 'unknown' };

const known = (text: string): LiveText => ({ text, state: 'known' });

/**
 * What a live value says in a document. Derived from that document alone: of one from which the internal events were
 * taken, it tells nothing of them.
 * @param value null where it is one that this version does not know
 * @param zone one that exists; times are told on its clock and name it
 */
export function liveText(value: LiveValue | null, doc: Node, zone: string): LiveText {
  if (value === null) return unknownLive;
  const sources = sourcesOf(doc);
  switch (value.kind) {
    case 'metric': {
      const metric = sources.metrics.find(({ id }) => id === value.metric);
      return metric === undefined ? unknownLive : lengthText(metric.state);
    }
    case 'impact': {
      const found = sources.impacts.find(({ impact }) => impact.id === value.impact);
      return found === undefined ? unknownLive : lengthText(found.state);
    }
    case 'time': {
      const time = sources.events.get(value.event)?.attributes[value.clock] ?? null;
      return time === null ? unknownLive : timeText(time, zone, sources.severalDays(zone) ? 'short' : 'none');
    }
  }
}

/** What a live value follows, in words for its author: "Time to detect", "When “First page” happened". */
export function liveName(value: LiveValue | null, doc: Node): string {
  if (value === null) return 'A live value of a newer version';
  const sources = sourcesOf(doc);
  switch (value.kind) {
    case 'metric':
      return sources.metrics.find(({ id }) => id === value.metric)?.label ?? 'A metric';
    case 'impact': {
      const found = sources.impacts.find(({ impact }) => impact.id === value.impact);
      return found === undefined ? 'An impact that is gone' : `Impact: ${found.name}`;
    }
    case 'time': {
      const event = sources.events.get(value.event);
      const name =
        event === undefined ? 'an event that is gone' : `“${event.headline || 'an event without words'}”`;
      return `When ${name} ${value.clock === 'known' ? 'was known' : 'happened'}`;
    }
  }
}

/** The rows that a live value comes from, the first of which is where a person looks first; none where they are gone. */
export function liveSources(value: LiveValue | null, doc: Node): readonly LiveSource[] {
  if (value === null) return [];
  const sources = sourcesOf(doc);
  switch (value.kind) {
    case 'metric': {
      const state = sources.metrics.find(({ id }) => id === value.metric)?.state;
      if (state === undefined || state.kind === 'unknown') return [];
      return state.fromEvent === state.toEvent ? [state.toEvent] : [state.fromEvent, state.toEvent];
    }
    case 'impact':
      return sources.impacts.flatMap(({ impact }) => (impact.id === value.impact ? [impact] : []));
    case 'time': {
      const event = sources.events.get(value.event);
      return event === undefined ? [] : [event];
    }
  }
}

function lengthText(length: MetricState | ImpactLength): LiveText {
  switch (length.kind) {
    case 'known':
      return known(durationInWords(length.ms));
    case 'approximate':
      return known(`about ${durationInWords(length.ms)}`);
    case 'between':
      return known(
        length.least === 0
          ? `at most ${durationInWords(length.most)}`
          : `between ${durationInWords(length.least)} and ${durationInWords(length.most)}`,
      );
    case 'at-least':
      return known(`at least ${length.approximate ? 'about ' : ''}${durationInWords(length.ms)}`);
    case 'unknown':
    case 'contradictory':
      return unknownLive;
  }
}

const hourMs = 3_600_000;

function timeText(time: WrittenTime, zone: string, date: PrintOptions['date']): LiveText {
  const safe = isZone(time.zone) ? time : { ...time, zone: 'UTC' };
  if (safe.start === null) {
    const words = safe.written.trim();
    return words === '' ? unknownLive : known(words);
  }
  if (safe.precision === 'day') return known(printTime(safe, { zone, date: 'full' }));
  const label = zoneLabel(zone, safe.start);
  const minute = { ...safe, precision: 'minute' } as const;
  if (safe.precision === 'approximate') return known(`about ${printTime(minute, { zone, date })} ${label}`);
  if (safe.precision !== 'hour') return known(`${printTime(safe, { zone, date })} ${label}`);
  const end = printTime({ ...minute, start: safe.start + hourMs }, { zone, date: 'none' });
  return known(`between ${printTime(minute, { zone, date })} and ${end} ${label}`);
}

function dayIn(time: WrittenTime, zone: string): string | null {
  return dayOf(isZone(time.zone) ? time : { ...time, zone: 'UTC' }, zone);
}
