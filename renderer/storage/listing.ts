import { Dexie, type IntervalTree, type ObservabilitySet } from 'dexie';

import type { Database } from './database';
import type { FactsRow } from './rows';

/*
 * The library's rows. Nothing here reads a body, and nothing reads all rows because one has changed: `onRowsChanged` says
 * which, and a list that is in memory is brought up to date by those alone.
 */

export interface ListOptions {
  /** True lists the trash, false what is not in it. */
  readonly trashed: boolean;
  /** At most so many, for the first screen of a long list. */
  readonly limit?: number;
}

/**
 * The library's rows, the last edited first; in the trash, the last moved there first. Rejects with Dexie's error, as a
 * live query wants it.
 */
export async function listDrafts(
  db: Database,
  { trashed, limit = Number.POSITIVE_INFINITY }: ListOptions,
): Promise<readonly FactsRow[]> {
  const { facts } = db;
  // oxlint-disable-next-line unicorn/no-array-reverse -- a query, not an array
  const newest = (trashed ? facts.orderBy('trashedAt') : facts.orderBy('updatedAt')).reverse();
  return (trashed ? newest : newest.filter((row) => row.trashedAt === null)).limit(limit).toArray();
}

/** How many drafts are in the trash, by the index alone. Rejects with Dexie's error. */
export async function countTrash(db: Database): Promise<number> {
  return db.facts.orderBy('trashedAt').count();
}

/** All rows in no order, those in the trash too: one request, and so the fastest way to have all of them. */
export async function allRows(db: Database): Promise<readonly FactsRow[]> {
  return db.facts.toArray();
}

/** The rows of these drafts; one that is gone is left out. */
export async function rowsOf(db: Database, ids: readonly string[]): Promise<readonly FactsRow[]> {
  const rows = await db.facts.bulkGet([...ids]);
  return rows.filter((row) => row !== undefined);
}

/** Ids of the drafts whose rows were written or deleted, or that it may have been any of them. */
export type ChangedRows = ReadonlySet<string> | 'any';

/**
 * Tells of every change to the rows of the list, whoever made it: this page, a worker, another window. Comes after the
 * change is committed.
 *
 * @returns what ends it
 */
export function onRowsChanged(db: Database, listener: (changed: ChangedRows) => void): () => void {
  const part = `idb://${db.name}/facts/`;
  const hear = (parts: ObservabilitySet): void => {
    if ('all' in parts) listener('any');
    const changed = parts[part];
    if (changed !== undefined) listener(keysIn(changed));
  };
  Dexie.on.storagemutated.subscribe(hear);
  return () => Dexie.on.storagemutated.unsubscribe(hear);
}

/** The keys in a set of Dexie's; 'any' where one of its ranges holds more than a key. */
function keysIn(tree: IntervalTree): ChangedRows {
  const keys = new Set<string>();
  const walk = (node: IntervalTree | null | undefined): boolean => {
    if (node === null || node === undefined || !('from' in node)) return true;
    if (typeof node.from !== 'string' || node.from !== node.to) return false;
    keys.add(node.from);
    return walk(node.l) && walk(node.r);
  };
  return walk(tree) ? keys : 'any';
}
