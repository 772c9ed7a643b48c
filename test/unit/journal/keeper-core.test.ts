import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';

import { allPieces } from '../../../renderer/journal/keeper-compare';
import { putAsset } from '../../../renderer/storage/assets';
import type { Database } from '../../../renderer/storage/database';
import { createDraft, duplicateDraft, renameDraft } from '../../../renderer/storage/drafts';
import { setSetting } from '../../../renderer/storage/settings';
import { nameVersion } from '../../../renderer/storage/snapshots';
import { presentState } from '../../../renderer/storage/state';
import { deleteForGood, restoreDraft, trashDraft } from '../../../renderer/storage/trash';
import { usesOf } from '../../../renderer/storage/uses';
import { draftWith, plainDraft, png } from '../file/fixtures';
import { opened, titled, withDraft } from '../storage/fixtures';
import { type Asked, bench, type Bench, draftInJournal, journalFolder, listed } from './keeper-bench';

const root = journalFolder();
const benches: Bench[] = [];

function begin(db: Database): Bench {
  const one = bench(db, root());
  benches.push(one);
  one.core.start();
  return one;
}

afterEach(() => {
  for (const one of benches.splice(0)) one.end();
});

const id = plainDraft.id;
const rename = (db: Database, title: string, at = 5_000) => renameDraft(db, id, title, at);
const kinds = (asked: readonly Asked[]): readonly string[] =>
  asked.map(({ verb, argument }) => {
    const { record } = argument as { readonly record?: { readonly kind: string } };
    return record === undefined ? verb : record.kind;
  });

/** All that the journal has is all that the database has. */
async function expectSame(db: Database, { journal }: Bench): Promise<void> {
  const list = await listed(journal);
  const facts = await db.facts.toArray();
  const pieces = await allPieces(db);
  expect(list.entries.map((entry) => entry.id).sort()).toEqual(facts.map((row) => row.id).sort());
  for (const row of facts) {
    const kept = await draftInJournal(journal, row.id);
    expect(kept?.state).toEqual(await presentState(db, row.id));
    expect(kept?.entry).toMatchObject({ version: row.version, at: row.updatedAt, trashedAt: row.trashedAt });
    expect(kept?.beside.trashedAt).toBe(row.trashedAt);
    expect(kept?.images).toEqual(await usesOf(db, row.id));
    expect(kept?.pieces).toEqual(
      pieces
        .filter((piece) => piece.id === row.id)
        .map(({ name }) => name)
        .sort(),
    );
  }
  expect([...list.images].sort()).toEqual((await db.blobs.toCollection().primaryKeys()).sort());
}

