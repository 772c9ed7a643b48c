import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomFrom } from '../../fuzz/random';
import { planKills } from '../../torture/plan';
import { victims } from '../../torture/processes';

it('plans as many kills as asked, the same for the same seed, each victim in every four', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 40 }), (seed, count) => {
      const plan = planKills(randomFrom(seed), count);
      expect(plan).toHaveLength(count);
      expect(planKills(randomFrom(seed), count)).toEqual(plan);
      for (let start = 0; start + 4 <= count; start += 4) {
        const four = plan.slice(start, start + 4).map(({ victim }) => victim);
        expect(four.toSorted()).toEqual([...victims].toSorted());
      }
      expect(plan[0]?.moment ?? 'writing').toBe('writing');
    }),
  );
});
