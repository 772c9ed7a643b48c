import type { Table } from 'dexie';

import type { Asset, Draft, NodeJSON } from '../document/draft';
import { newId } from '../document/ids';
import { assetReferences } from '../file/asset-references';
import { blobRow } from './assets';
import type { Database } from './database';
import { type Failed, failure } from './failure';
import { listRow } from './list-row';
import type { Created, Loaded, Missing, Outdated, Saved } from './results';
import { withTitle } from './retitle';
import type { BodyRow, FactsRow, SnapshotReason } from './rows';

/** Hashes that a version of a draft adds to those its earlier versions needed. */
function assetsOf(draft: Draft, before: readonly string[]): readonly string[] {
  const now = assetReferences([draft.document, draft.comments]);
  return [...new Set([...before, ...now])].sort();
}

/** The tables that a new draft is written to. */
export function newDraftTables({ bodies, facts, snapshots, blobs }: Database): readonly Table[] {
  return [bodies, facts, snapshots, blobs];
}

/** Writes a new draft into all its tables. Only within a transaction over `newDraftTables`; throws what Dexie throws. */
async function add(
  db: Database,
  draft: Draft,
  assets: readonly Asset[],
  reason: SnapshotReason,
): Promise<Created> {
  const { id, document, updatedAt } = draft;
  const version = 1;
  const hashes = [...new Set([...assetsOf(draft, []), ...assets.map((asset) => asset.hash)])].sort();
  await db.bodies.add({ id, version, draft, assets: hashes });
  await db.facts.add(listRow(draft, { trashedAt: null }));
  await db.snapshots.add({ draftId: id, version, at: updatedAt, reason, document });
  await db.blobs.bulkPut(assets.map(blobRow));
  return { kind: 'created', id, version };
}

/** Keeps a new draft with its assets. Fails, and writes nothing, where a draft of this id exists. */
export async function createDraft(
  db: Database,
  draft: Draft,
  assets: readonly Asset[] = [],
): Promise<Created | Failed> {
  try {
    return await db.transaction('rw', newDraftTables(db), async () => add(db, draft, assets, 'created'));
  } catch (error) {
    return failure('create this draft', error);
  }
}

/**
 * Writes a draft that came from a file, under a new id where its own is taken. Only within a transaction over
 * `newDraftTables`; throws what Dexie throws.
 */
export async function addImported(db: Database, draft: Draft, assets: readonly Asset[]): Promise<Created> {
  const taken = (await db.bodies.where('id').equals(draft.id).count()) > 0;
  return add(db, taken ? { ...draft, id: newId() } : draft, assets, 'imported');
}

/**
 * Keeps a draft that came from a file. It gets a new id where a draft of its id exists, in the trash too: opening a file
 * never changes what is there.
 */
export async function importDraft(
  db: Database,
  draft: Draft,
  assets: readonly Asset[],
): Promise<Created | Failed> {
  try {
    return await db.transaction('rw', newDraftTables(db), async () => addImported(db, draft, assets));
  } catch (error) {
    return failure('keep this post-mortem', error);
  }
}

/**
 * Copies a draft as it is now, without its history, under a new id. The copy of a review is a plain draft: it has no row
 * in `reviews`, so that a round is answered by one draft only.
 *
 * @param title of the copy
 * @param at milliseconds UTC
 */
export async function duplicateDraft(
  db: Database,
  id: string,
  title: string,
  at: number,
): Promise<Created | Missing | Failed> {
  try {
    return await db.transaction('rw', newDraftTables(db), async () => {
      const body = await db.bodies.get(id);
      if (body === undefined) return { kind: 'missing' } as const;
      const { document } = withTitle(body.draft.document, title);
      const copy = { ...body.draft, id: newId(), createdAt: at, updatedAt: at, document };
      return add(db, copy, [], 'created');
    });
  } catch (error) {
    return failure('duplicate this draft', error);
  }
}

