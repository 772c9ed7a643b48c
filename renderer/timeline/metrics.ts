import type { Node } from '@tiptap/pm/model';

import type { Moment } from '../document/vocabulary';
import { metricDefinitions, type MetricDefinition } from './definitions';
import { readImpactMetrics, totalImpact, type ImpactMetric } from './impact-periods';
import { lengthBetween, type MetricState } from './length';
import { isClosing, readMarked, type Marked } from './moments';

export type { MetricId } from '../document/vocabulary';
export { metricDefinitions, type DefinitionSource, type MetricDefinition } from './definitions';
export { lengthBetweenEvents, type ImpactLength, type MetricState } from './length';
export { incidentSpan, type IncidentSpan } from './span';

export interface Metric extends MetricDefinition {
  readonly state: MetricState;
  /** Whether it was reckoned from the events that impacts name, or from moments. */
  readonly basis: 'impacts' | 'moments';
  /** In how many periods anyone was hurt; 1 for all that is the time between two moments. */
  readonly periods: number;
  /**
   * The impacts it is about, where the draft has several that name events: all of them for the impact, those that start
   * with its first event for the others. Empty where there is no choice.
   */
  readonly about: readonly ImpactMetric[];
}

/** The metrics of a draft, all of them, each with what is known of it. */
export function readMetrics(doc: Node): readonly Metric[] {
  const marked = readMarked(doc);
  const impacts = readImpactMetrics(doc);
  const dated = impacts.filter(({ from, to }) => from !== null || to !== null);
  const several = dated.length > 1 ? dated : [];
  return metricDefinitions.map((definition): Metric => {
    const total = definition.id === 'impact' ? totalImpact(impacts) : null;
    if (total !== null) {
      const { state, periods } = total;
      return { ...definition, state, basis: 'impacts', periods, about: several };
    }
    const state = stateOf(definition, marked);
    const event = 'fromEvent' in state && definition.from === 'impact-started' ? state.fromEvent : null;
    const about = several.filter(({ from }) => from !== null && from.event.position === event?.position);
    return { ...definition, state, basis: 'moments', periods: 1, about };
  });
}

function stateOf({ from, to }: MetricDefinition, marked: ReadonlyMap<Moment, Marked>): MetricState {
  const first = marked.get(from)?.view ?? null;
  const last = marked.get(to)?.view ?? null;
  if (first === null || last === null) {
    return {
      kind: 'unknown',
      missing: [from, to].filter((moment) => (marked.get(moment)?.view ?? null) === null),
    };
  }
  const length = lengthBetween(first, last);
  // The first of several beginnings counts, and the last of several ends: one without a time may be that.
  const earlier = marked.get(from)?.undated[0] ?? null;
  const other = marked.get(to)?.undated[0] ?? null;
  if (earlier === null && other === null) return length;
  const mayBeShorter = other !== null && !isClosing(to);
  const mayBeLonger = earlier !== null || (other !== null && isClosing(to));
  const unknown: MetricState = { kind: 'unknown', missing: [earlier === null ? to : from] };
  if (mayBeShorter && mayBeLonger) return unknown;
  const { fromEvent, toEvent } = length;
  if (length.kind === 'contradictory') return mayBeLonger ? unknown : length;
  if (mayBeShorter) {
    if (length.kind === 'approximate') return unknown;
    const most = length.kind === 'between' ? length.most : length.ms;
    return { kind: 'between', least: 0, most, fromEvent, toEvent };
  }
  const ms = length.kind === 'between' ? length.least : length.ms;
  if (ms <= 0) return unknown;
  const open = earlier ?? other;
  const why = `“${open?.headline || 'An event without words'}” is marked as the same moment and has no time.`;
  return { kind: 'at-least', ms, approximate: length.kind === 'approximate', why, fromEvent, toEvent };
}
