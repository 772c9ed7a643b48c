import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { within } from '../../../electron/within';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('waits for what is done in time, well or not', async () => {
  expect(await within(1_000, Promise.resolve('done'))).toBe(true);
  expect(await within(1_000, Promise.reject(new Error('it failed')))).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

it('does not wait for ever', async () => {
  const waiting = within(1_000, new Promise(() => undefined));
  let result: boolean | undefined;
  void waiting.then((value) => {
    result = value;
  });
  await vi.advanceTimersByTimeAsync(999);
  expect(result).toBeUndefined();
  await vi.advanceTimersByTimeAsync(1);
  expect(result).toBe(false);
});
