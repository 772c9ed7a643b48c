import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { type MockInstance, vi } from 'vitest';
import type { Draft, NodeJSON } from '../../../renderer/document/draft';
import { type Database, openDatabase } from '../../../renderer/storage/database';
import { createDraft, type Save } from '../../../renderer/storage/drafts';
import { draftWith, plainDraft } from '../file/fixtures';

export interface Origin {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

/** An empty IndexedDB of its own, as a fresh profile has it. */
export function freshOrigin(): Origin {
  return { indexedDB: new IDBFactory(), IDBKeyRange };
}

export async function opened(origin: Origin = freshOrigin()): Promise<Database> {
  const result = await openDatabase(origin);
  if (result.kind !== 'open') throw new Error(result.message);
  return result.db;
}

/** Everything the database holds, to see that nothing changed. */
export async function everything(db: Database): Promise<unknown> {
  const tables = db.tables.map(async (table) => [table.name, await table.toArray()] as const);
  return Object.fromEntries(await Promise.all(tables));
}

/**
 * From here on, a transaction that adds a row is refused by a full disk after all its requests succeeded, as Chromium
 * does it. The fake has no disk to fill, so its own way to abort with an error is called.
 */
export function refuseCommit(): MockInstance<IDBObjectStore['add']> {
  // oxlint-disable-next-line typescript/unbound-method -- called below with its store
  const add = IDBObjectStore.prototype.add;
  return vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
    this: IDBObjectStore,
    ...row: Parameters<IDBObjectStore['add']>
  ) {
    const request = add.apply(this, row);
    const transaction = this.transaction as unknown as Record<'_abort', (error: string) => void>;
    request.addEventListener('success', () => transaction['_abort']('QuotaExceededError'));
    return request;
  });
}

export const titled = (text: string): NodeJSON => ({ type: 'title', content: [{ type: 'text', text }] });
export const named = (id: string, updatedAt: number): Draft => draftWith([titled(id)], { id, updatedAt });

export async function withDraft(draft: Draft = plainDraft): Promise<Database> {
  const db = await opened();
  const created = await createDraft(db, draft);
  if (created.kind !== 'created') throw new Error(created.message);
  return db;
}

export const save = (more: Partial<Save> = {}): Save => ({
  id: plainDraft.id,
  baseVersion: 1,
  document: draftWith([titled('Second')]).document,
  steps: [{ stepType: 'replace', from: 1, to: 2 }],
  clientId: 'editor',
  at: 2_000,
  ...more,
});
