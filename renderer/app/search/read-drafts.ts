import { searchableOf } from '../../search/searchable';
import type { Database } from '../../storage/database';
import { readState, stateTables } from '../../storage/state';
import type { Kept } from './index-store';

/** The drafts as they are now, ready to be searched; one that is gone is left out. Rejects with Dexie's error. */
export async function readDrafts(db: Database, ids: readonly string[]): Promise<readonly Kept[]> {
  const states = await db.transaction('r', [db.facts, ...stateTables(db)], async () => {
    const rows = await db.facts.bulkGet([...ids]);
    const bodies = await db.bodies.bulkGet([...ids]);
    return Promise.all(
      ids.map(async (id, index) => {
        const [row, body] = [rows[index], bodies[index]];
        if (row === undefined || body === undefined) return null;
        // Most have no saves that are not folded yet.
        return body.version === row.version ? body : readState(db, id);
      }),
    );
  });
  return states.flatMap((state, index) => {
    const id = ids[index];
    if (state === null || id === undefined) return [];
    return [{ id, version: state.version, searchable: searchableOf(state.draft) }];
  });
}
