import type { Database } from './database';
import { logTables } from './log';
import type { StepsRow } from './rows';
import { readVersions, rowsBetween } from './state';

/** What leads from a version of a draft, that somebody else has, to the present one. */
export type Changes =
  | { readonly kind: 'missing' }
  /** The present version is that one, or an earlier one. */
  | { readonly kind: 'none'; readonly version: number }
  /** The saves after it, the oldest first and without a gap: each makes the version of its `seq`. */
  | { readonly kind: 'rows'; readonly version: number; readonly rows: readonly StepsRow[] }
  /** The saves do not lead there, or without their comments: the whole draft is needed, as `presentState` has it. */
  | { readonly kind: 'whole'; readonly version: number };

/** What a copy of a draft lacks that was made of version `after`. Rejects with Dexie's error. */
export async function changesSince(db: Database, draftId: string, after: number): Promise<Changes> {
  return db.transaction('r', logTables(db), async () => {
    const versions = await readVersions(db, draftId);
    if (versions === null) return { kind: 'missing' } as const;
    const { body, present: version } = versions;
    if (version <= after) return { kind: 'none', version } as const;
    // Rows that were folded have lost their comments, and some of them are gone.
    if (after < body) return { kind: 'whole', version } as const;
    const rows = await rowsBetween(db, draftId, after);
    const isWhole = rows.every(({ seq }, index) => seq === after + 1 + index);
    return isWhole ? ({ kind: 'rows', version, rows } as const) : ({ kind: 'whole', version } as const);
  });
}
