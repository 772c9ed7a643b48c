import { describe, expect, it } from 'vitest';

import { copyVersion } from '../../../../../renderer/app/review/history/copy-version';
import { admitDocument } from '../../../../../renderer/document/admit';
import { readTitle } from '../../../../../renderer/document/read';
import { listDrafts } from '../../../../../renderer/storage/listing';
import { plainDraft } from '../../../file/fixtures';
import { titled, withDraft } from '../../../storage/fixtures';

describe('a copy of a version', () => {
  const session = { draft: () => ({ ...plainDraft, comments: [{ id: 'c' }] }) };
  const version = { type: 'doc', attrs: { severity: 'SEV-2' }, content: [titled('As it was')] };

  it('is a draft of its own, with the text and the facts of then and no comments', async () => {
    const db = await withDraft();
    const copied = await copyVersion(db, session, version, { name: 'As agreed', now: 7 });
    expect(copied).toEqual({ kind: 'copied', title: 'As it was (As agreed)' });
    const rows = await listDrafts(db, { trashed: false });
    const copy = rows.find(({ id }) => id !== plainDraft.id);
    expect(copy).toMatchObject({ title: 'As it was (As agreed)', severity: 'SEV-2', createdAt: 7 });
    const body = await db.bodies.get(copy?.id ?? '');
    expect(body?.draft.comments).toEqual([]);
    expect((await db.bodies.get(plainDraft.id))?.draft).toEqual(plainDraft);
  });

  it('has a title where the version has none', async () => {
    const db = await withDraft();
    await copyVersion(db, session, { type: 'doc', content: [] }, { name: '2 July', now: 7 });
    const titles = (await db.bodies.toArray()).map(({ draft }) => readTitle(admitDocument(draft.document)));
    expect(titles).toContain('Untitled post-mortem (2 July)');
  });
});
