import { Dexie } from 'dexie';

import { assetReferences } from '../file/asset-references';
import type { Database } from './database';

/*
 * Which draft needs which image. A row is written in the transaction of the change that brings the image in, so that
 * deleting another draft never takes it away.
 */

/** Counts a draft as a user of images. Only within a transaction over `uses`; throws what Dexie throws. */
export async function addUses(db: Database, draftId: string, hashes: readonly string[]): Promise<void> {
  if (hashes.length > 0) await db.uses.bulkPut(hashes.map((hash) => ({ draftId, hash })));
}

/** Counts a draft as a user of all images that a JSON value refers to: some steps, a review, a whole document. */
export async function addUsesIn(db: Database, draftId: string, value: unknown): Promise<void> {
  await addUses(db, draftId, assetReferences(value));
}

/**
 * The images that any version of a draft has referred to, in ascending order of their hashes. Reads keys alone; rejects
 * with Dexie's error.
 */
export async function usesOf(db: Database, draftId: string): Promise<readonly string[]> {
  const keys = await db.uses
    .where('[draftId+hash]')
    .between([draftId, Dexie.minKey], [draftId, Dexie.maxKey])
    .primaryKeys();
  return keys.map(([, hash]) => hash);
}

/**
 * Forgets what a draft used, and gives the hashes of the images that no draft uses any more. Only within a transaction
 * over `uses`; throws what Dexie throws.
 */
export async function dropUses(db: Database, draftId: string): Promise<readonly string[]> {
  const hashes = await usesOf(db, draftId);
  await db.uses.bulkDelete(hashes.map((hash): [string, string] => [draftId, hash]));
  const unused: string[] = [];
  for (const hash of hashes) {
    if ((await db.uses.where('hash').equals(hash).count()) === 0) unused.push(hash);
  }
  return unused;
}
