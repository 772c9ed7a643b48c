import { describe, expect, it } from 'vitest';
import { saveDraft } from '../../../renderer/storage/drafts';
import { listSnapshots, takeSnapshot } from '../../../renderer/storage/snapshots';
import { plainDraft } from '../file/fixtures';
import { save, withDraft } from './fixtures';

describe('takeSnapshot', () => {
  it('keeps the document of this version, once', async () => {
    const db = await withDraft();
    await saveDraft(db, save());
    await takeSnapshot(db, plainDraft.id, 'shared', 3);
    await takeSnapshot(db, plainDraft.id, 'before-merge', 4);
    expect(await listSnapshots(db, plainDraft.id)).toMatchObject([
      { version: 1, reason: 'created', document: plainDraft.document },
      { version: 2, reason: 'shared', document: save().document },
    ]);
    expect(await takeSnapshot(db, 'gone', 'shared', 1)).toEqual({ kind: 'missing' });
  });
});
