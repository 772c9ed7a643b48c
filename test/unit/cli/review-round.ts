import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';

import { admitDocument, releaseDocument } from '../../../renderer/document/admit';
import type { Draft } from '../../../renderer/document/draft';
import { documentSchema as schema } from '../../../renderer/document/schema';
import type { Author } from '../../../renderer/document/review-record';
import { canonicalHash } from '../../../renderer/file/canonical-json';
import { makeAnchor } from '../../../renderer/review/anchor';
import { prepareRound, type PreparedRound } from '../../../renderer/review/files/prepare-round';
import { writeReturn, writeSent } from '../../../renderer/review/files/write-review';
import { addThread } from '../../../renderer/review/thread';
import type { Suggestion, Thread } from '../../../renderer/review/types';
import { app, plainDraft } from '../file/fixtures';
import { bytesOf, settings } from '../review/files/fixtures';
import { action, at, doc, event, h, node, p, title } from '../support/build';

/** A draft with text, a timeline of two events and an action; every block has an id. */
export const roundDraft: Draft = {
  ...plainDraft,
  comments: [],
  document: releaseDocument(
    doc(
      [
        title('Fonts unavailable'),
        h(2, 'What happened', { id: 'h' }),
        p('The database was slow for an hour.', { id: 'p' }),
        p('Nobody saw it.', { id: 'q' }),
        node(
          'timeline',
          [
            event([p('Alert fired', { id: 'e1p' })], { id: 'e1', happened: at('2019-07-02T13:10') }),
            event([p('Rolled back', { id: 'e2p' })], { id: 'e2', happened: at('2019-07-02T13:20') }),
          ],
          { id: 't' },
        ),
        node('actions', [action([p('Alert earlier', { id: 'ap' })], { id: 'a', owner: 'web' })], {
          id: 'as',
        }),
      ].map((one, index) => (index === 0 ? { ...one, attrs: { ...one.attrs, id: 'title' } } : one)),
    ),
  ),
};

export type Edit = (tr: Transform) => void;

export function place(document: Node, id: string): number {
  let found = -1;
  document.descendants((one, position) => {
    if (one.attrs['id'] === id) found = position;
  });
  return found;
}

export const replaced =
  (id: string, from: string, to: string): Edit =>
  (tr) => {
    const position = place(tr.doc, id) + 1;
    const start = position + (tr.doc.nodeAt(position - 1)?.textContent.indexOf(from) ?? 0);
    tr.replaceWith(start, start + from.length, schema.text(to));
  };
export const set =
  (id: string, name: string, value: unknown): Edit =>
  (tr) =>
    tr.setNodeAttribute(place(tr.doc, id), name, value);
export const deleted =
  (id: string): Edit =>
  (tr) => {
    const from = place(tr.doc, id);
    tr.delete(from, from + (tr.doc.nodeAt(from)?.nodeSize ?? 0));
  };

export function editedDraft(draft: Draft, ...edits: readonly Edit[]): Draft {
  const tr = new Transform(admitDocument(draft.document));
  for (const edit of edits) edit(tr);
  return { ...draft, document: releaseDocument(tr.doc) };
}

export const sendRound = (draft: Draft): Promise<PreparedRound> => prepareRound(draft, settings);

export const sentBytes = async ({ sent, round }: PreparedRound) =>
  bytesOf(await writeSent({ sent, round, assets: [], app }));

function commentOn(base: Node, words: string, author: Author): Thread {
  const position = place(base, 'p');
  const from = position + 1 + (base.nodeAt(position)?.textContent.indexOf(words) ?? 0);
  const anchor = makeAnchor(base, { from, to: from + words.length }, 7);
  if (anchor === null) throw new Error(`“${words}” is not there`);
  return addThread(anchor, { id: `${author.id}-thread`, author, at: 1_790_000_300_000, text: 'Was it?' });
}

/** What a reviewer returns: a suggestion for each edit, and a comment on some words. */
export async function returned(
  { sent, round }: PreparedRound,
  name: string,
  edits: readonly Edit[],
  { size = 'whole', about }: { readonly size?: 'whole' | 'small'; readonly about?: string } = {},
) {
  const base = admitDocument(sent.document);
  const reviewer = { id: name, name, role: 'database lead' };
  let document = base;
  const suggestions = edits.map((edit, index): Suggestion => {
    const tr = new Transform(document);
    edit(tr);
    document = tr.doc;
    const steps = tr.steps.map((step) => step.toJSON() as unknown);
    return { id: `${name}-${index}`, author: reviewer, at: 1_790_000_200_000 + index, steps };
  });
  const threads = about === undefined ? [] : [commentOn(base, about, reviewer)];
  const resultHash = await canonicalHash(releaseDocument(document));
  const review = { round, reviewer, suggestions, threads, signOffs: [], resultHash };
  return bytesOf(await writeReturn({ review, sent, assets: [], app, size }));
}