export interface ListOptions {
  /** True lists the trash, false what is not in it. */
  readonly trashed: boolean;
  /** At most so many, for the first screen of a long list. */
  readonly limit?: number;
}

/**
 * The library's rows, the last edited first; in the trash, the last moved there first. Reads no bodies. Rejects with
 * Dexie's error, as a live query wants it.
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

export async function loadDraft(db: Database, id: string): Promise<Loaded | Missing | Failed> {
  try {
    const body = await db.bodies.get(id);
    return body === undefined
      ? { kind: 'missing' }
      : { kind: 'loaded', draft: body.draft, version: body.version };
  } catch (error) {
    return failure('open this draft', error);
  }
}

export interface Save {
  readonly id: string;
  /** The version that was loaded, or the last save gave back. */
  readonly baseVersion: number;
  /** Left out, the document stays: only comments changed. */
  readonly document?: NodeJSON;
  /** Left out, the comments stay. */
  readonly comments?: readonly unknown[];
  /** All steps since `baseVersion`, in order, as JSON. Empty where the document changed in another way, or not at all. */
  readonly steps: readonly unknown[];
  readonly clientId: string;
  /** Milliseconds UTC of the edit. */
  readonly at: number;
}

const isSame = (one: NodeJSON, other: NodeJSON): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Writes the next version of a draft: body, row of the list, and steps. Only within a transaction over those tables. */
async function write(
  db: Database,
  body: BodyRow,
  draft: Draft,
  save: Pick<Save, 'steps' | 'clientId'>,
): Promise<Saved> {
  const { id, updatedAt: at, document } = draft;
  const version = body.version + 1;
  const beside = (await db.facts.get(id)) ?? { trashedAt: null };
  await db.bodies.put({ id, version, draft, assets: assetsOf(draft, body.assets) });
  await db.facts.put(listRow(draft, beside));
  const { steps, clientId } = save;
  if (steps.length > 0) await db.steps.add({ draftId: id, seq: version, at, clientId, steps });
  // Without steps the log has a gap here, and a replay has to start anew.
  else if (document !== body.draft.document && !isSame(document, body.draft.document)) {
    await db.snapshots.put({ draftId: id, version, at, reason: 'replaced', document });
  }
  return { kind: 'saved', version };
}

/**
 * Saves a draft in one strict transaction: all of body, list row and steps, or nothing. Writes only over the version it
 * was made from, so that two windows, or the library and the editor, never undo each other's work.
 */
export async function saveDraft(db: Database, save: Save): Promise<Saved | Outdated | Missing | Failed> {
  try {
    return await db.transaction('rw', [db.bodies, db.facts, db.steps, db.snapshots], async () => {
      const body = await db.bodies.get(save.id);
      if (body === undefined) return { kind: 'missing' } as const;
      if (body.version !== save.baseVersion) return { kind: 'outdated', version: body.version } as const;
      const { document = body.draft.document, comments = body.draft.comments, at } = save;
      return write(db, body, { ...body.draft, document, comments, updatedAt: at }, save);
    });
  } catch (error) {
    return failure('save this draft', error);
  }
}

/**
 * Gives a draft that is not open in an editor another title. An open one is renamed by an edit; if it is renamed here
 * all the same, its editor's next save is told that it is outdated.
 *
 * @param at milliseconds UTC
 */
export async function renameDraft(
  db: Database,
  id: string,
  title: string,
  at: number,
): Promise<Saved | Missing | Failed> {
  try {
    return await db.transaction('rw', [db.bodies, db.facts, db.steps, db.snapshots], async () => {
      const body = await db.bodies.get(id);
      if (body === undefined) return { kind: 'missing' } as const;
      const { document, step } = withTitle(body.draft.document, title);
      return write(
        db,
        body,
        { ...body.draft, document, updatedAt: at },
        { steps: [step], clientId: 'library' },
      );
    });
  } catch (error) {
    return failure('rename this draft', error);
  }
}
