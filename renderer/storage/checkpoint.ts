import type { Database } from './database';
import { type Failed, failure } from './failure';
import type { Missing } from './results';
import { readVersions, rowsBetween, stateTables } from './state';
import { stateOf } from './tail';

export type Checkpointed =
  /** The body is this version of the draft now; saves that came meanwhile stand after it. */
  | { readonly kind: 'folded'; readonly version: number }
  /** There was nothing to fold, or somebody else did it meanwhile. */
  | { readonly kind: 'nothing' }
  /** Some saves cannot be read: all is left as it is. */
  | { readonly kind: 'damaged'; readonly message: string }
  | Missing
  | Failed;

/** A tail of more saves than this makes opening the draft feel slow. */
export const longTail = 200;

/**
 * How many saves stand after a draft's checkpoint, told by keys alone; 0 where there is no such draft. Rejects with
 * Dexie's error.
 */
export async function tailLength(db: Database, id: string): Promise<number> {
  return db.transaction('r', stateTables(db), async () => {
    const versions = await readVersions(db, id);
    return versions === null ? 0 : versions.present - versions.body;
  });
}

/** Whether the tail is so long that it should be folded although the draft is being written. Rejects with Dexie's error. */
export async function needsCheckpoint(db: Database, id: string): Promise<boolean> {
  return (await tailLength(db, id)) > longTail;
}

/**
 * Folds the saves after a draft's checkpoint into it. They stay in the log without their comments, and those that had
 * nothing else go. To be called in a worker, when a draft is quiet or left, or its tail is long: it reads, replays and
 * writes the whole draft.
 *
 * Safe beside saves in another thread: the tail is read and replayed without holding anybody up, and folded up to the
 * version that was read, in one strict transaction that sees to it that the checkpoint is still the one it was made from.
 */
export async function checkpoint(db: Database, id: string): Promise<Checkpointed> {
  try {
    const read = await db.transaction('r', stateTables(db), async () => {
      const versions = await readVersions(db, id);
      if (versions === null || versions.present === versions.body) return versions;
      const body = await db.bodies.get(id);
      return body === undefined ? null : { body, rows: await rowsBetween(db, id, body.version) };
    });
    if (read === null) return { kind: 'missing' };
    if (!('rows' in read)) return { kind: 'nothing' };
    const { draft, version, damage } = stateOf(read.body, read.rows);
    if (damage !== null) return { kind: 'damaged', message: damage.message };
    return await db.writing(stateTables(db), async () => {
      const versions = await readVersions(db, id);
      if (versions === null) return { kind: 'missing' } as const;
      if (versions.body !== read.body.version) return { kind: 'nothing' } as const;
      await db.bodies.put({ id, version, draft });
      await forgetComments(db, id, read.body.version, version);
      return { kind: 'folded', version } as const;
    });
  } catch (error) {
    return failure('tidy up this draft', error);
  }
}

/** Takes the comments out of rows that were folded. Only within a transaction over `steps`; throws what Dexie throws. */
async function forgetComments(db: Database, draftId: string, after: number, to: number): Promise<void> {
  const folded = await rowsBetween(db, draftId, after, to);
  const had = folded.filter(({ comments }) => comments !== undefined);
  const empty = had.filter(({ steps }) => steps.length === 0);
  await db.steps.bulkDelete(empty.map(({ seq }): [string, number] => [draftId, seq]));
  const rest = had.filter(({ steps }) => steps.length > 0);
  await db.steps.bulkPut(rest.map(({ seq, at, clientId, steps }) => ({ draftId, seq, at, clientId, steps })));
}
