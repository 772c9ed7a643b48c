import { describe, expect, it } from 'vitest';

import { unreadableId } from '../../../electron/contract/kept-names';
import { draftFolderName } from '../../../electron/journal/layout';
import { diagnose, isEmpty } from '../../../renderer/journal/doctor';
import type { KeptSource } from '../../../renderer/journal/restore';
import { createDraft, renameDraft } from '../../../renderer/storage/drafts';
import { deleteForGood } from '../../../renderer/storage/trash';
import { plainDraft } from '../file/fixtures';
import { named, opened, withDraft } from '../storage/fixtures';
import { emptyCopy, keepWhole } from './fixtures';

const { id } = plainDraft;

/** A library of one draft, and its copy. */
async function kept() {
  const db = await withDraft();
  const copy = emptyCopy();
  const draft = await keepWhole(copy, db, id);
  return { db, copy, draft };
}

const answering = (answer: unknown): KeptSource => ({ request: async () => answer }) as unknown as KeptSource;

describe('the doctor', () => {
  it('has nothing to say of a library that is its copy, or of an empty one without any', async () => {
    const { db, copy } = await kept();
    expect(await diagnose(db, copy.source)).toEqual({ kind: 'sound' });
    expect(await diagnose(await opened(), emptyCopy().source)).toEqual({ kind: 'sound' });
  });

  it('has nothing to say of a library that is ahead', async () => {
    const { db, copy } = await kept();
    await renameDraft(db, id, 'Later', 1);
    await createDraft(db, named('new', 1));
    expect(await diagnose(db, copy.source)).toEqual({ kind: 'sound' });
  });

  it('has nothing to say of a draft that is here where nothing of its copy can be read', async () => {
    const { db, copy, draft } = await kept();
    await createDraft(db, named('new', 1));
    const unnamed = { ...draft.entry, title: '', condition: 'damaged' as const };
    draft.entry = { ...unnamed, id: unreadableId(draftFolderName(id)) };
    expect(await diagnose(db, copy.source)).toEqual({ kind: 'sound' });
    // Of one that is not here, it has.
    const other = unreadableId(draftFolderName('another'));
    draft.entry = { ...unnamed, id: other };
    expect(await diagnose(db, copy.source)).toMatchObject({
      kind: 'differs',
      drafts: [{ id: other, relation: 'missing', condition: 'damaged' }],
    });
  });

  it('finds an empty library beside drafts in the journal', async () => {
    const { copy, draft } = await kept();
    const empty = await opened();
    expect(await isEmpty(empty)).toBe(true);
    const { title, version, at } = draft.entry;
    expect(await diagnose(empty, copy.source)).toEqual({
      kind: 'differs',
      isEmpty: true,
      drafts: [
        {
          id,
          title,
          kept: { version, at, trashedAt: null },
          condition: 'whole',
          present: null,
          relation: 'missing',
        },
      ],
    });
  });

  it('finds a draft that is older than the journal’s by its version, whatever the clock says', async () => {
    const { db, copy, draft } = await kept();
    draft.entry = { ...draft.entry, version: 2, at: 0 };
    expect(await diagnose(db, copy.source)).toMatchObject({
      kind: 'differs',
      isEmpty: false,
      drafts: [{ id, relation: 'newer', present: { version: 1 }, kept: { version: 2 } }],
    });
  });

  it('finds it where its time is the same', async () => {
    const { db, copy, draft } = await kept();
    draft.entry = { ...draft.entry, version: 2 };
    expect(await diagnose(db, copy.source)).toMatchObject({ drafts: [{ relation: 'newer' }] });
  });

  it('finds another line of history under the same version', async () => {
    const { db, copy, draft } = await kept();
    draft.entry = { ...draft.entry, at: draft.entry.at + 1 };
    expect(await diagnose(db, copy.source)).toMatchObject({ drafts: [{ relation: 'other' }] });
  });

  it('finds another line of history under a library that was written on meanwhile', async () => {
    const { db, copy, draft } = await kept();
    await renameDraft(db, id, 'Second', 2_000);
    draft.entry = { ...draft.entry, version: 2, at: 2_000 };
    await renameDraft(db, id, 'Third', 3_000);
    expect(await diagnose(db, copy.source)).toEqual({ kind: 'sound' });
    draft.entry = { ...draft.entry, at: 2_001 };
    expect(await diagnose(db, copy.source)).toMatchObject({ drafts: [{ relation: 'other' }] });
  });

  it('tells of one draft and not of the others', async () => {
    const { db, copy } = await kept();
    await createDraft(db, named('lost', 1));
    await keepWhole(copy, db, 'lost');
    await db.bodies.delete('lost');
    expect(await diagnose(db, copy.source)).toMatchObject({
      drafts: [{ id: 'lost', relation: 'missing', title: 'lost' }],
    });
  });

  it('tells of a damaged copy only where the library does not have the draft', async () => {
    const { db, copy, draft } = await kept();
    draft.entry = { ...draft.entry, condition: 'damaged' };
    expect(await diagnose(db, copy.source)).toEqual({ kind: 'sound' });
    draft.entry = { ...draft.entry, version: 9 };
    expect(await diagnose(db, copy.source)).toEqual({ kind: 'sound' });
    await deleteForGood(db, id);
    expect(await diagnose(db, copy.source)).toMatchObject({ drafts: [{ condition: 'damaged' }] });
  });

  it('looks up a draft whose row in the list is gone', async () => {
    const { db, copy } = await kept();
    await db.facts.clear();
    expect(await diagnose(db, copy.source)).toMatchObject({
      drafts: [{ relation: 'other', present: { version: 1 } }],
    });
  });

  it('lets the app open where the journal cannot be told or is a newer one’s', async () => {
    const { db } = await kept();
    expect(await diagnose(db, answering({ kind: 'newer' }))).toEqual({ kind: 'newer' });
    expect(await diagnose(db, answering({ kind: 'failed', message: 'No.' }))).toEqual({
      kind: 'unknown',
      message: 'No.',
    });
    const broken = {
      request: async () => Promise.reject(new Error('gone')),
    } as unknown as KeptSource;
    expect(await diagnose(db, broken)).toEqual({
      kind: 'unknown',
      message: 'The safety copy could not be looked at: gone',
    });
  });
});
