import { describe, expect, it } from 'vitest';

import { mixes } from './counting/merging';
import { countOrders } from './counting/orders';
import { noTotals, runOnce } from './counting/run';

/** For a longer search set MERGE_RUNS, or run `npm run test:merge`. */
const runs = Number(process.env['MERGE_RUNS'] ?? 300);
const isFixed = (process.env['CI'] ?? '') !== '';
const first = isFixed ? 1 : Math.floor(Math.random() * 1_000_000);

describe('merging a review, at random', { timeout: 60_000 + runs * 500 }, () => {
  it.each(mixes)('loses, doubles and misplaces nothing: $name', (mix) => {
    const totals = noTotals();
    for (let seed = first; seed < first + runs / 4; seed += 1) runOnce(seed, mix, totals);
    expect(totals.failed).toEqual([]);
    expect(totals.runs).toBeGreaterThan(0);
  });

  it.each(mixes)('gives the same in either order where two reviews do not touch: $name', (mix) => {
    const { apart, differing } = countOrders(mix, first, Math.ceil(runs / 6));
    expect(differing).toEqual([]);
    expect(apart).toBeGreaterThan(0);
  });
});
