import { describe, expect, it } from 'vitest';
import { saveDraft } from '../../../renderer/storage/drafts';
import { stepsSince } from '../../../renderer/storage/log';
import {
  keepDaySnapshot,
  listVersions,
  nameVersion,
  renameSnapshot,
  takeSnapshot,
} from '../../../renderer/storage/snapshots';
import type { Database } from '../../../renderer/storage/database';
import { draftWith, plainDraft } from '../file/fixtures';
import { snapshotsOf, everything, refuseCommit, save, second, titled, withDraft } from './fixtures';

const { id } = plainDraft;

/** Version, reason and name of every snapshot. */
const kept = async (db: Database) =>
  (await listVersions(db, id)).map(({ version, reason, name }) => [version, reason, name ?? '']);

describe('takeSnapshot', () => {
  it('keeps the document of this version, once', async () => {
    const db = await withDraft();
    await saveDraft(db, save());
    await takeSnapshot(db, id, 'shared', 3);
    await takeSnapshot(db, id, 'before-merge', 4);
    const expected = [
      { version: 1, reason: 'created', document: plainDraft.document },
      { version: 2, reason: 'shared', at: 3, document: second },
    ];
    expect(await snapshotsOf(db, id)).toMatchObject(expected);
    expect((await listVersions(db, id))[1]).toEqual({ draftId: id, version: 2, at: 3, reason: 'shared' });
    expect(await takeSnapshot(db, 'gone', 'shared', 1)).toEqual({ kind: 'missing' });
  });

  it('takes a name, also for a version that is kept already', async () => {
    const db = await withDraft();
    await takeSnapshot(db, id, 'shared', 3, ' To the\ndatabase team ');
    expect(await kept(db)).toEqual([[1, 'created', 'To the database team']]);
    await saveDraft(db, save());
    await takeSnapshot(db, id, 'shared', 3, 'Second');
    expect(await kept(db)).toEqual([
      [1, 'created', 'To the database team'],
      [2, 'shared', 'Second'],
    ]);
  });

  it('that fails changes nothing', async () => {
    const db = await withDraft();
    await saveDraft(db, save());
    const before = await everything(db);
    const spy = refuseCommit();
    expect(await takeSnapshot(db, id, 'shared', 3)).toEqual({
      kind: 'failed',
      message: 'Could not keep this version: the disk is full; free some space, then try again.',
    });
    spy.mockRestore();
    expect(await everything(db)).toEqual(before);
  });
});

describe('a name', () => {
  it('keeps the version, or is added to one that is kept, whose reason stays', async () => {
    const db = await withDraft();
    expect(await nameVersion(db, id, 'First', 3)).toEqual({ kind: 'done' });
    await saveDraft(db, save());
    await nameVersion(db, id, 'Second', 4);
    await nameVersion(db, id, 'Second, after lunch', 5);
    expect(await kept(db)).toEqual([
      [1, 'created', 'First'],
      [2, 'named', 'Second, after lunch'],
    ]);
    expect((await snapshotsOf(db, id))[1]).toMatchObject({ at: 4, document: second });
    expect(await nameVersion(db, 'gone', 'x', 1)).toEqual({ kind: 'missing' });
  });

  it('does not close a gap of the log', async () => {
    const db = await withDraft();
    await saveDraft(db, save({ steps: [], document: draftWith([titled('Else')]).document }));
    await nameVersion(db, id, 'Here', 4);
    expect(await stepsSince(db, id, 1)).toBeNull();
  });

  it('can be changed and taken away', async () => {
    const db = await withDraft();
    await nameVersion(db, id, 'First', 3);
    expect(await renameSnapshot(db, id, 1, 'Other')).toEqual({ kind: 'done' });
    expect(await kept(db)).toEqual([[1, 'created', 'Other']]);
    await renameSnapshot(db, id, 1, '  ');
    expect((await snapshotsOf(db, id))[0]).not.toHaveProperty('name');
    expect(await renameSnapshot(db, id, 2, 'x')).toEqual({ kind: 'missing' });
  });
});

describe('keepDaySnapshot', () => {
  /** On the clock of whatever zone the tests run in. */
  const clock = (day: number, hour: number, minute = 0): number =>
    new Date(2019, 6, day, hour, minute).getTime();

  async function editedOn(at: number): Promise<Database> {
    const db = await withDraft();
    await saveDraft(db, save({ at }));
    return db;
  }

  it('keeps what an earlier day left, with the time of its last edit', async () => {
    const db = await editedOn(clock(2, 23, 59));
    expect(await keepDaySnapshot(db, id, clock(3, 0, 1))).toEqual({ kind: 'done' });
    expect((await snapshotsOf(db, id))[1]).toEqual({
      draftId: id,
      version: 2,
      at: clock(2, 23, 59),
      reason: 'day',
      document: second,
    });
  });

  it.each([
    ['the same day', clock(2, 0, 1), clock(2, 23, 59)],
    ['a clock that was put back', clock(3, 9), clock(2, 9)],
  ])('keeps nothing on %s', async (_, edited, now) => {
    const db = await editedOn(edited);
    expect(await keepDaySnapshot(db, id, now)).toEqual({ kind: 'done' });
    expect(await kept(db)).toEqual([[1, 'created', '']]);
  });

  it('keeps the same day of another year or month, and each version once', async () => {
    const db = await editedOn(new Date(2018, 6, 2).getTime());
    await keepDaySnapshot(db, id, clock(2, 9));
    await keepDaySnapshot(db, id, clock(3, 9));
    expect(await kept(db)).toEqual([
      [1, 'created', ''],
      [2, 'day', ''],
    ]);
    expect(await keepDaySnapshot(db, 'gone', clock(3, 9))).toEqual({ kind: 'missing' });
  });

  it('leaves a version alone that is kept for another reason', async () => {
    const db = await editedOn(clock(1, 9));
    await nameVersion(db, id, 'Mine', clock(1, 10));
    await keepDaySnapshot(db, id, clock(2, 9));
    expect(await kept(db)).toEqual([
      [1, 'created', ''],
      [2, 'named', 'Mine'],
    ]);
  });
});
