import { Dexie, type Table } from 'dexie';

import { admitDocument, releaseDocument } from '../document/admit';
import type { NodeJSON } from '../document/draft';
import { replay } from '../review/replay';
import type { Database } from './database';
import type { StepsRow } from './rows';

/*
 * The step log leads from every version of a document to every later one, but for its gaps: where a document changed
 * without steps a snapshot 'replaced' stands, and the log starts anew with it.
 */

/** The tables that `readVersion` reads. */
export function logTables({ bodies, snapshots, steps }: Database): readonly Table[] {
  return [bodies, snapshots, steps];
}

/** Whether the log starts anew with a version after this one; told by an index, because a snapshot is a whole document. */
async function hasGapAfter(db: Database, draftId: string, version: number): Promise<boolean> {
  const anew = await db.snapshots.where('[draftId+reason]').equals([draftId, 'replaced']).primaryKeys();
  return anew.some(([, start]) => start > version);
}

async function readLog(
  db: Database,
  draftId: string,
  from: number,
  to: number,
): Promise<readonly StepsRow[]> {
  return db.steps.where('[draftId+seq]').between([draftId, from], [draftId, to], true, true).toArray();
}

/**
 * The saves after a version, the oldest first; none where nothing was saved since, or nothing but comments. Null where
 * the log has a gap after that version. Rejects with Dexie's error.
 */
export async function stepsSince(
  db: Database,
  draftId: string,
  version: number,
): Promise<readonly StepsRow[] | null> {
  return db.transaction('r', logTables(db), async () => {
    if (await hasGapAfter(db, draftId, version)) return null;
    return readLog(db, draftId, version + 1, Infinity);
  });
}

/**
 * The document of any version: the nearest snapshot at or before it, with the steps from there. Null where there is no
 * such version, or the log does not lead to it. Only within a transaction over `logTables`; throws what Dexie throws.
 */
export async function readVersion(db: Database, draftId: string, version: number): Promise<NodeJSON | null> {
  const body = await db.bodies.get(draftId);
  if (body === undefined || version > body.version) return null;
  if (version === body.version) return body.draft.document;
  const start = await db.snapshots
    .where('[draftId+version]')
    .between([draftId, Dexie.minKey], [draftId, version], true, true)
    .last();
  if (start === undefined || start.version === version) return start?.document ?? null;
  const log = await readLog(db, draftId, start.version + 1, version);
  const steps = log.flatMap((row) => row.steps);
  if (steps.length === 0) return start.document;
  const replayed = replay(admitDocument(start.document), steps);
  return replayed.ok ? releaseDocument(replayed.document) : null;
}

/** The document of any version as it was stored; null where the log does not lead to it. Rejects with Dexie's error. */
export async function documentAt(db: Database, draftId: string, version: number): Promise<NodeJSON | null> {
  return db.transaction('r', logTables(db), async () => readVersion(db, draftId, version));
}
