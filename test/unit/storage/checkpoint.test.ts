import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import {
  checkpoint,
  longTail,
  needsCheckpoint,
  tailLength,
  type Checkpointed,
} from '../../../renderer/storage/checkpoint';
import type { Database } from '../../../renderer/storage/database';
import { createDraft, loadDraft, saveDraft } from '../../../renderer/storage/drafts';
import { deleteForGood } from '../../../renderer/storage/trash';
import { plainDraft } from '../file/fixtures';
import { everything, freshOrigin, opened, save, second, titled, withDraft } from './fixtures';

const { id } = plainDraft;

describe('checkpoint', () => {
  it('folds the saves into the body, keeps the steps, and drops comments and what had nothing else', async () => {
    const db = await withDraft();
    await saveDraft(db, save({ comments: ['a'] }));
    await saveDraft(db, save({ baseVersion: 2, change: { kind: 'none' }, comments: ['b'] }));
    await saveDraft(db, save({ baseVersion: 3 }));
    const before = await loadDraft(db, id);
    expect(await tailLength(db, id)).toBe(3);
    expect(await checkpoint(db, id)).toEqual({ kind: 'folded', version: 4 });
    expect(await tailLength(db, id)).toBe(0);
    expect(await loadDraft(db, id)).toEqual(before);
    expect(await db.bodies.toArray()).toEqual([
      { id, version: 4, draft: { ...plainDraft, document: second, comments: ['b'], updatedAt: 2_000 } },
    ]);
    const rows = await db.steps.toArray();
    expect(rows.map(({ seq, comments }) => [seq, comments])).toEqual([
      [2, undefined],
      [4, undefined],
    ]);
    expect(rows[0]).not.toHaveProperty('comments');
    expect(await checkpoint(db, id)).toEqual({ kind: 'nothing' });
    expect(await saveDraft(db, save({ baseVersion: 4 }))).toEqual({ kind: 'saved', version: 5 });
    expect(await checkpoint(db, 'gone')).toEqual({ kind: 'missing' });
    expect(await tailLength(db, 'gone')).toBe(0);
  });

  it('is wanted where the tail is long, told without reading a row', async () => {
    const db = await withDraft();
    await db.steps.bulkAdd(
      Array.from({ length: longTail }, (_, index) => ({
        draftId: id,
        seq: index + 2,
        at: 1,
        clientId: 'a',
        steps: [],
        comments: [],
      })),
    );
    db.steps.hook('reading', () => expect.unreachable('a row was read'));
    db.bodies.hook('reading', () => expect.unreachable('a draft was read'));
    expect(await needsCheckpoint(db, id)).toBe(false);
    await saveDraft(db, save({ baseVersion: longTail + 1, change: { kind: 'none' }, comments: [] }));
    expect(await needsCheckpoint(db, id)).toBe(true);
  });

  it('beside saves of another connection loses none of them, and makes none of them outdated', async () => {
    const origin = freshOrigin();
    const [window, worker] = [await opened(origin), await opened(origin)];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 2, maxLength: 12 }), async (folds) => {
        await Promise.all(window.tables.map(async (table) => table.clear()));

        await createDraft(window, plainDraft);
        const folding: Promise<unknown>[] = [];
        let version = 1;
        for (const [turn, fold] of folds.entries()) {
          if (fold) folding.push(checkpoint(worker, id), checkpoint(worker, id));
          const letter = {
            stepType: 'replace',
            from: 1,
            to: 1,
            slice: { content: [{ type: 'text', text: `${turn} ` }] },
          };
          const change = { kind: 'steps', steps: [letter], head: second } as const;
          const result = await saveDraft(window, save({ baseVersion: version, change, comments: [turn] }));
          expect(result).toEqual({ kind: 'saved', version: version + 1 });
          version += 1;
        }
        for (const outcome of await Promise.all(folding)) {
          expect(outcome).toMatchObject({ kind: expect.stringMatching(/^(?:folded|nothing)$/u) as string });
        }
        const loaded = await loadDraft(window, id);
        const typed = folds.map((_, turn) => `${folds.length - 1 - turn} `).join('');
        expect(loaded).toMatchObject({
          version,
          damage: null,
          draft: {
            comments: [folds.length - 1],
            document: { content: [{ content: [{ text: `${typed}The network was the incident` }] }] },
          },
        });
      }),
      { numRuns: 15 },
    );
  }, 30_000);

  /** A checkpoint in one connection, and what another one does after it has read and before it writes. */
  async function foldedBeside(
    between: (window: Database) => Promise<unknown>,
  ): Promise<{ readonly window: Database; readonly outcome: Checkpointed }> {
    const origin = freshOrigin();
    const [window, worker] = [await opened(origin), await opened(origin)];
    await createDraft(window, plainDraft);
    await saveDraft(window, save());
    const real = worker.transaction.bind(worker) as (...given: readonly unknown[]) => Promise<unknown>;
    vi.spyOn(worker, 'transaction').mockImplementation((async (...given: readonly unknown[]) => {
      if (given[0] === 'rw') await between(window);
      return await real(...given);
    }) as never);
    return { window, outcome: await checkpoint(worker, id) };
  }

  it('folds what it has read, where the author saves meanwhile', async () => {
    const { window, outcome } = await foldedBeside(async (db) => saveDraft(db, save({ baseVersion: 2 })));
    expect(outcome).toEqual({ kind: 'folded', version: 2 });
    expect(await tailLength(window, id)).toBe(1);
    expect(await loadDraft(window, id)).toMatchObject({ version: 3, damage: null });
  });

  it('writes nothing where the whole draft was written, folded or deleted meanwhile', async () => {
    const document = { type: 'doc', content: [titled('Else')] };
    const replaced = await foldedBeside(async (db) => saveDraft(db, save({ baseVersion: 2, document })));
    expect(replaced.outcome).toEqual({ kind: 'nothing' });
    expect(await loadDraft(replaced.window, id)).toMatchObject({ version: 3, draft: { document } });
    const folded = await foldedBeside(async (db) => checkpoint(db, id));
    expect(folded.outcome).toEqual({ kind: 'nothing' });
    const deleted = await foldedBeside(async (db) => deleteForGood(db, id));
    expect(deleted.outcome).toEqual({ kind: 'missing' });
    expect(await deleted.window.bodies.count()).toBe(0);
  });

  it('leaves everything as it was where the disk is full', async () => {
    const db = await withDraft();
    await saveDraft(db, save());
    const before = await everything(db);
    const full = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    db.bodies.hook('updating', full);
    expect(await checkpoint(db, id)).toEqual({
      kind: 'failed',
      message: 'Could not tidy up this draft: the disk is full; free some space, then try again.',
    });
    db.bodies.hook('updating').unsubscribe(full);
    expect(await everything(db)).toEqual(before);
  });
});

describe('two connections', () => {
  it('that save at once never write over one another', async () => {
    const origin = freshOrigin();
    const dbs = [await opened(origin), await opened(origin)] as const;

    await createDraft(dbs[0], plainDraft);
    let version = 1;
    for (let turn = 0; turn < 6; turn += 1) {
      const results = await Promise.all(
        dbs.map(async (db, who) => saveDraft(db, save({ baseVersion: version, clientId: `${who}` }))),
      );
      expect(results.map(({ kind }) => kind).sort()).toEqual(['outdated', 'saved']);
      version += 1;
      const winner = results.findIndex(({ kind }) => kind === 'saved');
      expect((await dbs[0].steps.get([id, version]))?.clientId).toBe(`${winner}`);
    }
    expect(await dbs[1].steps.count()).toBe(6);
  });
});
