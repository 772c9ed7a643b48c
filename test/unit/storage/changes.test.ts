import { describe, expect, it } from 'vitest';

import { changesSince } from '../../../renderer/storage/changes';
import { checkpoint } from '../../../renderer/storage/checkpoint';
import { saveDraft } from '../../../renderer/storage/drafts';
import { presentState } from '../../../renderer/storage/state';
import { plainDraft } from '../file/fixtures';
import { save, titled, withDraft } from './fixtures';

const { id } = plainDraft;
const titledDocument = { type: 'doc', content: [titled('Else')] };

describe('changesSince', () => {
  it('gives the saves a copy lacks, or says that the whole is needed', async () => {
    const db = await withDraft();
    await saveDraft(db, save());
    await saveDraft(db, save({ baseVersion: 2, change: { kind: 'none' }, comments: ['a'] }));
    const rows = await db.steps.toArray();
    expect(await changesSince(db, id, 1)).toEqual({ kind: 'rows', version: 3, rows });
    expect(await changesSince(db, id, 2)).toEqual({ kind: 'rows', version: 3, rows: rows.slice(1) });
    expect(await changesSince(db, id, 3)).toEqual({ kind: 'none', version: 3 });
    expect(await changesSince(db, id, 9)).toEqual({ kind: 'none', version: 3 });
    expect(await changesSince(db, 'gone', 1)).toEqual({ kind: 'missing' });
    await checkpoint(db, id);
    expect(await changesSince(db, id, 1)).toEqual({ kind: 'whole', version: 3 });
    expect(await changesSince(db, id, 3)).toEqual({ kind: 'none', version: 3 });
    await saveDraft(db, save({ baseVersion: 3, document: titledDocument }));
    expect(await changesSince(db, id, 3)).toEqual({ kind: 'whole', version: 4 });
    expect(await presentState(db, id)).toMatchObject({ version: 4, draft: { document: titledDocument } });
  });
});
