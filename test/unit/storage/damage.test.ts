import { describe, expect, it } from 'vitest';

import { checkpoint } from '../../../renderer/storage/checkpoint';
import type { Database } from '../../../renderer/storage/database';
import { duplicateDraft, loadDraft, renameDraft, saveDraft } from '../../../renderer/storage/drafts';
import { documentAt } from '../../../renderer/storage/log';
import { takeSnapshot } from '../../../renderer/storage/snapshots';
import { plainDraft } from '../file/fixtures';
import { everything, save, second, snapshotsOf, withDraft } from './fixtures';

const { id } = plainDraft;

describe('saves that cannot be read', () => {
  const bad = [
    ['a step that does not fit', { steps: [{ stepType: 'replace', from: 9_000, to: 9_001 }] }],
    ['a step of tomorrow', { steps: [{ stepType: 'of tomorrow' }] }],
    ['steps that are none', { steps: 'torn' }],
    ['a row that is gone', null],
  ] as const;

  async function damagedBy(change: (typeof bad)[number][1]): Promise<Database> {
    const db = await withDraft();
    await saveDraft(db, save({ comments: ['a'], at: 3_000 }));
    await saveDraft(db, save({ baseVersion: 2, at: 4_000 }));
    await saveDraft(db, save({ baseVersion: 3, at: 5_000, comments: ['b'] }));
    if (change === null) await db.steps.delete([id, 3]);
    else await db.steps.update([id, 3], change);
    return db;
  }

  it.each(bad)('%s: the last good version is shown, with a sentence, and nothing goes', async (_, change) => {
    const db = await damagedBy(change);
    const before = await everything(db);
    const loaded = await loadDraft(db, id);
    expect(loaded).toMatchObject({
      kind: 'loaded',
      version: 4,
      // The text of version 2; the comments of version 4, which need no text before them.
      draft: { document: second, updatedAt: 3_000, comments: ['b'] },
      damage: { after: 2, message: expect.stringMatching(/saves? of this draft cannot be read/u) as string },
    });
    expect(await checkpoint(db, id)).toMatchObject({ kind: 'damaged' });
    expect(await renameDraft(db, id, 'New', 9)).toMatchObject({ kind: 'failed' });
    expect(await duplicateDraft(db, id, 'New', 9)).toMatchObject({ kind: 'failed' });
    expect(await takeSnapshot(db, id, 'shared', 9)).toMatchObject({ kind: 'failed' });
    expect(await documentAt(db, id, 2)).toEqual(second);
    expect(await everything(db)).toEqual(before);
  });

  it('are left behind by a save of the whole document, and stay in the log', async () => {
    const db = await damagedBy(bad[0][1]);
    const rows = await db.steps.toArray();
    const { document } = plainDraft;
    const replaced = save({ baseVersion: 4, document });
    expect(await saveDraft(db, replaced)).toEqual({ kind: 'saved', version: 5 });
    expect(await loadDraft(db, id)).toMatchObject({
      version: 5,
      damage: null,
      draft: { document, comments: ['b'] },
    });
    expect((await snapshotsOf(db, id)).map(({ version, reason }) => [version, reason])).toEqual([
      [1, 'created'],
      [5, 'replaced'],
    ]);
    expect(await db.steps.toArray()).toEqual(rows);
    expect(await checkpoint(db, id)).toEqual({ kind: 'nothing' });
  });
});
