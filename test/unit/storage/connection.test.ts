import { forceCloseDatabase } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { type Reopened, watchConnection } from '../../../renderer/storage/connection';
import { Database, openDatabase } from '../../../renderer/storage/database';
import { createDraft, loadDraft, saveDraft } from '../../../renderer/storage/drafts';
import { plainDraft } from '../file/fixtures';
import { ManualClock } from '../support/manual-clock';
import { freshOrigin, opened, save, type Origin } from './fixtures';

const { id } = plainDraft;

async function started(): Promise<{
  readonly origin: Origin;
  readonly db: Database;
  readonly heard: string[];
}> {
  const origin = freshOrigin();
  const db = await opened(origin);
  await createDraft(db, plainDraft);
  const heard: string[] = [];
  db.loss.listen((message) => heard.push(message));
  return { origin, db, heard };
}

/** Opens the database as a newer app does that changes the schema. */
async function openNewer(origin: Origin): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = origin.indexedDB.open('aftermark', 40);
    request.addEventListener('success', () => {
      request.result.close();
      resolve();
    });
    request.addEventListener('blocked', () => reject(new Error('it was not let go')));
  });
}

/** As Chromium does it where the disk fails. */
const closeByForce = (db: Database): void => forceCloseDatabase(db.backendDB() as never);

