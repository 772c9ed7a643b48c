import { Dexie } from 'dexie';
import type { Database } from './database';
import { type Failed, failure } from './failure';
import type { Done, Missing } from './results';
import type { SnapshotReason, SnapshotRow, StepsRow } from './rows';

/**
 * Keeps the stored document as it is now. Where this version has a snapshot already, that one stays.
 *
 * @param at milliseconds UTC
 */
export async function takeSnapshot(
  db: Database,
  draftId: string,
  reason: SnapshotReason,
  at: number,
): Promise<Done | Missing | Failed> {
  try {
    return await db.transaction('rw', [db.bodies, db.snapshots], async () => {
      const body = await db.bodies.get(draftId);
      if (body === undefined) return { kind: 'missing' } as const;
      const { version, draft } = body;
      if ((await db.snapshots.get([draftId, version])) === undefined) {
        await db.snapshots.add({ draftId, version, at, reason, document: draft.document });
      }
      return { kind: 'done' } as const;
    });
  } catch (error) {
    return failure('keep a snapshot', error);
  }
}

/** All snapshots of a draft, the oldest first. Rejects with Dexie's error. */
export async function listSnapshots(db: Database, draftId: string): Promise<readonly SnapshotRow[]> {
  return db.snapshots
    .where('[draftId+version]')
    .between([draftId, Dexie.minKey], [draftId, Dexie.maxKey])
    .toArray();
}

/** The saves after a version, the oldest first. Rejects with Dexie's error. */
export async function stepsSince(
  db: Database,
  draftId: string,
  version: number,
): Promise<readonly StepsRow[]> {
  return db.steps
    .where('[draftId+seq]')
    .between([draftId, version + 1], [draftId, Dexie.maxKey])
    .toArray();
}
