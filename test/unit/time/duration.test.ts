import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationInWords, printDuration } from '../../../renderer/time/duration';

const minute = 60_000;

describe('durationInWords', () => {
  it.each([
    [0, '0 seconds'],
    [250, '250 milliseconds'],
    [1000, '1 second'],
    [minute, '1 minute'],
    [27 * minute, '27 minutes'],
    [97 * minute, '1 hour 37 minutes'],
    [25.5 * 60 * minute, '1 day 1 hour 30 minutes'],
    [2 * 24 * 60 * minute, '2 days'],
  ])('%d ms is %s', (ms, expected) => {
    expect(durationInWords(ms)).toBe(expected);
  });
});

describe('printDuration', () => {
  it.each([
    [0, '0 s'],
    [250, '250 ms'],
    [3000, '3 s'],
    [59_999, '1 min'],
    [27 * minute, '27 min'],
    [2.5 * minute, '2 min 30 s'],
    [97 * minute, '1 h 37 min'],
    [60 * minute, '1 h'],
    [60 * minute - 1, '1 h'],
    [52 * 60 * minute, '2 d 4 h'],
    [25.5 * 60 * minute, '1 d 1 h 30 min'],
    [-5 * minute, '−5 min'],
  ])('%d ms is %s', (ms, expected) => {
    expect(printDuration(ms)).toBe(expected);
  });

  it('adds up to the length it was given, whole minutes exactly', () => {
    const unit: Record<string, number> = { d: 1440, h: 60, min: 1 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (minutes) => {
        const sum = [...printDuration(minutes * minute).matchAll(/(\d+) (\w+)/g)]
          .map(([, count, name]) => Number(count) * (unit[name ?? ''] ?? Number.NaN))
          .reduce((a, b) => a + b, 0);
        expect(sum).toBe(minutes);
      }),
    );
  });
});
