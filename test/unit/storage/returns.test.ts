import { describe, expect, it } from 'vitest';

import type { Suggestion } from '../../../renderer/review/types';
import { getAsset } from '../../../renderer/storage/assets';
import { createDraft } from '../../../renderer/storage/drafts';
import { changeReturn, keepReturns, listReturns } from '../../../renderer/storage/returns';
import { deleteForGood } from '../../../renderer/storage/trash';
import { assetOf, draftWith, imageNode, plainDraft, png } from '../file/fixtures';
import { everything, refuseRows, returnRow, withDraft } from './fixtures';

const { id } = plainDraft;

/** A review that suggests an image. */
const showing = (hash: string) => {
  const { review } = returnRow();
  const suggestion: Suggestion = {
    id: 's1',
    author: review.reviewer,
    at: 1,
    steps: [{ stepType: 'replace', from: 0, to: 0, slice: { content: [imageNode(hash)] } }],
  };
  return { ...review, suggestions: [suggestion] };
};

describe('keepReturns', () => {
  it('keeps each once, with what was remembered of it', async () => {
    const db = await withDraft();
    const rows = [returnRow({ hash: '2', receivedAt: 20 }), returnRow({ hash: '1', receivedAt: 10 })];
    expect(await keepReturns(db, rows, [])).toEqual({ kind: 'done' });
    expect(await changeReturn(db, '1', { comments: ['c1'] })).toEqual({ kind: 'done' });
    // The same change once more finds the row, and changes nothing.
    expect(await changeReturn(db, '1', { comments: ['c1'] })).toEqual({ kind: 'done' });
    expect(await keepReturns(db, rows, [])).toEqual({ kind: 'done' });
    expect((await listReturns(db, id)).map(({ hash, comments }) => [hash, comments])).toEqual([
      ['1', ['c1']],
      ['2', []],
    ]);
    expect(await changeReturn(db, '3', { takenBack: true })).toEqual({ kind: 'missing' });
    expect(await listReturns(db, 'gone')).toEqual([]);
  });

  it('keeps all of them or none', async () => {
    const db = await withDraft();
    const before = await everything(db);
    const asset = await assetOf(png([1]));
    const rows = [returnRow({ review: showing(asset.hash) }), returnRow({ hash: '2', draftId: 'gone' })];
    expect(await keepReturns(db, rows, [asset])).toEqual({ kind: 'missing' });
    expect(await everything(db)).toEqual(before);
    const restore = refuseRows(db.returns);
    expect(await keepReturns(db, [returnRow()], [asset])).toEqual({
      kind: 'failed',
      message: 'Could not keep what came home: the disk is full; free some space, then try again.',
    });
    restore();
    expect(await everything(db)).toEqual(before);
  });

  it('keeps the images that a suggestion shows, until the draft is deleted for good', async () => {
    const db = await withDraft();
    const asset = await assetOf(png([1]));
    await createDraft(db, draftWith([imageNode(asset.hash)], { id: 'other' }), [asset]);
    await keepReturns(db, [returnRow({ review: showing(asset.hash) })], [asset]);
    await deleteForGood(db, 'other');
    expect(await getAsset(db, asset.hash)).toEqual(asset);
    await deleteForGood(db, id);
    expect(await getAsset(db, asset.hash)).toBeNull();
  });
});
