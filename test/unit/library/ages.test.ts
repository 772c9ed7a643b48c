import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editedAgo, groupByAge } from '../../../renderer/library/ages';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Noon in July on the machine's own clock, so that no zone moves the day. */
const now = new Date(2019, 6, 12, 12).getTime();

describe('when a draft was edited', () => {
  it.each([
    [0, 'just now'],
    [minute - 1, 'just now'],
    // Another machine's clock may be ahead.
    [-5 * minute, 'just now'],
    [minute, '1 minute ago'],
    [hour - 1, '59 minutes ago'],
    [hour, '1 hour ago'],
    [day - 1, '23 hours ago'],
    [day, '11 Jul'],
    [10 * day, '2 Jul'],
    [365 * day, '12 Jul 2018'],
  ])('%i ms ago: %s', (age, words) => {
    expect(editedAgo(now - age, now)).toBe(words);
  });
});

describe('groups', () => {
  const draft = (age: number) => ({ updatedAt: now - age });
  const labels = (...ages: readonly number[]) =>
    groupByAge(ages.map(draft), now).map(({ label, drafts }) => [
      label,
      drafts.map(({ updatedAt }) => now - updatedAt),
    ]);

  it('are the last seven days and the rest', () => {
    expect(labels(0, 7 * day - 1, 7 * day, 900 * day)).toEqual([
      ['This week', [0, 7 * day - 1]],
      ['Earlier', [7 * day, 900 * day]],
    ]);
  });

  it('are left out where they are empty', () => {
    expect(labels()).toEqual([]);
    expect(labels(8 * day)).toEqual([['Earlier', [8 * day]]]);
    expect(labels(-minute)).toEqual([['This week', [-minute]]]);
  });

  it('hold every draft once, in the order given', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -day, max: 30 * day })), (ages) => {
        const sorted = ages.toSorted((a, b) => a - b).map(draft);
        expect(groupByAge(sorted, now).flatMap(({ drafts }) => drafts)).toEqual(sorted);
      }),
    );
  });
});
