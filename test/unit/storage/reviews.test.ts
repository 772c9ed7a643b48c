import { describe, expect, it } from 'vitest';

import { getAsset } from '../../../renderer/storage/assets';
import type { Database } from '../../../renderer/storage/database';
import { duplicateDraft, loadDraft, renameDraft, saveDraft } from '../../../renderer/storage/drafts';
import { listDrafts } from '../../../renderer/storage/listing';
import { keepReturned, keepReview, loadReview, reviewsOf } from '../../../renderer/storage/reviews';
import { deleteForGood, restoreDraft, trashDraft } from '../../../renderer/storage/trash';
import { assetOf, draftWith, imageNode, plainDraft, png } from '../file/fixtures';
import { snapshotsOf, everything, newRound, opened, refuseRows, save, withDraft } from './fixtures';

const forReview = { round: newRound, sent: plainDraft, assets: [], at: 5 };
const asked = { from: 'Mira Okafor', due: '2019-07-10', returnedAt: null };

const idOf = (kept: Awaited<ReturnType<typeof keepReview>>): string =>
  kept.kind === 'created' ? kept.id : '';
const listed = async (db: Database, trashed = false) =>
  (await listDrafts(db, { trashed })).map(({ id, review }) => [id, review]);

describe('keepReview', () => {
  it('keeps a draft of its own, and what came', async () => {
    const db = await opened();
    const asset = await assetOf(png([1]));
    const sent = draftWith([imageNode(asset.hash)], { comments: [{ id: 'thread1' }] });
    const kept = await keepReview(db, { ...forReview, sent, assets: [asset] });
    expect(kept).toEqual({ kind: 'created', id: sent.id, version: 1 });
    expect(await loadDraft(db, sent.id)).toEqual({ kind: 'loaded', draft: sent, version: 1, damage: null });
    expect(await loadReview(db, sent.id)).toEqual({
      id: sent.id,
      round: newRound,
      sent,
      openedAt: 5,
      returned: null,
    });
    expect(await listed(db)).toEqual([[sent.id, asked]]);
    expect(await getAsset(db, asset.hash)).toEqual(asset);
    expect(await snapshotsOf(db, sent.id)).toMatchObject([{ version: 1, reason: 'imported' }]);
    expect(await loadReview(db, 'other')).toBeNull();
  });

  it('gives it an id of its own in the library of its author, and keeps the author’s id with what came', async () => {
    const db = await withDraft();
    const id = idOf(await keepReview(db, forReview));
    expect(id).toMatch(/^\w{12}$/u);
    expect(await loadDraft(db, plainDraft.id)).toEqual({
      kind: 'loaded',
      draft: plainDraft,
      version: 1,
      damage: null,
    });
    expect(await loadReview(db, plainDraft.id)).toBeNull();
    expect((await loadReview(db, id))?.sent).toEqual(plainDraft);
    expect(await reviewsOf(db, plainDraft.id)).toMatchObject([{ id, round: newRound }]);
  });

  it('keeps a round once, and every round by itself', async () => {
    const db = await opened();
    const first = idOf(await keepReview(db, forReview));
    await saveDraft(db, save({ id: first }));
    expect(await keepReview(db, { ...forReview, at: 9 })).toEqual({ kind: 'created', id: first, version: 2 });
    const earlier = { ...newRound, id: 'round0', sentAt: 1 };
    const second = idOf(await keepReview(db, { ...forReview, round: earlier }));
    expect(second).not.toBe(first);
    expect((await reviewsOf(db, plainDraft.id)).map((row) => row.id)).toEqual([second, first]);
  });

  it('brings a review back from the trash', async () => {
    const db = await opened();
    await keepReview(db, forReview);
    await trashDraft(db, plainDraft.id, 7);
    expect(idOf(await keepReview(db, forReview))).toBe(plainDraft.id);
    expect(await listed(db)).toEqual([[plainDraft.id, asked]]);
  });

  it('that fails leaves no half of it', async () => {
    const db = await opened();
    const before = await everything(db);
    for (const table of ['reviews', 'blobs', 'facts'] as const) {
      const restore = refuseRows(db.table(table));
      const asset = await assetOf(png([1]));
      expect(await keepReview(db, { ...forReview, assets: [asset] })).toEqual({
        kind: 'failed',
        message: 'Could not keep this review: the disk is full; free some space, then try again.',
      });
      restore();
      expect(await everything(db)).toEqual(before);
    }
    const bad = { hash: 'f'.repeat(64), type: 'image/png', bytes: Uint8Array.from([1]) };
    expect(await keepReview(db, { ...forReview, assets: [bad] })).toMatchObject({ kind: 'failed' });
    expect(await everything(db)).toEqual(before);
  });
});

describe('a review in the library', () => {
  it('stays one when it is saved, renamed, thrown away and restored', async () => {
    const db = await opened();
    const { id } = plainDraft;
    await keepReview(db, forReview);
    await saveDraft(db, save());
    expect(await listed(db)).toEqual([[id, asked]]);
    await renameDraft(db, id, 'Other', 3);
    expect(await listed(db)).toEqual([[id, asked]]);
    await trashDraft(db, id, 7);
    await saveDraft(db, save({ baseVersion: 3 }));
    expect(await listed(db, true)).toEqual([[id, asked]]);
    await restoreDraft(db, id);
    expect(await listed(db)).toEqual([[id, asked]]);
  });

  it('shows that it was returned, and remembers the last return alone', async () => {
    const db = await opened();
    const { id } = plainDraft;
    await keepReview(db, forReview);
    const returned = { at: 11, version: 1, suggestions: [] };
    expect(await keepReturned(db, id, { ...returned, at: 10 })).toEqual({ kind: 'done' });
    expect(await keepReturned(db, id, returned)).toEqual({ kind: 'done' });
    expect(await loadReview(db, id)).toMatchObject({ openedAt: 5, returned });
    await saveDraft(db, save());
    expect(await listed(db)).toEqual([[id, { ...asked, returnedAt: 11 }]]);
    expect(await keepReturned(db, 'gone', returned)).toEqual({ kind: 'missing' });
  });

  it('says nothing of a sender that the file does not name', async () => {
    const db = await opened();
    const { sender: _, ...unsigned } = newRound;
    await keepReview(db, { ...forReview, round: unsigned });
    expect(await listed(db)).toEqual([[plainDraft.id, { ...asked, from: '' }]]);
  });

  it('is copied as a plain draft, which leaves the round to the review', async () => {
    const db = await opened();
    await keepReview(db, forReview);
    const copy = await duplicateDraft(db, plainDraft.id, 'Copy', 5_000);
    const id = copy.kind === 'created' ? copy.id : '';
    expect(await listed(db)).toEqual(
      expect.arrayContaining([
        [id, undefined],
        [plainDraft.id, asked],
      ]),
    );
    expect(await loadReview(db, id)).toBeNull();
    expect(idOf(await keepReview(db, forReview))).toBe(plainDraft.id);
  });

  it('that was deleted for good can be opened again from its file', async () => {
    const db = await opened();
    await keepReview(db, forReview);
    await deleteForGood(db, plainDraft.id);
    expect(await loadReview(db, plainDraft.id)).toBeNull();
    expect(await keepReview(db, forReview)).toEqual({ kind: 'created', id: plainDraft.id, version: 1 });
  });
});
