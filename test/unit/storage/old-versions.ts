import type { Database } from '../../../renderer/storage/database';
import { plainDraft, png } from '../file/fixtures';
import type { Origin } from './fixtures';

/* Databases as earlier versions of the app left them, made with plain IndexedDB: no code of the app has a part in it. */

export type Stores = Readonly<
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
export async function makeRaw(origin: Origin, nativeVersion: number, stores: Stores): Promise<void> {
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

/** All rows as they lie there, without Dexie. */
export async function readRaw(origin: Origin): Promise<unknown> {
  const settled = async <T>(request: { result: T } & EventTarget): Promise<T> =>
    new Promise((resolve) => {
      request.addEventListener('success', () => resolve(request.result));
    });
  const db = await settled(origin.indexedDB.open('aftermark'));
  const read = db.transaction([...db.objectStoreNames]);
  const stores = [...db.objectStoreNames].map(async (name) => [
    name,
    await settled(read.objectStore(name).getAll()),
  ]);
  const rows = await Promise.all(stores);
  db.close();
  return Object.fromEntries(rows) as unknown;
}

/** Keys and indexes of a database as IndexedDB has them. */
export function shapeOf(db: Database): unknown {
  const native = db.backendDB();
  const made = native.transaction([...native.objectStoreNames]);
  const shape = [...native.objectStoreNames].map((name) => {
    const store = made.objectStore(name);
    const indexes = [...store.indexNames].map((indexName) => {
      const { keyPath, multiEntry } = store.index(indexName);
      return [indexName, { keyPath, multiEntry }];
    });
    return [name, { keyPath: store.keyPath, indexes: Object.fromEntries(indexes) as unknown }];
  });
  return Object.fromEntries(shape) as unknown;
}

export const shapeIn = (stores: Stores): unknown =>
  Object.fromEntries(
    Object.entries(stores).map(([name, { keyPath, indexes = {} }]) => [name, { keyPath, indexes }]),
  );

export const index = (keyPath: string | string[], multiEntry = false) => ({ keyPath, multiEntry });

/** Version 1 as it was released. Never edit it: people's disks do not change either. */
export const version1: Stores = {
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

export const emptied = (stores: Stores): Stores =>
  Object.fromEntries(Object.entries(stores).map(([name, store]) => [name, { ...store, rows: [] }]));

/** Version 2: what came with offline review. Never edit it either. */
export const version2: Stores = {
  ...version1,
  snapshots: {
    keyPath: ['draftId', 'version'],
    indexes: { '[draftId+reason]': index(['draftId', 'reason']) },
  },
  rounds: { keyPath: 'id', indexes: { draftId: index('draftId') } },
  reviews: { keyPath: 'id', indexes: { 'round.id': index('round.id') } },
  returns: { keyPath: 'hash', indexes: { draftId: index('draftId'), roundId: index('roundId') } },
};

/** Version 3: saves that append. */
export const version3: Stores = {
  ...version2,
  bodies: { keyPath: 'id', indexes: { '[id+version]': index(['id', 'version']) } },
  uses: { keyPath: ['draftId', 'hash'], indexes: { hash: index('hash') } },
};
