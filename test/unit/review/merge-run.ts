import type { Node } from '@tiptap/pm/model';
import { DocAttrStep, Mapping, Step } from '@tiptap/pm/transform';

import { factNames, type FactName } from '../../../renderer/document/facts';
import { documentSchema } from '../../../renderer/document/schema';
import { stretchOf } from '../../../renderer/review/card';
import { mergeReview } from '../../../renderer/review/merge';
import {
  addCounts,
  check,
  contested,
  mergeOf,
  noCounts,
  repeatedWrong,
  sidesOf,
  type Counts,
  type Mix,
} from './merge-count';
import { editedBy, stepsOf, uniqueDocument, randomFrom, type Side } from './random-edits';

export interface KindCount {
  made: number;
  cards: number;
}

export interface Totals extends Counts {
  runs: number;
  suggestions: number;
  cards: number;
  typed: number;
  placed: number;
  /** Typed words in whose stead the author's words or nothing stand now, and those of them that are cards. */
  contested: number;
  contestedCards: number;
  /** Runs in which a typed word is on a card. */
  runsWithCard: number;
  byKind: Record<string, KindCount>;
  failed: { seed: number; counts: Counts }[];
}

export const noTotals = (): Totals => ({
  ...noCounts(),
  runs: 0,
  suggestions: 0,
  cards: 0,
  typed: 0,
  placed: 0,
  contested: 0,
  contestedCards: 0,
  runsWithCard: 0,
  byKind: {},
  failed: [],
});

export const isClean = (counts: Counts): boolean =>
  (Object.keys(noCounts()) as (keyof Counts)[]).every((name) => counts[name] === 0);

/** One merge of a mix, counted, with words that are all different and with words that repeat. */
export function runOnce(seed: number, mix: Omit<Mix, 'name'>, totals: Totals): void {
  const base = uniqueDocument(randomFrom(seed * 7919));
  const { author, reviewer } = sidesOf(base, seed, mix);
  const result = mergeOf(base, author, reviewer);
  const { counts, typed, placed } = check(base, author, reviewer, result);
  counts.wronglyPlaced += repeatedWrong(base, author, reviewer, result);
  if (result.ok && !isSameAgain(base, author, reviewer, result)) counts.duplicated += 1;
  addCounts(totals, counts);
  totals.runs += 1;
  if (!isClean(counts)) totals.failed.push({ seed, counts });
  const taken = contested(base, author, reviewer);
  totals.typed += typed.length;
  totals.placed += placed.length;
  totals.contested += typed.filter((word) => taken.has(word)).length;
  totals.contestedCards += typed.filter((word) => taken.has(word) && !placed.includes(word)).length;
  if (placed.length < typed.length) totals.runsWithCard += 1;
  const cards = new Set(result.ok ? result.cards.map(({ suggestion }) => suggestion) : []);
  totals.cards += cards.size;
  totals.suggestions += reviewer.suggestions.length;
  for (const [index, { id }] of reviewer.suggestions.entries()) {
    const kind = (totals.byKind[reviewer.kinds[index] ?? ''] ??= { made: 0, cards: 0 });
    kind.made += 1;
    if (cards.has(id)) kind.cards += 1;
  }
}

/** Merging the same review a second time changes nothing, and the steps lead from the draft to what is said. */
function isSameAgain(base: Node, author: Side, reviewer: Side, result: ReturnType<typeof mergeOf>): boolean {
  if (!result.ok) return false;
  const again = mergeReview({
    base,
    baseSteps: [...stepsOf(author), ...result.steps],
    current: result.document,
    suggestions: reviewer.suggestions,
    applied: new Set(reviewer.suggestions.map(({ id }) => id)),
  });
  return again.ok && again.steps.length === 0 && again.document.eq(result.document);
}

export interface TwoReviews {
  readonly isSame: boolean;
  /** Whether a suggestion of one reviewer could not be placed, in either order. */
  readonly hasCards: boolean;
  readonly cards: readonly [readonly string[], readonly string[]];
  /** Whether both changed the same place of the draft that was sent, where nothing says which comes first. */
  readonly touch: boolean;
}

/** Stretches of the base that a side's steps change. */
function touched(side: Side): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  const back = new Mapping();
  for (const json of stepsOf(side)) {
    const step = Step.fromJSON(documentSchema, json);
    const stretch = stretchOf(step);
    // A fact of the document stands before all positions, each at one of its own.
    if (step instanceof DocAttrStep) {
      const place = -10 * (1 + factNames.indexOf(step.attr as FactName));
      ranges.push([place, place]);
    }
    const toBase = back.invert();
    if (stretch !== null) ranges.push([toBase.map(stretch.from, -1), toBase.map(stretch.to, 1)]);
    back.appendMap(step.getMap());
  }
  return ranges;
}

/** Two reviews of one draft, merged in both orders. */
export function bothOrders(seed: number, mix: Omit<Mix, 'name'>): TwoReviews {
  const base = uniqueDocument(randomFrom(seed * 7919));
  const { author, reviewer } = sidesOf(base, seed, mix, 4);
  const second = editedBy(base, seed * 41 + 3, 'REVB', mix.reviewer, 4);
  const inOrder = (one: Side, other: Side) => {
    const first = mergeOf(base, author, one);
    if (!first.ok) throw new Error(first.message);
    const next = mergeReview({
      base,
      baseSteps: [...stepsOf(author), ...first.steps],
      current: first.document,
      suggestions: other.suggestions,
      applied: new Set(),
    });
    if (!next.ok) throw new Error(next.message);
    const cards = [...first.cards, ...next.cards].map(({ suggestion }) => suggestion).toSorted();
    return { document: next.document, cards };
  };
  const [there, back] = [inOrder(reviewer, second), inOrder(second, reviewer)];
  return {
    isSame: there.document.eq(back.document),
    hasCards: there.cards.length + back.cards.length > 0,
    cards: [there.cards, back.cards],
    touch: touched(reviewer).some(([from, to]) =>
      touched(second).some(([start, end]) => from <= end && start <= to),
    ),
  };
}
