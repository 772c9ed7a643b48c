import { expect, it } from 'vitest';
import { mayReload } from '../../../electron/crash-limit';

it('loads a page again once, and not a second time within a minute', () => {
  expect(mayReload([1_000], 1_000)).toBe(true);
  expect(mayReload([1_000, 2_000], 2_000)).toBe(false);
});

it('forgets crashes after a minute', () => {
  expect(mayReload([1_000, 61_000], 61_000)).toBe(true);
  expect(mayReload([1_000, 60_999], 60_999)).toBe(false);
});
