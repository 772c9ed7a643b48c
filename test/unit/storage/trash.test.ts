import { describe, expect, it } from 'vitest';
import { getAsset, putAsset } from '../../../renderer/storage/assets';
import { checkpoint } from '../../../renderer/storage/checkpoint';
import { createDraft, loadDraft, saveDraft } from '../../../renderer/storage/drafts';
import { listDrafts } from '../../../renderer/storage/listing';
import { keepReturns } from '../../../renderer/storage/returns';
import { keepReview } from '../../../renderer/storage/reviews';
import { keepRound } from '../../../renderer/storage/rounds';
import { takeSnapshot } from '../../../renderer/storage/snapshots';
import { deleteForGood, restoreDraft, trashDraft } from '../../../renderer/storage/trash';
import { assetOf, draftWith, imageNode, plainDraft, png } from '../file/fixtures';
import { everything, newRound, opened, returnRow, roundRow, save, titled, withDraft } from './fixtures';

/** Puts a title first. */
const insertion = { stepType: 'replace', from: 0, to: 0, slice: { content: [titled('T')] } };

describe('the trash', () => {
  it('moves to the trash and back, which is no edit, also while the draft is saved', async () => {
    const db = await withDraft();
    expect(await trashDraft(db, plainDraft.id, 7)).toEqual({ kind: 'done' });
    expect(await trashDraft(db, plainDraft.id, 7)).toEqual({ kind: 'done' });
    await saveDraft(db, save());
    expect(await listDrafts(db, { trashed: true })).toMatchObject([{ trashedAt: 7, updatedAt: 2_000 }]);
    expect(await restoreDraft(db, plainDraft.id)).toEqual({ kind: 'done' });
    expect(await listDrafts(db, { trashed: false })).toMatchObject([{ trashedAt: null, updatedAt: 2_000 }]);
    expect(await restoreDraft(db, 'gone')).toEqual({ kind: 'missing' });
  });
});

describe('deleting for good', () => {
  it('removes all of one draft and nothing of another', async () => {
    const db = await opened();
    const [shared, own, former] = await Promise.all([[1], [2], [3]].map((rest) => assetOf(png(rest))));
    const hash = (asset: typeof own) => asset?.hash ?? '';
    const assets = [shared, own, former].filter((asset) => asset !== undefined);
    const going = draftWith(
      [shared, own, former].map((asset) => imageNode(hash(asset))),
      { id: 'going' },
    );
    await createDraft(db, going, assets);
    await saveDraft(db, save({ id: 'going', steps: [insertion] }));
    await takeSnapshot(db, 'going', 'shared', 1);
    await createDraft(db, draftWith([imageNode(hash(shared))], { id: 'staying' }));
    await saveDraft(db, save({ id: 'staying', steps: [insertion] }));
    const count = async () => [await db.steps.count(), await db.snapshots.count()];
    expect(await count()).toEqual([2, 3]);

    expect(await deleteForGood(db, 'going')).toEqual({ kind: 'done' });
    expect(await loadDraft(db, 'going')).toEqual({ kind: 'missing' });
    expect((await listDrafts(db, { trashed: false })).map(({ id }) => id)).toEqual(['staying']);
    expect(await count()).toEqual([1, 1]);
    // "staying" shows it no more, but its first version does.
    expect(await getAsset(db, hash(shared))).toEqual(shared);
    expect(await getAsset(db, hash(own))).toBeNull();
    expect(await getAsset(db, hash(former))).toBeNull();
    expect(await deleteForGood(db, 'going')).toEqual({ kind: 'missing' });
  });

  it('spares an image that another draft just took and has not saved yet', async () => {
    const db = await opened();
    const asset = await assetOf(png([1]));
    await createDraft(db, draftWith([imageNode(asset.hash)], { id: 'going' }), [asset]);
    await createDraft(db, draftWith([], { id: 'staying' }));
    expect(await putAsset(db, 'staying', asset.bytes)).toEqual({
      kind: 'stored',
      hash: asset.hash,
      type: 'image/png',
    });
    await deleteForGood(db, 'going');
    expect(await getAsset(db, asset.hash)).toEqual(asset);
    // And taking it was no edit: the editor's next save is not outdated.
    expect(await saveDraft(db, save({ id: 'staying' }))).toEqual({ kind: 'saved', version: 2 });
  });

  it('takes the rounds, reviews and returns of that draft along, and no others', async () => {
    const db = await opened();
    for (const id of ['going', 'staying']) {
      await createDraft(db, draftWith([], { id }));
      await keepRound(db, roundRow({ id: `round of ${id}`, draftId: id }));
      await keepReturns(db, [returnRow({ hash: `return of ${id}`, draftId: id })], []);
    }
    const keep = async (round: string) =>
      keepReview(db, { round: { ...newRound, id: round }, sent: plainDraft, assets: [], at: 1 });
    const review = await keep('one');
    const other = await keep('two');
    await deleteForGood(db, 'going');
    if (review.kind === 'created') await deleteForGood(db, review.id);
    const keys = await Promise.all(
      [db.rounds, db.returns, db.reviews].map((table) => table.toCollection().keys()),
    );
    expect(keys).toEqual([
      ['round of staying'],
      ['return of staying'],
      [other.kind === 'created' ? other.id : ''],
    ]);
  });

  it('leaves the draft whole when it fails half way', async () => {
    const db = await withDraft();
    await keepRound(db, roundRow());
    await keepReturns(db, [returnRow()], []);
    const before = await everything(db);
    db.returns.hook('deleting', () => {
      throw new DOMException('no', 'UnknownError');
    });
    expect(await deleteForGood(db, plainDraft.id)).toMatchObject({ kind: 'failed' });
    expect(await everything(db)).toEqual(before);
  });

  it('keeps an image that only the saves after a checkpoint refer to, in steps or comments', async () => {
    const db = await opened();
    const [drawn, said] = await Promise.all([assetOf(png([1])), assetOf(png([2]))]);
    await createDraft(db, plainDraft);
    await createDraft(db, draftWith([imageNode(drawn.hash), imageNode(said.hash)], { id: 'other' }), [
      drawn,
      said,
    ]);
    const shows = { ...insertion, slice: { content: [imageNode(drawn.hash)] } };
    const comments = [{ text: 'As in', image: `asset:${said.hash}` }];
    await saveDraft(db, save({ steps: [shows], comments }));
    await deleteForGood(db, 'other');
    expect(await getAsset(db, drawn.hash)).toEqual(drawn);
    expect(await getAsset(db, said.hash)).toEqual(said);
    await checkpoint(db, plainDraft.id);
    await deleteForGood(db, plainDraft.id);
    expect([await db.blobs.count(), await db.uses.count()]).toEqual([0, 0]);
  });
});
