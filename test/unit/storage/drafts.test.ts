import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Draft, NodeJSON } from '../../../renderer/document/draft';
import { getAsset, getAssetsOf, putAsset } from '../../../renderer/storage/assets';
import type { Database } from '../../../renderer/storage/database';
import {
  createDraft,
  duplicateDraft,
  importDraft,
  listDrafts,
  loadDraft,
  renameDraft,
  type Save,
  saveDraft,
} from '../../../renderer/storage/drafts';
import { listSnapshots, stepsSince, takeSnapshot } from '../../../renderer/storage/snapshots';
import { deleteForGood, restoreDraft, trashDraft } from '../../../renderer/storage/trash';
import { assetOf, draftWith, imageNode, plainDraft, png } from '../file/fixtures';
import { everything, opened, refuseCommit } from './fixtures';

const titled = (text: string): NodeJSON => ({ type: 'title', content: [{ type: 'text', text }] });
const named = (id: string, updatedAt: number): Draft => draftWith([titled(id)], { id, updatedAt });

async function withDraft(draft: Draft = plainDraft): Promise<Database> {
  const db = await opened();
  expect(await createDraft(db, draft)).toEqual({ kind: 'created', id: draft.id, version: 1 });
  return db;
}

const save = (more: Partial<Save> = {}): Save => ({
  id: plainDraft.id,
  baseVersion: 1,
  document: draftWith([titled('Second')]).document,
  steps: [{ stepType: 'replace', from: 1, to: 2 }],
  clientId: 'editor',
  at: 2_000,
  ...more,
});

