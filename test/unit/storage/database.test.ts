import { IDBDatabase } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDatabase } from '../../../renderer/storage/database';
import { saveDraft } from '../../../renderer/storage/drafts';
import { freshOrigin, opened, save } from './fixtures';
import { makeRaw, version3, type Stores } from './old-versions';

describe('a database of a newer version', () => {
  it('is refused with a sentence and left untouched', async () => {
    const origin = freshOrigin();
    // As a later version might be: without a table of ours, which Dexie would otherwise add, raising the version.
    const newer: Stores = { drafts: { keyPath: 'id', rows: [{ id: 'kept' }] } };
    await makeRaw(origin, 40, newer);
    const result = await openDatabase(origin);
    expect(result).toEqual({
      kind: 'newer',
      message: expect.stringMatching(/newer Aftermark .* untouched/) as string,
    });
    expect(await origin.indexedDB.databases()).toEqual([{ name: 'aftermark', version: 40 }]);
    const stores = await new Promise<readonly string[]>((resolve) => {
      const request = origin.indexedDB.open('aftermark');
      request.addEventListener('success', () => resolve([...request.result.objectStoreNames]));
    });
    expect(stores).toEqual(['drafts']);
  });

  it('is not what Dexie makes of our own when it repairs a missing index', async () => {
    const origin = freshOrigin();
    await makeRaw(origin, 31, version3);
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
      message:
        'Could not open your drafts: the disk failed or is full; free some space, or restart Aftermark.',
    });
  });

  it('makes every transaction that writes strict', async () => {
    // On the prototype and before opening, because Dexie keeps the method it found then.
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const db = await opened();
    await db.settings.put({ key: 'a', value: 1 });
    await saveDraft(db, save({ id: 'x' }));
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes).toHaveLength(2);
    expect(writes.map(([, , options]) => options?.durability)).toEqual(['strict', 'strict']);
  });
});
