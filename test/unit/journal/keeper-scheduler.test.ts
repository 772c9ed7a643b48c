import { describe, expect, it } from 'vitest';

import { createScheduler, type Outcome } from '../../../renderer/journal/keeper-scheduler';
import type { KeeperState } from '../../../renderer/journal/keeper-state';
import { ManualClock } from '../support/manual-clock';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Things whose work ends when the test says so. */
function bench(atOnce = 2) {
  const clock = new ManualClock();
  const states: KeeperState[] = [];
  const begun: string[] = [];
  const ends = new Map<string, (outcome: Outcome) => void>();
  const scheduler = createScheduler({
    run: (key) => {
      begun.push(key);
      return new Promise((resolve) => ends.set(key, resolve));
    },
    atOnce,
    clock,
    onState: (state) => states.push(state),
  });
  const end = async (key: string, outcome: Outcome = { kind: 'done' }): Promise<void> => {
    const settle = ends.get(key);
    ends.delete(key);
    if (settle === undefined) throw new Error(`${key} is not under way`);
    settle(outcome);
    await turn();
  };
  return { clock, states, begun, scheduler, end };
}

const failed = (message: string): Outcome => ({ kind: 'failed', message });

describe('the scheduler', () => {
  it('does a thing once at a time, and what changed meanwhile once more', async () => {
    const { begun, scheduler, end, states } = bench();
    scheduler.mark('a');
    scheduler.mark('a');
    scheduler.mark('a');
    expect(begun).toEqual(['a']);
    await end('a');
    expect(begun).toEqual(['a', 'a']);
    await end('a');
    expect(begun).toEqual(['a', 'a']);
    expect(states).toEqual([{ kind: 'behind' }, { kind: 'kept' }]);
  });

  it('does at most so many at once, and what is marked for later at last', async () => {
    const { begun, scheduler, end } = bench();
    for (const key of ['a', 'b', 'c']) scheduler.mark(key, true);
    scheduler.mark('d');
    expect(begun).toEqual(['a', 'b']);
    await end('a');
    expect(begun).toEqual(['a', 'b', 'd']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'd', 'c']);
  });

  it('tries what failed again, each time after a longer pause, and others go on', async () => {
    const { begun, scheduler, end, clock, states } = bench();
    scheduler.mark('a');
    scheduler.mark('b');
    await end('a', failed('full'));
    await end('b');
    expect(states.at(-1)).toEqual({ kind: 'failed', message: 'full' });
    clock.pass(4_999);
    expect(begun).toEqual(['a', 'b']);
    clock.pass(1);
    expect(begun).toEqual(['a', 'b', 'a']);
    await end('a', failed('full'));
    clock.pass(9_999);
    expect(begun).toHaveLength(3);
    clock.pass(1);
    expect(begun).toHaveLength(4);
    await end('a');
    expect(states.at(-1)).toEqual({ kind: 'kept' });
    expect(clock.waiting).toBe(0);
  });

  it('does not try again what was stopped, until it changes', async () => {
    const { begun, scheduler, end, clock } = bench();
    scheduler.mark('a');
    await end('a', { kind: 'stopped', message: 'older' });
    clock.pass(1_000_000);
    expect(await scheduler.flush()).toEqual({ kind: 'failed', message: 'older' });
    expect(begun).toEqual(['a']);
    scheduler.mark('a');
    await end('a');
    expect(scheduler.state()).toEqual({ kind: 'kept' });
  });

  it('flushes all there is, what failed and what is under way, and says what came of it', async () => {
    const { begun, scheduler, end } = bench();
    scheduler.mark('a');
    await end('a', failed('full'));
    scheduler.mark('b');
    scheduler.mark('b');
    scheduler.mark('c', true);
    let flushed: KeeperState | null = null;
    const flush = scheduler.flush().then((state) => {
      flushed = state;
    });
    await end('b');
    await end('b');
    await end('a', failed('still full'));
    await turn();
    expect(flushed).toBeNull();
    await end('c');
    await flush;
    expect(flushed).toEqual({ kind: 'failed', message: 'still full' });
    expect(begun).toEqual(['a', 'b', 'c', 'b', 'a']);
  });

  it('takes an exception for a failure', async () => {
    const clock = new ManualClock();
    const scheduler = createScheduler({
      run: () => Promise.reject(new Error('no database')),
      atOnce: 1,
      clock,
      onState: () => undefined,
    });
    scheduler.mark('a');
    expect(await scheduler.flush()).toEqual({
      kind: 'failed',
      message: 'Could not make the safety copy: the database said Error.',
    });
    scheduler.stop();
    expect(clock.waiting).toBe(0);
  });
});
