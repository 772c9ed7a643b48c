import type { Table } from 'dexie';

import type { Asset, Draft, NodeJSON } from '../document/draft';
import { newId } from '../document/ids';
import { appendSave, replaceDraft, saveTables } from './append';
import { blobRow } from './assets';
import type { Database } from './database';
import { type Failed, failure } from './failure';
import { listRow } from './list-row';
import type { Created, Loaded, Missing, Outdated, Saved } from './results';
import { withTitle } from './retitle';
import type { SnapshotReason } from './rows';
import { presentState, readState, readVersions } from './state';
import type { Damage } from './tail';
import { addUses, addUsesIn } from './uses';

/** The tables that a new draft is written to, or copied from. */
export function newDraftTables({ bodies, steps, facts, snapshots, blobs, uses }: Database): readonly Table[] {
  return [bodies, steps, facts, snapshots, blobs, uses];
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
  await db.bodies.add({ id, version, draft });
  await db.facts.add(listRow(draft, { trashedAt: null }, version));
  await db.snapshots.add({ draftId: id, version, at: updatedAt, reason, document });
  await addUsesIn(db, id, [document, draft.comments]);
  await addUses(
    db,
    id,
    assets.map(({ hash }) => hash),
  );
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
    return await db.writing(newDraftTables(db), async () => add(db, draft, assets, 'created'));
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
    return await db.writing(newDraftTables(db), async () => addImported(db, draft, assets));
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
    return await db.writing(newDraftTables(db), async () => {
      const state = await readState(db, id);
      if (state === null) return { kind: 'missing' } as const;
      if (state.damage !== null) return damaged('duplicate this draft', state.damage);
      const { document } = withTitle(state.draft.document, title);
      const copy = { ...state.draft, id: newId(), createdAt: at, updatedAt: at, document };
      return add(db, copy, [], 'created');
    });
  } catch (error) {
    return failure('duplicate this draft', error);
  }
}

/** Why a draft is left as it is of which not all can be read: what is written over it would hide the rest. */
function damaged(doing: string, { message }: Damage): Failed {
  return { kind: 'failed', message: `Could not ${doing}: ${message}` };
}

/** The draft as it is now. `damage` says that it is an earlier version, because later saves cannot be read. */
export async function loadDraft(db: Database, id: string): Promise<Loaded | Missing | Failed> {
  try {
    const state = await presentState(db, id);
    return state === null ? { kind: 'missing' } : { kind: 'loaded', ...state };
  } catch (error) {
    return failure('open this draft', error);
  }
}

/** What becomes of the document in a save. */
export type Change =
  | {
      readonly kind: 'steps';
      /** All steps since the version before, in order, as JSON. */
      readonly steps: readonly unknown[];
      /** The document after them, or no more of it than its attributes and its title: the list shows them. */
      readonly head: NodeJSON;
    }
  /** It changed in another way: the whole of it is stored, and the log starts anew. */
  | { readonly kind: 'document'; readonly document: NodeJSON }
  /** It stays: only comments changed. */
  | { readonly kind: 'none' };

export interface Save {
  readonly id: string;
  /** The version that was loaded, or the last save gave back. */
  readonly baseVersion: number;
  readonly change: Change;
  /** Left out, the comments stay; their anchors follow the steps. */
  readonly comments?: readonly unknown[];
  readonly clientId: string;
  /** Milliseconds UTC of the edit. */
  readonly at: number;
}

/**
 * Saves a draft in one strict transaction: all of it or nothing. Steps and comments are appended, so that a save costs
 * as much as what changed, not as the draft. Writes only over the version it was made from, so that two windows, or the
 * library and the editor, never undo each other's work.
 */
export async function saveDraft(db: Database, save: Save): Promise<Saved | Outdated | Missing | Failed> {
  const { id, baseVersion } = save;
  try {
    return await db.writing(saveTables(db), async () => {
      const versions = await readVersions(db, id);
      if (versions === null) return { kind: 'missing' } as const;
      if (versions.present !== baseVersion) {
        return { kind: 'outdated', version: versions.present } as const;
      }
      return save.change.kind === 'document'
        ? replaceDraft(db, { ...save, document: save.change.document })
        : appendSave(db, { ...save, change: save.change });
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
    return await db.writing(saveTables(db), async () => {
      const state = await readState(db, id);
      if (state === null) return { kind: 'missing' } as const;
      if (state.damage !== null) return damaged('rename this draft', state.damage);
      const { document: head, step } = withTitle(state.draft.document, title);
      const change = { kind: 'steps', steps: [step], head } as const;
      return appendSave(db, { id, baseVersion: state.version, change, clientId: 'library', at });
    });
  } catch (error) {
    return failure('rename this draft', error);
  }
}
