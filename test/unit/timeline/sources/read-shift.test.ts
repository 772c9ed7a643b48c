import { expect, it } from 'vitest';

import { readShift } from '../../../../renderer/timeline/sources/read-shift';

it.each([
  ['', 0],
  ['+2 min', 120_000],
  ['2m', 120_000],
  ['-1:30', -5_400_000],
  ['+00:05', 300_000],
  ['− 01:00:05', -3_605_000],
  ['1 h 5 min', 3_900_000],
  ['1,5 hours', 5_400_000],
  ['-90 seconds', -90_000],
  ['250 ms', 250],
  ['2 days', 172_800_000],
])('reads “%s”', (text, ms) => {
  expect(readShift(text)).toBe(ms);
});

it.each(['-', 'soon', '2', '1:75', '5 parsecs', '900 days', '2 min later'])('does not read “%s”', (text) => {
  expect(readShift(text)).toBeNull();
});
