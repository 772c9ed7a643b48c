import { Step, Transform } from '@tiptap/pm/transform';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { admitDocument, releaseDocument } from '../../../renderer/document/admit';
import type { NodeJSON } from '../../../renderer/document/draft';
import { documentSchema } from '../../../renderer/document/schema';
import { makeAnchor, mapAnchors, placeAnchor } from '../../../renderer/review/anchor';
import { addThread } from '../../../renderer/review/thread';
import { readThreads } from '../../../renderer/review/thread-guard';
import type { StepsRow } from '../../../renderer/storage/rows';
import { stateOf } from '../../../renderer/storage/tail';
import { draftWith } from '../file/fixtures';
import { uniqueDocument } from '../review/random/document';
import { allKinds } from '../review/random/kinds';
import { randomFrom } from '../review/random/random';
import { editedBy } from '../review/random/sides';

const paragraph = (id: string, text: string): NodeJSON => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});
const document: NodeJSON = {
  type: 'doc',
  content: [paragraph('a', 'The proxy ran out of memory.'), paragraph('b', 'It was restarted by hand.')],
};
const author = { id: 'm', name: 'Mira', role: '' };
const aside = { of: 'a later version' };

/** A thread about the words from one position to another, as it stands in a version. */
const threadOn = (json: NodeJSON, from: number, to: number, version: number) => {
  const anchor = makeAnchor(admitDocument(json), { from, to }, version);
  if (anchor === null) throw new Error('there is nothing to comment on');
  return addThread(anchor, { id: 'c1', author, at: 1, text: 'Which one?' });
};

const row = (seq: number, steps: readonly unknown[], comments?: readonly unknown[]): StepsRow => ({
  draftId: 'draft1',
  seq,
  at: seq * 1_000,
  clientId: 'a',
  steps,
  ...(comments === undefined ? {} : { comments }),
});

/** The words "memory" of the first paragraph. */
const memory = { from: 22, to: 28 };
const type = (at: number, text: string) => ({
  stepType: 'replace',
  from: at,
  to: at,
  slice: { content: [{ type: 'text', text }] },
});

const after = (json: NodeJSON, step: unknown) =>
  new Transform(admitDocument(json)).step(Step.fromJSON(documentSchema, step)).doc;

describe('comments before the last steps', () => {
  const body = { id: 'draft1', version: 4, draft: { ...draftWith([]), document, comments: [] as unknown[] } };
  const thread = threadOn(document, memory.from, memory.to, 4);
  const quoteOf = (comments: readonly unknown[]) => readThreads(comments).threads[0]?.anchor;

  it('of the checkpoint follow the steps, in their place among what is no thread', () => {
    const kept = { ...body, draft: { ...body.draft, comments: [aside, thread] } };
    const state = stateOf(kept, [row(5, [type(1, 'On Tuesday ')]), row(6, [type(33, 'all ')])]);
    const [first, second] = state.draft.comments;
    expect(first).toBe(aside);
    expect(quoteOf([second])).toMatchObject({ quote: 'memory', from: 36, to: 42, version: 6 });
  });

  it('of a save follow only what came after it', () => {
    const said = releaseDocument(after(document, type(1, 'On Tuesday ')));
    const here = threadOn(said, memory.from + 11, memory.to + 11, 5);
    const rows = [row(5, [type(1, 'On Tuesday ')], [here, aside]), row(6, [type(1, 'Then. ')])];
    expect(quoteOf(stateOf(body, rows).draft.comments)).toMatchObject({
      quote: 'memory',
      from: 38,
      version: 6,
    });
    expect(stateOf(body, rows).draft.comments[1]).toBe(aside);
  });

  it('stay word for word where no steps came after them', () => {
    const comments = [thread, aside];
    expect(stateOf(body, [row(5, [], comments)]).draft.comments).toBe(comments);
    expect(stateOf(body, []).draft).toEqual(body.draft);
  });

  it('after saves that cannot be read find their place by their words', () => {
    const said = releaseDocument(after(document, type(1, 'On Tuesday ')));
    const here = threadOn(said, memory.from + 11, memory.to + 11, 6);
    const state = stateOf(body, [row(5, [{ stepType: 'torn' }]), row(6, [], [here])]);
    expect(state.damage?.after).toBe(4);
    expect(state.version).toBe(6);
    expect(quoteOf(state.draft.comments)).toMatchObject({ quote: 'memory', from: memory.from - 1 });
  });

  it('stand where they would stand if they were followed save by save', () => {
    fc.assert(
      fc.property(fc.nat(9_999), fc.nat(9_999), (start, seed) => {
        const base = uniqueDocument(randomFrom(start), 6);
        const words = [...base.children.entries()].flatMap(([index, child]) =>
          child.isTextblock && child.textContent.length > 8 ? [index] : [],
        );
        const place = words[seed % Math.max(1, words.length)];
        if (place === undefined) return;
        let position = 1;
        for (const child of base.children.slice(0, place)) position += child.nodeSize;
        const anchor = makeAnchor(base, { from: position, to: position + 8 }, 1);
        if (anchor === null) return;
        const first = addThread(anchor, { id: 'c1', author, at: 1, text: 'Why?' });
        const edits = editedBy(base, seed, 'author', allKinds, 4).suggestions;
        const rows = edits.map((edit, index) => row(index + 2, edit.steps));
        const draft = { ...body.draft, document: releaseDocument(base), comments: [first] };
        const whole = stateOf({ id: 'draft1', version: 1, draft }, rows);
        const { doc, steps } = rows.reduce((tr, { steps: made }) => {
          for (const step of made) tr.step(Step.fromJSON(documentSchema, step));
          return tr;
        }, new Transform(base));
        const [followed] = mapAnchors([anchor], { base, steps }, doc, rows.length + 1);
        expect(whole.damage).toBeNull();
        const [kept] = readThreads(whole.draft.comments).threads;
        const expected = rows.length === 0 ? anchor : followed;
        expect(kept?.anchor).toEqual(expected);
        const placed = placeAnchor(admitDocument(whole.draft.document), expected ?? anchor).kind;
        expect(expected?.lost === true ? 'placed' : placed).toBe('placed');
      }),
      { numRuns: 60 },
    );
  });
});
