import { Dexie } from 'dexie';
import type { Database } from './database';
import { type Failed, failure } from './failure';
import type { Done, Missing } from './results';
import { dropUses } from './uses';

async function move(db: Database, id: string, trashedAt: number | null): Promise<Done | Missing | Failed> {
  try {
    return await db.writing([db.facts], async () => {
      const found = await db.facts.update(id, { trashedAt });
      return found === 0 && (await db.facts.get(id)) === undefined ? { kind: 'missing' } : { kind: 'done' };
    });
  } catch (error) {
    return failure(trashedAt === null ? 'restore this draft' : 'move this draft to the trash', error);
  }
}

/** @param at milliseconds UTC */
export async function trashDraft(db: Database, id: string, at: number): Promise<Done | Missing | Failed> {
  return move(db, id, at);
}

export async function restoreDraft(db: Database, id: string): Promise<Done | Missing | Failed> {
  return move(db, id, null);
}

/**
 * Deletes a draft with its steps, snapshots, rounds and reviews, and the assets that no other draft refers to or ever did:
 * in its text, in an earlier version, in a review of it. There is no way back; asking is for the caller.
 */
export async function deleteForGood(db: Database, id: string): Promise<Done | Missing | Failed> {
  try {
    const { bodies, facts, steps, snapshots, rounds, reviews, returns, uses, blobs } = db;
    const tables = [bodies, facts, steps, snapshots, rounds, reviews, returns, uses, blobs];
    return await db.writing(tables, async () => {
      const found = await bodies.where('id').equals(id).count();
      if (found === 0) return { kind: 'missing' } as const;
      await bodies.delete(id);
      await facts.delete(id);
      const all = [
        [id, Dexie.minKey],
        [id, Dexie.maxKey],
      ] as const;
      await steps
        .where('[draftId+seq]')
        .between(...all)
        .delete();
      await snapshots
        .where('[draftId+version]')
        .between(...all)
        .delete();
      await rounds.where('draftId').equals(id).delete();
      await returns.where('draftId').equals(id).delete();
      await reviews.delete(id);
      await blobs.bulkDelete([...(await dropUses(db, id))]);
      return { kind: 'done' } as const;
    });
  } catch (error) {
    return failure('delete this draft', error);
  }
}
