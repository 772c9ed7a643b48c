import type { Asset } from '../document/draft';
import { blobRow } from './assets';
import type { Database } from './database';
import { type Failed, failure } from './failure';
import type { Done, Missing } from './results';
import type { ReturnRow } from './rows';

/** Keeps reviews that came home, with the images that they bring; all of them or none. The same one twice is kept once. */
export async function keepReturns(
  db: Database,
  rows: readonly ReturnRow[],
  assets: readonly Asset[],
): Promise<Done | Missing | Failed> {
  try {
    return await db.transaction('rw', [db.bodies, db.returns, db.blobs], async () => {
      for (const row of rows) {
        const body = await db.bodies.get(row.draftId);
        if (body === undefined) return { kind: 'missing' } as const;
        const hashes = new Set([...body.assets, ...assets.map(({ hash }) => hash)]);
        await db.bodies.put({ ...body, assets: [...hashes].sort() });
        if ((await db.returns.get(row.hash)) === undefined) await db.returns.add(row);
      }
      await db.blobs.bulkPut(assets.map(blobRow));
      return { kind: 'done' } as const;
    });
  } catch (error) {
    return failure('keep this review', error);
  }
}

/** The reviews of a draft that came home, the oldest first. Rejects with Dexie's error. */
export async function listReturns(db: Database, draftId: string): Promise<readonly ReturnRow[]> {
  const rows = await db.returns.where('draftId').equals(draftId).toArray();
  return rows.toSorted((one, other) => one.receivedAt - other.receivedAt);
}
