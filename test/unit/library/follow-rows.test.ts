import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followRows, type FollowedRows } from '../../../renderer/library/follow-rows';
import type { Database } from '../../../renderer/storage/database';
import { createDraft, renameDraft } from '../../../renderer/storage/drafts';
import { deleteForGood, restoreDraft, trashDraft } from '../../../renderer/storage/trash';
import { named, opened } from '../storage/fixtures';

let db: Database;

beforeEach(async () => {
  db = await opened();
  for (const [index, id] of ['one', 'two', 'three'].entries())
    await createDraft(db, named(id, index * 1_000));
});

function shown({ get }: FollowedRows): string {
  const state = get();
  if (state.kind === 'all') {
    const titles = (rows: typeof state.drafts) => rows.map(({ title }) => title).join(' ');
    return `${titles(state.drafts)} / ${titles(state.trash)}`;
  }
  return state.kind === 'first'
    ? `first ${state.drafts.map(({ title }) => title).join(' ')} ${state.trashCount}`
    : state.kind;
}

const expectShown = (followed: FollowedRows, expected: string) =>
  vi.waitFor(() => expect(shown(followed)).toBe(expected));

describe('the rows of the library', () => {
  it('are the first ones, then all, then whatever changes', async () => {
    const idle: (() => void)[] = [];
    const followed = followRows(db, { first: 2, whenIdle: (callback) => idle.push(callback) });
    expect(shown(followed)).toBe('reading');
    const stop = followed.start();
    await expectShown(followed, 'first three two 0');
    // Also before all are read.
    await renameDraft(db, 'one', 'uno', 9_000);
    await expectShown(followed, 'first uno three 0');
    idle.forEach((callback) => callback());
    await expectShown(followed, 'uno three two / ');
    await renameDraft(db, 'two', 'due', 10_000);
    await expectShown(followed, 'due uno three / ');
    await trashDraft(db, 'one', 11_000);
    await expectShown(followed, 'due three / uno');
    await deleteForGood(db, 'three');
    await restoreDraft(db, 'one');
    await expectShown(followed, 'due uno / ');
    stop();
    await renameDraft(db, 'two', 'nobody hears', 12_000);
    expect(shown(followed)).toBe('due uno / ');
  });

  it('are read once, and after a change the one row that changed', async () => {
    const followed = followRows(db, { whenIdle: (callback) => callback() });
    followed.start();
    await expectShown(followed, 'three two one / ');
    const table = vi.spyOn(db.facts, 'toArray');
    const rows = vi.spyOn(db.facts, 'bulkGet');
    await renameDraft(db, 'one', 'uno', 9_000);
    await expectShown(followed, 'uno three two / ');
    expect(table).not.toHaveBeenCalled();
    expect(rows.mock.calls).toEqual([[['one']]]);
  });

  it('stay as they are while the first one is saved again and looks the same', async () => {
    const followed = followRows(db, { whenIdle: (callback) => callback() });
    followed.start();
    await renameDraft(db, 'one', 'uno', 9_000);
    await expectShown(followed, 'uno three two / ');
    const before = followed.get();
    const rows = vi.spyOn(db.facts, 'bulkGet');
    await renameDraft(db, 'one', 'uno', 20_000);
    await vi.waitFor(() => expect(rows).toHaveBeenCalledTimes(1));
    await rows.mock.results[0]?.value;
    expect(followed.get()).toBe(before);
    // Once its age would be told otherwise, it is shown.
    await renameDraft(db, 'one', 'uno', 39_000);
    await vi.waitFor(() => expect(followed.get()).not.toBe(before));
    expect(followed.get()).toMatchObject({ drafts: [{ id: 'one', updatedAt: 39_000 }, {}, {}] });
  });

  it('that cannot be read are said', async () => {
    const followed = followRows(db, { whenIdle: () => undefined });
    db.close();
    followed.start();
    await vi.waitFor(() =>
      expect(followed.get()).toEqual({
        kind: 'failed',
        message: expect.stringMatching(/^Could not read the library: /u) as unknown,
      }),
    );
  });
});
