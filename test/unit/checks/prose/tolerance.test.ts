import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readDurations } from '../../../../renderer/checks/prose/durations';
import { agreement } from '../../../../renderer/checks/prose/tolerance';

const minute = 60_000;
const actually = (minutes: number) => ({
  least: minutes * minute,
  most: minutes * minute,
  approximate: false,
});

function judged(text: string, minutes: number): string {
  const [reading] = readDurations(text);
  return reading === undefined ? 'unread' : agreement(reading, actually(minutes));
}

describe('agreement', () => {
  it.each<readonly [string, number, string]>([
    ['27 minutes', 27, 'agrees'],
    ['27 minutes', 26.5, 'agrees'],
    ['28 minutes', 27, 'near'],
    ['30 minutes', 27, 'near'],
    ['37 minutes', 27, 'differs'],
    ['17 minutes', 27, 'differs'],
    ['about 30 minutes', 27, 'agrees'],
    ['about 27 minutes', 30, 'agrees'],
    ['about half an hour', 27, 'agrees'],
    ['about 30 minutes', 44, 'near'],
    ['about 30 minutes', 60, 'differs'],
    ['about an hour', 27, 'differs'],
    ['nearly 30 minutes', 27, 'agrees'],
    ['nearly 30 minutes', 36, 'differs'],
    ['over 25 minutes', 27, 'agrees'],
    ['over 30 minutes', 27, 'near'],
    ['over 40 minutes', 27, 'differs'],
    ['less than 30 minutes', 27, 'agrees'],
    ['less than 20 minutes', 27, 'differs'],
    ['up to 30 minutes', 27, 'agrees'],
    ['20–30 minutes', 27, 'agrees'],
    ['40–50 minutes', 27, 'differs'],
    ['2 hours', 97, 'agrees'],
    ['2 hours', 150, 'agrees'],
    ['2 hours', 170, 'near'],
    ['2 hours', 27, 'differs'],
    ['1.5 hours', 97, 'agrees'],
    ['1h37', 97, 'agrees'],
    ['1h37', 137, 'differs'],
    ['2 days', 60 * 40, 'agrees'],
    ['5 days', 60 * 40, 'differs'],
  ])('%s for %d minutes: %s', (text, minutes, expected) => {
    expect(judged(text, minutes)).toBe(expected);
  });

  it('is symmetric: what is said may stand for what is, or the other way round', () => {
    const minutes = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(
        minutes,
        minutes,
        fc.constantFrom('exact' as const, 'about' as const),
        (one, other, hedge) => {
          const say = (n: number) => ({ least: n * minute, most: n * minute, hedge, step: minute });
          const isAgreed = (a: number, b: number) => agreement(say(a), actually(b)) === 'agrees';
          expect(isAgreed(one, other)).toBe(isAgreed(other, one));
        },
      ),
    );
  });

  it('never gets better as lengths move apart', () => {
    const rank = { agrees: 0, near: 1, differs: 2 } as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 500 }),
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom('exact' as const, 'about' as const),
        (said, off, hedge) => {
          const reading = { least: said * minute, most: said * minute, hedge, step: minute };
          const nearer = rank[agreement(reading, actually(said + off))];
          expect(rank[agreement(reading, actually(said + off + 1))]).toBeGreaterThanOrEqual(nearer);
        },
      ),
    );
  });
});
