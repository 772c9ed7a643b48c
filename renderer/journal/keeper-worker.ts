import type { RequestResult } from '../../electron/contract/contract';
import { systemClock } from '../storage/autosave';
import { Database, watched } from '../storage/database';
import { createKeeperCore } from './keeper-core';
import type { AskJournal, FromKeeper, JournalVerb, ToKeeper } from './keeper-messages';

/*
 * Keeps the journal, off the window's thread: drafts are read, replayed and written as bytes here. What is committed is
 * told by the window, so that a flush comes after the commits that it is about; electron is asked through it, too.
 */

interface Asked {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

const asked = new Map<number, Asked>();
let nextAsk = 1;

function tell(message: FromKeeper, transfer: Transferable[] = []): void {
  globalThis.postMessage(message, { transfer });
}

/** The buffers of bytes that are alone in theirs: they change hands and are not copied. */
function buffersIn(value: unknown): ArrayBuffer[] {
  if (value instanceof Uint8Array) {
    const { buffer } = value;
    return buffer instanceof ArrayBuffer && buffer.byteLength === value.byteLength ? [buffer] : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buffersIn) : [];
}

const ask: AskJournal = <Verb extends JournalVerb>(verb: Verb, argument: unknown) =>
  new Promise<RequestResult<Verb>>((resolve, reject) => {
    const number = nextAsk;
    nextAsk += 1;
    // The window's client has checked the answer against the contract.
    asked.set(number, { resolve: (answer) => resolve(answer as RequestResult<Verb>), reject });
    tell({ kind: 'ask', ask: number, verb, argument }, buffersIn(argument));
  });

// It is opened by the first request; the window has made it what it has to be.
const db = watched(new Database({ hasRoom: async () => ask('hasRoom', undefined) }));
const core = createKeeperCore({
  db,
  ask,
  onState: (state) => tell({ kind: 'state', state }),
  clock: systemClock,
});

function settle(number: number, settled: (one: Asked) => void): void {
  const one = asked.get(number);
  asked.delete(number);
  if (one !== undefined) settled(one);
}

globalThis.addEventListener('message', ({ data }: MessageEvent<ToKeeper>) => {
  switch (data.kind) {
    case 'changed':
      core.changed(data.parts);
      return;
    case 'flush':
      void core.flush().then((state) => tell({ kind: 'flushed', flush: data.flush, state }));
      return;
    case 'answer':
      settle(data.ask, ({ resolve }) => resolve(data.answer));
      return;
    case 'unanswered':
      settle(data.ask, ({ reject }) => reject(new Error(data.message)));
  }
});

db.reopened.listen(() => void core.flush());
core.start();
