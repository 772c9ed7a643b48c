import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { databaseVersion, openDatabase } from '../../../renderer/storage/database';
import { getAsset } from '../../../renderer/storage/assets';
import { listDrafts, loadDraft, saveDraft } from '../../../renderer/storage/drafts';
import { documentAt, stepsSince } from '../../../renderer/storage/log';
import { keepReview } from '../../../renderer/storage/reviews';
import { keepRound, knownRounds } from '../../../renderer/storage/rounds';
import { plainDraft, png } from '../file/fixtures';
import { snapshotsOf, freshOrigin, newRound, opened, type Origin } from './fixtures';

type Stores = Readonly<
  Record<
    string,
    {
      readonly keyPath: string | string[];
      readonly indexes?: Readonly<
        Record<string, { readonly keyPath: string | string[]; readonly multiEntry: boolean }>
      >;
      readonly rows?: readonly unknown[];
    }
  >
>;

/** Makes a database as IndexedDB itself sees it, without Dexie and without this app's code. */
async function makeRaw(origin: Origin, nativeVersion: number, stores: Stores): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = origin.indexedDB.open('aftermark', nativeVersion);
    request.addEventListener('upgradeneeded', () => {
      for (const [name, { keyPath, indexes = {}, rows = [] }] of Object.entries(stores)) {
        const store = request.result.createObjectStore(name, { keyPath });
        for (const [index, spec] of Object.entries(indexes)) {
          store.createIndex(index, spec.keyPath, { multiEntry: spec.multiEntry });
        }
        for (const row of rows) store.add(row);
      }
    });
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
    request.addEventListener('error', () => reject(request.error ?? new Error('not opened')));
  });
}

const index = (keyPath: string | string[], multiEntry = false) => ({ keyPath, multiEntry });

/** Version 1 as it was released. Never edit it: people's disks do not change either. */
const version1: Stores = {
  facts: {
    keyPath: 'id',
    indexes: { updatedAt: index('updatedAt'), trashedAt: index('trashedAt') },
    rows: [
      {
        id: 'draft1',
        title: 'The network was the incident',
        severity: 'SEV-1',
        incidentStatus: 'resolved',
        status: 'draft',
        incidentDate: '2019-07-02',
        templateName: 'One page',
        createdAt: 1_562_075_520_000,
        updatedAt: 1_562_075_580_000,
        trashedAt: null,
      },
    ],
  },
  bodies: {
    keyPath: 'id',
    indexes: { assets: index('assets', true) },
    rows: [{ id: 'draft1', version: 3, draft: plainDraft, assets: ['f'.repeat(64)] }],
  },
  steps: {
    keyPath: ['draftId', 'seq'],
    rows: [
      { draftId: 'draft1', seq: 2, at: 1, clientId: 'a', steps: [{ stepType: 'replace', from: 1, to: 1 }] },
      { draftId: 'draft1', seq: 3, at: 2, clientId: 'a', steps: [{ stepType: 'replace', from: 1, to: 1 }] },
    ],
  },
  snapshots: {
    keyPath: ['draftId', 'version'],
    rows: [{ draftId: 'draft1', version: 1, at: 1, reason: 'created', document: plainDraft.document }],
  },
  blobs: { keyPath: 'hash', rows: [{ hash: 'f'.repeat(64), type: 'image/png', bytes: png([1]) }] },
  settings: { keyPath: 'key', rows: [{ key: 'zone', value: 'UTC' }] },
  templates: { keyPath: 'id' },
};

/** Version 2: what came with offline review. */
const version2: Stores = {
  ...version1,
  snapshots: {
    keyPath: ['draftId', 'version'],
    indexes: { '[draftId+reason]': index(['draftId', 'reason']) },
  },
  rounds: { keyPath: 'id', indexes: { draftId: index('draftId') } },
  reviews: { keyPath: 'id', indexes: { 'round.id': index('round.id') } },
  returns: { keyPath: 'hash', indexes: { draftId: index('draftId'), roundId: index('roundId') } },
};

