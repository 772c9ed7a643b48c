import type { Table } from 'dexie';
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { type MockInstance, vi } from 'vitest';
import type { Draft, NodeJSON } from '../../../renderer/document/draft';
import { type Database, openDatabase } from '../../../renderer/storage/database';
import { createDraft, type Save } from '../../../renderer/storage/drafts';
import type { Round } from '../../../renderer/review/types';
import type { ReturnRow, RoundRow, SnapshotRow } from '../../../renderer/storage/rows';
import { withTitle } from '../../../renderer/storage/retitle';
import { draftWith, plainDraft } from '../file/fixtures';

export interface Origin {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
  readonly hasRoom?: () => Promise<boolean>;
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
 * From here on, a transaction that adds a row is refused by a full disk after all its requests succeeded, as
 * Chromium does it. The fake has no disk to fill, so its own way to abort with an error is called.
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

/** The snapshots of a draft as they are stored, the oldest first. */
export async function snapshotsOf(db: Database, draftId: string): Promise<readonly SnapshotRow[]> {
  return (await db.snapshots.toArray()).filter((row) => row.draftId === draftId);
}

/** From here on, a full disk refuses every new row of a table, until what it gives back is called. */
export function refuseRows(table: Table): () => void {
  const full = (): never => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  table.hook('creating', full);
  return () => table.hook('creating').unsubscribe(full);
}

export const titled = (text: string): NodeJSON => ({ type: 'title', content: [{ type: 'text', text }] });
export const named = (id: string, updatedAt: number): Draft => draftWith([titled(id)], { id, updatedAt });

export async function withDraft(draft: Draft = plainDraft): Promise<Database> {
  const db = await opened();
  const created = await createDraft(db, draft);
  if (created.kind !== 'created') throw new Error(created.message);
  return db;
}

/** The document of `plainDraft` after the steps of `save()`. */
export const second: NodeJSON = withTitle(plainDraft.document, 'Second').document;

/**
 * A save over `plainDraft` at version 1, or over a later save of this kind: steps that call it "Second". With `document`
 * alone, or without any steps, the whole document is replaced.
 */
export function save({
  steps,
  document,
  ...more
}: Partial<Save> & { readonly steps?: readonly unknown[]; readonly document?: NodeJSON } = {}): Save {
  const { baseVersion = 1 } = more;
  const calls = [withTitle(baseVersion === 1 ? plainDraft.document : second, 'Second').step];
  const isReplaced = steps === undefined ? document !== undefined : steps.length === 0;
  return {
    id: plainDraft.id,
    baseVersion,
    change: isReplaced
      ? { kind: 'document', document: document ?? second }
      : { kind: 'steps', steps: steps ?? calls, head: document ?? second },
    clientId: 'editor',
    at: 2_000,
    ...more,
  };
}

/** The steps of a save, none where it has none. */
export const stepsIn = ({ change }: Save): readonly unknown[] =>
  change.kind === 'steps' ? change.steps : [];

/** A round of `plainDraft` as it was created. */
export const newRound: Round = {
  id: 'round1',
  draftId: plainDraft.id,
  version: 1,
  baseHash: 'b'.repeat(64),
  sentAt: 1_562_080_000_000,
  recipients: 'database team',
  request: 'Is the order right?',
  due: '2019-07-10',
  permission: 'suggest',
  sender: { id: 'machine1', name: 'Mira Okafor', role: 'incident commander' },
};

export const roundRow = (more: Partial<Round> = {}): RoundRow => {
  const round = { ...newRound, ...more };
  return { id: round.id, draftId: round.draftId, round, sent: plainDraft.document };
};

/** A review of that round as it came home. */
export const returnRow = (more: Partial<ReturnRow> = {}): ReturnRow => ({
  hash: '1'.repeat(64),
  draftId: plainDraft.id,
  roundId: newRound.id,
  review: {
    round: newRound,
    reviewer: { id: 'machine2', name: 'Ana Reis', role: 'database lead' },
    suggestions: [],
    threads: [],
    signOffs: [],
    resultHash: 'd'.repeat(64),
  },
  comments: [],
  receivedAt: 1_562_090_000_000,
  ...more,
});
