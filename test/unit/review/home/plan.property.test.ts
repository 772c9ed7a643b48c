import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { footprintOf, Footprints } from '../../../../renderer/review/home/footprint';
import { planReviews } from '../../../../renderer/review/home/plan';
import type {
  Plan,
  PlanInput,
  PlannedSuggestion,
  ShownChange,
} from '../../../../renderer/review/home/plan-types';
import { takeSuggestions } from '../../../../renderer/review/home/take';
import { textEdits } from '../random/edits/text';
import { allKinds, type EditKind } from '../random/kinds';
import { after, applied, homeAt } from './random-reviews';

const seeds = fc.integer({ min: 1, max: 1_000_000 });
const numRuns = Number(process.env['PLAN_RUNS'] ?? 60);
const textKinds = Object.keys(textEdits) as readonly EditKind[];
/** What is taken back within a review is no suggestion of its own. */
const withoutUndo = { author: allKinds, reviewer: allKinds.filter((kind) => kind !== 'undo') };
const everything = { author: allKinds, reviewer: allKinds };

function planOf(input: PlanInput): Plan {
  const result = planReviews(input);
  if (!result.ok) throw new Error(result.message);
  return result.plan;
}

function taken(input: PlanInput, wanted: Iterable<string>) {
  const result = takeSuggestions(input, new Set(wanted));
  if (!result.ok) throw new Error(result.message);
  return result;
}

const allOf = ({ suggestions, conflicts }: Plan): readonly PlannedSuggestion[] => [
  ...suggestions,
  ...conflicts.flatMap((conflict) => conflict.suggestions),
];

const listed = (plan: Plan): readonly string[] =>
  [...allOf(plan).map(({ id }) => id), ...plan.cards.map(({ card }) => card.suggestion)].toSorted();

/** Everything from the first to the last block that a change of the blocks' shape touches. */
function widened(change: ShownChange, doc: Node): ShownChange {
  const at = change.kind === 'attribute' ? change.position : change.from;
  if (at === null || change.kind === 'mark' || (change.kind === 'content' && change.inline)) return change;
  const $from = doc.resolve(at);
  const $to = doc.resolve(change.kind === 'content' ? change.to : at);
  const [start, end] = [
    $from.depth > 0 ? $from.before(1) : at,
    $to.depth > 0 ? $to.after(1) : $to.pos + ($to.nodeAfter?.nodeSize ?? 0),
  ];
  return { kind: 'mark', from: start, to: end, mark: '', on: true };
}

/** Whether it brings an event, takes one out or changes when one was: one event is put in order after the other. */
const isTimed =
  (doc: Node) =>
  ({ changes }: PlannedSuggestion): boolean =>
    changes.some(
      (change) =>
        JSON.stringify(change).includes('"event"') ||
        (change.kind === 'attribute' && change.name === 'happened') ||
        (change.kind === 'content' && !change.inline && isInTimeline(doc, change.from)),
    );

function isInTimeline(doc: Node, position: number): boolean {
  const $at = doc.resolve(position);
  return Array.from({ length: $at.depth }, (_, depth) => $at.node(depth + 1)).some(
    ({ type }) => type.name === 'timeline',
  );
}

/** Suggestions that touch nothing that another one touches, so that nothing has to say which of them comes first. */
function apart({ suggestions }: Plan, doc: Node): readonly PlannedSuggestion[] {
  const wide = suggestions.map((one) => ({
    ...one,
    changes: one.changes.map((change) => widened(change, doc)),
  }));
  const all = new Footprints(wide.map(footprintOf));
  const timed = suggestions.filter(isTimed(doc));
  return suggestions.filter(
    (one, index) =>
      one.needs.length === 0 && all.meeting(index).length === 0 && (timed.length < 2 || !timed.includes(one)),
  );
}

const brought = (input: PlanInput): readonly string[] =>
  [...new Set(input.reviews.flatMap(({ review }) => review.suggestions.map(({ id }) => id)))].toSorted();

