import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTimes, sortedPosition } from '../../../renderer/time/order';
import type { WrittenTime } from '../../../renderer/time/written-time';

const at = (start: number | null): WrittenTime => ({
  start,
  end: null,
  precision: start === null ? 'unknown' : 'minute',
  written: '',
  zone: 'UTC',
  inferred: [],
});
const list = (...starts: readonly (number | null)[]): (WrittenTime | null)[] => starts.map(at);

describe('compareTimes', () => {
  it('orders by start and leaves the rest to the author', () => {
    expect(compareTimes(at(1), at(2))).toBeLessThan(0);
    expect(compareTimes(at(2), at(1))).toBeGreaterThan(0);
    expect([compareTimes(at(1), at(1)), compareTimes(at(null), at(1)), compareTimes(null, at(1))]).toEqual([
      0, 0, 0,
    ]);
  });
});

describe('sortedPosition', () => {
  it.each<[string, readonly (number | null)[], number, number]>([
    ['stays in order', [1, 2, 3], 1, 1],
    ['moves down', [5, 2, 4, 6], 0, 2],
    ['moves up', [1, 3, 5, 2], 3, 1],
    ['to the end', [9, 2, 4], 0, 2],
    ['to the start', [2, 4, 1], 2, 0],
    ['below an undated start', [null, 2, 4, 1], 3, 1],
    ['undated stays', [5, null, 1], 1, 1],
    ['equal stays, first', [2, 2, 3], 0, 0],
    ['equal stays, last', [2, 2, 3], 1, 1],
    ['comes last of equals', [1, 2, 2, 9, 2], 4, 3],
    ['does not part an undated event from the one above', [1, null, 5, 2], 3, 2],
    ['stays between undated neighbours', [1, null, 2, null, 3], 2, 2],
    ['below what it follows, in a list out of order', [9, 2, 1, 9], 1, 2],
    ['alone', [7], 0, 0],
  ])('%s', (_name, starts, index, expected) => {
    expect(sortedPosition(list(...starts), index)).toBe(expected);
  });

  it('returns an index that is not there unchanged', () => {
    expect(sortedPosition(list(1, 2), 7)).toBe(7);
  });

  const start = fc.option(fc.integer({ min: 0, max: 12 }), { nil: null });
  /** Dated events in order, undated ones anywhere, and one event, changed to anything. */
  const changed = fc
    .tuple(fc.array(start, { minLength: 1, maxLength: 14 }), fc.nat(), start)
    .map(([starts, which, value]) => {
      const dated = starts.filter((one) => one !== null).sort((a, b) => a - b);
      const ordered = starts.map((one) => (one === null ? null : (dated.shift() ?? null)));
      const index = which % ordered.length;
      return { starts: ordered, index, value };
    });

  const move = (starts: readonly (number | null)[], from: number, to: number): (number | null)[] =>
    starts.toSpliced(from, 1).toSpliced(to, 0, starts[from] ?? null);
  const inOrder = (starts: readonly (number | null)[]): boolean => {
    const dated = starts.filter((one) => one !== null);
    return dated.every((one, index) => index === 0 || (dated[index - 1] ?? one) <= one);
  };

  it('never moves what is in order', () => {
    fc.assert(
      fc.property(changed, ({ starts, index }) => {
        expect(sortedPosition(list(...starts), index)).toBe(index);
      }),
    );
  });

  it('puts one changed event in order among dated ones, and then leaves it', () => {
    fc.assert(
      fc.property(changed, ({ starts, index, value }) => {
        const before = starts.with(index, value);
        const to = sortedPosition(list(...before), index);
        const after = move(before, index, to);
        expect(inOrder(after)).toBe(true);
        expect(sortedPosition(list(...after), to)).toBe(to);
      }),
      { numRuns: 2000 },
    );
  });

  it('settles, also in a list that was out of order', () => {
    fc.assert(
      fc.property(fc.array(start, { minLength: 1, maxLength: 12 }), fc.nat(), (starts, which) => {
        const index = which % starts.length;
        const to = sortedPosition(list(...starts), index);
        expect(sortedPosition(list(...move(starts, index, to)), to)).toBe(to);
      }),
    );
  });
});
