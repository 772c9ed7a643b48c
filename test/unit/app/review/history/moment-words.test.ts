import { describe, expect, it } from 'vitest';

import { momentWords } from '../../../../../renderer/app/review/history/moment-words';

/* Times of this machine's clock, so that the test holds in any zone. */
const time = (year: number, month: number, day: number, hour: number, minute = 0): number =>
  new Date(year, month - 1, day, hour, minute).getTime();

const now = time(2026, 11, 22, 18, 5);

describe('a moment in words', () => {
  it.each([
    [time(2026, 11, 22, 0, 1), 'today, 00:01'],
    [time(2026, 11, 21, 23, 59), 'yesterday, 23:59'],
    [time(2026, 11, 20, 9, 30), '20 November, 09:30'],
    [time(2019, 7, 2, 13, 42), '2 July 2019, 13:42'],
  ])('%s is %s', (at, words) => {
    expect(momentWords(at, now)).toBe(words);
  });

  it('knows the day before the first of a month', () => {
    expect(momentWords(time(2026, 2, 28, 12), time(2026, 3, 1, 8))).toBe('yesterday, 12:00');
  });
});