describe.each([1, 2, 3])('a plan of %i reviews', { timeout: 120_000 }, (reviewers) => {
  const home = (seed: number) => homeAt(seed, { ...everything, reviewers });

  it('lists every undecided suggestion once', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const input = home(seed);
        expect(listed(planOf(input))).toEqual(brought(input));
      }),
      { numRuns },
    );
  });

  it('does not depend on the order of the reviews, nor on one that is there twice', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const input = home(seed);
        const reviews = [...input.reviews.toReversed(), ...input.reviews];
        expect(planOf({ ...input, reviews })).toEqual(planOf(input));
      }),
      { numRuns },
    );
  });

  it('takes all its suggestions together, and then lists them no more', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const input = home(seed);
        const plan = planOf(input);
        const wanted = plan.suggestions.map(({ id }) => id);
        const { steps, taken: ids, cards } = taken(input, wanted);
        expect(cards).toEqual([]);
        expect(ids.toSorted()).toEqual(wanted.toSorted());
        const next = after(input, steps, brought(input));
        next.current.check();
        const again = planOf(next);
        expect(listed(again)).toEqual([]);
        const decided = after(input, steps, wanted);
        expect(listed(planOf(decided)).filter((id) => wanted.includes(id))).toEqual([]);
        expect(taken(next, wanted)).toMatchObject({ steps: [], taken: [], cards: [] });
      }),
      { numRuns },
    );
  });

  it('shows places that are in the draft', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const input = home(seed);
        const { size } = input.current.content;
        for (const { changes, from } of allOf(planOf(input))) {
          expect(from ?? 0).toBeLessThanOrEqual(size);
          for (const change of changes) {
            const [start, end] =
              change.kind === 'attribute'
                ? [change.position ?? 0, change.position ?? 0]
                : [change.from, change.to];
            expect(start).toBeGreaterThanOrEqual(0);
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(size);
          }
        }
      }),
      { numRuns },
    );
  });

  it('gives each a place with what it needs, and without where it needs nothing', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const input = home(seed);
        for (const { id, needs } of allOf(planOf(input)))
          expect(taken(input, [...needs, id]).taken).toContain(id);
      }),
      { numRuns: numRuns / 3 },
    );
  });

  it('makes the same draft of all suggestions, in the order in which they were made or all at once', () => {
    const compared = { same: 0, other: [] as number[] };
    fc.assert(
      fc.property(seeds, (seed) => {
        const input = homeAt(seed, { ...withoutUndo, reviewers });
        const { suggestions } = planOf(input);
        const timed = suggestions.filter(isTimed(input.current)).map(({ id }) => id);
        const needed = ({ needs }: PlannedSuggestion) => needs.some((id) => timed.includes(id));
        const left = suggestions.filter(
          (one) => timed.length < 2 || !(timed.includes(one.id) || needed(one)),
        );
        const wanted = new Set(left.map(({ id }) => id));
        const atOnce = applied(input.current, taken(input, wanted).steps);
        let state = input;
        for (const { review } of input.reviews)
          for (const { id } of review.suggestions) {
            if (!wanted.has(id)) continue;
            const one = taken(state, [id]);
            expect(one.taken).toEqual([id]);
            state = after(state, one.steps, [id]);
          }
        if (state.current.eq(atOnce)) compared.same += 1;
        else compared.other.push(seed);
      }),
      { numRuns: numRuns / 2 },
    );
    expect(compared).toEqual({ same: compared.same, other: [] });
  });

  it.each([
    ['in words', { author: textKinds, reviewer: textKinds }],
    ['of all kinds', everything],
  ])('makes the same draft of suggestions %s, one by one or all at once', (_, kinds) => {
    const compared = { same: 0, other: [] as number[] };
    fc.assert(
      fc.property(seeds, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (seed, keys) => {
        const input = homeAt(seed, { ...kinds, reviewers });
        const plan = planOf(input);
        const wanted = apart(plan, input.current).map(({ id }) => id);
        const atOnce = applied(input.current, taken(input, wanted).steps);
        const order = wanted
          .map((id) => ({ id, key: keys.next().value ?? 0 }))
          .toSorted((one, other) => one.key - other.key);
        let state = input;
        for (const { id } of order) {
          const one = taken(state, [id]);
          state = after(state, one.steps, [id]);
        }
        if (state.current.eq(atOnce)) compared.same += 1;
        else compared.other.push(seed);
      }),
      { numRuns },
    );
    expect(compared).toEqual({ same: compared.same, other: [] });
  });
});
