import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkpoint } from '../../../renderer/storage/checkpoint';
import { databaseVersion, openDatabase } from '../../../renderer/storage/database';
import { getAsset } from '../../../renderer/storage/assets';
import { loadDraft, saveDraft } from '../../../renderer/storage/drafts';
import { listDrafts } from '../../../renderer/storage/listing';
import { documentAt, stepsSince } from '../../../renderer/storage/log';
import { keepReview } from '../../../renderer/storage/reviews';
import { keepRound, knownRounds } from '../../../renderer/storage/rounds';
import { deleteForGood } from '../../../renderer/storage/trash';
import { usesOf } from '../../../renderer/storage/uses';
import { plainDraft, png } from '../file/fixtures';
import { freshOrigin, newRound, opened, returnRow, save, snapshotsOf } from './fixtures';
import {
  emptied,
  index,
  makeRaw,
  readRaw,
  shapeIn,
  shapeOf,
  version1,
  version2,
  version3,
  type Stores,
} from './old-versions';

describe('a database of version 1', () => {
  afterEach(() => vi.restoreAllMocks());

  it('opens with all that is in it, and goes on', async () => {
    const origin = freshOrigin();
    await makeRaw(origin, 10, version1);
    const warn = vi.spyOn(console, 'warn');
    const db = await opened(origin);
    expect(warn).not.toHaveBeenCalled();
    expect(await origin.indexedDB.databases()).toEqual([{ name: 'aftermark', version: 30 }]);
    expect(await listDrafts(db, { trashed: false })).toEqual([
      { ...(version1['facts']?.rows?.[0] as object), version: 3 },
    ]);
    expect(await loadDraft(db, 'draft1')).toEqual({
      kind: 'loaded',
      draft: plainDraft,
      version: 3,
      damage: null,
    });
    expect((await getAsset(db, 'f'.repeat(64)))?.bytes).toEqual(png([1]));
    expect(await db.settings.toArray()).toEqual(version1['settings']?.rows);
    expect(await saveDraft(db, save({ baseVersion: 3, steps: [{}] }))).toEqual({ kind: 'saved', version: 4 });
    expect(await db.steps.count()).toBe(3);
  });

  it('gets what offline review needs', async () => {
    const origin = freshOrigin();
    await makeRaw(origin, 10, version1);
    const db = await opened(origin);
    const round = { ...newRound, draftId: 'draft1', version: 3 };
    const row = { id: round.id, draftId: 'draft1', round, sent: plainDraft.document };
    expect(await keepRound(db, row)).toEqual({ kind: 'done' });
    expect(await knownRounds(db)).toEqual(new Map([['draft1', [{ round, merged: [] }]]]));
    expect(await keepReview(db, { round, sent: plainDraft, assets: [], at: 1 })).toMatchObject({
      kind: 'created',
    });
  });

  it('begins its log anew where it has one, because that lacks what the editor appended', async () => {
    const origin = freshOrigin();
    await makeRaw(origin, 10, {
      ...version1,
      bodies: {
        keyPath: 'id',
        indexes: { assets: index('assets', true) },
        rows: [
          ...(version1['bodies']?.rows ?? []),
          { id: 'new', version: 1, draft: { ...plainDraft, id: 'new' }, assets: [] },
        ],
      },
    });
    const db = await opened(origin);
    expect(await snapshotsOf(db, 'draft1')).toEqual([
      version1['snapshots']?.rows?.[0],
      {
        draftId: 'draft1',
        version: 3,
        at: plainDraft.updatedAt,
        reason: 'replaced',
        document: plainDraft.document,
      },
    ]);
    expect(await snapshotsOf(db, 'new')).toEqual([]);
    expect(await stepsSince(db, 'draft1', 2)).toBeNull();
    expect(await stepsSince(db, 'draft1', 3)).toEqual([]);
    expect(await documentAt(db, 'draft1', 3)).toEqual(plainDraft.document);
  });

  it('stays what it was when the upgrade fails', async () => {
    const origin = freshOrigin();
    await makeRaw(origin, 10, version1);
    vi.spyOn(console, 'warn').mockReturnValue();
    const refused = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await openDatabase(origin)).toEqual({
      kind: 'failed',
      message: 'Could not open your drafts: the disk is full; free some space, then try again.',
    });
    refused.mockRestore();
    expect(await origin.indexedDB.databases()).toEqual([{ name: 'aftermark', version: 10 }]);
    expect(await loadDraft(await opened(origin), 'draft1')).toMatchObject({ version: 3 });
  });
});

const [image, other] = ['f'.repeat(64), 'e'.repeat(64)];

