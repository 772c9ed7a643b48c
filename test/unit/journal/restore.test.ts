import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../renderer/document/draft';
import { readSteps } from '../../../renderer/journal/records';
import { restoreAll, restoreKept, restoreShared, type Wanted } from '../../../renderer/journal/restore';
import { putAsset } from '../../../renderer/storage/assets';
import { checkpoint } from '../../../renderer/storage/checkpoint';
import type { Database } from '../../../renderer/storage/database';
import { createDraft, loadDraft, saveDraft } from '../../../renderer/storage/drafts';
import { documentAt, stepsSince } from '../../../renderer/storage/log';
import { keepReturns } from '../../../renderer/storage/returns';
import { withTitle } from '../../../renderer/storage/retitle';
import { keepRound } from '../../../renderer/storage/rounds';
import { setSetting } from '../../../renderer/storage/settings';
import { nameVersion } from '../../../renderer/storage/snapshots';
import { presentState } from '../../../renderer/storage/state';
import { trashDraft } from '../../../renderer/storage/trash';
import { usesOf } from '../../../renderer/storage/uses';
import { draftWith, imageNode, plainDraft, png } from '../file/fixtures';
import { everything, named, opened, returnRow, roundRow, snapshotsOf, withDraft } from '../storage/fixtures';
import { emptyCopy, keepShared, keepSteps, keepWhole, type Copy } from './fixtures';

const { id } = plainDraft;
const now = 1_700_000_000_000;
const wanted: Wanted = { id, title: 'The network was the incident' };

const restore = async (db: Database, { source }: Copy, more: Partial<Wanted> = {}) =>
  restoreKept(db, source, 'journal', { ...wanted, ...more }, now);

/** Calls the stored draft something else, as a save of the editor does. */
async function retitle(db: Database, title: string, at: number): Promise<void> {
  const state = await presentState(db, id);
  if (state === null) throw new Error('no draft');
  const { document: head, step } = withTitle(state.draft.document, title);
  const change = { kind: 'steps', steps: [step], head } as const;
  const saved = await saveDraft(db, { id, baseVersion: state.version, change, clientId: 'editor', at });
  expect(saved.kind).toBe('saved');
}

const comment = (name: string) => ({
  id: name,
  anchor: { block: 't', quote: '', prefix: '', suffix: '', from: 0, to: 0, version: 1 },
  blocking: false,
  comments: [{ id: name, author: { id: 'm', name: 'Mira', role: '' }, at: 5, text: name, editedAt: null }],
  resolved: null,
});

async function comments(db: Database, list: readonly unknown[], at: number): Promise<void> {
  const state = await presentState(db, id);
  if (state === null) throw new Error('no draft');
  const save = { id, baseVersion: state.version, change: { kind: 'none' }, clientId: 'editor', at } as const;
  expect((await saveDraft(db, { ...save, comments: list })).kind).toBe('saved');
}

const state = async (db: Database) => presentState(db, id);

