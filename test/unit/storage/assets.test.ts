import { describe, expect, it } from 'vitest';
import { putAsset } from '../../../renderer/storage/assets';
import { plainDraft, png } from '../file/fixtures';
import { withDraft } from './fixtures';

describe('putAsset', () => {
  it('keeps an image once and refuses what is none', async () => {
    const db = await withDraft();
    await putAsset(db, plainDraft.id, png([1]));
    await putAsset(db, plainDraft.id, png([1]));
    expect(await db.blobs.count()).toBe(1);
    const svg = new TextEncoder().encode('<svg onload="alert(1)"/>');
    expect(await putAsset(db, plainDraft.id, svg)).toMatchObject({ kind: 'refused' });
    expect(await putAsset(db, 'gone', png([2]))).toEqual({ kind: 'missing' });
    expect(await db.blobs.count()).toBe(1);
  });
});
