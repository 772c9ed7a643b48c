import { afterEach, describe, expect, it } from 'vitest';

import type { ShellClient } from '../../../electron/contract/client';
import { createKeeper, type Keeper, type KeeperWorker } from '../../../renderer/journal/keeper';
import type { FromKeeper, ToKeeper } from '../../../renderer/journal/keeper-messages';
import { renameDraft } from '../../../renderer/storage/drafts';
import { plainDraft } from '../file/fixtures';
import { withDraft } from '../storage/fixtures';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
let keeper: Keeper | null = null;
afterEach(() => keeper?.stop());

interface FakeWorker {
  readonly posted: ToKeeper[];
  readonly say: (message: FromKeeper) => void;
  readonly die: () => void;
  ended: boolean;
}

async function bench(request: (verb: string, argument: unknown) => Promise<unknown> = async () => null) {
  const db = await withDraft();
  const workers: FakeWorker[] = [];
  let begin = (): void => undefined;
  keeper = createKeeper(db, { request } as unknown as ShellClient, {
    whenIdle: (callback) => {
      begin = callback;
      return () => undefined;
    },
    startWorker: ({ hear, died }): KeeperWorker => {
      const worker: FakeWorker = { posted: [], say: hear, die: died, ended: false };
      workers.push(worker);
      return {
        post: (message) => worker.posted.push(message),
        end: () => {
          worker.ended = true;
        },
      };
    },
  });
  return { db, keeper, workers, begin: () => begin() };
}

const rename = async (db: Awaited<ReturnType<typeof withDraft>>, title: string) =>
  renameDraft(db, plainDraft.id, title, 5_000);

describe('the window’s end of the keeper', () => {
  it('begins when the window is idle, and tells what was committed before', async () => {
    const { db, workers, begin } = await bench();
    await rename(db, 'One');
    expect(workers).toHaveLength(0);
    begin();
    await rename(db, 'Two');
    expect(workers[0]?.posted.map(({ kind }) => kind)).toEqual(['changed', 'changed']);
  });

  it('tells of a commit before the flush that is to cover it', async () => {
    const { db, keeper, workers, begin } = await bench();
    begin();
    await rename(db, 'One');
    const flushed = keeper.flush();
    expect(workers[0]?.posted.map(({ kind }) => kind)).toEqual(['changed', 'flush']);
    workers[0]?.say({ kind: 'flushed', flush: 1, state: { kind: 'kept' } });
    expect(await flushed).toEqual({ kind: 'kept' });
  });

  it('passes on what the worker asks, and what became of it', async () => {
    const asked: unknown[] = [];
    const { workers, begin } = await bench(async (verb, argument) => {
      asked.push([verb, argument]);
      if (verb === 'keepImage') throw new Error('refused');
      return { kind: 'kept' };
    });
    begin();
    workers[0]?.say({ kind: 'ask', ask: 7, verb: 'forgetInJournal', argument: { id: 'a' } });
    workers[0]?.say({ kind: 'ask', ask: 8, verb: 'keepImage', argument: {} });
    await turn();
    expect(asked).toEqual([
      ['forgetInJournal', { id: 'a' }],
      ['keepImage', {}],
    ]);
    expect(workers[0]?.posted).toEqual([
      { kind: 'answer', ask: 7, answer: { kind: 'kept' } },
      { kind: 'unanswered', ask: 8, message: 'refused' },
    ]);
  });

  it('shows the state', async () => {
    const { keeper, workers, begin } = await bench();
    let told = 0;
    const end = keeper.subscribe(() => {
      told += 1;
    });
    begin();
    workers[0]?.say({ kind: 'state', state: { kind: 'failed', message: 'The disk is full.' } });
    expect(keeper.state()).toEqual({ kind: 'failed', message: 'The disk is full.' });
    end();
    workers[0]?.say({ kind: 'state', state: { kind: 'kept' } });
    expect([told, keeper.state().kind]).toEqual([1, 'kept']);
  });

  it('survives a worker that dies, once; a flush under way goes to the next one', async () => {
    const { keeper, workers, begin } = await bench();
    begin();
    const flushed = keeper.flush();
    workers[0]?.die();
    expect(workers[0]?.ended).toBe(true);
    expect(workers[1]?.posted).toEqual([{ kind: 'flush', flush: 1 }]);
    // Who died says nothing more.
    workers[0]?.say({ kind: 'state', state: { kind: 'kept' } });
    expect(keeper.state()).toEqual({ kind: 'behind' });
    workers[1]?.die();
    expect(workers).toHaveLength(2);
    expect(await flushed).toMatchObject({ kind: 'failed' });
    expect(await keeper.flush()).toMatchObject({ kind: 'failed' });
  });

  it('asks nothing more once it was stopped', async () => {
    const { db, keeper, workers, begin } = await bench();
    begin();
    const flushed = keeper.flush();
    keeper.stop();
    await rename(db, 'One');
    expect(workers[0]?.posted.map(({ kind }) => kind)).toEqual(['flush']);
    expect(workers[0]?.ended).toBe(true);
    expect(await flushed).toEqual({ kind: 'behind' });
  });
});
