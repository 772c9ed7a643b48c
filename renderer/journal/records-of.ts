import { assetReferences } from '../file/asset-references';
import { changesSince } from '../storage/changes';
import type { Database } from '../storage/database';
import type { FactsRow } from '../storage/rows';
import { logTables } from '../storage/log';
import { readState, stateTables } from '../storage/state';
import { usesOf } from '../storage/uses';
import type { Piece } from './pieces';
import { type Beside, type StepsRecord, stepsRecordOf, type WholeRecord } from './records';

/*
 * Rows of the database as records of the journal. Everything here reads, and rejects with Dexie's error.
 */

const besideOf = (row: FactsRow | undefined): Beside => ({
  trashedAt: row?.trashedAt ?? null,
  ...(row?.review === undefined ? {} : { review: row.review }),
});

/** A draft's whole state. `damaged`: some of its last saves cannot be read, and what can is no state to keep. */
export type WholeOf =
  | { readonly kind: 'whole'; readonly record: WholeRecord }
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged'; readonly message: string };

/** Reads and replays the whole draft: a worker's work. */
export async function wholeRecord(db: Database, id: string): Promise<WholeOf> {
  return db.transaction('r', [...stateTables(db), db.facts, db.uses], async () => {
    const facts = await db.facts.get(id);
    const assets = await usesOf(db, id);
    const state = await readState(db, id);
    if (state === null) return { kind: 'missing' } as const;
    const { draft, version, damage } = state;
    if (damage !== null) return { kind: 'damaged', message: damage.message } as const;
    const record: WholeRecord = { format: 1, version, draft, beside: besideOf(facts), assets };
    return { kind: 'whole', record } as const;
  });
}

/**
 * The saves after a version, one record each; none where there were none. Null where the log does not lead from it to the
 * present one (or the draft is gone), so that the whole state is needed.
 */
export async function stepsRecords(
  db: Database,
  id: string,
  after: number,
): Promise<readonly StepsRecord[] | null> {
  return db.transaction('r', [...logTables(db), db.facts], async () => {
    const changes = await changesSince(db, id, after);
    switch (changes.kind) {
      case 'missing':
      case 'whole':
        return null;
      case 'none':
        return [];
      case 'rows': {
        const beside = besideOf(await db.facts.get(id));
        return changes.rows.map((row) =>
          stepsRecordOf(row, beside, assetReferences([row.steps, row.comments])),
        );
      }
    }
  });
}

/** What stands beside the draft as it is now, as a record that changes no version; null where there is no such draft. */
export async function besideRecord(db: Database, id: string): Promise<StepsRecord | null> {
  return db.transaction('r', [db.facts, db.uses], async () => {
    const facts = await db.facts.get(id);
    if (facts === undefined) return null;
    const { version, updatedAt: at } = facts;
    const assets = await usesOf(db, id);
    const beside = besideOf(facts);
    return { format: 1, after: version, version, at, clientId: '', steps: [], beside, assets };
  });
}

/** The piece of a row, by the table and the key that Dexie tells a change of. Null where the row is gone. */
export async function versionOf(db: Database, draftId: string, version: number): Promise<Piece | null> {
  const row = await db.snapshots.get([draftId, version]);
  return row === undefined ? null : { kind: 'version', row };
}

export async function roundOf(db: Database, id: string): Promise<Piece | null> {
  const row = await db.rounds.get(id);
  return row === undefined ? null : { kind: 'round', row };
}

export async function reviewOf(db: Database, draftId: string): Promise<Piece | null> {
  const row = await db.reviews.get(draftId);
  return row === undefined ? null : { kind: 'review', row };
}

export async function returnOf(db: Database, hash: string): Promise<Piece | null> {
  const row = await db.returns.get(hash);
  return row === undefined ? null : { kind: 'return', row };
}
