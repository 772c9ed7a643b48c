import type { Page } from 'playwright-core';

import { stopEverything } from '../../e2e/support/running-app';
import { shared, type Effort, type Row, type Timings } from '../frame/row';
import { draftOfBytes } from './drafts';
import { keyWindows, shareOf, type KeyWindow } from './keys';
import { typistInApp } from './key-rows';
import { inRounds } from './rounds';

/** A save goes on after its transaction is done: the window shows it, and others hear of it. Milliseconds. */
const aftermath = 100;

interface BenchWindow extends Window {
  benchSaves?: { begin: number; end: number }[];
}

/** Runs in the page: notes every transaction that writes, from its first row until it is on the disk. */
function watchSaves(): void {
  const saves: { begin: number; end: number }[] = [];
  (window as BenchWindow).benchSaves = saves;
  const known = new WeakSet<IDBTransaction>();
  const note = ({ transaction }: IDBObjectStore): void => {
    if (known.has(transaction)) return;
    known.add(transaction);
    const save = { begin: performance.now(), end: Number.POSITIVE_INFINITY };
    saves.push(save);
    transaction.addEventListener('complete', () => (save.end = performance.now()));
  };
  const stores = IDBObjectStore.prototype;
  type Write = (this: IDBObjectStore, ...values: unknown[]) => unknown;
  for (const name of ['put', 'add'] as const) {
    const write = Object.getOwnPropertyDescriptor(stores, name)?.value as Write;
    const noted: Write = function noted(...values) {
      note(this);
      return write.apply(this, values);
    };
    Object.defineProperty(stores, name, { value: noted });
  }
}

const savesOf = (page: Page) => page.evaluate(() => (window as BenchWindow).benchSaves?.splice(0) ?? []);

/** Whether a save, or what follows it, fell into the time between a key and the next one. */
function hasSave({ from, to }: KeyWindow, saves: Awaited<ReturnType<typeof savesOf>>): boolean {
  return saves.some(({ begin, end }) => begin < to && end + aftermath > from);
}

/**
 * Types in a long draft, and compares the keys into whose time a save fell with the others of the same minute. It asks more
 * than a run with saving beside one without: there, nine in ten keys would be of no save in either.
 */
async function measure(effort: Effort): Promise<Timings> {
  const { quick } = effort;
  try {
    const typist = await typistInApp(draftOfBytes(quick ? 10_000 : 1_000_000));
    await typist.page.evaluate(watchSaves);
    const rounds = await inRounds(effort, { warmUps: 1, counted: 8 }, async () => {
      const windows = await keyWindows(typist, quick ? 40 : 150);
      const saves = await savesOf(typist.page);
      const during = windows.filter((one) => hasSave(one, saves));
      const outside = windows.filter((one) => !hasSave(one, saves));
      if (during.length === 0 || outside.length === 0)
        throw new Error(`Of ${windows.length} keys, ${during.length} were typed while it saved.`);
      return {
        ours: shareOf(
          during.map(({ busy }) => busy),
          0.95,
        ),
        beside: shareOf(
          outside.map(({ busy }) => busy),
          0.95,
        ),
      };
    });
    return { ours: rounds.map(({ ours }) => ours), beside: rounds.map(({ beside }) => beside) };
  } finally {
    await stopEverything();
  }
}

export const savingRows: readonly Row[] = [
  {
    name: 'window/saving/1 MB',
    what: 'main thread per key, p95, while 1 MB is saved',
    beside: 'the keys of the same run between two saves',
    aim: 1.1,
    run: shared(measure),
  },
];
