import type { Node } from '@tiptap/pm/model';

import { readEvents, readImpacts, type ImpactRow } from '../document/read';
import { lengthBetween, pointOf, type AtLeast, type ImpactLength, type Length, type Point } from './length';

/** One impact and how long it lasted. */
export interface ImpactMetric {
  readonly impact: ImpactRow;
  /** What it is called: whom it hurt, or how; "Impact 2" where neither is said. */
  readonly name: string;
  /** The events it names, at their edges; null where one is not chosen, is gone or has no instant. */
  readonly from: Point | null;
  readonly to: Point | null;
  readonly state: ImpactLength;
}

/** Each impact with its own period, in document order. */
export function readImpactMetrics(doc: Node): readonly ImpactMetric[] {
  const events = new Map(readEvents(doc).flatMap((event) => (event.id === null ? [] : [[event.id, event]])));
  const named = (id: string | null) => (id === null ? undefined : events.get(id));
  return readImpacts(doc).map((impact, index) => {
    const from = pointOf(named(impact.attributes.start), 'start');
    const to = pointOf(named(impact.attributes.end), 'end');
    const state: ImpactLength = from === null || to === null ? { kind: 'unknown' } : lengthBetween(from, to);
    const words = impact.attributes.who.trim() || impact.headline;
    return { impact, name: words === '' ? `Impact ${index + 1}` : words, from, to, state };
  });
}

/** All impacts together. */
export interface TotalImpact {
  readonly state: Length | AtLeast;
  /** How many periods are left once those that overlap or touch are joined. */
  readonly periods: number;
  /** Those whose events it rests on. */
  readonly impacts: readonly ImpactMetric[];
}

/** A period of which both ends are known. */
interface Period {
  readonly from: Point;
  readonly to: Point;
}

/**
 * How long anyone was hurt: the union of the periods of the impacts, so that what overlaps counts once. Null where no
 * impact names events with a start and an end; it is contradictory where one of them ends before it starts. Where an
 * impact names only one of its two, the sum is a lower bound: whatever that impact adds, it takes nothing away.
 */
export function totalImpact(metrics: readonly ImpactMetric[]): TotalImpact | null {
  const periods: Period[] = [];
  for (const { from, to, state } of metrics) {
    if (state.kind === 'contradictory') return { state, periods: 1, impacts: metrics.filter(isNamed) };
    if (from !== null && to !== null) periods.push({ from, to });
  }
  const [first, ...others] = periods;
  if (first === undefined) return null;
  const impacts = metrics.filter(isNamed);
  const open = impacts.filter(({ from, to }) => from === null || to === null);
  const ends = {
    fromEvent: others.reduce((a, { from }) => (isEarlier(from, a) ? from : a), first.from).event,
    toEvent: others.reduce((a, { to }) => (isLater(to, a) ? to : a), first.to).event,
  };
  const possible = join(periods.map(({ from, to }) => ({ start: from.at.earliest, end: to.at.latest })));
  const most = lengthOf(possible);
  const least = lengthOf(certain(periods));
  const approximate = isApproximate(periods);
  const told = { periods: possible.length, impacts };
  if (open.length > 0) {
    // "At least nothing" says nothing.
    if (least === 0) return null;
    return { ...told, state: { kind: 'at-least', ms: least, approximate, why: whyOpen(open), ...ends } };
  }
  if (least !== most) return { ...told, state: { kind: 'between', least, most, ...ends } };
  return { ...told, state: { kind: approximate ? 'approximate' : 'known', ms: least, ...ends } };
}

const isNamed = ({ from, to }: ImpactMetric): boolean => from !== null || to !== null;

/** Ties go to the first in the document's order of events, so that the order of impacts does not matter. */
function isEarlier(one: Point, other: Point): boolean {
  const by = one.at.earliest - other.at.earliest || one.at.latest - other.at.latest;
  return by < 0 || (by === 0 && one.event.position < other.event.position);
}

function isLater(one: Point, other: Point): boolean {
  const by = one.at.latest - other.at.latest || one.at.earliest - other.at.earliest;
  return by > 0 || (by === 0 && one.event.position < other.event.position);
}

function whyOpen(open: readonly ImpactMetric[]): string {
  const said = open.map(({ name, to }) => `“${name}” has no known ${to === null ? 'end' : 'start'}`);
  return `${said.join('; ')}.`;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * What certainly lies within a period, wherever its ends are in their hour or day. Where one period ends with the event
 * with which another begins, that instant is the same in both, so there is nothing unsure between them.
 */
function certain(periods: readonly Period[]): readonly Stretch[] {
  const own = periods.map(({ from, to }) => ({ start: from.at.latest, end: to.at.earliest }));
  const between = periods.flatMap((one) =>
    periods.flatMap((next): Stretch[] => {
      if (one.to.event !== next.from.event || one.to.at.earliest !== next.from.at.earliest) return [];
      const start = Math.max(one.from.at.latest, one.to.at.earliest);
      return [{ start, end: Math.min(next.to.at.earliest, next.from.at.latest) }];
    }),
  );
  return [...own, ...between].filter(({ start, end }) => start <= end);
}

/** Joins stretches that overlap or touch. */
function join(stretches: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const next of stretches.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last === undefined || next.start > last.end) joined.push(next);
    else if (next.end > last.end) joined[joined.length - 1] = { start: last.start, end: next.end };
  }
  return joined;
}

const lengthOf = (stretches: readonly Stretch[]): number =>
  join(stretches).reduce((sum, { start, end }) => sum + end - start, 0);

/**
 * Whether a time with "~" makes the sum approximate: it does not where other periods last over it, or where one begins or
 * ends with the same event.
 */
function isApproximate(periods: readonly Period[]): boolean {
  return periods.some((own) => {
    const others = periods.filter((period) => period !== own);
    const covered = join(certain(others));
    const isCovered = (point: Point, meets: 'from' | 'to') =>
      others.some((other) => other[meets].event === point.event) ||
      covered.some(({ start, end }) => start < point.at.earliest && point.at.latest < end);
    return (
      (own.from.at.approximate && !isCovered(own.from, 'to')) ||
      (own.to.at.approximate && !isCovered(own.to, 'from'))
    );
  });
}