describe('a connection', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is let go for a newer app, said once, and never opened again', async () => {
    const { origin, db, heard } = await started();
    await openNewer(origin);
    expect(heard).toEqual([expect.stringMatching(/^A newer Aftermark has taken over/u)]);
    expect(await saveDraft(db, save())).toEqual({
      kind: 'failed',
      message:
        'Could not save this draft: the database was closed; free some space where the disk is full, or restart Aftermark.',
    });
    expect(await loadDraft(db, id)).toMatchObject({ kind: 'failed' });
    expect(await origin.indexedDB.databases()).toEqual([{ name: 'aftermark', version: 40 }]);
    const late: string[] = [];
    db.loss.listen((message) => late.push(message))();
    expect(late).toEqual(heard);
  });

  it('is let go where the database is deleted, and makes no new one', async () => {
    const { origin, db, heard } = await started();
    await new Promise((resolve) => {
      origin.indexedDB.deleteDatabase('aftermark').addEventListener('success', resolve);
    });
    expect(heard).toEqual([expect.stringMatching(/^Your drafts are being put aside/u)]);
    expect(await saveDraft(db, save())).toMatchObject({ kind: 'failed' });
    expect(await origin.indexedDB.databases()).toEqual([]);
  });

  it('that the system closed is opened again, and a save that failed meanwhile is done', async () => {
    const { db, heard } = await started();
    closeByForce(db);
    const first = await saveDraft(db, save());
    await vi.waitFor(() => expect(db.isOpen()).toBe(true));
    expect(first.kind === 'saved' ? first : await saveDraft(db, save())).toEqual({
      kind: 'saved',
      version: 2,
    });
    expect(await loadDraft(db, id)).toMatchObject({ version: 2 });
    expect(heard).toEqual([]);
  });

  it('that the system closes again and again is opened again each time', async () => {
    const { db, heard } = await started();
    for (let time = 0; time < 2; time += 1) {
      closeByForce(db);
      await vi.waitFor(() => expect(db.isOpen()).toBe(true), { timeout: 5_000 });
    }
    expect(await saveDraft(db, save())).toEqual({ kind: 'saved', version: 2 });
    expect(heard).toEqual([]);
  });

  it('is opened at once again where it had stayed open for long', async () => {
    const db = new Database(freshOrigin());
    const clock = new ManualClock();
    const reopen = async (): Promise<Reopened> => {
      await db.open();
      return { kind: 'open' };
    };
    watchConnection(db, { reopen, clock });
    await db.open();
    const pauses: number[] = [];
    for (const stayed of [0, 0, 0, 0, 10_000]) {
      clock.pass(stayed);
      closeByForce(db);
      const before = clock.now();
      await vi.waitFor(() => expect(clock.waiting).toBe(1));
      clock.pass(clock.untilNext);
      pauses.push(clock.now() - before);
      await vi.waitFor(() => expect(db.isOpen()).toBe(true));
    }
    expect(pauses).toEqual([0, 1_000, 2_000, 5_000, 0]);
  });

  it('is not opened while the disk is full: Chromium may take a database away that it cannot open', async () => {
    const clock = new ManualClock();
    let attempts = 0;
    const answers: ('full' | 'unknown')[] = ['full', 'full', 'unknown'];
    const hasRoom = async (): Promise<boolean> => {
      if (answers.shift() === 'full') return false;
      throw new Error('the disk does not tell');
    };
    const db = new Database({ ...freshOrigin(), hasRoom });
    const reopen = async (): Promise<Reopened> => {
      attempts += 1;
      await db.open();
      return { kind: 'open' };
    };
    watchConnection(db, { reopen, clock });
    await db.open();
    closeByForce(db);
    for (let left = 2; left >= 0; left -= 1) {
      await vi.waitFor(() => expect(clock.waiting).toBe(1));
      expect(attempts).toBe(0);
      clock.pass(clock.untilNext);
      await vi.waitFor(() => expect(answers).toHaveLength(left));
    }
    await vi.waitFor(() => expect(db.isOpen()).toBe(true));
    expect(attempts).toBe(1);
    expect(clock.waiting).toBe(0);
  });

  it('tells each time it is open again', async () => {
    const { db } = await started();
    let times = 0;
    const stop = db.reopened.listen(() => (times += 1));
    closeByForce(db);
    await vi.waitFor(() => expect(times).toBe(1));
    expect(db.isOpen()).toBe(true);
    stop();
    closeByForce(db);
    await vi.waitFor(() => expect(db.isOpen()).toBe(true), { timeout: 5_000 });
    expect(times).toBe(1);
  });

  it('is tried again until it opens, as where a disk was full', async () => {
    const { origin, db, heard } = await started();
    const databases = vi.spyOn(origin.indexedDB, 'databases');
    databases.mockRejectedValue(new DOMException('the disk is full', 'UnknownError'));
    closeByForce(db);
    await vi.waitFor(() => expect(databases.mock.calls.length).toBeGreaterThan(1), { timeout: 5_000 });
    expect(await saveDraft(db, save())).toMatchObject({ kind: 'failed' });
    databases.mockRestore();
    await vi.waitFor(() => expect(db.isOpen()).toBe(true), { timeout: 10_000 });
    expect(await saveDraft(db, save())).toEqual({ kind: 'saved', version: 2 });
    expect(heard).toEqual([]);
  });

  it('to a database that went with it is not opened to a new, empty one', async () => {
    const { origin, db, heard } = await started();
    vi.spyOn(origin.indexedDB, 'databases').mockResolvedValue([]);
    closeByForce(db);
    await vi.waitFor(() =>
      expect(heard).toEqual([expect.stringMatching(/database of your drafts is gone/u)]),
    );
    expect(await saveDraft(db, save())).toMatchObject({ kind: 'failed' });
  });

  it('to a database that became a newer app’s meanwhile is not opened', async () => {
    const { origin, db, heard } = await started();
    vi.spyOn(origin.indexedDB, 'databases').mockResolvedValue([{ name: 'aftermark', version: 40 }]);
    closeByForce(db);
    await vi.waitFor(() => expect(heard).toEqual([expect.stringMatching(/newer Aftermark .* untouched/u)]));
  });

  it('that another one of an older version holds up is no endless wait', async () => {
    const origin = freshOrigin();
    const holder = await new Promise<{ close: () => void }>((resolve) => {
      const request = origin.indexedDB.open('aftermark', 20);
      request.addEventListener('success', () => resolve(request.result));
    });
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    expect(await openDatabase({ ...origin, patience: 1 })).toEqual({
      kind: 'failed',
      message:
        'Could not open your drafts: another Aftermark still has them open in an older version; close it, then try again.',
    });
    expect(warn).not.toHaveBeenCalled();
    holder.close();
    expect(await openDatabase(origin)).toMatchObject({ kind: 'open' });
  });
});
