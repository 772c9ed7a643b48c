import { describe, expect, it } from 'vitest';
import { createUnsentStore, type Unsent } from '../../../../../renderer/app/review/threads/unsent';
import { refuseRows, withDraft } from '../../../storage/fixtures';

const wrote = (text: string): Unsent => ({ comment: null, replies: { t1: text } });

describe('words of comments that are not sent', () => {
  it('are there again once they are saved, the last ones', async () => {
    const db = await withDraft();
    let changes = 0;
    const store = createUnsentStore(db, 'd', () => (changes += 1));
    store.keep(wrote('Wh'));
    store.keep(wrote('Why'));
    expect(changes).toBe(2);
    expect(await store.save()).toEqual({ kind: 'saved' });
    expect(await createUnsentStore(db, 'd', () => undefined).read()).toEqual(wrote('Why'));
  });

  it('that the disk refuses are said, and saved later with what came since', async () => {
    const db = await withDraft();
    const store = createUnsentStore(db, 'd', () => undefined);
    store.keep(wrote('Why'));
    const restore = refuseRows(db.settings);
    expect(await store.save()).toEqual({
      kind: 'failed',
      message:
        'Could not keep the comment that you are writing: the disk is full; free some space, then try again.',
    });
    restore();
    const saving = store.save();
    store.keep(wrote('Why not'));
    expect(await saving).toEqual({ kind: 'saved' });
    expect(await store.read()).toEqual(wrote('Why'));
    expect(await store.save()).toEqual({ kind: 'saved' });
    expect(await store.read()).toEqual(wrote('Why not'));
  });

  it('are written once', async () => {
    const db = await withDraft();
    const store = createUnsentStore(db, 'd', () => undefined);
    store.keep(wrote('Why'));
    await store.save();
    refuseRows(db.settings);
    await db.settings.clear();
    expect(await store.save()).toEqual({ kind: 'saved' });
  });
});
