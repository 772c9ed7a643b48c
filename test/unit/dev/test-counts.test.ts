import { describe, expect, it } from 'vitest';
import { countsOf, noTests, plus, skippedNames, summaryLine } from '../../../electron/dev/test-counts.mjs';

const report = {
  numPassedTests: 5,
  numFailedTests: 2,
  numPendingTests: 3,
  numTodoTests: 1,
  testResults: [
    { assertionResults: [{ fullName: 'runs', status: 'passed' }] },
    {
      assertionResults: [
        { fullName: 'left out', status: 'skipped' },
        { fullName: 'to come', status: 'todo' },
        { fullName: 'breaks', status: 'failed' },
      ],
    },
  ],
};

describe('counting', () => {
  it('counts what did not run, for whichever reason, as skipped', () => {
    expect(countsOf(report, 1)).toEqual({ passed: 5, failed: 2, skipped: 4 });
  });
  it('never says that a failed run has no failure', () => {
    expect(countsOf({ ...report, numFailedTests: 0 }, 1).failed).toBe(1);
    expect(countsOf(undefined, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(countsOf({ ...report, numFailedTests: 0 }, 0).failed).toBe(0);
  });
  it('adds up', () => {
    expect(plus(countsOf(report, 1), plus(noTests, { passed: 1, failed: 1, skipped: 1 }))).toEqual({
      passed: 6,
      failed: 3,
      skipped: 5,
    });
  });
});

it('names the tests that did not run', () => {
  expect(skippedNames(report)).toEqual(['left out', 'to come']);
  expect(skippedNames(undefined)).toEqual([]);
});

it('ends in a line of a fixed form', () => {
  expect(summaryLine({ passed: 12, failed: 0, skipped: 1 })).toBe('12 passed, 0 failed, 1 skipped');
});
