import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { admitDocument, releaseDocument } from '../../../renderer/document/admit';
import type { Draft } from '../../../renderer/document/draft';
import { checkpoint } from '../../../renderer/storage/checkpoint';
import type { Database } from '../../../renderer/storage/database';
import {
  duplicateDraft,
  loadDraft,
  renameDraft,
  saveDraft,
  type Change,
} from '../../../renderer/storage/drafts';
import { listRow } from '../../../renderer/storage/list-row';
import { documentAt } from '../../../renderer/storage/log';
import { withTitle } from '../../../renderer/storage/retitle';
import { takeSnapshot } from '../../../renderer/storage/snapshots';
import { trashDraft } from '../../../renderer/storage/trash';
import { plainDraft } from '../file/fixtures';
import { uniqueDocument } from '../review/random/document';
import { allKinds } from '../review/random/kinds';
import { randomFrom } from '../review/random/random';
import { editedBy, stepsOf } from '../review/random/sides';
import { everything, save, second, withDraft } from './fixtures';

const { id } = plainDraft;

/** A draft as it would be if every save wrote the whole of it. */
interface Model {
  readonly draft: Draft;
  readonly version: number;
}

const acts = [
  'type',
  'type',
  'comment',
  'both',
  'replace',
  'rename',
  'fold',
  'fold',
  'snapshot',
  'trash',
] as const;
type Act = (typeof acts)[number];

/** What an act makes of a draft, told without the database. */
function after(
  { draft, version }: Model,
  act: Act,
  seed: number,
  at: number,
): Model & { readonly change: Change } {
  const next = version + 1;
  const edited = (): { readonly change: Change; readonly draft: Draft } => {
    const side = editedBy(admitDocument(draft.document), seed, 'author', allKinds, 1 + (seed % 3));
    const document = releaseDocument(side.document);
    const steps = stepsOf(side);
    if (steps.length === 0) return { change: { kind: 'none' }, draft };
    return { change: { kind: 'steps', steps, head: document }, draft: { ...draft, document, updatedAt: at } };
  };
  const comments = [{ any: seed }];
  switch (act) {
    case 'type': {
      const made = edited();
      return { ...made, version: made.change.kind === 'none' ? version : next };
    }
    case 'comment':
      return { change: { kind: 'none' }, draft: { ...draft, comments, updatedAt: at }, version: next };
    case 'both': {
      const made = edited();
      return { ...made, draft: { ...made.draft, comments, updatedAt: at }, version: next };
    }
    case 'replace': {
      const document = releaseDocument(uniqueDocument(randomFrom(seed), 3));
      return {
        change: { kind: 'document', document },
        draft: { ...draft, document, updatedAt: at },
        version: next,
      };
    }
    case 'rename': {
      const { document } = withTitle(draft.document, `Renamed ${seed}`);
      return { change: { kind: 'none' }, draft: { ...draft, document, updatedAt: at }, version: next };
    }
    case 'fold':
    case 'snapshot':
    case 'trash':
      return { change: { kind: 'none' }, draft, version };
  }
}

/** Does it to the database; `version` of what is given back is told for saves alone. */
async function perform(
  db: Database,
  act: Act,
  model: Model,
  to: Model & { readonly change: Change },
): Promise<unknown> {
  const at = to.draft.updatedAt;
  switch (act) {
    case 'rename': {
      const title = to.draft.document.content?.[0]?.content?.[0]?.text ?? '';
      return await renameDraft(db, id, title, at);
    }
    case 'fold': {
      const { kind } = await checkpoint(db, id);
      return kind === 'folded' || kind === 'nothing' ? { kind: 'done' } : kind;
    }
    case 'snapshot':
      return await takeSnapshot(db, id, 'shared', at);
    case 'trash':
      return await trashDraft(db, id, 7);
    default: {
      const { comments } = to.draft;
      const given = act === 'comment' || act === 'both' ? { comments } : {};
      const { change } = to;
      return await saveDraft(db, {
        id,
        baseVersion: model.version,
        change,
        ...given,
        clientId: 'a',
        at,
      });
    }
  }
}

const isSave = (act: Act): boolean => act !== 'fold' && act !== 'snapshot' && act !== 'trash';

describe('a draft that is saved by appending', () => {
  it('is at every moment what it would be if it were written whole, and so are its versions and its row', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ act: fc.constantFrom(...acts), seed: fc.nat(9_999) }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.nat(9_999),
        async (script, start) => {
          const document = releaseDocument(uniqueDocument(randomFrom(start), 5));
          let model: Model = { draft: { ...plainDraft, document }, version: 1 };
          const db = await withDraft(model.draft);
          const versions = new Map([[1, document]]);
          let trashedAt: number | null = null;
          for (const [turn, { act, seed }] of script.entries()) {
            const to = after(model, act, seed, 10_000 + turn);
            const done = isSave(act) ? { kind: 'saved', version: to.version } : { kind: 'done' };
            expect(await perform(db, act, model, to)).toEqual(done);
            if (act === 'trash') trashedAt = 7;
            model = { draft: to.draft, version: to.version };
            versions.set(model.version, model.draft.document);
            expect(await loadDraft(db, id)).toEqual({ kind: 'loaded', ...model, damage: null });
            expect(await db.facts.get(id)).toEqual(listRow(model.draft, { trashedAt }, model.version));
          }
          for (const [version, expected] of versions) {
            expect([version, await documentAt(db, id, version)]).toEqual([version, expected]);
          }
          const copy = await duplicateDraft(db, id, 'Copy', 5);
          const loaded = await loadDraft(db, copy.kind === 'created' ? copy.id : '');
          expect(loaded).toMatchObject({
            draft: { document: withTitle(model.draft.document, 'Copy').document },
          });
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);

  it('costs a save no reading and no writing of the body', async () => {
    const db = await withDraft();
    const body = await db.bodies.get(id);
    const read: unknown[] = [];
    db.bodies.hook('reading', (row) => {
      read.push(row);
      return row;
    });
    expect(await saveDraft(db, save({ comments: ['new'] }))).toEqual({ kind: 'saved', version: 2 });
    expect(
      await saveDraft(db, save({ baseVersion: 2, change: { kind: 'none' }, comments: [] })),
    ).toMatchObject({
      version: 3,
    });
    expect(read).toEqual([]);
    expect(await db.bodies.get(id)).toEqual(body);
    expect(read).toHaveLength(1);
  });

  it('that has nothing to save writes nothing', async () => {
    const db = await withDraft();
    const before = await everything(db);
    expect(await saveDraft(db, save({ change: { kind: 'none' } }))).toEqual({ kind: 'saved', version: 1 });
    expect(await everything(db)).toEqual(before);
  });

  it('gets its row of the list again where that is gone', async () => {
    const db = await withDraft();
    await db.facts.clear();
    await saveDraft(db, save());
    expect(await db.facts.toArray()).toEqual([
      listRow({ ...plainDraft, document: second, updatedAt: 2_000 }, { trashedAt: null }, 2),
    ]);
  });
});
