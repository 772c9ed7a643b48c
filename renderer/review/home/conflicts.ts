import type { Node } from '@tiptap/pm/model';

import { cardOf } from '../card';
import type { Made } from '../merge-prepare';
import { MergeRun } from '../merge-run';
import { footprintOf, Footprints } from './footprint';
import type { OpenReview } from './open-reviews';
import type { PlannedCard, PlannedSuggestion } from './plan-types';
import type { Solo } from './solo';
import { placeTogether, type Failure } from './together';

interface Item {
  readonly made: Made;
  readonly planned: PlannedSuggestion;
  readonly review: OpenReview;
  /** Indexes of the items that it builds on. */
  readonly needs: readonly number[];
}

export interface Settled {
  /** They can all be taken together. */
  readonly free: readonly PlannedSuggestion[];
  /** Groups that cannot all be taken. */
  readonly groups: readonly (readonly PlannedSuggestion[])[];
  /** Those that have no place beside the others though nobody can say beside which. */
  readonly cards: readonly PlannedCard[];
}

function itemsOf(solos: readonly Solo[]): readonly Item[] {
  const index = new Map<string, number>();
  for (const { made } of solos.flatMap(({ placed }) => placed)) index.set(made.suggestion.id, index.size);
  return solos.flatMap(({ placed, review }) =>
    placed.map(({ made, planned }) => ({
      made,
      planned,
      review,
      needs: planned.needs.flatMap((id) => index.get(id) ?? []),
    })),
  );
}

/** Whether suggestions of two reviews, with what they build on, exclude each other in either order. */
class Pairs {
  private readonly runs = new Map<OpenReview, MergeRun>();

  constructor(
    private readonly items: readonly Item[],
    private readonly current: Node,
  ) {}

  exclude(one: number, other: number): boolean {
    return !this.follow(one, other) || !this.follow(other, one);
  }

  /** Whether the second has a place behind the first. */
  private follow(first: number, second: number): boolean {
    const [one, other] = [this.items[first], this.items[second]];
    if (one === undefined || other === undefined) return true;
    const [run, next] = [this.run(one.review), this.run(other.review)];
    const [start, nextStart] = [run.point(), next.point()];
    const steps = this.all(first, one).flatMap((made) => {
      const tried = run.attempt(made);
      return tried.ok ? tried.placed : [];
    });
    next.follow(steps);
    const isPlaced = this.all(second, other).every((made) => next.attempt(made).ok);
    run.back(start);
    next.back(nextStart);
    return isPlaced;
  }

  /** A suggestion behind those that it builds on. */
  private all(index: number, { needs }: Item): readonly Made[] {
    return [...needs, index].flatMap((at) => this.items[at]?.made ?? []);
  }

  private run(review: OpenReview): MergeRun {
    const known = this.runs.get(review);
    if (known !== undefined) return known;
    const made = new MergeRun(review.prepared, this.current);
    this.runs.set(review, made);
    return made;
  }
}

/** Groups that grow together where they have a member in common. */
class Groups {
  private readonly heads = new Map<number, number>();

  head(item: number): number {
    let head = item;
    for (let next = this.heads.get(head); next !== undefined && next !== head; next = this.heads.get(head))
      head = next;
    return head;
  }

  has(item: number): boolean {
    return this.heads.has(item);
  }

  join(one: number, other: number): void {
    const [first, second] = [this.head(one), this.head(other)].toSorted((a, b) => a - b);
    this.heads.set(one, this.heads.get(one) ?? one);
    this.heads.set(other, this.heads.get(other) ?? other);
    if (first !== undefined && second !== undefined) this.heads.set(second, first);
  }

  members(): readonly (readonly number[])[] {
    const byHead = new Map<number, number[]>();
    for (const item of this.heads.keys()) {
      const head = this.head(item);
      byHead.set(head, [...(byHead.get(head) ?? []), item]);
    }
    return [...byHead.values()].map((members) => members.toSorted((one, other) => one - other));
  }
}

/**
 * Finds the suggestions of several reviews that cannot all be taken. Everything that has a place by itself is placed in
 * one order of the reviews and in the other; what fails then fails because of another reviewer, and is set against those
 * that touch the same place. What builds on a suggestion of a group comes into the group.
 */
export function settle(solos: readonly Solo[], current: Node): Settled {
  const items = itemsOf(solos);
  const reviews = solos.map(({ review }) => review);
  const index = new Map(items.map(({ planned: { id } }, at) => [id, at]));
  const footprints = new Footprints(items.map(({ planned }) => footprintOf(planned)));
  const pairs = new Pairs(items, current);
  const groups = new Groups();
  const unplaced = new Map<number, Failure>();

  function failures(): ReadonlyMap<number, Failure> {
    const isFree = (id: string): boolean => {
      const at = index.get(id);
      return at !== undefined && !groups.has(at) && !unplaced.has(at);
    };
    const found = new Map<number, Failure>();
    for (const order of [reviews, reviews.toReversed()])
      for (const failure of placeTogether(order, current, isFree).failed) {
        const at = index.get(failure.made.suggestion.id);
        if (at !== undefined && !found.has(at)) found.set(at, failure);
      }
    return found;
  }

  const partners = (at: number): readonly number[] =>
    footprints.meeting(at).filter((other) => items[other]?.review !== items[at]?.review);

  function withDependents(): void {
    for (const [at, { needs }] of items.entries()) {
      const grouped = needs.find((need) => groups.has(need));
      if (grouped !== undefined && !groups.has(at)) groups.join(grouped, at);
    }
  }

  for (let turn = 0; solos.length > 1; turn += 1) {
    const failed = failures();
    if (failed.size === 0) break;
    let grouped = false;
    for (const at of failed.keys()) {
      const near = partners(at).filter((other) => !unplaced.has(other));
      const sure = near.length === 1 && failed.has(near[0] ?? -1);
      const other = sure || turn > 0 ? near : near.filter((one) => pairs.exclude(at, one));
      for (const one of other) groups.join(at, one);
      grouped ||= other.length > 0;
    }
    withDependents();
    if (!grouped && turn > 0) for (const [at, failure] of failed) unplaced.set(at, failure);
  }
  const planned = (at: number): readonly PlannedSuggestion[] => {
    const item = items[at];
    return item === undefined ? [] : [item.planned];
  };
  return {
    free: items.filter((_, at) => !groups.has(at) && !unplaced.has(at)).map((item) => item.planned),
    groups: groups.members().map((members) => members.flatMap(planned)),
    cards: [...unplaced.values()].map(({ made, review, reason, doc }) => ({
      card: cardOf(made, reason, doc),
      review: review.received.hash,
    })),
  };
}
