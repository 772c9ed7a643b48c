import * as fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openIndexStore, type IndexStore } from '../../../../renderer/app/search/index-store';
import { keepIndex, type KeptIndex } from '../../../../renderer/app/search/keep-index';
import type { Progress } from '../../../../renderer/search/asking';
import { noFilters, type Filters } from '../../../../renderer/search/filters';
import type { Database } from '../../../../renderer/storage/database';
import { createDraft, renameDraft, saveDraft } from '../../../../renderer/storage/drafts';
import { deleteForGood, restoreDraft, trashDraft } from '../../../../renderer/storage/trash';
import { draftWith } from '../../file/fixtures';
import { freshOrigin, opened, titled, type Origin } from '../../storage/fixtures';
import { node, p } from '../../support/build';

const rest = () => Promise.resolve();

let origin: Origin;
let db: Database;
let hasRoom: boolean;

beforeEach(async () => {
  origin = freshOrigin();
  hasRoom = true;
  db = await opened(origin);
});

async function write(id: string, title: string, at = 1_000, attrs: object = {}): Promise<void> {
  const action = node('action', [p(`Look at ${id}`)], { id: `${id}-a`, status: 'open', owner: 'Mira' });
  const content = [titled(title), p('A line of text.', { id: `${id}-p` }), node('actions', [action])];
  const document = { type: 'doc', attrs: { severity: 'SEV-1', ...attrs }, content };
  const created = await createDraft(db, draftWith([], { id, updatedAt: at, document }));
  if (created.kind !== 'created') throw new Error(created.message);
}

interface Started {
  readonly index: KeptIndex;
  readonly store: IndexStore | null;
  readonly read: readonly (Progress | null)[];
}

/** Starts as the worker does, with what an earlier start has kept. */
async function start({ kept = true } = {}): Promise<Started> {
  const store = kept ? await openIndexStore({ ...origin, hasRoom: async () => hasRoom }) : null;
  const read: (Progress | null)[] = [];
  const index = keepIndex({ db, store, rest, onProgress: (progress) => read.push(progress) });
  await index.start();
  return { index, store, read };
}

async function found(
  index: KeptIndex,
  text: string,
  filters: Filters = noFilters,
): Promise<readonly string[]> {
  const { hits } = await index.search({ text, filters, limit: 100 });
  return hits.map(({ draftId }) => draftId).sort();
}

describe.each([{ kept: true }, { kept: false }])('the index (%o)', (options) => {
  it('has all drafts, and says how far it is', async () => {
    await write('a', 'Queue');
    await write('b', 'Cache');
    const { index, read } = await start(options);
    expect(read).toEqual([{ read: 0, total: 2 }, { read: 2, total: 2 }, null]);
    expect(await found(index, 'queue')).toEqual(['a']);
    expect(await found(index, 'line text')).toEqual(['a', 'b']);
    const { hits, total } = await index.search({ text: 'line', filters: noFilters, limit: 1 });
    expect([hits.length, total]).toEqual([1, 2]);
    expect(hits[0]?.snippets).toMatchObject([{ text: 'A line of text.', ranges: [{ start: 2, end: 6 }] }]);
  });

  it('follows drafts that are changed, moved to the trash and back, and deleted', async () => {
    await write('a', 'Queue');
    await write('b', 'Cache');
    const { index } = await start(options);
    await renameDraft(db, 'a', 'Disk', 2_000);
    await index.change(new Set(['a']));
    expect(await found(index, 'queue')).toEqual([]);
    expect(await found(index, 'disk')).toEqual(['a']);
    expect(index.actions().map(({ draftTitle }) => draftTitle)).toEqual(['Disk', 'Cache']);

    await trashDraft(db, 'a', 3_000);
    await index.change(new Set(['a']));
    expect(await found(index, 'line')).toEqual(['b']);
    expect(index.actions().map(({ draftId }) => draftId)).toEqual(['b']);
    expect(index.choices().severity).toEqual([{ value: 'SEV-1', count: 1 }]);

    await restoreDraft(db, 'a');
    await index.change('any');
    expect(await found(index, 'disk')).toEqual(['a']);

    await deleteForGood(db, 'a');
    await index.change(new Set(['a']));
    expect(await found(index, 'line')).toEqual(['b']);
    expect(await found(index, '', { ...noFilters, severity: ['SEV-1'] })).toEqual(['b']);
  });
});

describe('without words', () => {
  it('what fits the filters is found, the last edited first', async () => {
    await write('a', 'A', 1_000, { tags: ['dns'] });
    await write('b', 'B', 3_000, { tags: ['dns'] });
    await write('c', 'C', 2_000);
    const { index } = await start();
    const { hits } = await index.search({ text: '', filters: { ...noFilters, tags: ['dns'] }, limit: 9 });
    expect(hits.map(({ draftId, snippets }) => [draftId, snippets.length])).toEqual([
      ['b', 0],
      ['a', 0],
    ]);
  });
});

