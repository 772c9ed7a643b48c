import { Dexie } from 'dexie';
import { afterEach, describe, expect, it } from 'vitest';

import { type Changes, changesOf } from '../../../renderer/journal/keeper-changes';
import { putAsset } from '../../../renderer/storage/assets';
import type { Database } from '../../../renderer/storage/database';
import { createDraft, renameDraft } from '../../../renderer/storage/drafts';
import { keepReturns } from '../../../renderer/storage/returns';
import { keepRound } from '../../../renderer/storage/rounds';
import { setSetting } from '../../../renderer/storage/settings';
import { nameVersion } from '../../../renderer/storage/snapshots';
import { deleteForGood, trashDraft } from '../../../renderer/storage/trash';
import { draftWith, plainDraft, png } from '../file/fixtures';
import { opened, returnRow, roundRow, titled, withDraft } from '../storage/fixtures';

const heard: Changes[] = [];
const listener = (parts: unknown): void => {
  // As it arrives in another thread.
  heard.push(changesOf(structuredClone(parts) as Record<string, unknown>, 'aftermark'));
};
afterEach(() => Dexie.on.storagemutated.unsubscribe(listener));

async function heardOf(db: Database, change: (db: Database) => Promise<unknown>): Promise<Changes> {
  heard.length = 0;
  Dexie.on('storagemutated', listener);
  await change(db);
  Dexie.on.storagemutated.unsubscribe(listener);
  expect(heard).toHaveLength(1);
  const [changes] = heard;
  if (changes === undefined) throw new Error('nothing was heard');
  return changes;
}

const id = plainDraft.id;

describe('what Dexie tells of a commit', () => {
  it('names the drafts that were saved, moved or deleted', async () => {
    const db = await withDraft();
    await createDraft(db, draftWith([titled('Other')], { id: 'other' }));
    const saved = await heardOf(db, () => renameDraft(db, id, 'One', 5_000));
    expect(saved).toMatchObject({ everything: false, images: new Set(), settings: false });
    expect([...saved.drafts]).toEqual([id]);
    const trashed = await heardOf(db, () => trashDraft(db, id, 6_000));
    expect([[...trashed.drafts], [...trashed.beside]]).toEqual([[id], [id]]);
    const deleted = await heardOf(db, () => deleteForGood(db, id));
    expect([...deleted.gone]).toEqual([id]);
    expect(deleted.everything).toBe(false);
  });

  it('names pieces, images and what is shared', async () => {
    const db = await withDraft();
    const named = await heardOf(db, () => nameVersion(db, id, 'Sent', 5_000));
    expect(named.snapshots).toEqual([[id, 1]]);
    const round = await heardOf(db, () => keepRound(db, roundRow()));
    expect([...round.rounds]).toEqual(['round1']);
    const returned = await heardOf(db, () => keepReturns(db, [returnRow()], []));
    expect([...returned.returns]).toEqual(['1'.repeat(64)]);
    const image = await heardOf(db, () => putAsset(db, id, png([1])));
    expect(image.images.size).toBe(1);
    // That it is used by the draft is news of the draft.
    expect([...image.beside]).toEqual([id]);
    const setting = await heardOf(db, () => setSetting(db, 'a', 1));
    expect([setting.settings, setting.templates, setting.drafts.size]).toEqual([true, false, 0]);
  });

  it('asks to compare everything where it is not told what changed', async () => {
    const db = await opened();
    const rows = Array.from({ length: 60 }, (_, index) => ({ id: `a${index}`, key: `a${index}`, value: 1 }));
    const many = await heardOf(db, () => db.table('facts').bulkPut(rows));
    expect(many.everything).toBe(true);
    const cleared = await heardOf(db, () => db.facts.clear());
    expect(cleared.everything).toBe(true);
    expect(changesOf({ all: {} }, 'aftermark').everything).toBe(true);
    expect(
      changesOf({ 'idb://aftermark/steps/': { from: ['a', 1], to: ['b', 2] } }, 'aftermark').everything,
    ).toBe(true);
    expect([
      ...changesOf({ 'idb://aftermark/steps/': { from: ['a', 1], to: ['a', 9] } }, 'aftermark').drafts,
    ]).toEqual(['a']);
  });

  it('is of no account where it is of another database', () => {
    const other = changesOf({ 'idb://other/facts/': { from: 'a', to: 'a' } }, 'aftermark');
    expect([other.everything, other.drafts.size]).toEqual([false, 0]);
  });
});
