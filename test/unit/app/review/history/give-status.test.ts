// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import { giveStatus } from '../../../../../renderer/app/review/history/give-status';
import { keepPresent } from '../../../../../renderer/app/review/history/keep-present';
import { createStore } from '../../../../../renderer/app/store';
import { readFacts } from '../../../../../renderer/document/read';
import type { Author } from '../../../../../renderer/document/review-record';
import { addThread, type PlacedThread } from '../../../../../renderer/review/thread';
import { listVersions } from '../../../../../renderer/storage/snapshots';
import { Bench, p, title } from '../../../editor/harness';
import { plainDraft } from '../../../file/fixtures';
import { withDraft } from '../../../storage/fixtures';

const by: Author = { id: 'mira', name: 'Mira Okafor', role: '' };
const anchor = { block: 'p1', quote: '', prefix: '', suffix: '', from: 0, to: 0, version: 1 };
const blocking: PlacedThread = {
  thread: addThread(anchor, { id: 't', author: by, at: 1, text: 'No.' }, true),
  placement: { kind: 'detached' },
} as PlacedThread;

function session(author: Author | null, threads: readonly PlacedThread[] = []) {
  const { editor } = new Bench([title(), p('p1', 'A disk.')], { status: 'in-review' });
  const ask = () => Promise.resolve(author);
  return {
    editor,
    identity: { current: createStore(author), ask, change: ask },
    threads: { threads: createStore(threads) },
  } as unknown as Parameters<typeof giveStatus>[0];
}

describe('giving a status', () => {
  it('needs somebody who gives it, and nothing that holds it', async () => {
    const unsaid = session(null);
    expect(await giveStatus(unsaid, 'approved')).toEqual({ kind: 'unsaid' });
    const held = session(by, [blocking]);
    expect(await giveStatus(held, 'approved')).toMatchObject({ kind: 'refused' });
    const free = session(by);
    expect(await giveStatus(free, 'approved')).toEqual({ kind: 'moved' });
    expect([unsaid, held, free].map(({ editor }) => readFacts(editor.state.doc).status)).toEqual([
      'in-review',
      'in-review',
      'approved',
    ]);
  });
});

describe('keeping what is there', () => {
  it('stores what is in the window first', async () => {
    const db = await withDraft();
    await db.snapshots.clear();
    const flushed: string[] = [];
    const flush = () => {
      flushed.push('flushed');
      return Promise.resolve({ kind: 'saved' } as const);
    };
    expect(await keepPresent(db, { id: plainDraft.id, flush }, 'before-import', 4)).toBeNull();
    expect(flushed).toEqual(['flushed']);
    expect(await listVersions(db, plainDraft.id)).toMatchObject([{ reason: 'before-import', at: 4 }]);
    expect(await keepPresent(db, { id: 'gone', flush }, 'before-import', 4)).toContain('no longer');
  });
});
