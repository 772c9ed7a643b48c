import type { Node } from '@tiptap/pm/model';

import { readImpactMetrics } from '../impact-periods';
import type { Bounds } from '../moments';
import { readMoments } from '../moments';

/** Where a period begins or ends. */
export interface Edge {
  /** Milliseconds UTC: the earliest instant at which it may begin, the latest at which it may end. */
  readonly ms: number;
  /** Whether that is known to the minute, and not only about, to the hour or to the day. */
  readonly isExact: boolean;
}

/** A time in which somebody was hurt. Null is an edge that the draft does not know. */
export interface Period {
  readonly start: Edge | null;
  readonly end: Edge | null;
}

/**
 * When the incident hurt, in order, with what overlaps joined. As the metrics have it: the periods of the impacts where
 * they name events, else the one between the moments "impact starts" and "impact ends". What ends before it starts is
 * left out: no picture can show it, and the metrics say it.
 */
export function readPeriods(doc: Node): readonly Period[] {
  const found = readMoments(doc);
  const marked = {
    start: edge(found.get('impact-started')?.at, 'earliest'),
    end: edge(found.get('impact-ended')?.at, 'latest'),
  };
  const named = readImpactMetrics(doc)
    .map(({ from, to }) => ({ start: edge(from?.at, 'earliest'), end: edge(to?.at, 'latest') }))
    .filter(isKnown)
    // Of an impact that names one of its events, the moment may know the other.
    .map(({ start, end }) => ({
      start: start ?? before(marked.start, end),
      end: end ?? after(marked.end, start),
    }));
  const all = named.length > 0 ? named : [marked].filter(isKnown);
  return joined(all.filter(({ start, end }) => start === null || end === null || start.ms <= end.ms));
}

const isKnown = ({ start, end }: Period): boolean => start !== null || end !== null;

function edge(at: Bounds | null | undefined, side: 'earliest' | 'latest'): Edge | null {
  if (at === null || at === undefined) return null;
  return { ms: at[side], isExact: at.earliest === at.latest && !at.approximate };
}

function before(marked: Edge | null, end: Edge | null): Edge | null {
  return marked !== null && end !== null && marked.ms <= end.ms ? marked : null;
}

function after(marked: Edge | null, start: Edge | null): Edge | null {
  return marked !== null && start !== null && marked.ms >= start.ms ? marked : null;
}

function joined(periods: readonly Period[]): readonly Period[] {
  const from = ({ start }: Period): number => start?.ms ?? Number.NEGATIVE_INFINITY;
  const to = ({ end }: Period): number => end?.ms ?? Number.POSITIVE_INFINITY;
  const done: Period[] = [];
  for (const period of periods.toSorted((a, b) => (from(a) < from(b) ? -1 : from(a) > from(b) ? 1 : 0))) {
    const last = done.at(-1);
    if (last === undefined || from(period) > to(last)) done.push(period);
    else if (to(period) > to(last)) done[done.length - 1] = { start: last.start, end: period.end };
  }
  return done;
}
