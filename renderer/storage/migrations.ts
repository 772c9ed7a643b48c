import { Dexie, type Transaction } from 'dexie';

import type { BodyRow, FactsRow, SnapshotRow, StepsRow, UseRow } from './rows';

/*
 * What the versions of the database do to the rows of the version before. One that was released is never edited. Each
 * runs in the transaction of the upgrade: it is done as a whole, or the database stays what it was.
 */

/** A row of `bodies` up to version 2: always the present version, with its images in it. */
type BodyOf2 = BodyRow & { readonly assets: readonly string[] };

/**
 * Version 2. The steps in a log of version 1 lack what the editor itself appended to a change, such as the ids of new
 * blocks, so that a replay over them ends elsewhere. Every draft that has such steps begins its log anew with the
 * version it has.
 */
export async function beginLogAnew(transaction: Transaction): Promise<void> {
  const bodies = transaction.table<BodyOf2, string>('bodies');
  const steps = transaction.table<StepsRow, [string, number]>('steps');
  const snapshots = transaction.table<SnapshotRow, [string, number]>('snapshots');
  for (const id of await bodies.toCollection().primaryKeys()) {
    const body = await bodies.get(id);
    if (body === undefined) continue;
    const { version, draft } = body;
    const own = [
      [id, Dexie.minKey],
      [id, Dexie.maxKey],
    ] as const;
    const logged = await steps.where('[draftId+seq]').between(own[0], own[1]).count();
    if (logged === 0) continue;
    const at = draft.updatedAt;
    await snapshots.put({ draftId: id, version, at, reason: 'replaced', document: draft.document });
  }
}

/**
 * Version 3. A save appends to `steps` and leaves the body alone: what it has to know of a draft without reading it, its
 * images and its version, is put beside. The bodies are not rewritten; the `assets` in them are read by nobody, and go
 * with the next checkpoint.
 */
export async function appendSaves(transaction: Transaction): Promise<void> {
  const uses: UseRow[] = [];
  const versions = new Map<string, number>();
  // One by one, because all bodies of a large library are not to be there at once.
  await transaction.table<BodyOf2, string>('bodies').each(({ id, version, assets }) => {
    versions.set(id, version);
    uses.push(...assets.map((hash) => ({ draftId: id, hash })));
  });
  await transaction.table<UseRow, [string, string]>('uses').bulkPut(uses);
  const facts = transaction.table<FactsRow, string>('facts');
  const rows = await facts.toArray();
  await facts.bulkPut(rows.map((row) => ({ ...row, version: versions.get(row.id) ?? 1 })));
}