describe('a draft that is missing', () => {
  it('comes back with its version, its log and everything that belongs to it', async () => {
    const db = await withDraft();
    const copy = emptyCopy();
    await retitle(db, 'Second', 2_000);
    await keepRound(db, roundRow());
    await keepReturns(db, [returnRow()], []);
    await nameVersion(db, id, 'Sent to the board', 2_500);
    await checkpoint(db, id);
    await keepWhole(copy, db, id);
    await retitle(db, 'Third', 3_000);
    await comments(db, [comment('c1')], 4_000);
    await keepSteps(copy, db, id);

    const fresh = await opened();
    expect(await restore(fresh, copy)).toEqual({ kind: 'added', id, problems: [] });
    const [before, after] = [await everything(db), await everything(fresh)].map(
      (all) => all as Record<string, readonly unknown[]>,
    );
    for (const table of ['facts', 'bodies', 'rounds', 'returns', 'uses', 'blobs']) {
      expect(after?.[table], table).toEqual(before?.[table]);
    }
    expect(await state(fresh)).toEqual(await state(db));
    expect((await stepsSince(fresh, id, 2))?.map(({ seq }) => seq)).toEqual([3]);
    // What led to the whole state is not in the copy: the log begins with it.
    expect(await stepsSince(fresh, id, 1)).toBeNull();
    expect(await documentAt(fresh, id, 1)).toEqual(plainDraft.document);
    expect((await snapshotsOf(fresh, id)).find(({ version }) => version === 2)?.name).toBe(
      'Sent to the board',
    );
  });

  it('comes back once, however often it is asked for', async () => {
    const db = await withDraft();
    const copy = emptyCopy();
    await keepWhole(copy, db, id);
    const fresh = await opened();
    await restore(fresh, copy);
    const once = await everything(fresh);
    expect(await restore(fresh, copy)).toEqual({ kind: 'unchanged', id, problems: [] });
    expect(await everything(fresh)).toEqual(once);
  });

  it('comes back into the trash, where it was', async () => {
    const db = await withDraft();
    const copy = emptyCopy();
    await trashDraft(db, id, 9_000);
    await keepWhole(copy, db, id);
    const fresh = await opened();
    await restore(fresh, copy);
    expect((await fresh.facts.get(id))?.trashedAt).toBe(9_000);
  });

  it('brings its images, and says which it could not find', async () => {
    const db = await withDraft();
    const first = await putAsset(db, id, png([1]));
    const second = await putAsset(db, id, png([2]));
    if (first.kind !== 'stored' || second.kind !== 'stored') throw new Error('not stored');
    const copy = emptyCopy();
    await keepWhole(copy, db, id);
    copy.images.set(second.hash, png([3]));
    const fresh = await opened();
    expect(await restore(fresh, copy)).toEqual({
      kind: 'added',
      id,
      problems: ['1 image of it could not be found.'],
    });
    expect((await fresh.blobs.toArray()).map(({ hash, type }) => [hash, type])).toEqual([
      [first.hash, 'image/png'],
    ]);
    expect(await usesOf(fresh, id)).toEqual([first.hash, second.hash].toSorted());
    // Found later, it is brought in by asking again.
    copy.images.set(second.hash, png([2]));
    expect(await restore(fresh, copy)).toMatchObject({ kind: 'unchanged', problems: [] });
    expect(await fresh.blobs.count()).toBe(2);
  });

  it('stands above what is left of it', async () => {
    const db = await withDraft();
    const copy = emptyCopy();
    await keepWhole(copy, db, id);
    const fresh = await opened();
    await fresh.snapshots.add({
      draftId: id,
      version: 7,
      at: 1,
      reason: 'named',
      document: plainDraft.document,
    });
    await fresh.steps.add({ draftId: id, seq: 8, at: 1, clientId: 'x', steps: [] });
    await restore(fresh, copy);
    expect(await state(fresh)).toMatchObject({ version: 9, damage: null });
    expect((await fresh.facts.get(id))?.version).toBe(9);
  });

  it.each([2, 3, 4, 5])(
    'is what it was after any number of saves, the whole state at version %i',
    async (at) => {
      const db = await withDraft();
      const copy = emptyCopy();
      for (let version = 2; version <= 6; version += 1) {
        await retitle(db, `Version ${version}`, version * 1_000);
        if (version === at) await keepWhole(copy, db, id);
      }
      await keepSteps(copy, db, id);
      const fresh = await opened();
      await restore(fresh, copy);
      expect(await state(fresh)).toEqual(await state(db));
    },
  );
});

