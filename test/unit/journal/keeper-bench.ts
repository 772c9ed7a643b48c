import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Dexie } from 'dexie';
import { afterEach, beforeEach } from 'vitest';

import type { RequestResult } from '../../../electron/contract/contract';
import { createJournal, type Journal } from '../../../electron/journal/index';
import { createKeeperCore, type KeeperCore } from '../../../renderer/journal/keeper-core';
import type { AskJournal, JournalVerb } from '../../../renderer/journal/keeper-messages';
import type { KeeperState } from '../../../renderer/journal/keeper-state';
import { readSteps, readWhole, stepsRowOf } from '../../../renderer/journal/records';
import type { Database } from '../../../renderer/storage/database';
import { stateOf } from '../../../renderer/storage/tail';
import { ManualClock } from '../support/manual-clock';

export interface Asked {
  readonly verb: JournalVerb;
  readonly argument: unknown;
}

/** A keeper over a database and a real journal in a folder, in one thread. */
export interface Bench {
  readonly core: KeeperCore;
  readonly journal: Journal;
  readonly clock: ManualClock;
  readonly asked: Asked[];
  readonly states: KeeperState[];
  /** Answers in place of the journal, where it gives something. */
  fail: (asked: Asked) => unknown;
  readonly end: () => void;
}

/** A folder for the journals of a test; gone afterwards. */
export function journalFolder(): () => string {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'aftermark-keeper-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  return () => path.join(folder, 'journal');
}

export function bench(db: Database, root: string): Bench {
  const journal = createJournal(root, () => null, { reserve: 0, pause: 1_000_000_000 });
  const clock = new ManualClock();
  const asked: Asked[] = [];
  const states: KeeperState[] = [];
  const ask: AskJournal = async <Verb extends JournalVerb>(verb: Verb, argument: unknown) => {
    // As it crosses from one process to the other.
    const copied: unknown = structuredClone(argument);
    const one = { verb, argument: copied };
    asked.push(one);
    const instead = made.fail(one);
    if (instead instanceof Error) throw instead;
    if (instead !== undefined) return instead as RequestResult<Verb>;
    const handler = journal.handlers[verb] as unknown as (argument: unknown) => unknown;
    return structuredClone(await handler(copied)) as RequestResult<Verb>;
  };
  const core = createKeeperCore({ db, ask, clock, onState: (state) => states.push(state) });
  const hear = (parts: unknown): void => core.changed(structuredClone(parts) as Record<string, unknown>);
  Dexie.on('storagemutated', hear);
  const made: Bench = {
    core,
    journal,
    clock,
    asked,
    states,
    fail: () => undefined,
    end: () => {
      Dexie.on.storagemutated.unsubscribe(hear);
      core.stop();
    },
  };
  return made;
}

export async function listed({ handlers }: Journal) {
  const list = await handlers.listKept({ from: 'journal' }, undefined as never);
  if (list.kind !== 'read') throw new Error(list.kind);
  return list;
}

/** The draft that the journal's files lead to, with what stands beside it. */
export async function draftInJournal({ handlers }: Journal, id: string) {
  const kept = await handlers.readKept({ from: 'journal', id }, undefined as never);
  if (kept.kind !== 'read') return null;
  const whole = readWhole(new Uint8Array(kept.whole));
  if (!whole.ok) throw new Error(whole.message);
  const records = kept.steps.map((bytes) => {
    const read = readSteps(new Uint8Array(bytes));
    if (!read.ok) throw new Error(read.message);
    return read.value;
  });
  const rows = records.flatMap((record) => stepsRowOf(id, record) ?? []);
  const { version, draft } = whole.value;
  return {
    entry: kept.entry,
    state: stateOf({ id, version, draft }, rows),
    beside: records.at(-1)?.beside ?? whole.value.beside,
    images: [...new Set([whole.value, ...records].flatMap(({ assets }) => assets))].sort(),
    pieces: kept.pieces.map(({ name }) => name),
  };
}
