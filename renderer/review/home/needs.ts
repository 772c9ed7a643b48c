import type { Node } from '@tiptap/pm/model';

import type { Made } from '../merge-prepare';
import { MergeRun, type Tried } from '../merge-run';
import { footprintOf, Footprints } from './footprint';
import type { OpenReview } from './open-reviews';
import type { PlannedSuggestion } from './plan-types';

/** How often a place is tried again with something more before all that meets it counts as needed. */
const tries = 4;

interface Candidate {
  readonly made: Made;
  readonly planned: Pick<PlannedSuggestion, 'id' | 'changes' | 'from' | 'same'>;
}

/**
 * Whether it does what it does behind all that were made before. What puts back something that an earlier one takes out has
 * nothing to do as long as that is not taken, and would be forgotten.
 */
const isItself = (tried: Tried, { planned }: Candidate): boolean =>
  tried.ok && (tried.placed.length === 0) === planned.same;

/**
 * Suggestions that each of a review's suggestions builds on, by id, those that they build on themselves included: where
 * one has no place by itself, it has one after them.
 *
 * @param placed those that have a place after one another, in order
 */
export function needsOf(
  { prepared }: OpenReview,
  current: Node,
  placed: readonly Candidate[],
): ReadonlyMap<string, readonly string[]> {
  const run = new MergeRun(prepared, current);
  const start = run.point();
  const needs = new Map<string, readonly string[]>();
  const footprints = new Footprints(placed.map(({ planned }) => footprintOf(planned)));
  const index = new Map(placed.map(({ planned: { id } }, at) => [id, at]));
  const owners = prepared.made.flatMap(({ suggestion, steps }) => steps.map(() => suggestion.id));

  function withThose(before: ReadonlySet<number>, made: Made): Tried {
    for (const at of [...before].toSorted((one, other) => one - other)) {
      const other = placed[at];
      if (other !== undefined) run.attempt(other.made);
    }
    const tried = run.attempt(made);
    run.back(start);
    return tried;
  }

  /** A suggestion with all that it builds on. */
  const closure = (at: number): readonly number[] => [
    at,
    ...(needs.get(placed[at]?.planned.id ?? '') ?? []).flatMap((id) => index.get(id) ?? []),
  ];

  function find(at: number, candidate: Candidate, first: Tried): ReadonlySet<number> {
    const { made } = candidate;
    const found = new Set<number>();
    let tried = first;
    for (let turn = 0; turn < tries && !tried.ok; turn += 1) {
      const size = found.size;
      for (const step of tried.without) {
        const owner = index.get(owners[step] ?? '');
        if (owner !== undefined && owner < at) for (const one of closure(owner)) found.add(one);
      }
      if (found.size === size) break;
      tried = withThose(found, made);
    }
    if (isItself(tried, candidate)) return found;
    for (const other of footprints.meeting(at))
      if (other < at) for (const one of closure(other)) found.add(one);
    if (isItself(withThose(found, made), candidate)) return found;
    return new Set(Array.from({ length: at }, (_, other) => other));
  }

  for (const [at, candidate] of placed.entries()) {
    const alone = withThose(new Set(), candidate.made);
    const found = isItself(alone, candidate)
      ? []
      : [...find(at, candidate, alone)].toSorted((one, other) => one - other);
    needs.set(
      candidate.planned.id,
      found.flatMap((other) => placed[other]?.planned.id ?? []),
    );
  }
  return needs;
}