describe('the keeper', () => {
  it('sends what was there before, and then each save as its steps', async () => {
    const db = await withDraft();
    const one = begin(db);
    expect(await one.core.flush()).toEqual({ kind: 'kept' });
    await expectSame(db, one);
    one.asked.length = 0;
    await rename(db, 'One');
    await one.core.flush();
    // The steps first, so that the log in the journal leads up to the whole state that a flush ends with.
    expect(kinds(one.asked)).toEqual(['steps', 'whole']);
    await expectSame(db, one);
    expect((await db.bodies.get(id))?.version).toBe(2);
  });

  it('sends nothing at the next start where nothing changed, and what is missing where something did', async () => {
    const db = await withDraft();
    const first = begin(db);
    await rename(db, 'One');
    await first.core.flush();
    first.end();
    const second = begin(db);
    await second.core.flush();
    expect(kinds(second.asked)).toEqual(['listKept', 'readKeptShared', 'readKeptShared']);
    second.end();
    await rename(db, 'Two');
    await nameVersion(db, id, 'Sent to the board', 6_000);
    await trashDraft(db, id, 7_000);
    const third = begin(db);
    await third.core.flush();
    await expectSame(db, third);
    expect(kinds(third.asked)).not.toContain('forgetInJournal');
  });

  it('folds a draft once it is quiet', async () => {
    const db = await withDraft();
    const one = begin(db);
    await one.core.flush();
    one.asked.length = 0;
    await rename(db, 'One');
    await expect.poll(() => kinds(one.asked)).toEqual(['steps']);
    expect((await db.bodies.get(id))?.version).toBe(1);
    await expect.poll(() => one.clock.waiting).toBe(1);
    one.clock.pass(5_000);
    await expect.poll(() => kinds(one.asked)).toEqual(['steps', 'whole']);
    expect((await db.bodies.get(id))?.version).toBe(2);
    // Its own fold is no change that it follows.
    await one.core.flush();
    expect(kinds(one.asked)).toEqual(['steps', 'whole']);
    expect(one.clock.waiting).toBe(0);
  });

  it('sends several saves that came meanwhile at once, one record each', async () => {
    const db = await withDraft();
    const one = begin(db);
    await one.core.flush();
    one.asked.length = 0;
    for (const title of ['One', 'Two', 'Three']) await rename(db, title);
    await expect.poll(() => kinds(one.asked)).toEqual(['steps', 'steps', 'steps']);
    const kept = await draftInJournal(one.journal, id);
    expect(kept?.state).toEqual(await presentState(db, id));
  });

  it('takes out of the journal what a person deletes for good, with its images', async () => {
    const db = await withDraft();
    const one = begin(db);
    const image = await putAsset(db, id, png([1]));
    expect(image.kind).toBe('stored');
    await one.core.flush();
    expect((await listed(one.journal)).images).toHaveLength(1);
    await trashDraft(db, id, 9_000);
    await one.core.flush();
    await deleteForGood(db, id);
    await one.core.flush();
    expect(await listed(one.journal)).toMatchObject({ entries: [], images: [] });
  });

  it('writes an image again at the next start whose file is torn', async () => {
    const db = await withDraft();
    const one = begin(db);
    const image = await putAsset(db, id, png([1]));
    await one.core.flush();
    one.end();
    const [hash = ''] = (await listed(one.journal)).images;
    expect(image).toMatchObject({ kind: 'stored' });
    const file = path.join(root(), 'images', hash);
    const whole = await readFile(file);
    for (const torn of [whole.subarray(1), Buffer.alloc(0), Buffer.from(whole).fill(1, 3, 4)]) {
      await writeFile(file, torn);
      const again = begin(db);
      await again.core.flush();
      expect(await readFile(file)).toEqual(whole);
      again.end();
    }
  });

  it('never forgets what a database has lost', async () => {
    const db = await withDraft();
    const one = begin(db);
    await rename(db, 'One');
    await one.core.flush();
    // As where Chromium begins a store anew: the rows are gone, and the last thing heard of them is a write.
    await Promise.all(db.tables.map((table) => table.clear()));
    await one.core.flush();
    await createDraft(db, draftWith([titled('New')], { id: 'new' }));
    await one.core.flush();
    const { entries } = await listed(one.journal);
    expect(entries.map((entry) => entry.id).sort()).toEqual(['new', id].sort());
    one.end();
    const again = begin(db);
    await again.core.flush();
    expect((await listed(again.journal)).entries).toHaveLength(2);
  });

  it('never sends an older state over a newer one, and says so', async () => {
    const db = await withDraft();
    const one = begin(db);
    await rename(db, 'One');
    await rename(db, 'Two');
    await one.core.flush();
    one.end();
    // The database of before, as from a copy of the profile.
    const old = await withDraft();
    const again = begin(old);
    expect(await again.core.flush()).toEqual({
      kind: 'failed',
      message: expect.stringContaining('newer than the draft') as string,
    });
    await rename(old, 'Another line', 6_000);
    await again.core.flush();
    expect(kinds(again.asked).filter((kind) => kind === 'whole' || kind === 'steps')).toEqual([]);
    expect((await draftInJournal(again.journal, id))?.entry.version).toBe(3);
  });

  it('sets another line of history of the same length aside before it sends its own', async () => {
    const db = await withDraft();
    const one = begin(db);
    await rename(db, 'One');
    await one.core.flush();
    one.end();
    const other = await withDraft();
    await rename(other, 'Another line', 6_000);
    await rename(other, 'Another line still', 7_000);
    const again = begin(other);
    expect(await again.core.flush()).toEqual({ kind: 'kept' });
    expect(kinds(again.asked)).toContain('setAsideInJournal');
    await expectSame(other, again);
  });

  it('sends the whole where the journal asks for it', async () => {
    const db = await withDraft();
    const one = begin(db);
    await one.core.flush();
    one.asked.length = 0;
    one.fail = ({ argument }) =>
      (argument as { readonly record?: { readonly kind: string } }).record?.kind === 'steps'
        ? { kind: 'wants-whole' }
        : undefined;
    await rename(db, 'One');
    await one.core.flush();
    expect(kinds(one.asked)).toEqual(['steps', 'whole']);
    await expectSame(db, one);
  });

  it('says what failed, tries again after a pause, and holds up nobody else', async () => {
    const db = await withDraft();
    await createDraft(db, draftWith([titled('Other')], { id: 'other' }));
    const one = begin(db);
    one.fail = ({ argument }) =>
      (argument as { readonly id?: string }).id === id
        ? { kind: 'failed', message: 'The disk is full.' }
        : undefined;
    expect(await one.core.flush()).toEqual({ kind: 'failed', message: 'The disk is full.' });
    expect((await listed(one.journal)).entries.map((entry) => entry.id)).toEqual(['other']);
    one.fail = () => undefined;
    one.clock.pass(5_000);
    await expect.poll(() => one.states.at(-1)).toEqual({ kind: 'kept' });
    await expectSame(db, one);
  });

  it('takes an electron that cannot be asked for a failure like any other', async () => {
    const db = await withDraft();
    const one = begin(db);
    one.fail = () => new Error('no electron');
    expect(await one.core.flush()).toMatchObject({ kind: 'failed' });
    one.fail = () => undefined;
    expect(await one.core.flush()).toEqual({ kind: 'kept' });
    await expectSame(db, one);
  });

  it('keeps settings and templates, and not twice', async () => {
    const db = await withDraft();
    const one = begin(db);
    await setSetting(db, 'reviewer', { name: 'Mira' });
    await one.core.flush();
    expect((await listed(one.journal)).shared).toEqual(['settings', 'templates']);
    const kept = await one.journal.handlers.readKeptShared(
      { from: 'journal', name: 'settings' },
      undefined as never,
    );
    expect(new TextDecoder().decode(kept ?? new Uint8Array())).toContain('Mira');
    one.end();
    const again = begin(db);
    await again.core.flush();
    expect(kinds(again.asked)).not.toContain('keepShared');
  });
});