/** What a person has on the disk who used version 2: two drafts that share an image, with a review of one. */
const full2: Stores = {
  ...version2,
  facts: {
    ...version2['facts'],
    keyPath: 'id',
    rows: [
      ...(version1['facts']?.rows ?? []),
      { ...(version1['facts']?.rows?.[0] as object), id: 'draft2', trashedAt: 7 },
    ],
  },
  bodies: {
    ...version2['bodies'],
    keyPath: 'id',
    rows: [
      { id: 'draft1', version: 3, draft: plainDraft, assets: [image, other] },
      { id: 'draft2', version: 1, draft: { ...plainDraft, id: 'draft2' }, assets: [image] },
    ],
  },
  returns: { ...version2['returns'], keyPath: 'hash', rows: [returnRow()] },
};

describe('a database of version 2', () => {
  afterEach(() => vi.restoreAllMocks());

  it('opens with all that is in it, and goes on by appending', async () => {
    const origin = freshOrigin();
    await makeRaw(origin, 20, full2);
    const warn = vi.spyOn(console, 'warn');
    const db = await opened(origin);
    expect(warn).not.toHaveBeenCalled();
    expect(await origin.indexedDB.databases()).toEqual([{ name: 'aftermark', version: 30 }]);
    expect(await db.facts.toArray()).toEqual([
      { ...(full2['facts']?.rows?.[0] as object), version: 3 },
      { ...(full2['facts']?.rows?.[1] as object), version: 1 },
    ]);
    expect(await loadDraft(db, 'draft1')).toEqual({
      kind: 'loaded',
      draft: plainDraft,
      version: 3,
      damage: null,
    });
    for (const table of ['steps', 'snapshots', 'returns', 'settings', 'blobs']) {
      expect([table, await db.table(table).toArray()]).toEqual([table, full2[table]?.rows ?? []]);
    }
    expect(await stepsSince(db, 'draft1', 1)).toHaveLength(2);
    expect(await saveDraft(db, save({ baseVersion: 3 }))).toEqual({ kind: 'saved', version: 4 });
    expect(await checkpoint(db, 'draft1')).toEqual({ kind: 'folded', version: 4 });
    expect(await db.bodies.get('draft1')).not.toHaveProperty('assets');
  });

  it('knows who uses which image, so that deleting one draft takes only its own', async () => {
    const origin = freshOrigin();
    await makeRaw(origin, 20, full2);
    const db = await opened(origin);
    expect(await usesOf(db, 'draft1')).toEqual([other, image]);
    expect(await usesOf(db, 'draft2')).toEqual([image]);
    await deleteForGood(db, 'draft1');
    expect(await getAsset(db, image)).not.toBeNull();
    await deleteForGood(db, 'draft2');
    expect(await getAsset(db, image)).toBeNull();
  });

  it.each(['uses', 'facts'])('stays what it was when the upgrade is cut off at %s', async (at) => {
    const origin = freshOrigin();
    await makeRaw(origin, 20, full2);
    const before = await readRaw(origin);
    vi.spyOn(console, 'warn').mockReturnValue();
    // oxlint-disable-next-line typescript/unbound-method -- called below with its store
    const put = IDBObjectStore.prototype.put;
    const cut = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...row: Parameters<IDBObjectStore['put']>
    ) {
      const request = put.apply(this, row);
      if (this.name === at) this.transaction.abort();
      return request;
    });
    expect(await openDatabase(origin)).toMatchObject({ kind: 'failed' });
    expect(cut).toHaveBeenCalled();
    cut.mockRestore();
    expect(await origin.indexedDB.databases()).toEqual([{ name: 'aftermark', version: 20 }]);
    expect(await readRaw(origin)).toEqual(before);
    expect(await loadDraft(await opened(origin), 'draft1')).toMatchObject({ version: 3, draft: plainDraft });
  });

  it('of a large library is read draft by draft', async () => {
    const origin = freshOrigin();
    await makeRaw(origin, 20, full2);
    // oxlint-disable-next-line typescript/unbound-method -- looked at, not called
    const getAll = vi.spyOn(IDBObjectStore.prototype, 'getAll');
    await opened(origin);
    expect(getAll.mock.contexts.map((store) => (store as IDBObjectStore).name)).not.toContain('bodies');
  });
});

describe('a database of version 3', () => {
  it('is what this version makes, until the next version is declared', async () => {
    // When this fails, a version was added: give it a test like the ones above, and let this compare the newest.
    expect(databaseVersion).toBe(3);
    expect(await shapeOf(await opened())).toEqual(shapeIn(version3));
  });

  it.each([
    [10, version1],
    [20, version2],
  ])('is made of native version %d, with rows or without', async (native, stores) => {
    for (const filled of [stores, emptied(stores)]) {
      const origin = freshOrigin();
      await makeRaw(origin, native, filled);
      expect(await shapeOf(await opened(origin))).toEqual(shapeIn(version3));
    }
  });
});