describe('the next start', () => {
  it('reads only drafts that changed', async () => {
    for (const id of ['a', 'b', 'c']) await write(id, `Title ${id}`);
    const first = await start();
    await first.index.write();
    first.store?.close();
    await renameDraft(db, 'b', 'Another', 2_000);
    await deleteForGood(db, 'c');
    const bodies = vi.spyOn(db.bodies, 'bulkGet');
    const { index, read } = await start();
    expect(read).toEqual([{ read: 1, total: 2 }, { read: 2, total: 2 }, null]);
    expect(bodies.mock.calls).toEqual([[['b']]]);
    expect(await found(index, 'another')).toEqual(['b']);
    expect(await found(index, 'title')).toEqual(['a']);
    expect(index.actions()).toHaveLength(2);
  });

  it('has everything where the index itself was never written', async () => {
    for (const id of ['a', 'b']) await write(id, `Title ${id}`);
    const first = await start();
    expect(first.index.lags()).toBe(true);
    first.store?.close();
    const bodies = vi.spyOn(db.bodies, 'bulkGet');
    const { index } = await start();
    expect(bodies).not.toHaveBeenCalled();
    expect(await found(index, 'title')).toEqual(['a', 'b']);
  });

  it('makes anew what another version of the app has kept', async () => {
    await write('a', 'Queue');
    const first = await start();
    await first.index.write();
    const raw = await new Promise<IDBDatabase>((resolve) => {
      const request = origin.indexedDB.open('aftermark-search');
      request.addEventListener('success', () => resolve(request.result));
    });
    const parts = raw.transaction('parts', 'readwrite').objectStore('parts');
    parts.put({ key: 'format', value: 999 });
    await new Promise((resolve) => parts.transaction.addEventListener('complete', resolve));
    raw.close();
    first.store?.close();
    const { index, read } = await start();
    expect(read[0]).toEqual({ read: 0, total: 1 });
    expect(await found(index, 'queue')).toEqual(['a']);
  });
});

describe('on a full disk', () => {
  it('the search goes on, and the next start takes up what could not be kept', async () => {
    for (const id of ['a', 'b']) await write(id, `Title ${id}`);
    const first = await start();
    await first.index.write();
    const had = await first.store?.heads();

    hasRoom = false;
    await renameDraft(db, 'a', 'The queue', 2_000);
    await deleteForGood(db, 'b');
    await first.index.change(new Set(['a', 'b']));
    await first.index.write();
    const answer = await first.index.search({ text: 'queue', filters: noFilters, limit: 9 });
    expect(answer.hits.map(({ title }) => title)).toEqual(['The queue']);
    expect(await found(first.index, 'title')).toEqual([]);
    expect(await first.store?.heads()).toEqual(had);
    first.store?.close();

    hasRoom = true;
    const { index, store } = await start();
    expect(await found(index, 'queue')).toEqual(['a']);
    expect(await found(index, 'title')).toEqual([]);
    expect((await store?.heads())?.map(({ id, title }) => [id, title])).toEqual([['a', 'The queue']]);
  });

  it('hits show the words as they are now', async () => {
    await write('a', 'Queue');
    const { index } = await start();
    hasRoom = false;
    const document = { type: 'doc', content: [titled('Queue'), p('Another line.', { id: 'x' })] };
    const change = { kind: 'document', document } as const;
    await saveDraft(db, { id: 'a', baseVersion: 1, change, clientId: 'editor', at: 2_000 });
    await index.change(new Set(['a']));
    const { hits } = await index.search({ text: 'line', filters: noFilters, limit: 9 });
    expect(hits.flatMap(({ snippets }) => snippets.map(({ text }) => text))).toEqual(['Another line.']);
  });

  it('the database is not opened again by a search that finds it closed', async () => {
    await write('a', 'Queue');
    const { index, store } = await start();
    store?.close();
    hasRoom = false;
    const open = vi.spyOn(origin.indexedDB, 'open');
    expect(await found(index, 'line')).toEqual(['a']);
    expect(open).not.toHaveBeenCalled();
  });
});

it('an index that was kept up, over any changes and starts, finds what one made anew finds', async () => {
  const id = fc.constantFrom('a', 'b', 'c');
  const title = fc.constantFrom('Queue', 'Cache', 'Queue cache', 'INC-12');
  const change = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), id, title }),
    fc.record({
      kind: fc.constantFrom('trash' as const, 'restore' as const, 'delete' as const, 'start' as const),
      id,
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 10 }), async (changes) => {
      origin = freshOrigin();
      db = await opened(origin);
      let kept = await start();
      let at = 1_000;
      for (const step of changes) {
        at += 1_000;
        if (step.kind === 'write') {
          const renamed = await renameDraft(db, step.id, step.title, at);
          if (renamed.kind === 'missing') await write(step.id, step.title, at);
        } else if (step.kind === 'trash') await trashDraft(db, step.id, at);
        else if (step.kind === 'restore') await restoreDraft(db, step.id);
        else if (step.kind === 'delete') await deleteForGood(db, step.id);
        else {
          await kept.index.write();
          kept.store?.close();
          kept = await start();
          continue;
        }
        await kept.index.change(new Set([step.id]));
      }
      const anew = await start({ kept: false });
      for (const text of ['queue', 'cache', 'inc-12', 'line']) {
        expect(await found(kept.index, text)).toEqual(await found(anew.index, text));
      }
      const ids = ({ index }: Started) =>
        index
          .actions()
          .map(({ draftId, text }) => `${draftId} ${text}`)
          .sort();
      expect(ids(kept)).toEqual(ids(anew));
      kept.store?.close();
    }),
    { numRuns: 25 },
  );
});
