import { Dexie, type Table } from 'dexie';

import type { Database } from './database';
import type { StepsRow } from './rows';
import { stateOf, type State } from './tail';

/*
 * The draft as it is now: its checkpoint in `bodies` and the saves after it in `steps`. Whoever wants a draft asks here;
 * a row of `bodies` alone is an older version.
 */

/** The tables that `readState` and the other functions of this file read. */
export function stateTables({ bodies, steps }: Database): readonly Table[] {
  return [bodies, steps];
}

/** The saves of a draft after a version up to another one, the oldest first. Throws what Dexie throws. */
export async function rowsBetween(
  db: Database,
  draftId: string,
  after: number,
  to = Number.POSITIVE_INFINITY,
): Promise<readonly StepsRow[]> {
  return db.steps.where('[draftId+seq]').between([draftId, after], [draftId, to], false, true).toArray();
}

/**
 * The draft as it is now; null where there is none. Only within a transaction over `stateTables`, or what is read may be
 * of two moments; throws what Dexie throws. Reads and replays the whole draft: never on the way of a key.
 */
export async function readState(db: Database, id: string): Promise<State | null> {
  const body = await db.bodies.get(id);
  return body === undefined ? null : stateOf(body, await rowsBetween(db, id, body.version));
}

/** The same in a transaction of its own. Rejects with Dexie's error. */
export async function presentState(db: Database, id: string): Promise<State | null> {
  return db.transaction('r', stateTables(db), async () => readState(db, id));
}

/** The versions a draft has, told by keys alone. */
export interface Versions {
  /** The version of its checkpoint. */
  readonly body: number;
  /** The version that is stored. */
  readonly present: number;
}

/**
 * The versions of a draft, without reading it; null where there is none. Only within a transaction over `stateTables`;
 * throws what Dexie throws.
 */
export async function readVersions(db: Database, id: string): Promise<Versions | null> {
  const own = [
    [id, Dexie.minKey],
    [id, Dexie.maxKey],
  ] as const;
  const [checkpoint] = await db.bodies
    .where('[id+version]')
    .between(...own)
    .keys();
  if (!Array.isArray(checkpoint)) return null;
  const body = Number(checkpoint[1]);
  const [last] = await db.steps
    .where('[draftId+seq]')
    .between(...own)
    // oxlint-disable-next-line unicorn/no-array-reverse -- a query, not an array
    .reverse()
    .limit(1)
    .primaryKeys();
  return { body, present: Math.max(body, last?.[1] ?? 0) };
}