describe('a draft', () => {
  it('is loaded as it was created, with what this version does not know', async () => {
    const draft = draftWith([titled('A')], { signOffs: [1], comments: [{ any: 'shape' }] });
    const db = await withDraft(draft);
    expect(await loadDraft(db, draft.id)).toEqual({ kind: 'loaded', draft, version: 1 });
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
        document: save().document,
        updatedAt: 2_000,
        createdAt: plainDraft.createdAt,
        template: plainDraft.template,
      },
    });
    expect(await listDrafts(db, { trashed: false })).toMatchObject([{ title: 'Second', updatedAt: 2_000 }]);
    expect(await stepsSince(db, plainDraft.id, 1)).toEqual([
      { draftId: plainDraft.id, seq: 2, at: 2_000, clientId: 'editor', steps: save().steps },
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
    await saveDraft(db, save({ steps: [], baseVersion: 2, comments: ['only this'] }));
    const snapshots = await listSnapshots(db, plainDraft.id);
    expect(snapshots.map(({ version, reason }) => [version, reason])).toEqual([
      [1, 'created'],
      [2, 'replaced'],
    ]);
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

  it('at deleting leaves the draft whole', async () => {
    const db = await withDraft();
    const before = await everything(db);
    db.snapshots.hook('deleting', quota);
    expect(await deleteForGood(db, plainDraft.id)).toMatchObject({ kind: 'failed' });
    expect(await everything(db)).toEqual(before);
  });

  it('on a closed database is a sentence', async () => {
    const db = await withDraft();
    db.close();
    expect(await saveDraft(db, save())).toEqual({
      kind: 'failed',
      message: 'Could not save this draft: the database was closed; restart Aftermark.',
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

  it('moves to the trash and back, which is no edit, also while the draft is saved', async () => {
    const db = await withDraft();
    expect(await trashDraft(db, plainDraft.id, 7)).toEqual({ kind: 'done' });
    expect(await trashDraft(db, plainDraft.id, 7)).toEqual({ kind: 'done' });
    await saveDraft(db, save());
    expect(await listDrafts(db, { trashed: true })).toMatchObject([{ trashedAt: 7, updatedAt: 2_000 }]);
    expect(await restoreDraft(db, plainDraft.id)).toEqual({ kind: 'done' });
    expect(await listDrafts(db, { trashed: false })).toMatchObject([{ trashedAt: null, updatedAt: 2_000 }]);
    expect(await restoreDraft(db, 'gone')).toEqual({ kind: 'missing' });
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

describe('deleting for good', () => {
  it('removes all of one draft and nothing of another', async () => {
    const db = await opened();
    const [shared, own, former] = await Promise.all([[1], [2], [3]].map((rest) => assetOf(png(rest))));
    const hash = (asset: typeof own) => asset?.hash ?? '';
    const assets = [shared, own, former].filter((asset) => asset !== undefined);
    const going = draftWith(
      [shared, own, former].map((asset) => imageNode(hash(asset))),
      { id: 'going' },
    );
    await createDraft(db, going, assets);
    await saveDraft(db, save({ id: 'going', document: draftWith([imageNode(hash(own))]).document }));
    await takeSnapshot(db, 'going', 'shared', 1);
    await createDraft(db, draftWith([imageNode(hash(shared))], { id: 'staying' }));
    await saveDraft(db, save({ id: 'staying', document: draftWith([]).document }));
    const count = async () => [await db.steps.count(), await db.snapshots.count()];
    expect(await count()).toEqual([2, 3]);

    expect(await deleteForGood(db, 'going')).toEqual({ kind: 'done' });
    expect(await loadDraft(db, 'going')).toEqual({ kind: 'missing' });
    expect((await listDrafts(db, { trashed: false })).map(({ id }) => id)).toEqual(['staying']);
    expect(await count()).toEqual([1, 1]);
    // "staying" shows it no more, but its first version does.
    expect(await getAsset(db, hash(shared))).toEqual(shared);
    expect(await getAsset(db, hash(own))).toBeNull();
    expect(await getAsset(db, hash(former))).toBeNull();
    expect(await deleteForGood(db, 'going')).toEqual({ kind: 'missing' });
  });

  it('spares an image that another draft just took and has not saved yet', async () => {
    const db = await opened();
    const asset = await assetOf(png([1]));
    await createDraft(db, draftWith([imageNode(asset.hash)], { id: 'going' }), [asset]);
    await createDraft(db, draftWith([], { id: 'staying' }));
    expect(await putAsset(db, 'staying', asset.bytes)).toEqual({
      kind: 'stored',
      hash: asset.hash,
      type: 'image/png',
    });
    await deleteForGood(db, 'going');
    expect(await getAsset(db, asset.hash)).toEqual(asset);
    // And taking it was no edit: the editor's next save is not outdated.
    expect(await saveDraft(db, save({ id: 'staying' }))).toEqual({ kind: 'saved', version: 2 });
  });
});

describe('putAsset', () => {
  it('keeps an image once and refuses what is none', async () => {
    const db = await withDraft();
    await putAsset(db, plainDraft.id, png([1]));
    await putAsset(db, plainDraft.id, png([1]));
    expect(await db.blobs.count()).toBe(1);
    const svg = new TextEncoder().encode('<svg onload="alert(1)"/>');
    expect(await putAsset(db, plainDraft.id, svg)).toMatchObject({ kind: 'refused' });
    expect(await putAsset(db, 'gone', png([2]))).toEqual({ kind: 'missing' });
    expect(await db.blobs.count()).toBe(1);
  });
});

describe('takeSnapshot', () => {
  it('keeps the document of this version, once', async () => {
    const db = await withDraft();
    await saveDraft(db, save());
    await takeSnapshot(db, plainDraft.id, 'shared', 3);
    await takeSnapshot(db, plainDraft.id, 'before-merge', 4);
    expect(await listSnapshots(db, plainDraft.id)).toMatchObject([
      { version: 1, reason: 'created', document: plainDraft.document },
      { version: 2, reason: 'shared', document: save().document },
    ]);
    expect(await takeSnapshot(db, 'gone', 'shared', 1)).toEqual({ kind: 'missing' });
  });
});
