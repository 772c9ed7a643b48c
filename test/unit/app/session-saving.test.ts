import { EditorState, type Transaction } from '@tiptap/pm/state';
import { describe, expect, it, vi } from 'vitest';

import { createSaving, type Saving } from '../../../renderer/app/session-saving';
import { admitDocument, releaseDocument } from '../../../renderer/document/admit';
import { makeAnchor, mapAnchors } from '../../../renderer/review/anchor';
import { addThread } from '../../../renderer/review/thread';
import type { Thread } from '../../../renderer/review/types';
import type { AutosaveState, Clock, SaveOutcome } from '../../../renderer/storage/autosave';
import type { Database } from '../../../renderer/storage/database';
import { loadDraft, renameDraft } from '../../../renderer/storage/drafts';
import type { Loaded } from '../../../renderer/storage/results';
import { plainDraft } from '../file/fixtures';
import { refuseRows, snapshotsOf, withDraft } from '../storage/fixtures';

const { id } = plainDraft;

/** Time that stands still: nothing is saved but by `flush`. */
class StillClock implements Clock {
  readonly waiting = new Set<() => void>();
  readonly now = (): number => 0;
  readonly after = (_: number, callback: () => void): (() => void) => {
    this.waiting.add(callback);
    return () => this.waiting.delete(callback);
  };
  /** Lets everything be due that waits now. */
  readonly tick = (): void => {
    const due = new Set(this.waiting);
    for (const callback of due) callback();
  };
}

/** An open draft without its window: a state that takes transactions, comments that follow it, and what saves both. */
interface Desk {
  readonly saving: Saving;
  readonly states: AutosaveState[];
  readonly clock: StillClock;
  threads: readonly Thread[];
  readonly state: () => EditorState;
  /** Does a transaction; `heard: false` leaves the log without it. */
  readonly does: (make: (state: EditorState) => Transaction, heard?: boolean) => Transaction;
  readonly types: (text: string) => void;
}

async function sitDown(
  db: Database,
  change: Partial<Loaded> = {},
  saveUnsent: () => Promise<SaveOutcome> = async () => ({ kind: 'saved' }),
): Promise<Desk> {
  const loaded = await loadDraft(db, id);
  if (loaded.kind !== 'loaded') throw new Error(loaded.kind);
  let state = EditorState.create({ doc: admitDocument(loaded.draft.document) });
  const states: AutosaveState[] = [];
  const clock = new StillClock();
  const desk: Desk = {
    states,
    clock,
    threads: loaded.draft.comments as readonly Thread[],
    state: () => state,
    saving: createSaving({
      db,
      loaded: { ...loaded, ...change },
      clientId: 'window',
      document: () => state.doc,
      comments: (version) =>
        desk.threads.map((thread) => ({ ...thread, anchor: { ...thread.anchor, version } })),
      saveUnsent,
      onState: (next) => states.push(next),
      clock,
    }),
    does: (make, heard = true) => {
      const transaction = make(state);
      state = state.apply(transaction);
      desk.threads = desk.threads.map((thread) => {
        const since = { base: transaction.before, steps: transaction.steps };
        const [anchor = thread.anchor] = mapAnchors([thread.anchor], since, transaction.doc, 0);
        return { ...thread, anchor };
      });
      if (heard) desk.saving.documentChanged({ transaction, appendedTransactions: [] });
      return transaction;
    },
    types: (text) => desk.does(({ tr }) => tr.insertText(text, 1)),
  };
  return desk;
}

const shown = ({ state }: Desk) => releaseDocument(state().doc);
const rowsOf = async (db: Database) =>
  (await db.steps.toArray()).map(({ seq, steps, comments }) => [seq, steps.length, comments?.length ?? null]);

function comment(desk: Desk): void {
  const { doc } = desk.state();
  const anchor = makeAnchor(doc, { from: 5, to: 12 }, desk.saving.version());
  if (anchor === null) throw new Error('there is nothing to comment on');
  const author = { id: 'm', name: 'Mira', role: '' };
  desk.threads = [
    ...desk.threads,
    addThread(anchor, { id: `c${desk.threads.length}`, author, at: 1, text: 'Which?' }),
  ];
  desk.saving.commentsChanged();
}

