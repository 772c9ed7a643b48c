import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getAssetsOf } from '../../../renderer/storage/assets';
import {
  createDraft,
  duplicateDraft,
  importDraft,
  loadDraft,
  renameDraft,
  saveDraft,
} from '../../../renderer/storage/drafts';
import { listDrafts } from '../../../renderer/storage/listing';
import { stepsSince } from '../../../renderer/storage/log';
import { trashDraft } from '../../../renderer/storage/trash';
import { assetOf, draftWith, imageNode, plainDraft, png } from '../file/fixtures';
import {
  everything,
  snapshotsOf,
  named,
  opened,
  refuseCommit,
  save,
  second,
  stepsIn,
  titled,
  withDraft,
} from './fixtures';

describe('a draft', () => {
  it('is loaded as it was created, with what this version does not know', async () => {
    const draft = draftWith([titled('A')], { signOffs: [1], comments: [{ any: 'shape' }] });
    const db = await withDraft(draft);
    expect(await loadDraft(db, draft.id)).toEqual({ kind: 'loaded', draft, version: 1, damage: null });
    expect(await loadDraft(db, 'other')).toEqual({ kind: 'missing' });
  });

  it('is not created over another', async () => {
    const db = await withDraft();
    const before = await everything(db);
    const result = await createDraft(db, { ...plainDraft, createdAt: 1 });
    expect(result).toEqual({
      kind: 'failed',
      message: 'Could not create this draft: one with the same id is there already.',
    });
    expect(await everything(db)).toEqual(before);
  });

  it('is saved with its row and steps', async () => {
    const db = await withDraft();
    expect(await saveDraft(db, save())).toEqual({ kind: 'saved', version: 2 });
    expect(await loadDraft(db, plainDraft.id)).toMatchObject({
      version: 2,
      draft: {
        document: second,
        updatedAt: 2_000,
        createdAt: plainDraft.createdAt,
        template: plainDraft.template,
      },
    });
    expect(await listDrafts(db, { trashed: false })).toMatchObject([{ title: 'Second', updatedAt: 2_000 }]);
    expect(await stepsSince(db, plainDraft.id, 1)).toEqual([
      { draftId: plainDraft.id, seq: 2, at: 2_000, clientId: 'editor', steps: stepsIn(save()) },
    ]);
    expect(await stepsSince(db, plainDraft.id, 2)).toEqual([]);
  });

  it('keeps its comments when a save does not name them', async () => {
    const db = await withDraft(draftWith([], { comments: ['kept'] }));
    await saveDraft(db, save());
    expect(await loadDraft(db, plainDraft.id)).toMatchObject({ draft: { comments: ['kept'] } });
    await saveDraft(db, save({ baseVersion: 2, comments: ['new'] }));
    expect(await loadDraft(db, plainDraft.id)).toMatchObject({ draft: { comments: ['new'] } });
  });

  it('that changed without steps gets a snapshot, so that the log has no silent gap', async () => {
    const db = await withDraft();
    await saveDraft(db, save({ steps: [] }));
    await saveDraft(db, save({ change: { kind: 'none' }, baseVersion: 2, comments: ['only this'] }));
    const snapshots = await snapshotsOf(db, plainDraft.id);
    expect(snapshots.map(({ version, reason }) => [version, reason])).toEqual([
      [1, 'created'],
      [2, 'replaced'],
    ]);
  });

  it('whose comments alone changed is saved without its document, and has no gap', async () => {
    const db = await withDraft();
    const comments = save({ change: { kind: 'none' }, comments: ['new'] });
    expect(await saveDraft(db, comments)).toEqual({ kind: 'saved', version: 2 });
    expect(await loadDraft(db, plainDraft.id)).toMatchObject({
      version: 2,
      draft: { document: plainDraft.document, comments: ['new'], updatedAt: 2_000 },
    });
    expect(await snapshotsOf(db, plainDraft.id)).toHaveLength(1);
    expect(await stepsSince(db, plainDraft.id, 1)).toEqual([]);
  });

  it('is never saved over a newer version', async () => {
    const db = await withDraft();
    await saveDraft(db, save());
    const before = await everything(db);
    expect(await saveDraft(db, save({ at: 9 }))).toEqual({ kind: 'outdated', version: 2 });
    expect(await saveDraft(db, save({ id: 'gone' }))).toEqual({ kind: 'missing' });
    expect(await everything(db)).toEqual(before);
  });

  it('is saved once when two save at the same moment', async () => {
    const db = await withDraft();
    const kinds = await Promise.all([saveDraft(db, save()), saveDraft(db, save())]);
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['outdated', 'saved']);
  });
});

