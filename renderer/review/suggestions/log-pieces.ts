import { AddMarkStep, AttrStep, RemoveMarkStep, type Step } from '@tiptap/pm/transform';
import { Change, type Span } from '@tiptap/pm/changeset';

import type { Pair, Piece } from './piece';
import { piecesWithin } from './tokens';

/** A step with the time at which it was made, milliseconds UTC. */
export interface TimedStep {
  readonly step: Step;
  readonly at: number;
}

/** Stretches that steps touched, from the first document to the last; the data are the times. */
export type Touched = readonly Change<number>[];

const never = (one: number, other: number): number => (one === other ? one : (null as unknown as number));

function changesOf({ step, at }: TimedStep, alsoInPlace: boolean): Touched {
  const made = (fromA: number, toA: number, fromB: number, toB: number): Change<number> => {
    const span = (length: number) => (length === 0 ? [] : [{ length, data: at }]);
    return Change.fromJSON({
      fromA,
      toA,
      fromB,
      toB,
      deleted: span(toA - fromA),
      inserted: span(toB - fromB),
    });
  };
  const changes: Change<number>[] = [];
  step.getMap().forEach((fromA, toA, fromB, toB) => {
    const last = changes.at(-1);
    // Both ends of a block that is empty touch.
    const joined = last?.toA === fromA && last.toB === fromB ? changes.pop() : undefined;
    const [startA, startB] = [joined?.fromA ?? fromA, joined?.fromB ?? fromB];
    changes.push(made(startA, toA, startB, toB));
  });
  const place = (from: number, to: number): void => {
    changes.push(made(from, to, from, to));
  };
  // A split at the start of a block gives its id to the second half: the first is what is new then.
  if (step instanceof AttrStep && (alsoInPlace || step.attr === 'id')) place(step.pos, step.pos + 1);
  if (alsoInPlace && (step instanceof AddMarkStep || step instanceof RemoveMarkStep))
    place(step.from, step.to);
  return changes;
}

/**
 * What steps touched in the whole, as prosemirror-changeset puts it together. Nothing is looked for in it yet: what stayed
 * is found with ids afterwards.
 *
 * @param alsoInPlace with what only changed attributes and marks
 */
export function touchedBy(steps: readonly TimedStep[], alsoInPlace: boolean): Touched {
  const merge = (from: number, to: number): Touched => {
    const only = steps[from];
    if (only === undefined || from >= to) return [];
    if (to - from === 1) return changesOf(only, alsoInPlace);
    const middle = (from + to) >> 1;
    return Change.merge(merge(from, middle), merge(middle, to), never);
  };
  return merge(0, steps.length);
}

/** What differs between two documents, where steps that lead from the one to the other touched it. */
export const piecesOfLog = (pair: Pair, touched: Touched): readonly Piece[] =>
  touched.flatMap(({ fromA, toA, fromB, toB }) => piecesWithin(pair, { fromA, toA, fromB, toB }));

function latestIn(spans: readonly Span<number>[], start: number, from: number, to: number): number | null {
  let latest: number | null = null;
  let at = start;
  for (const { length, data } of spans) {
    if (at < to && at + length > from) latest = Math.max(latest ?? data, data);
    at += length;
  }
  return latest;
}

/** The latest time at which something in these stretches was touched; null where nothing was. */
export function latestTime(touched: Touched, pieces: readonly Piece[]): number | null {
  let latest: number | null = null;
  for (const { fromA, toA, fromB, toB } of pieces) {
    let low = 0;
    let high = touched.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((touched[middle]?.toB ?? 0) < fromB) low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < touched.length; index += 1) {
      const change = touched[index];
      if (change === undefined || change.fromB > toB) break;
      const times = [
        latestIn(change.deleted, change.fromA, fromA, toA),
        latestIn(change.inserted, change.fromB, fromB, toB),
      ].filter((time) => time !== null);
      latest = Math.max(latest ?? -Infinity, ...times);
      if (latest === -Infinity) latest = null;
    }
  }
  return latest;
}
