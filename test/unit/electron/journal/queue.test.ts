import { describe, expect, it } from 'vitest';

import { createQueue, mapLimited } from '../../../../electron/journal/queue';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the queue', () => {
  it('keeps the order within a key, and never runs more than it may', async () => {
    const queue = createQueue(3);
    const done: string[] = [];
    const running = new Map<string, number>();
    let most = 0;
    const task = (key: string, number: number) => async () => {
      running.set(key, (running.get(key) ?? 0) + 1);
      expect(running.get(key)).toBe(1);
      most = Math.max(
        most,
        [...running.values()].reduce((sum, one) => sum + one, 0),
      );
      // The earlier ones take longer.
      for (let wait = number; wait < 5; wait += 1) await turn();
      running.set(key, 0);
      done.push(`${key}${number}`);
    };
    const all = [0, 1, 2, 3, 4].flatMap((number) =>
      ['a', 'b', 'c', 'd', 'e'].map((key) => queue.run(key, task(key, number))),
    );
    await queue.idle();
    expect(done).toHaveLength(25);
    for (const key of ['a', 'b', 'c', 'd', 'e']) {
      expect(done.filter((name) => name.startsWith(key))).toEqual([0, 1, 2, 3, 4].map((n) => `${key}${n}`));
    }
    expect(most).toBe(3);
    await Promise.all(all);
  });

  it('goes on after a task that fails', async () => {
    const queue = createQueue(1);
    const bad = queue.run('a', () => Promise.reject(new Error('no')));
    const good = queue.run('a', () => Promise.resolve('yes'));
    await expect(bad).rejects.toThrow('no');
    expect(await good).toBe('yes');
    await queue.idle();
  });
});

describe('mapLimited', () => {
  it('gives results in the order of the values', async () => {
    const results = await mapLimited([3, 1, 2], 2, async (waits) => {
      for (let wait = 0; wait < waits; wait += 1) await turn();
      return waits * 10;
    });
    expect(results).toEqual([30, 10, 20]);
  });
});
