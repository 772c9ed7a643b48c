import { expect, it } from 'vitest';
import { mayReload } from '../../../electron/crash-limit';

it('loads a page again twice in a minute, and then asks', () => {
  expect(mayReload([1_000], 1_000)).toBe(true);
  expect(mayReload([1_000, 2_000], 2_000)).toBe(true);
  expect(mayReload([1_000, 2_000, 3_000], 3_000)).toBe(false);
});

it('forgets crashes after a minute', () => {
  expect(mayReload([1_000, 2_000, 61_500], 61_500)).toBe(true);
  expect(mayReload([1_000, 2_000, 60_500], 60_500)).toBe(false);
});
