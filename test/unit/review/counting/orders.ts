import type { Node } from '@tiptap/pm/model';
import { DocAttrStep, Mapping, Step } from '@tiptap/pm/transform';

import { factNames, type FactName } from '../../../../renderer/document/facts';
import { documentSchema } from '../../../../renderer/document/schema';
import { stretchOf } from '../../../../renderer/review/card';
import { mergeReview } from '../../../../renderer/review/merge';
import { uniqueDocument } from '../random/document';
import { randomFrom } from '../random/random';
import { editedBy, stepsOf, type Side } from '../random/sides';
import { mergeOf, sidesOf, type Mix } from './merging';

export interface BothOrders {
  readonly isSame: boolean;
  /** Ids of the suggestions without a place, in the one order and in the other. */
  readonly cards: readonly [readonly string[], readonly string[]];
  /** Whether both changed the same place of the draft, where nothing says which comes first. */
  readonly touch: boolean;
}

/** Stretches of the base that a side's steps change, where they are in the author's draft. */
function touched(side: Side, author: Side): readonly (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  const back = new Mapping();
  const moved = new Mapping(stepsOf(author).map((json) => Step.fromJSON(documentSchema, json).getMap()));
  for (const json of stepsOf(side)) {
    const step = Step.fromJSON(documentSchema, json);
    const stretch = stretchOf(step);
    // A fact of the document stands before all positions, each at one of its own.
    if (step instanceof DocAttrStep) {
      const place = -10 * (1 + factNames.indexOf(step.attr as FactName));
      ranges.push([place, place]);
    }
    const toBase = back.invert();
    if (stretch !== null) {
      const [from, to] = [toBase.map(stretch.from, -1), toBase.map(stretch.to, 1)];
      ranges.push([moved.map(from, -1), moved.map(to, 1)]);
    }
    back.appendMap(step.getMap());
  }
  return ranges;
}

interface Ended {
  readonly document: Node;
  readonly cards: readonly string[];
}

function inOrder(base: Node, author: Side, first: Side, second: Side): Ended {
  const one = mergeOf(base, author, first);
  if (!one.ok) throw new Error(one.message);
  const other = mergeReview({
    base,
    baseSteps: [...stepsOf(author), ...one.steps],
    current: one.document,
    suggestions: second.suggestions,
    applied: new Set(),
  });
  if (!other.ok) throw new Error(other.message);
  const cards = [...one.cards, ...other.cards].map(({ suggestion }) => suggestion).toSorted();
  return { document: other.document, cards };
}

/** Two reviews of one draft, merged in both orders. */
export function bothOrders(seed: number, mix: Mix): BothOrders {
  const base = uniqueDocument(randomFrom(seed * 7919));
  const { author, reviewer } = sidesOf(base, seed, mix, 4);
  const second = editedBy(base, seed * 41 + 3, 'second', mix.reviewer, 4);
  const [there, back] = [inOrder(base, author, reviewer, second), inOrder(base, author, second, reviewer)];
  return {
    isSame: there.document.eq(back.document),
    cards: [there.cards, back.cards],
    touch: touched(reviewer, author).some(([from, to]) =>
      touched(second, author).some(([start, end]) => from <= end && start <= to),
    ),
  };
}

export interface OrderCounts {
  readonly runs: number;
  /** Those in which the reviews do not touch the same place. */
  readonly apart: number;
  /** Seeds of those of them that end otherwise in the other order. */
  readonly differing: readonly number[];
}

export function countOrders(mix: Mix, first: number, runs: number): OrderCounts {
  const differing: number[] = [];
  let apart = 0;
  for (let seed = first; seed < first + runs; seed += 1) {
    const { isSame, touch, cards } = bothOrders(seed, mix);
    if (touch) continue;
    apart += 1;
    if (!isSame || cards[0].join() !== cards[1].join()) differing.push(seed);
  }
  return { runs, apart, differing };
}
