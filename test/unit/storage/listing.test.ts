import { Dexie, RangeSet } from 'dexie';
import { describe, expect, it } from 'vitest';
import { createDraft, renameDraft } from '../../../renderer/storage/drafts';
import { countTrash, onRowsChanged, rowsOf, type ChangedRows } from '../../../renderer/storage/listing';
import { takeSnapshot } from '../../../renderer/storage/snapshots';
import { deleteForGood, trashDraft } from '../../../renderer/storage/trash';
import { named, opened } from './fixtures';

describe('changes of rows', () => {
  it('are told by the drafts they are of, and changes of anything else are not', async () => {
    const db = await opened();
    const heard: ChangedRows[] = [];
    const stop = onRowsChanged(db, (changed) => heard.push(changed));
    await createDraft(db, named('one', 1));
    await createDraft(db, named('two', 2));
    await renameDraft(db, 'one', 'Uno', 3);
    await takeSnapshot(db, 'one', 'shared', 4);
    await trashDraft(db, 'two', 5);
    await deleteForGood(db, 'two');
    stop();
    await renameDraft(db, 'one', 'One', 6);
    expect(heard).toEqual(['one', 'two', 'one', 'two', 'two'].map((id) => new Set([id])));
  });

  it('that may be of any draft are told as that', async () => {
    const db = await opened();
    const heard: ChangedRows[] = [];
    onRowsChanged(db, (changed) => heard.push(changed));
    await db.facts.clear();
    // As Dexie tells it where a page comes back from the cache.
    Dexie.on.storagemutated.fire({ all: new RangeSet(-Infinity, [[]]) });
    expect(heard).toEqual(['any', 'any']);
  });
});

it('the trash is counted, and rows are read by id', async () => {
  const db = await opened();
  for (const id of ['one', 'two', 'three']) await createDraft(db, named(id, 1));
  await trashDraft(db, 'two', 5);
  expect(await countTrash(db)).toBe(1);
  expect((await rowsOf(db, ['three', 'none', 'one'])).map(({ id }) => id)).toEqual(['three', 'one']);
});