describe('a write that fails half way', () => {
  const quota = (): never => {
    throw new DOMException('full', 'QuotaExceededError');
  };

  it.each(['facts', 'steps'] as const)('at %s leaves everything as it was', async (table) => {
    const db = await withDraft();
    const before = await everything(db);
    db.table(table).hook('creating', quota);
    db.table(table).hook('updating', quota);
    expect(await saveDraft(db, save())).toEqual({
      kind: 'failed',
      message: 'Could not save this draft: the disk is full; free some space, then try again.',
    });
    db.table(table).hook('creating').unsubscribe(quota);
    db.table(table).hook('updating').unsubscribe(quota);
    expect(await everything(db)).toEqual(before);
    expect(await saveDraft(db, save())).toEqual({ kind: 'saved', version: 2 });
  });

  it('at the very end, when the disk refuses the whole transaction, leaves everything as it was', async () => {
    const db = await withDraft();
    const before = await everything(db);
    const spy = refuseCommit();
    expect(await saveDraft(db, save())).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('disk is full') as string,
    });
    expect(spy).toHaveBeenCalledOnce();
    spy.mockRestore();
    expect(await everything(db)).toEqual(before);
  });

  it('on a closed database is a sentence', async () => {
    const db = await withDraft();
    db.close();
    expect(await saveDraft(db, save())).toEqual({
      kind: 'failed',
      message:
        'Could not save this draft: the database was closed; free some space where the disk is full, or restart Aftermark.',
    });
  });
});

describe('the library', () => {
  it('lists the last edited first, reads no bodies, and keeps the trash apart', async () => {
    const db = await opened();
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.record({ at: fc.nat(1_000), trashedAt: fc.option(fc.nat(1_000)) }), {
          maxLength: 12,
          selector: ({ at }) => at,
        }),
        async (drafts) => {
          await Promise.all(db.tables.map(async (table) => table.clear()));
          for (const { at, trashedAt } of drafts) {
            await createDraft(db, named(`d${at}`, at));
            if (trashedAt !== null) await trashDraft(db, `d${at}`, trashedAt);
          }
          await db.bodies.clear();
          const kept = drafts.filter(({ trashedAt }) => trashedAt === null).sort((a, b) => b.at - a.at);
          const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
          expect(ids(await listDrafts(db, { trashed: false }))).toEqual(kept.map(({ at }) => `d${at}`));
          expect(ids(await listDrafts(db, { trashed: false, limit: 2 }))).toEqual(
            kept.slice(0, 2).map(({ at }) => `d${at}`),
          );
          const trash = await listDrafts(db, { trashed: true });
          expect(trash).toHaveLength(drafts.length - kept.length);
          const times = trash.map(({ trashedAt }) => trashedAt ?? -1);
          expect(times).toEqual(times.toSorted((a, b) => b - a));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('renames a closed draft: text, row and log', async () => {
    const db = await withDraft();
    expect(await renameDraft(db, plainDraft.id, ' New\nname ', 3_000)).toEqual({ kind: 'saved', version: 2 });
    expect(await listDrafts(db, { trashed: false })).toMatchObject([{ title: 'New name', updatedAt: 3_000 }]);
    expect(await loadDraft(db, plainDraft.id)).toMatchObject({
      draft: {
        document: {
          content: [{ type: 'title', attrs: { id: 't' }, content: [{ type: 'text', text: 'New name' }] }],
        },
      },
    });
    expect(await stepsSince(db, plainDraft.id, 1)).toMatchObject([
      { clientId: 'library', steps: [{ stepType: 'replace' }] },
    ]);
    expect(await saveDraft(db, save())).toEqual({ kind: 'outdated', version: 2 });
    expect(await renameDraft(db, 'gone', 'x', 1)).toEqual({ kind: 'missing' });
  });

  it('duplicates a draft under a new id and title, and leaves the first alone', async () => {
    const db = await withDraft();
    const before = await loadDraft(db, plainDraft.id);
    const copy = await duplicateDraft(db, plainDraft.id, 'Copy', 5_000);
    const id = copy.kind === 'created' ? copy.id : '';
    expect(id).toMatch(/^\w{12}$/);
    expect(await loadDraft(db, plainDraft.id)).toEqual(before);
    expect(await loadDraft(db, id)).toMatchObject({
      version: 1,
      draft: { id, createdAt: 5_000, template: plainDraft.template },
    });
    expect(await listDrafts(db, { trashed: false })).toHaveLength(2);
    expect(await duplicateDraft(db, 'gone', '', 1)).toEqual({ kind: 'missing' });
  });

  it('imports under the same id, or a new one where a draft has it, even in the trash', async () => {
    const db = await opened();
    const asset = await assetOf(png([1]));
    const draft = draftWith([imageNode(asset.hash)]);
    expect(await importDraft(db, draft, [asset])).toMatchObject({ kind: 'created', id: draft.id });
    await trashDraft(db, draft.id, 1);
    const first = await loadDraft(db, draft.id);
    const second = await importDraft(db, { ...draft, updatedAt: 1 }, [asset]);
    expect(second.kind === 'created' ? second.id : draft.id).not.toBe(draft.id);
    expect(await loadDraft(db, draft.id)).toEqual(first);
    expect(await getAssetsOf(db, draft.document)).toEqual([asset]);
  });
});
