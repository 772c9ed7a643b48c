import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  REPORTS_KEPT,
  nextReportName,
  reportsAmong,
  reportsToRemove,
} from '../../../../electron/crash/report-names';

const noon = Date.UTC(2026, 10, 22, 12, 0, 0, 7);

it('names a report by its time', () => {
  expect(nextReportName([], noon)).toBe('2026-11-22T12-00-00-007Z.txt');
});

it('overwrites none, and the last one is the last, whatever the clock does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 4_000_000_000_000 }), { minLength: 1, maxLength: 30 }),
      (times) => {
        let names: readonly string[] = ['notes.txt', '2026-13-45T99-99-99-999Z.txt'];
        for (const time of times) {
          const name = nextReportName(names, time);
          expect(names).not.toContain(name);
          names = [...names, name];
          expect(reportsAmong(names).at(-1)).toBe(name);
        }
      },
    ),
  );
});

describe('reportsToRemove', () => {
  it('keeps the last ten, and lets other files be', () => {
    let names: readonly string[] = ['notes.txt', '.aftermark-1.tmp'];
    for (let count = 0; count < REPORTS_KEPT; count += 1) names = [...names, nextReportName(names, noon)];
    expect(reportsToRemove(names)).toEqual([]);
    names = [...names, nextReportName(names, noon)];
    expect(reportsToRemove(names)).toEqual(['2026-11-22T12-00-00-007Z.txt']);
  });
});
