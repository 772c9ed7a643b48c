import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFlusher, flushBeforeClose } from '../../../electron/flush';
import type { FlushDecision, FlushResult } from '../../../electron/flush';

describe('createFlusher', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('resolves with the page’s answer', async () => {
    const sent: number[] = [];
    const flusher = createFlusher((id) => sent.push(id));
    const result = flusher.request(5_000);
    flusher.answer(sent[0] ?? 0, { kind: 'failed', message: 'The disk is full.' });
    expect(await result).toEqual({ kind: 'failed', message: 'The disk is full.' });
  });

  it('takes an answer for its own request alone', async () => {
    const sent: number[] = [];
    const flusher = createFlusher((id) => sent.push(id));
    const first = flusher.request(1_000);
    const second = flusher.request(5_000);
    flusher.answer(sent[1] ?? 0, { kind: 'stored' });
    flusher.answer(99, { kind: 'stored' });
    expect(await second).toEqual({ kind: 'stored' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await first).toEqual({ kind: 'silent' });
  });

  it('is silent only once the limit has passed', async () => {
    const flusher = createFlusher(() => undefined);
    let result: FlushResult | undefined;
    void flusher.request(5_000).then((value) => {
      result = value;
    });
    await vi.advanceTimersByTimeAsync(4_999);
    expect(result).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(result).toEqual({ kind: 'silent' });
    // An answer that comes too late changes nothing and throws nothing.
    flusher.answer(1, { kind: 'stored' });
  });
});

describe('createFlusher, when the page’s process ends', () => {
  it('says so at once for every open request, and takes new ones', async () => {
    const sent: number[] = [];
    const flusher = createFlusher((id) => sent.push(id));
    const open = [flusher.request(60_000), flusher.request(60_000)];
    flusher.abandon();
    expect(await Promise.all(open)).toEqual([{ kind: 'gone' }, { kind: 'gone' }]);
    const next = flusher.request(60_000);
    flusher.answer(sent.at(-1) ?? 0, { kind: 'stored' });
    expect(await next).toEqual({ kind: 'stored' });
  });
});

describe('flushBeforeClose', () => {
  /** Runs it over prepared results and decisions, and notes what the person was told. */
  async function run(results: readonly FlushResult[], decisions: readonly FlushDecision[]) {
    const told: string[] = [];
    let asked = 0;
    const mayClose = await flushBeforeClose(
      () => {
        const result = results[asked];
        asked += 1;
        return result === undefined ? Promise.reject(new Error('asked too often')) : Promise.resolve(result);
      },
      (result) => {
        const decision = decisions[told.length];
        told.push(result.kind === 'failed' ? result.message : result.kind);
        return decision === undefined
          ? Promise.reject(new Error('told too often'))
          : Promise.resolve(decision);
      },
    );
    return { mayClose, told, asked };
  }

  it('closes without a question where all is stored', async () => {
    expect(await run([{ kind: 'stored' }], [])).toEqual({ mayClose: true, told: [], asked: 1 });
  });

  it('tries again as long as the person wants', async () => {
    const results = [{ kind: 'silent' }, { kind: 'failed', message: 'Full.' }, { kind: 'stored' }] as const;
    expect(await run(results, ['again', 'again'])).toEqual({
      mayClose: true,
      told: ['silent', 'Full.'],
      asked: 3,
    });
  });

  it('stays or closes as the person decides', async () => {
    expect(await run([{ kind: 'silent' }], ['stay'])).toEqual({
      mayClose: false,
      told: ['silent'],
      asked: 1,
    });
    expect(await run([{ kind: 'silent' }], ['close'])).toEqual({
      mayClose: true,
      told: ['silent'],
      asked: 1,
    });
  });
});