describe('a copy that is damaged', () => {
  const damaged = async (harm: (steps: Uint8Array<ArrayBuffer>[]) => void) => {
    const db = await withDraft();
    const copy = emptyCopy();
    const kept = await keepWhole(copy, db, id);
    for (const title of ['Second', 'Third', 'Fourth']) {
      await retitle(db, title, 2_000);
    }
    await keepSteps(copy, db, id);
    harm(kept.steps);
    const fresh = await opened();
    return { restored: await restore(fresh, copy), fresh };
  };

  it('ends before a save that cannot be read', async () => {
    const { restored, fresh } = await damaged((steps) => steps.splice(1, 1, Uint8Array.of(1, 2, 3)));
    expect(restored).toMatchObject({ kind: 'added', problems: [expect.stringContaining('not valid JSON')] });
    expect((await fresh.facts.get(id))?.title).toBe('Second');
    expect(await state(fresh)).toMatchObject({ version: 2, damage: null });
  });

  it('ends before a save that is missing', async () => {
    const { restored, fresh } = await damaged((steps) => steps.splice(1, 1));
    expect(restored).toMatchObject({ problems: ['Some of its last saves are missing.'] });
    expect(await state(fresh)).toMatchObject({ version: 2, damage: null });
  });

  it('ends before a save that does not fit', async () => {
    const { restored, fresh } = await damaged((steps) => {
      const read = readSteps(steps[2] ?? new Uint8Array());
      if (!read.ok) throw new Error(read.message);
      const bad = { ...read.value, steps: [{ stepType: 'replace', from: 9_000, to: 9_001 }] };
      steps.splice(2, 1, new TextEncoder().encode(JSON.stringify(bad)));
    });
    expect(restored).toMatchObject({
      problems: ['Its last saves do not fit its text, so it is as it was before them.'],
    });
    expect(await state(fresh)).toMatchObject({ version: 3, damage: null });
    expect((await fresh.facts.get(id))?.title).toBe('Third');
  });

  it('counts a save once that it has twice', async () => {
    const { restored, fresh } = await damaged((steps) => steps.splice(1, 0, ...steps.slice(0, 1)));
    expect(restored).toMatchObject({ problems: [] });
    expect((await fresh.facts.get(id))?.title).toBe('Fourth');
  });

  it('leaves out a piece that cannot be read, and says so', async () => {
    const db = await withDraft();
    const copy = emptyCopy();
    const kept = await keepWhole(copy, db, id);
    kept.pieces.push({ name: 'round-x', bytes: Uint8Array.of(0) });
    const fresh = await opened();
    expect(await restore(fresh, copy)).toMatchObject({ kind: 'added', problems: [expect.any(String)] });
  });

  it('that holds another draft writes nothing', async () => {
    const copy = emptyCopy();
    const db = await withDraft(named('another', 1));
    const kept = await keepWhole(copy, db, 'another');
    copy.drafts.set(id, { ...kept, entry: { ...kept.entry, id } });
    const fresh = await opened();
    const before = await everything(fresh);
    expect(await restore(fresh, copy)).toEqual({
      kind: 'failed',
      message:
        'Could not restore “The network was the incident”: The safety copy holds another draft in its place.',
    });
    expect(await everything(fresh)).toEqual(before);
  });

  it('in one draft does not stop the others, and is one sentence', async () => {
    const copy = emptyCopy();
    const db = await withDraft();
    for (const name of ['a', 'b']) await createDraft(db, named(name, 1));
    for (const name of ['a', id, 'b']) await keepWhole(copy, db, name);
    const bad = copy.drafts.get(id);
    if (bad !== undefined) bad.whole = Uint8Array.of(1);
    const fresh = await opened();
    const all = ['a', id, 'b', 'gone'].map((name) => ({ id: name, title: name }));
    const counts: number[] = [];
    const outcome = await restoreAll(fresh, copy.source, 'journal', all, now, (count) => counts.push(count));
    expect(outcome).toEqual({
      done: ['a', 'b'],
      problems: [
        `Could not restore “${id}”: The safety copy is not valid JSON.`,
        'Could not restore “gone”: It is not in this copy any more.',
      ],
    });
    expect(counts).toEqual([1, 2, 3, 4]);
    expect(await fresh.facts.toCollection().primaryKeys()).toEqual(['a', 'b']);
  });
});

