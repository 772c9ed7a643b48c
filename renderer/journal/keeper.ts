import { Dexie } from 'dexie';

import type { ShellClient } from '../../electron/contract/client';
import type { Database } from '../storage/database';
import type { MutatedParts } from './keeper-changes';
import type { FromKeeper, JournalVerb, ToKeeper } from './keeper-messages';
import type { KeeperState } from './keeper-state';

export type { KeeperState } from './keeper-state';

/**
 * Keeps the journal up to date: whatever is committed to the database, by whom ever, is copied there. Reading and
 * writing it as bytes is a worker's; this end hands the bytes to electron.
 */
export interface Keeper {
  readonly state: () => KeeperState;
  /** Calls `listener` after each change of the state; returns the function that ends listening. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Resolves once the journal has all that is committed now, or has failed to keep it. */
  readonly flush: () => Promise<KeeperState>;
  readonly stop: () => void;
}

/** What the keeper uses of a Worker; tests bring their own. */
export interface KeeperWorker {
  readonly post: (message: ToKeeper, transfer: Transferable[]) => void;
  readonly end: () => void;
}

interface Ends {
  readonly hear: (message: FromKeeper) => void;
  /** It has died, or could not be started. */
  readonly died: () => void;
}

interface KeeperOptions {
  readonly startWorker?: (ends: Ends) => KeeperWorker;
  /** Calls back once the window has nothing better to do. Gives back what cancels it. */
  readonly whenIdle?: (callback: () => void) => () => void;
}

function realWorker({ hear, died }: Ends): KeeperWorker {
  const worker = new Worker(new URL('./keeper-worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', ({ data }: MessageEvent<FromKeeper>) => hear(data));
  worker.addEventListener('error', died);
  worker.addEventListener('messageerror', died);
  return {
    post: (message, transfer) => worker.postMessage(message, transfer),
    end: () => worker.terminate(),
  };
}

function idle(callback: () => void): () => void {
  const handle = requestIdleCallback(callback, { timeout: 3_000 });
  return () => cancelIdleCallback(handle);
}

const gone: KeeperState = {
  kind: 'failed',
  message:
    'The safety copies are no longer kept, because a part of Aftermark has stopped; restart Aftermark.',
};

/** Starts to keep the journal, once the window has nothing better to do. What is committed before that is kept, too. */
export function createKeeper(db: Database, shell: ShellClient, options: KeeperOptions = {}): Keeper {
  const { startWorker = realWorker, whenIdle = idle } = options;
  const listeners = new Set<() => void>();
  const flushes = new Map<number, (state: KeeperState) => void>();
  /** What was committed before there was a worker. */
  let early: MutatedParts[] = [];
  let worker: KeeperWorker | null = null;
  let state: KeeperState = { kind: 'behind' };
  let deaths = 0;
  let nextFlush = 1;
  let stopped = false;

  function show(next: KeeperState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  /** Asks electron for the worker. An answer to one that is gone goes nowhere. */
  async function pass(to: KeeperWorker, ask: number, verb: JournalVerb, argument: unknown): Promise<void> {
    const answer = (message: ToKeeper): void => {
      if (to === worker) to.post(message, []);
    };
    try {
      // The client checks what it is given against the contract, and electron does, too.
      const request = shell.request as (verb: JournalVerb, argument: unknown) => Promise<unknown>;
      answer({ kind: 'answer', ask, answer: await request(verb, argument) });
    } catch (error) {
      answer({ kind: 'unanswered', ask, message: error instanceof Error ? error.message : String(error) });
    }
  }

  function begin(): void {
    if (worker !== null || stopped || deaths > 1) return;
    const ends: Ends = {
      hear: (message) => {
        if (begun !== worker || begun === null) return;
        switch (message.kind) {
          case 'ask':
            void pass(begun, message.ask, message.verb, message.argument);
            return;
          case 'state':
            show(message.state);
            return;
          case 'flushed':
            flushes.get(message.flush)?.(message.state);
            flushes.delete(message.flush);
        }
      },
      died: () => {
        if (begun === worker) died();
      },
    };
    let begun: KeeperWorker | null = null;
    begun = startWorker(ends);
    worker = begun;
    for (const parts of early) begun.post({ kind: 'changed', parts }, []);
    early = [];
    for (const flush of flushes.keys()) begun.post({ kind: 'flush', flush }, []);
  }

  /** Begins a second time, with a look at everything; after that something is wrong that trying again does not mend. */
  function died(): void {
    worker?.end();
    worker = null;
    deaths += 1;
    if (deaths === 1) {
      begin();
      return;
    }
    show(gone);
    for (const settle of flushes.values()) settle(gone);
    flushes.clear();
  }

  function committed(parts: MutatedParts): void {
    if (worker === null) {
      if (deaths <= 1) early.push(parts);
    } else worker.post({ kind: 'changed', parts }, []);
  }

  const cancel = whenIdle(begin);
  Dexie.on('storagemutated', committed);
  void db;

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    flush: async () => {
      begin();
      if (worker === null) return state;
      const flush = nextFlush;
      nextFlush += 1;
      return new Promise<KeeperState>((resolve) => {
        flushes.set(flush, resolve);
        worker?.post({ kind: 'flush', flush }, []);
      });
    },
    stop: () => {
      stopped = true;
      cancel();
      Dexie.on.storagemutated.unsubscribe(committed);
      worker?.end();
      worker = null;
      for (const settle of flushes.values()) settle(state);
      flushes.clear();
    },
  };
}
