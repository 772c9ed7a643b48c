import { describe, expect, it } from 'vitest';

import { mixes, noCounts } from './merge-count';
import { bothOrders, noTotals, runOnce } from './merge-run';
import { allKinds } from './random-edits';

/** For a longer search set MERGE_RUNS, or run `npm run test:merge`. */
const runs = Number(process.env['MERGE_RUNS'] ?? 300);
const isFixed = (process.env['CI'] ?? '') !== '';
const first = isFixed ? 1 : Math.floor(Math.random() * 1_000_000);
const everything = { name: 'everything', author: allKinds, reviewer: allKinds };

describe('merging a review, at random', { timeout: 60_000 + runs * 500 }, () => {
  it.each([...mixes, everything])('loses, doubles and misplaces nothing: $name', (mix) => {
    const totals = noTotals();
    for (let seed = first; seed < first + runs / 4; seed += 1) runOnce(seed, mix, totals);
    expect(totals.failed).toEqual([]);
    expect(totals).toMatchObject(noCounts());
  });

  it.each([...mixes, everything])(
    'gives the same in either order where two reviews do not touch: $name',
    (mix) => {
      const differing: number[] = [];
      let apart = 0;
      for (let seed = first; seed < first + runs / 6; seed += 1) {
        const { isSame, hasCards, touch, cards } = bothOrders(seed, mix);
        if (touch) continue;
        apart += 1;
        if ((!isSame && !hasCards) || cards[0].join() !== cards[1].join()) differing.push(seed);
      }
      expect(differing).toEqual([]);
      expect(apart).toBeGreaterThan(0);
    },
  );
});