describe('a draft that is there', () => {
  /** A library two saves behind its copy. */
  const behind = async () => {
    const db = await withDraft();
    const copy = emptyCopy();
    await retitle(db, 'Second', 2_000);
    const older = await opened();
    await keepWhole(copy, db, id);
    await restore(older, copy);
    await retitle(db, 'Third', 3_000);
    await comments(db, [comment('c1')], 4_000);
    await keepSteps(copy, db, id);
    return { db, older, copy };
  };

  it('that is older becomes what the copy is, under its version and time, and is kept as a snapshot', async () => {
    const { db, older, copy } = await behind();
    expect(await restore(older, copy)).toEqual({ kind: 'replaced', id, problems: [] });
    expect(await state(older)).toEqual(await state(db));
    expect(await older.facts.get(id)).toEqual(await db.facts.get(id));
    const reasons = (await snapshotsOf(older, id)).map(({ version, reason }) => [version, reason]);
    expect(reasons).toEqual([
      [1, 'created'],
      [2, 'replaced'],
      [4, 'replaced'],
    ]);
    expect(await documentAt(older, id, 2)).toEqual(await documentAt(db, id, 2));
    const all = await everything(older);
    expect(await restore(older, copy)).toMatchObject({ kind: 'unchanged' });
    expect(await everything(older)).toEqual(all);
  });

  it('that was written on meanwhile gets the copy as a new version, and loses no word and no comment', async () => {
    const { older, copy } = await behind();
    await retitle(older, 'Another line', 5_000);
    await comments(older, [comment('c2')], 6_000);
    await retitle(older, 'Goes on', 7_000);
    const before = await state(older);
    expect(await restore(older, copy)).toMatchObject({ kind: 'replaced' });
    const after = await state(older);
    expect(after).toMatchObject({ version: 6, damage: null, draft: { updatedAt: now } });
    expect((await older.facts.get(id))?.title).toBe('Third');
    expect(after?.draft.comments).toMatchObject([{ id: 'c1' }, { id: 'c2' }]);
    const kept = (await snapshotsOf(older, id)).find(({ version }) => version === 5);
    expect(kept).toMatchObject({ reason: 'before-restore', at: now, document: before?.draft.document });
    expect(await stepsSince(older, id, 5)).toBeNull();
    const all = await everything(older);
    expect(await restore(older, copy)).toMatchObject({ kind: 'unchanged' });
    expect(await everything(older)).toEqual(all);
  });

  it('that is newer gets the older copy as a new version', async () => {
    const db = await withDraft();
    const copy = emptyCopy();
    await keepWhole(copy, db, id);
    await retitle(db, 'Second', 2_000);
    expect(await restore(db, copy)).toMatchObject({ kind: 'replaced' });
    expect(await state(db)).toMatchObject({ version: 3, draft: { document: plainDraft.document } });
    expect((await loadDraft(db, id)).kind).toBe('loaded');
  });

  it('comes out of the trash, and is not put there', async () => {
    const { older, copy } = await behind();
    await trashDraft(older, id, 9_000);
    await restore(older, copy);
    expect((await older.facts.get(id))?.trashedAt).toBeNull();
    const kept = copy.drafts.get(id);
    if (kept !== undefined) {
      const read = readSteps(kept.steps.at(-1) ?? new Uint8Array());
      if (!read.ok) throw new Error(read.message);
      const { version } = read.value;
      const trashed = {
        ...read.value,
        after: version,
        steps: [],
        comments: undefined,
        beside: { trashedAt: 1 },
      };
      kept.steps.push(new TextEncoder().encode(JSON.stringify(trashed)));
    }
    await restore(older, copy);
    expect((await older.facts.get(id))?.trashedAt).toBeNull();
  });

  it('of which some saves cannot be read is made whole', async () => {
    const { db, older, copy } = await behind();
    await older.steps.add({ draftId: id, seq: 3, at: 1, clientId: 'x', steps: [{ stepType: 'none' }] });
    expect((await state(older))?.damage).not.toBeNull();
    await restore(older, copy);
    expect(await state(older)).toEqual(await state(db));
  });

  it('stays where a copy is put beside it', async () => {
    const { older, copy } = await behind();
    const before = await state(older);
    const restored = await restore(older, copy, { asCopy: true });
    if (restored.kind !== 'copied') throw new Error(restored.kind);
    expect(restored.id).not.toBe(id);
    expect(await state(older)).toEqual(before);
    expect(await older.facts.get(restored.id)).toMatchObject({ title: 'Third (restored)', version: 1 });
  });

  it('stays as it is where the disk is full', async () => {
    const { older, copy } = await behind();
    const before = await everything(older);
    older.facts.hook('updating', () => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await restore(older, copy)).toEqual({
      kind: 'failed',
      message:
        'Could not restore “The network was the incident”: the disk is full; free some space, then try again.',
    });
    expect(await everything(older)).toEqual(before);
  });
});