type Doing =
  | { readonly kind: 'rename' | 'trash' | 'restore' | 'duplicate' | 'name' | 'image'; readonly draft: number }
  | { readonly kind: 'delete'; readonly draft: number }
  | { readonly kind: 'create' | 'flush' | 'restart' | 'fail' };

const doing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('rename' as const), draft: fc.nat(3) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('trash', 'restore', 'duplicate', 'name', 'image', 'delete'),
      draft: fc.nat(3),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('create', 'flush', 'restart', 'fail') }) },
);

describe('whatever is done, in any order', () => {
  it('is in the journal after a flush', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { minLength: 1, maxLength: 14 }), async (doings) => {
        const db = await opened();
        let one = bench(db, root());
        one.core.start();
        let at = 1_000;
        for (const [index, what] of doings.entries()) {
          at += 1;
          const ids = (await db.facts.toCollection().primaryKeys()).sort();
          const draft = 'draft' in what ? (ids[what.draft % Math.max(1, ids.length)] ?? 'none') : 'none';
          switch (what.kind) {
            case 'rename':
              await renameDraft(db, draft, `Title ${index}`, at);
              break;
            case 'trash':
              await trashDraft(db, draft, at);
              break;
            case 'restore':
              await restoreDraft(db, draft);
              break;
            case 'duplicate':
              await duplicateDraft(db, draft, `Copy ${index}`, at);
              break;
            case 'name':
              await nameVersion(db, draft, `Name ${index}`, at);
              break;
            case 'image':
              await putAsset(db, draft, png([index % 3]));
              break;
            case 'delete':
              // As the window does it: from the trash, where a draft has been for a while.
              await trashDraft(db, draft, at);
              await one.core.flush();
              await deleteForGood(db, draft);
              // A deletion that no keeper hears of is for the person to say.
              await one.core.flush();
              break;
            case 'create':
              await createDraft(
                db,
                draftWith([titled(`New ${index}`)], { id: `draft-${index}`, updatedAt: at }),
              );
              break;
            case 'flush':
              await one.core.flush();
              break;
            case 'restart':
              one.end();
              one = bench(db, root());
              one.core.start();
              break;
            case 'fail': {
              const failing = one;
              let left = 2;
              failing.fail = ({ verb }) => {
                if (verb === 'forgetInJournal' || left === 0) return undefined;
                left -= 1;
                return { kind: 'failed', message: 'The disk is full.' };
              };
              break;
            }
          }
        }
        one.fail = () => undefined;
        expect(await one.core.flush()).toEqual({ kind: 'kept' });
        await expectSame(db, one);
        one.end();
        await one.journal.idle();
        // A new journal over the same files says the same.
        const last = bench(db, root());
        last.core.start();
        await last.core.flush();
        await expectSame(db, last);
        last.end();
        await rm(root(), { recursive: true, force: true });
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