describe('saving an open draft', () => {
  it('stores steps alone while one types, and the draft is what is in the window', async () => {
    const db = await withDraft();
    const body = await db.bodies.get(id);
    const desk = await sitDown(db);
    desk.types('a');
    desk.types('b');
    expect(await desk.saving.flush()).toEqual({ kind: 'saved' });
    desk.types('c');
    expect(desk.saving.unsaved()).toMatchObject({ version: 2, steps: [{ stepType: 'replace' }] });
    await desk.saving.flush();
    expect(await rowsOf(db)).toEqual([
      [2, 2, null],
      [3, 1, null],
    ]);
    expect(await db.bodies.get(id)).toEqual(body);
    expect(await loadDraft(db, id)).toMatchObject({ version: 3, draft: { document: shown(desk) } });
    expect(await db.facts.get(id)).toMatchObject({ title: 'cbaThe network was the incident', version: 3 });
    expect(desk.saving.unsaved()).toEqual({ version: 3, steps: [] });
  });

  it('stores comments with the save after a person changed them, and where they moved to when it is left', async () => {
    const db = await withDraft();
    const desk = await sitDown(db);
    comment(desk);
    await desk.saving.flush();
    expect(await rowsOf(db)).toEqual([[2, 0, 1]]);
    const edited = (await db.facts.get(id))?.updatedAt;
    desk.types('On Tuesday ');
    desk.clock.tick();
    await vi.waitFor(() => expect(desk.states.at(-1)).toEqual({ kind: 'saved' }));
    expect(await rowsOf(db)).toEqual([
      [2, 0, 1],
      [3, 1, null],
    ]);
    // Whoever reads it now has the comment where it is.
    const moved = { quote: 'network', from: 15 };
    expect(await loadDraft(db, id)).toMatchObject({ draft: { comments: [{ anchor: moved }] } });
    const before = await db.facts.get(id);
    await desk.saving.flush();
    await desk.saving.flush();
    expect((await rowsOf(db)).slice(2)).toEqual([[4, 0, 1]]);
    expect(await db.facts.get(id)).toEqual({ ...before, version: 4 });
    expect(before?.updatedAt).toBeGreaterThanOrEqual(edited ?? 0);
    expect((await db.steps.get([id, 4]))?.comments).toMatchObject([{ anchor: { ...moved, version: 4 } }]);
  });

  it('tries a save again that the disk refused, with all that came since', async () => {
    const db = await withDraft();
    const desk = await sitDown(db);
    desk.types('a');
    comment(desk);
    const restore = refuseRows(db.steps);
    expect(await desk.saving.flush()).toEqual({
      kind: 'failed',
      message: 'Could not save this draft: the disk is full; free some space, then try again.',
    });
    expect(desk.saving.unsaved()).toMatchObject({ version: 1, steps: [{}] });
    desk.types('b');
    restore();
    expect(await desk.saving.flush()).toEqual({ kind: 'saved' });
    expect(await rowsOf(db)).toEqual([[2, 2, 1]]);
    expect(await loadDraft(db, id)).toMatchObject({ draft: { document: shown(desk) } });
  });

  it('saves as soon as a connection that the system had closed is open again', async () => {
    const db = await withDraft();
    const desk = await sitDown(db);
    desk.types('a');
    db.close();
    expect(await desk.saving.flush()).toMatchObject({ kind: 'failed' });
    await db.open();
    db.reopened.tell();
    await vi.waitFor(() => expect(desk.states.at(-1)).toEqual({ kind: 'saved' }));
    expect(await rowsOf(db)).toEqual([[2, 1, null]]);
    desk.types('b');
    desk.saving.stop();
    db.reopened.tell();
    expect(await rowsOf(db)).toEqual([[2, 1, null]]);
    expect(desk.saving.unsaved()).toMatchObject({ steps: [{}] });
  });

  it('saves the words of a comment that is not sent, says where it cannot, and tries again', async () => {
    const db = await withDraft();
    const answers: SaveOutcome[] = [{ kind: 'failed', message: 'Could not keep the comment.' }];
    const desk = await sitDown(db, {}, async () => answers.shift() ?? { kind: 'saved' });
    desk.saving.unsentChanged();
    expect(await desk.saving.flush()).toEqual({ kind: 'failed', message: 'Could not keep the comment.' });
    expect(desk.states.at(-1)?.kind).toBe('failed');
    expect(await desk.saving.flush()).toEqual({ kind: 'saved' });
    expect(desk.saving.version()).toBe(1);
    expect(await rowsOf(db)).toEqual([]);
  });

  it('saves such words also where the draft itself cannot be saved', async () => {
    const db = await withDraft();
    let times = 0;
    const desk = await sitDown(db, {}, async () => {
      times += 1;
      return { kind: 'saved' };
    });
    desk.types('a');
    desk.saving.unsentChanged();
    refuseRows(db.steps);
    expect(await desk.saving.flush()).toMatchObject({ kind: 'failed' });
    expect(times).toBe(1);
  });

  it('is told that the draft was changed elsewhere, and writes over nothing', async () => {
    const db = await withDraft();
    const desk = await sitDown(db);
    desk.types('a');
    await renameDraft(db, id, 'Other', 5);
    expect(await desk.saving.flush()).toMatchObject({
      kind: 'failed',
      message: expect.stringMatching(/changed elsewhere/u) as string,
    });
    expect(await db.facts.get(id)).toMatchObject({ title: 'Other', version: 2 });
  });

  it('goes on from a save that was done although its answer never came', async () => {
    const db = await withDraft();
    const desk = await sitDown(db);
    desk.types('a');
    // The database does what it is asked, and says nothing until it is too late.
    const answers = vi.spyOn(db, 'transaction').mockImplementationOnce(((
      ...given: Parameters<Database['transaction']>
    ) => {
      answers.mockRestore();
      void db.transaction(...given);
      return new Promise(() => {});
    }) as never);
    const first = desk.saving.flush();
    await vi.waitFor(async () => expect(await db.steps.count()).toBe(1));
    desk.clock.tick();
    expect(await first).toMatchObject({ message: expect.stringMatching(/does not answer/u) as string });
    desk.types('b');
    expect(await desk.saving.flush()).toEqual({ kind: 'saved' });
    expect(await rowsOf(db)).toEqual([
      [2, 1, null],
      [3, 1, null],
    ]);
    expect(await loadDraft(db, id)).toMatchObject({ version: 3, draft: { document: shown(desk) } });
  });

  it('stores the whole document where a change came past the log, and appends again after it', async () => {
    const db = await withDraft();
    const desk = await sitDown(db);
    desk.types('a');
    desk.does(({ tr }) => tr.insertText('unheard ', 1), false);
    desk.types('b');
    expect(desk.saving.unsaved().steps).toBeNull();
    await desk.saving.flush();
    expect(await loadDraft(db, id)).toMatchObject({ version: 2, draft: { document: shown(desk) } });
    expect((await snapshotsOf(db, id)).map(({ reason }) => reason)).toEqual(['created', 'replaced']);
    desk.types('c');
    await desk.saving.flush();
    expect(await rowsOf(db)).toEqual([[3, 1, null]]);
    expect(await loadDraft(db, id)).toMatchObject({ version: 3, draft: { document: shown(desk) } });
  });

  it('takes changes in the order in which they follow on one another, not in which they are heard', async () => {
    const db = await withDraft();
    const desk = await sitDown(db);
    const first = desk.does(({ tr }) => tr.insertText('first ', 1), false);
    const nested = desk.does(({ tr }) => tr.delete(1, 3), false);
    desk.saving.documentChanged({ transaction: nested, appendedTransactions: [] });
    desk.saving.documentChanged({ transaction: first, appendedTransactions: [] });
    await desk.saving.flush();
    expect(await rowsOf(db)).toEqual([[2, 2, null]]);
    expect(await loadDraft(db, id)).toMatchObject({ draft: { document: shown(desk) } });
  });

  it('of a draft that is damaged stores nothing until it is edited, and then the whole of it', async () => {
    const db = await withDraft();
    const desk = await sitDown(db, { damage: { after: 1, message: 'It cannot be read.' } });
    expect(await desk.saving.flush()).toEqual({ kind: 'saved' });
    expect(await rowsOf(db)).toEqual([]);
    desk.types('a');
    await desk.saving.flush();
    expect(await rowsOf(db)).toEqual([]);
    expect(await db.bodies.get(id)).toMatchObject({ version: 2, draft: { document: shown(desk) } });
  });
});
