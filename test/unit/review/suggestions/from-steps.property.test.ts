import { ReplaceStep, Step } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { documentSchema } from '../../../../renderer/document/schema';
import { replay, undone } from '../../../../renderer/review/replay';
import { uniqueDocument } from '../random/document';
import { allKinds, type EditKind } from '../random/kinds';
import { randomFrom } from '../random/random';
import { editedBy, repeatedSide, type Side } from '../random/sides';
import { anyWord, repeatedDocument, repetitions } from '../random/words';
import { condense, madeBy, replayed, stepsIn } from './condensed';

const numRuns = Number(process.env['SUGGESTION_RUNS'] ?? 60);
const seeds = fc.integer({ min: 1, max: 1_000_000 });
const counts = fc.integer({ min: 1, max: 14 });
/** Undo comes often, so that much of what is made is taken back in the middle. */
const withUndo: readonly EditKind[] = [...allKinds, 'undo', 'undo', 'undo', 'undo'];

function work(seed: number, count: number, kinds: readonly EditKind[] = withUndo) {
  const base = uniqueDocument(randomFrom(seed * 7919));
  return { base, side: editedBy(base, seed, 'reviewer', kinds, count) };
}

const wordsIn = (value: unknown): readonly string[] => JSON.stringify(value).match(anyWord) ?? [];

async function holds(check: (seed: number, count: number) => Promise<void>): Promise<void> {
  await fc.assert(fc.asyncProperty(seeds, counts, check), { numRuns });
}

describe('suggestions of a step log', { timeout: 20_000 + numRuns * 200 }, () => {
  it('lead in order to what the reviewer sees', async () => {
    await holds(async (seed, count) => {
      const { base, side } = work(seed, count);
      const suggestions = await condense(base, madeBy(side));
      expect(replayed(base, suggestions).eq(side.document)).toBe(true);
    });
  });

  it('lead there where words, rows and blocks repeat', async () => {
    await holds(async (seed, count) => {
      const { base, side } = work(seed, count);
      const who = repetitions[seed % repetitions.length] ?? 'all';
      const repeated: Side = repeatedSide(side, who);
      const same = repeatedDocument(base, who);
      const suggestions = await condense(same, madeBy(repeated));
      expect(replayed(same, suggestions).eq(repeated.document)).toBe(true);
    });
  });

  it('hold no word that the reviewer does not see', async () => {
    let taken = 0;
    await holds(async (seed, count) => {
      const { base, side } = work(seed, count);
      const seen = new Set(wordsIn(side.document));
      taken += wordsIn(stepsIn(side.suggestions)).filter((word) => !seen.has(word)).length;
      const told = wordsIn(stepsIn(await condense(base, madeBy(side))));
      expect(told.filter((word) => !seen.has(word))).toEqual([]);
    });
    // Or nothing that was typed was ever deleted again, and nothing is shown.
    expect(taken).toBeGreaterThan(0);
  });

  it('put in hardly more than was put in step by step', async () => {
    let [told, made] = [0, 0];
    const put = (steps: readonly unknown[]): number =>
      steps.reduce<number>((sum, json) => {
        const step = Step.fromJSON(documentSchema, json);
        return sum + (step instanceof ReplaceStep ? step.slice.size : 0);
      }, 0);
    await holds(async (seed, count) => {
      const { base, side } = work(seed, count);
      told += put(stepsIn(await condense(base, madeBy(side))));
      made += put(stepsIn(side.suggestions));
    });
    expect(told).toBeLessThan(made * 1.1);
  });

  it('have names of their own, the same whenever they are made', async () => {
    await holds(async (seed, count) => {
      const { base, side } = work(seed, count);
      const [first, second] = [await condense(base, madeBy(side)), await condense(base, madeBy(side))];
      expect(second).toEqual(first);
      expect(new Set(first.map(({ id }) => id)).size).toBe(first.length);
    });
  });

  it('are none where everything was taken back', async () => {
    await holds(async (seed, count) => {
      const { base, side } = work(seed, count, allKinds);
      const made = madeBy(side);
      const log = replay(
        base,
        made.map(({ step }) => step),
      );
      if (!log.ok) throw new Error('The steps do not fit.');
      const back = log.steps
        .toReversed()
        .map((one) => ({ step: undone(one).step.toJSON() as unknown, at: 99 }));
      expect(await condense(base, [...made, ...back])).toEqual([]);
    });
  });

  it('are dated by steps that were made', async () => {
    await holds(async (seed, count) => {
      const { base, side } = work(seed, count);
      const times = new Set(side.suggestions.map(({ at }) => at));
      for (const { at } of await condense(base, madeBy(side))) expect(times).toContain(at);
    });
  });
});
