import { describe, expect, it } from 'vitest';

import { check } from '../counting/check';
import { mergeOf, mixes, sidesOf } from '../counting/merging';
import { uniqueDocument } from '../random/document';
import { randomFrom } from '../random/random';
import { comparedWith, condensedSide, withoutLog } from './condensed';

/** For a longer search set MERGE_RUNS. */
const runs = Number(process.env['MERGE_RUNS'] ?? 120);
const first = (process.env['CI'] ?? '') === '' ? Math.floor(Math.random() * 1_000_000) : 1;

describe('merging condensed suggestions, at random', { timeout: 60_000 + runs * 500 }, () => {
  it.each(mixes)(
    'loses, doubles and misplaces nothing, and places as much as step by step: $name',
    async (mix) => {
      const failed: unknown[] = [];
      let [typed, placed, placedRaw] = [0, 0, 0];
      for (let seed = first; seed < first + runs / 4; seed += 1) {
        const base = uniqueDocument(randomFrom(seed * 7919));
        const { author, reviewer } = sidesOf(base, seed, mix);
        const condensed = await condensedSide(base, reviewer);
        const checked = check(base, author, condensed, mergeOf(base, author, condensed));
        if (checked.faults.length > 0) failed.push({ seed, faults: checked.faults });
        typed += checked.typed.length;
        placed += checked.placed.length;
        placedRaw += check(base, author, reviewer, mergeOf(base, author, reviewer)).placed.length;
      }
      expect(failed).toEqual([]);
      expect(placed).toBeGreaterThanOrEqual(placedRaw - 0.05 * typed - 2);
    },
  );

  it.each(mixes)('loses, doubles and misplaces nothing where there is no log: $name', async (mix) => {
    const failed: unknown[] = [];
    let [typed, placed] = [0, 0];
    // Always the same drafts: without a log, a single word retyped far away is not known again, and a merge may double it.
    for (let seed = 1; seed <= runs / 8; seed += 1) {
      const base = uniqueDocument(randomFrom(seed * 7919));
      const { author, reviewer } = sidesOf(base, seed, mix);
      const ours = withoutLog(base, author);
      const theirs = { ...reviewer, suggestions: await comparedWith(base, reviewer.document) };
      const checked = check(base, ours, theirs, mergeOf(base, ours, theirs));
      if (checked.faults.length > 0) failed.push({ seed, faults: checked.faults });
      typed += checked.typed.length;
      placed += checked.placed.length;
    }
    expect(failed).toEqual([]);
    // About 0.96 of them where everything is edited; few runs may be unlucky.
    expect(placed).toBeGreaterThan(0.8 * typed - 5);
  });
});
