import { Dexie, type Table } from 'dexie';

import { admitDocument, releaseDocument } from '../document/admit';
import type { NodeJSON } from '../document/draft';
import { replay } from '../review/replay';
import type { Database } from './database';
import type { StepsRow } from './rows';
import { readVersions, rowsBetween } from './state';

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

/**
 * The saves after a version that changed the document, the oldest first; none where nothing was saved since, or nothing
 * but comments. Null where the log has a gap after that version. Rejects with Dexie's error.
 */
export async function stepsSince(
  db: Database,
  draftId: string,
  version: number,
): Promise<readonly StepsRow[] | null> {
  return db.transaction('r', logTables(db), async () => {
    if (await hasGapAfter(db, draftId, version)) return null;
    const rows = await rowsBetween(db, draftId, version);
    return rows.filter(({ steps }) => steps.length > 0);
  });
}

/** A document from which a replay may start. */
interface Start {
  readonly version: number;
  readonly document: NodeJSON;
}

/** The nearest one at or before a version: a snapshot or the checkpoint; only as much is read as has to be. */
async function nearestStart(db: Database, draftId: string, version: number): Promise<Start | undefined> {
  const kept = db.snapshots
    .where('[draftId+version]')
    .between([draftId, Dexie.minKey], [draftId, version], true, true);
  // oxlint-disable-next-line unicorn/no-array-reverse -- a query, not an array
  const [last] = await kept.clone().reverse().limit(1).primaryKeys();
  const versions = await readVersions(db, draftId);
  if (versions !== null && versions.body <= version && versions.body >= (last?.[1] ?? 0)) {
    const body = await db.bodies.get(draftId);
    return body && { version: body.version, document: body.draft.document };
  }
  return last && (await db.snapshots.get(last));
}

/**
 * The document of any version: the nearest one that is stored whole at or before it, with the steps from there. Null
 * where there is no such version, or the log does not lead to it. Only within a transaction over `logTables`; throws
 * what Dexie throws.
 */
export async function readVersion(db: Database, draftId: string, version: number): Promise<NodeJSON | null> {
  const versions = await readVersions(db, draftId);
  if (versions === null || version > versions.present) return null;
  const start = await nearestStart(db, draftId, version);
  if (start === undefined) return null;
  const rows = await rowsBetween(db, draftId, start.version, version);
  const steps = rows.flatMap((row) => row.steps);
  if (steps.length === 0) return start.document;
  const replayed = replay(admitDocument(start.document), steps);
  return replayed.ok ? releaseDocument(replayed.document) : null;
}

/** The document of any version as it was stored; null where the log does not lead to it. Rejects with Dexie's error. */
export async function documentAt(db: Database, draftId: string, version: number): Promise<NodeJSON | null> {
  return db.transaction('r', logTables(db), async () => readVersion(db, draftId, version));
}
