import { Step } from '@tiptap/pm/transform';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { admitDocument, releaseDocument } from '../../../renderer/document/admit';
import type { NodeJSON } from '../../../renderer/document/draft';
import { documentSchema } from '../../../renderer/document/schema';
import { loadDraft, renameDraft, saveDraft } from '../../../renderer/storage/drafts';
import { documentAt, stepsSince } from '../../../renderer/storage/log';
import { takeSnapshot } from '../../../renderer/storage/snapshots';
import { draftWith, plainDraft } from '../file/fixtures';
import { uniqueDocument } from '../review/random/document';
import { allKinds } from '../review/random/kinds';
import { randomFrom } from '../review/random/random';
import { editedBy } from '../review/random/sides';
import { save, second, titled, withDraft } from './fixtures';

const { id } = plainDraft;

/** What a step makes of a document, without the code under test. */
function after(document: NodeJSON, steps: readonly unknown[]): NodeJSON {
  const end = steps.reduce<ReturnType<typeof admitDocument>>((doc, step) => {
    const next = Step.fromJSON(documentSchema, step).apply(doc).doc;
    if (next === null) throw new Error('the step does not fit');
    return next;
  }, admitDocument(document));
  return releaseDocument(end);
}

const insert = (at: number, text: string): unknown => ({
  stepType: 'replace',
  from: at,
  to: at,
  slice: { content: [{ type: 'text', text }] },
});

describe('documentAt', () => {
  it('gives every version as it was stored, whatever was edited, kept, replaced or renamed', async () => {
    const save = fc.record({
      edits: fc.integer({ min: 0, max: 3 }),
      logged: fc.boolean(),
      next: fc.constantFrom('nothing', 'nothing', 'nothing', 'keep', 'rename'),
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.array(save, { minLength: 1, maxLength: 6 }), async (seed, saves) => {
        const base = uniqueDocument(randomFrom(seed));
        let document = releaseDocument(base);
        const db = await withDraft({ ...plainDraft, document });
        const stored = [document];
        let edited = base;
        for (const [turn, { edits, logged, next }] of saves.entries()) {
          edited = admitDocument(document);
          const steps = editedBy(edited, seed + turn, 'author', allKinds, edits).suggestions.flatMap(
            (one) => one.steps,
          );
          document = after(document, steps);
          const saved = await saveDraft(db, {
            id,
            baseVersion: stored.length,
            change:
              logged && steps.length > 0
                ? { kind: 'steps', steps, head: document }
                : { kind: 'document', document },
            clientId: 'a',
            at: turn,
          });
          expect(saved).toEqual({ kind: 'saved', version: stored.length + 1 });
          stored.push(document);
          if (next === 'keep') await takeSnapshot(db, id, 'shared', turn);
          if (next === 'rename') {
            await renameDraft(db, id, `Renamed ${turn}`, turn);
            const loaded = await loadDraft(db, id);
            if (loaded.kind === 'loaded') ({ document } = loaded.draft);
            stored.push(document);
          }
        }
        for (const [index, expected] of stored.entries()) {
          expect(await documentAt(db, id, index + 1)).toEqual(expected);
        }
      }),
      { numRuns: 15 },
    );
  }, 30_000);

  it('is null where there is no such version or draft, or the steps do not fit', async () => {
    const db = await withDraft();
    expect(await documentAt(db, id, 0)).toBeNull();
    expect(await documentAt(db, id, 2)).toBeNull();
    expect(await documentAt(db, 'gone', 1)).toBeNull();
    await saveDraft(db, save({ steps: [insert(9_999, 'x')] }));
    await saveDraft(db, save({ baseVersion: 2, steps: [{ stepType: 'of tomorrow' }] }));
    expect(await documentAt(db, id, 2)).toBeNull();
    expect(await documentAt(db, id, 3)).toBeNull();
    await saveDraft(db, save({ baseVersion: 3, steps: [] }));
    expect(await documentAt(db, id, 4)).toEqual(second);
  });

  it('leaves what this version does not know word for word', async () => {
    const unknown = { type: 'gauge', attrs: { id: 'g', value: 3 } };
    const { document } = draftWith([titled('A'), unknown]);
    const db = await withDraft({ ...plainDraft, document });
    const steps = [insert(2, 'b')];
    await saveDraft(db, save({ document: after(document, steps), steps }));
    await saveDraft(db, save({ baseVersion: 2 }));
    expect(await documentAt(db, id, 2)).toEqual(draftWith([titled('Ab'), unknown]).document);
  });
});

describe('stepsSince', () => {
  it('gives the saves after a version, and none where only comments changed', async () => {
    const db = await withDraft();
    await saveDraft(db, save());
    await saveDraft(db, save({ baseVersion: 2, comments: ['one'], change: { kind: 'none' } }));
    await saveDraft(db, save({ baseVersion: 3, steps: [insert(1, 'x')] }));
    const since = async (version: number) =>
      (await stepsSince(db, id, version))?.map(({ seq }) => seq) ?? null;
    expect(await since(1)).toEqual([2, 4]);
    expect(await since(2)).toEqual([4]);
    expect(await since(3)).toEqual([4]);
    expect(await since(4)).toEqual([]);
    expect(await stepsSince(db, 'gone', 1)).toEqual([]);
  });

  it('is null where the document was replaced without steps after that version', async () => {
    const db = await withDraft();
    await saveDraft(db, save());
    await saveDraft(db, save({ baseVersion: 2, steps: [], document: draftWith([titled('Else')]).document }));
    await saveDraft(db, save({ baseVersion: 3 }));
    expect(await stepsSince(db, id, 1)).toBeNull();
    expect(await stepsSince(db, id, 2)).toBeNull();
    expect((await stepsSince(db, id, 3))?.map(({ seq }) => seq)).toEqual([4]);
  });
});