describe('a database of version 1', () => {
  afterEach(() => vi.restoreAllMocks());

  it('opens with all that is in it, and goes on', async () => {
    const origin = freshOrigin();
    await makeRaw(origin, 10, version1);
    const warn = vi.spyOn(console, 'warn');
    const db = await opened(origin);
    expect(warn).not.toHaveBeenCalled();
    expect(await origin.indexedDB.databases()).toEqual([{ name: 'aftermark', version: 20 }]);
    expect(await listDrafts(db, { trashed: false })).toEqual(version1['facts']?.rows);
    expect(await loadDraft(db, 'draft1')).toEqual({ kind: 'loaded', draft: plainDraft, version: 3 });
    expect((await getAsset(db, 'f'.repeat(64)))?.bytes).toEqual(png([1]));
    expect(await db.settings.toArray()).toEqual(version1['settings']?.rows);
    const { document } = plainDraft;
    const save = { id: 'draft1', baseVersion: 3, document, steps: [{}], clientId: 'b', at: 5 };
    expect(await saveDraft(db, save)).toEqual({ kind: 'saved', version: 4 });
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

describe('a database of version 2', () => {
  it('is what this version makes, until the next version is declared', async () => {
    // When this fails, a version was added: give it a test like the one above, and let this compare the newest.
    expect(databaseVersion).toBe(2);
    const db = await opened();
    const native = db.backendDB();
    expect(native.version).toBe(20);
    const made = native.transaction([...native.objectStoreNames]);
    const shape = [...native.objectStoreNames].map((name) => {
      const store = made.objectStore(name);
      const indexes = [...store.indexNames].map((indexName) => {
        const { keyPath, multiEntry } = store.index(indexName);
        return [indexName, { keyPath, multiEntry }];
      });
      return [name, { keyPath: store.keyPath, indexes: Object.fromEntries(indexes) as unknown }];
    });
    const declared = Object.entries(version2).map(([name, { keyPath, indexes = {} }]) => [
      name,
      { keyPath, indexes },
    ]);
    expect(Object.fromEntries(shape)).toEqual(Object.fromEntries(declared));
  });
});

describe('a database of a newer version', () => {
  it('is refused with a sentence and left untouched', async () => {
    const origin = freshOrigin();
    // As a later version might be: without a table of ours, which Dexie would otherwise add, raising the version.
    const newer: Stores = { drafts: { keyPath: 'id', rows: [{ id: 'kept' }] } };
    await makeRaw(origin, 30, newer);
    const result = await openDatabase(origin);
    expect(result).toEqual({
      kind: 'newer',
      message: expect.stringMatching(/newer Aftermark .* untouched/) as string,
    });
    expect(await origin.indexedDB.databases()).toEqual([{ name: 'aftermark', version: 30 }]);
    const stores = await new Promise<readonly string[]>((resolve) => {
      const request = origin.indexedDB.open('aftermark');
      request.addEventListener('success', () => resolve([...request.result.objectStoreNames]));
    });
    expect(stores).toEqual(['drafts']);
  });

  it('is not what Dexie makes of our own when it repairs a missing index', async () => {
    const origin = freshOrigin();
    await makeRaw(origin, 21, version2);
    expect(await openDatabase(origin)).toMatchObject({ kind: 'open' });
  });
});

describe('opening', () => {
  afterEach(() => vi.restoreAllMocks());

  it('that fails is a sentence, not an exception', async () => {
    const origin = freshOrigin();
    // Dexie tells the console that it tries three times.
    vi.spyOn(console, 'warn').mockReturnValue();
    vi.spyOn(origin.indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    expect(await openDatabase(origin)).toEqual({
      kind: 'failed',
      message: 'Could not open your drafts: the database reported an error of the disk; restart Aftermark.',
    });
  });

  it('makes every transaction that writes strict', async () => {
    // On the prototype and before opening, because Dexie keeps the method it found then.
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const db = await opened();
    await db.settings.put({ key: 'a', value: 1 });
    await saveDraft(db, {
      id: 'x',
      baseVersion: 1,
      document: plainDraft.document,
      steps: [],
      clientId: '',
      at: 1,
    });
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes).toHaveLength(2);
    expect(writes.map(([, , options]) => options?.durability)).toEqual(['strict', 'strict']);
  });
});
