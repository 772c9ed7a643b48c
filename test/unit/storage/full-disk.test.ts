import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreKept, restoreShared } from '../../../renderer/journal/restore';
import { putAsset } from '../../../renderer/storage/assets';
import { checkpoint } from '../../../renderer/storage/checkpoint';
import type { Database } from '../../../renderer/storage/database';
import {
  createDraft,
  duplicateDraft,
  importDraft,
  loadDraft,
  renameDraft,
  saveDraft,
} from '../../../renderer/storage/drafts';
import { changeReturn, keepReturns } from '../../../renderer/storage/returns';
import { keepReturned, keepReview } from '../../../renderer/storage/reviews';
import { forgetRound, keepRound } from '../../../renderer/storage/rounds';
import { getSetting, setSetting } from '../../../renderer/storage/settings';
import {
  keepDaySnapshot,
  nameVersion,
  renameSnapshot,
  takeSnapshot,
} from '../../../renderer/storage/snapshots';
import { deleteForGood, restoreDraft, trashDraft } from '../../../renderer/storage/trash';
import { putTemplate, removeTemplate } from '../../../renderer/storage/user-templates';
import { small } from '../templates/small';
import { assetOf, plainDraft, png } from '../file/fixtures';
import { type Copy, emptyCopy, keepShared, keepWhole } from '../journal/fixtures';
import {
  everything,
  freshOrigin,
  named,
  newRound,
  opened,
  returnRow,
  roundRow,
  save,
  withDraft,
} from './fixtures';

const { id } = plainDraft;
const bytes = png([1]);
const theirs = {
  round: { ...newRound, id: 'theirs', draftId: 'theirs' },
  sent: named('theirs', 1),
  assets: [],
  at: 1,
};

/** A library that has a row for whatever can be changed or deleted. */
async function fill(db: Database): Promise<void> {
  await createDraft(db, plainDraft);
  await saveDraft(db, save());
  await keepRound(db, roundRow());
  await keepReturns(db, [returnRow()], []);
  await keepReview(db, theirs);
  await createDraft(db, named('trashed', 1));
  await trashDraft(db, 'trashed', 1);
  await setSetting(db, 'theme', 'dark');
  await putTemplate(db, small, 1);
}

/** A copy with another draft in it, as the journal has one, and with settings and a template. */
async function copyOfAnother(): Promise<Copy> {
  const copy = emptyCopy();
  const db = await withDraft(named('lost', 1));
  await setSetting(db, 'theme', 'light');
  await putTemplate(db, small, 1);
  await keepWhole(copy, db, 'lost');
  await keepShared(copy, db);
  return copy;
}

/** All that writes; each changes something in the library of `fill`. */
const writes: Readonly<Record<string, (db: Database) => Promise<{ readonly kind: string }>>> = {
  saveDraft: async (db) => saveDraft(db, save({ baseVersion: 2 })),
  createDraft: async (db) => createDraft(db, named('another', 1)),
  importDraft: async (db) => importDraft(db, plainDraft, [await assetOf(bytes)]),
  duplicateDraft: async (db) => duplicateDraft(db, id, 'A copy', 1),
  renameDraft: async (db) => renameDraft(db, id, 'Another title', 1),
  putAsset: async (db) => putAsset(db, id, bytes),
  checkpoint: async (db) => checkpoint(db, id),
  takeSnapshot: async (db) => takeSnapshot(db, id, 'before-merge', 1),
  nameVersion: async (db) => nameVersion(db, id, 'As sent', 1),
  renameSnapshot: async (db) => renameSnapshot(db, id, 1, 'The first'),
  keepDaySnapshot: async (db) => keepDaySnapshot(db, id, Date.UTC(2026, 0)),
  keepRound: async (db) => keepRound(db, roundRow({ id: 'round2' })),
  forgetRound: async (db) => forgetRound(db, newRound.id),
  keepReview: async (db) => keepReview(db, { ...theirs, round: { ...theirs.round, id: 'next' } }),
  keepReturned: async (db) => keepReturned(db, 'theirs', { at: 1, version: 1, suggestions: [] }),
  keepReturns: async (db) => keepReturns(db, [returnRow({ hash: '2'.repeat(64) })], []),
  changeReturn: async (db) => changeReturn(db, returnRow().hash, { takenBack: true }),
  trashDraft: async (db) => trashDraft(db, id, 1),
  restoreDraft: async (db) => restoreDraft(db, 'trashed'),
  deleteForGood: async (db) => deleteForGood(db, id),
  setSetting: async (db) => setSetting(db, 'theme', 'light'),
  putTemplate: async (db) => putTemplate(db, { ...small, id: 'mine' }, 1),
  removeTemplate: async (db) => removeTemplate(db, small.id),
  restoreKept: async (db) => {
    const { source } = await copyOfAnother();
    return restoreKept(db, source, 'journal', { id: 'lost', title: 'Lost' }, 1);
  },
};

describe('a disk without room', () => {
  // Chromium may take a database away that a full disk let it write in part.
  it.each(Object.entries(writes))('is not written to: %s', async (_, write) => {
    const roomy = await opened();
    await fill(roomy);
    const before = await everything(roomy);
    expect((await write(roomy)).kind).not.toBe('failed');
    expect(await everything(roomy)).not.toEqual(before);

    const origin = freshOrigin();
    await fill(await opened(origin));
    const full = await opened({ ...origin, hasRoom: async () => false });
    const had = await everything(full);
    const message = /^Could not [“”\w -]+: the disk is full; free some space, then try again\.$/u;
    expect(await write(full)).toEqual({ kind: 'failed', message: expect.stringMatching(message) });
    expect(await everything(full)).toEqual(had);
    expect(await loadDraft(full, id)).toMatchObject({ kind: 'loaded' });
  });

  it('takes no settings and templates of a copy', async () => {
    const { source } = await copyOfAnother();
    const full = await opened({ ...freshOrigin(), hasRoom: async () => false });
    await restoreShared(full, source, 'journal');
    expect(await full.settings.count()).toBe(0);
    const roomy = await opened();
    await restoreShared(roomy, source, 'journal');
    expect(await roomy.settings.count()).toBe(1);
  });
});

describe('writes of one connection', () => {
  it('are done in the order in which they are asked for, however long the disk takes to answer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { minLength: 2, maxLength: 6 }), async (turns) => {
        const waits = [...turns];
        const hasRoom = async (): Promise<boolean> => {
          for (let left = waits.shift() ?? 0; left > 0; left -= 1)
            await new Promise((resolve) => setTimeout(resolve, 0));
          return true;
        };
        const db = await opened({ ...freshOrigin(), hasRoom });
        await Promise.all(turns.map(async (_, index) => setSetting(db, 'words', index)));
        expect(await getSetting(db, 'words')).toBe(turns.length - 1);
      }),
      { numRuns: 30 },
    );
  });
});
