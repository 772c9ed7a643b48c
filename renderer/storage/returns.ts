import type { Asset } from '../document/draft';
import { blobRow } from './assets';
import type { Database } from './database';
import { type Failed, failure } from './failure';
import type { Done, Missing } from './results';
import type { ReturnRow } from './rows';
import { addUsesIn } from './uses';

/**
 * Keeps reviews that came home, with the images that they bring; all of them or none. The same one twice is kept once. A
 * draft counts as a user of the images in its reviews from here on: accepting a suggestion later needs them. No edit of the
 * draft, so that its editor's next save is not outdated.
 */
export async function keepReturns(
  db: Database,
  rows: readonly ReturnRow[],
  assets: readonly Asset[],
): Promise<Done | Missing | Failed> {
  try {
    return await db.writing([db.bodies, db.uses, db.returns, db.blobs], async () => {
      // All of them are looked for before the first is written: to give back an answer is to commit.
      const drafts = [...new Set(rows.map(({ draftId }) => draftId))];
      const found = await db.bodies.where('id').anyOf(drafts).count();
      if (found < drafts.length) return { kind: 'missing' } as const;
      for (const row of rows) {
        await addUsesIn(db, row.draftId, row.review);
        if ((await db.returns.get(row.hash)) === undefined) await db.returns.add(row);
      }
      await db.blobs.bulkPut(assets.map(blobRow));
      return { kind: 'done' } as const;
    });
  } catch (error) {
    return failure('keep what came home', error);
  }
}

/** The reviews of a draft that came home, the oldest first. Rejects with Dexie's error. */
export async function listReturns(db: Database, draftId: string): Promise<readonly ReturnRow[]> {
  const rows = await db.returns.where('draftId').equals(draftId).toArray();
  return rows.toSorted((one, other) => one.receivedAt - other.receivedAt);
}

/** Changes what is remembered of a review beside what it holds. */
export async function changeReturn(
  db: Database,
  hash: string,
  change: Partial<Pick<ReturnRow, 'comments' | 'takenBack'>>,
): Promise<Done | Missing | Failed> {
  try {
    const found = await db.writing([db.returns], async () =>
      db.returns.where('hash').equals(hash).modify(change),
    );
    return found === 0 ? { kind: 'missing' } : { kind: 'done' };
  } catch (error) {
    return failure('remember what became of this review', error);
  }
}
