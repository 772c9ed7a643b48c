import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { rowsInWindow, rowsPerPage, scrollTo } from '../../../renderer/app/sources-window';

const geometry = fc.record({
  count: fc.integer({ min: 0, max: 60_000 }),
  rowHeight: fc.integer({ min: 10, max: 60 }),
  height: fc.integer({ min: 0, max: 2_000 }),
});

describe('the window on a long list', () => {
  it('holds every row that is seen, and few more', () => {
    fc.assert(
      fc.property(geometry, fc.integer({ min: -100, max: 4_000_000 }), (list, scrollTop) => {
        const { first, end } = rowsInWindow(list, scrollTop);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(list.count);
        const seen = [scrollTop, scrollTop + list.height - 1]
          .map((y) => Math.floor(y / list.rowHeight))
          .filter((row) => list.height > 0 && row >= 0 && row < list.count);
        expect(seen.filter((row) => row < first || row >= end)).toEqual([]);
        expect(end - first).toBeLessThanOrEqual(Math.ceil(list.height / list.rowHeight) + 18);
      }),
    );
  });

  it('scrolls no further than a row needs to be seen whole', () => {
    const list = { count: 100, rowHeight: 30, height: 300 };
    expect(scrollTo(list, 600, 25)).toBe(600);
    expect(scrollTo(list, 600, 19)).toBe(570);
    expect(scrollTo(list, 600, 30)).toBe(630);
    expect(rowsPerPage(list)).toBe(10);
    expect(rowsPerPage({ rowHeight: 30, height: 0 })).toBe(1);
  });
});