describe('whatever was written', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((title) => title.trim() !== '');

  it('comes back from a whole state and what leads on from it', { timeout: 20_000 }, async () => {
    const action = fc.oneof(
      text.map((title) => ({ kind: 'title', title }) as const),
      text.map((name) => ({ kind: 'comment', name }) as const),
      fc.constant({ kind: 'whole' } as const),
      fc.constant({ kind: 'checkpoint' } as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 8 }), async (actions) => {
        const body: NodeJSON = {
          type: 'paragraph',
          attrs: { id: 'p' },
          content: [{ type: 'text', text: 'body' }],
        };
        const db = await withDraft(
          draftWith([...(plainDraft.document.content ?? []), body, imageNode('a'.repeat(64))]),
        );
        const copy = emptyCopy();
        await keepWhole(copy, db, id);
        for (const [index, one] of actions.entries()) {
          if (one.kind === 'title') await retitle(db, one.title, index);
          if (one.kind === 'comment') await comments(db, [comment(one.name)], index);
          if (one.kind === 'checkpoint') {
            await keepSteps(copy, db, id);
            await checkpoint(db, id);
          }
          if (one.kind === 'whole') await keepWhole(copy, db, id);
        }
        await keepSteps(copy, db, id);
        const fresh = await opened();
        await restore(fresh, copy);
        expect(await state(fresh)).toEqual(await state(db));
        expect(await fresh.facts.get(id)).toEqual(await db.facts.get(id));
      }),
      { numRuns: 30 },
    );
  });
});

describe('settings and templates', () => {
  it('come back into an empty library alone', async () => {
    const db = await withDraft();
    await setSetting(db, 'checks', true);
    await db.templates.put({ id: 't', template: plainDraft.template, addedAt: 1 });
    const copy = emptyCopy();
    await keepShared(copy, db);
    const fresh = await opened();
    await restoreShared(fresh, copy.source, 'journal');
    expect(await fresh.settings.toArray()).toEqual(await db.settings.toArray());
    expect(await fresh.templates.toArray()).toEqual(await db.templates.toArray());
    await setSetting(fresh, 'checks', false);
    await fresh.templates.clear();
    await restoreShared(fresh, copy.source, 'journal');
    expect(await fresh.settings.get('checks')).toEqual({ key: 'checks', value: false });
    expect(await fresh.templates.count()).toBe(0);
  });

  it('that cannot be read are left out', async () => {
    const copy = emptyCopy();
    copy.shared.set('settings', Uint8Array.of(1));
    const fresh = await opened();
    await restoreShared(fresh, copy.source, 'journal');
    expect(await fresh.settings.count()).toBe(0);
  });
});
