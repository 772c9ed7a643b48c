import type { EventRow, ImpactRow } from '../../../document/read';
import type { LiveValue } from '../../../document/live-value';
import type { MetricId, Moment } from '../../../document/vocabulary';
import { lengthBetweenEvents, type MetricState } from '../../../timeline/metrics';
import type { ActualLength } from '../../prose/tolerance';
import type { DraftFacts } from '../../rule';
import { remember } from '../../remember';

/** A length of time that follows from the events, and what it is the length of. */
export interface DerivedLength extends ActualLength {
  /** "the impact lasted", "time to detect". */
  readonly label: string;
  readonly from: EventRow;
  readonly to: EventRow;
  /** What would print it in the text; null where nothing does. */
  readonly live: LiveValue | null;
}

function bounds(state: MetricState | ReturnType<typeof lengthBetweenEvents>): ActualLength | null {
  switch (state.kind) {
    case 'known':
      return { least: state.ms, most: state.ms, approximate: false };
    case 'approximate':
      return { least: state.ms, most: state.ms, approximate: true };
    case 'between':
      return { least: state.least, most: state.most, approximate: false };
    case 'at-least':
      return { least: state.ms, most: Number.POSITIVE_INFINITY, approximate: state.approximate };
    case 'unknown':
    case 'contradictory':
      return null;
  }
}

/** What a metric says in this draft; null where it says nothing. */
export function metricLength(facts: DraftFacts, id: MetricId): DerivedLength | null {
  const metric = facts.metrics.find((one) => one.id === id);
  if (metric === undefined || !('fromEvent' in metric.state)) return null;
  const actual = bounds(metric.state);
  return actual === null
    ? null
    : {
        ...actual,
        label: metric.label.toLowerCase(),
        from: metric.state.fromEvent,
        to: metric.state.toEvent,
        live: { kind: 'metric', metric: id },
      };
}

/** The time between two moments, whether or not it is a metric. */
export function momentLength(facts: DraftFacts, from: Moment, to: Moment): DerivedLength | null {
  const first = facts.moments.get(from);
  const last = facts.moments.get(to);
  if (first === undefined || last === undefined) return null;
  const most = last.at.latest - first.at.earliest;
  if (most < 0) return null;
  return {
    least: Math.max(0, last.at.earliest - first.at.latest),
    most,
    approximate: first.at.approximate || last.at.approximate,
    label: `${from} to ${to}`.replaceAll('-', ' '),
    from: first.event,
    to: last.event,
    live: null,
  };
}

/** How long one impact lasted by the events that it names. */
export function impactLength(facts: DraftFacts, impact: ImpactRow): DerivedLength | null {
  const event = (id: string | null) => facts.events.find((row) => row.id !== null && row.id === id);
  const from = event(impact.attributes.start);
  const to = event(impact.attributes.end);
  if (from === undefined || to === undefined) return null;
  const actual = bounds(lengthBetweenEvents(from, to));
  return actual === null
    ? null
    : {
        ...actual,
        label: 'this impact',
        from,
        to,
        live: impact.id === null ? null : { kind: 'impact', impact: impact.id },
      };
}

/** Whether moments tell of one course of events. Where a draft retells several, its metrics are about none of them. */
export const isOneCourse = remember((facts: DraftFacts): boolean => {
  const count = (moment: Moment) =>
    facts.events.filter((event) => event.attributes.moments.includes(moment)).length;
  return (['impact-started', 'impact-ended', 'resolved', 'detected'] as const).every(
    (moment) => count(moment) <= 1,
  );
});
