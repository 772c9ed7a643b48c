import { Editor } from '@tiptap/core';
import { Transform } from '@tiptap/pm/transform';

import { createHome, type HomeReviews } from '../../../../../renderer/app/review/home/model';
import { createPlanner } from '../../../../../renderer/app/review/home/planner';
import type { StartPlanner } from '../../../../../renderer/app/review/home/planning';
import { receiveFiles, type ReceivedFiles } from '../../../../../renderer/app/review/home/receive-files';
import type { Identity } from '../../../../../renderer/app/review/identity';
import type { Threads } from '../../../../../renderer/app/review/threads/model';
import { stepsFrom, stepsOf } from '../../../../../renderer/app/session-steps';
import { createStore } from '../../../../../renderer/app/store';
import { admitDocument, releaseDocument } from '../../../../../renderer/document/admit';
import type { Draft, NodeJSON } from '../../../../../renderer/document/draft';
import type { Author, SignOff } from '../../../../../renderer/document/review-record';
import { editorExtensions } from '../../../../../renderer/editor/extensions';
import { PendingSuggestions } from '../../../../../renderer/editor/plugins/pending-suggestions';
import { canonicalHash } from '../../../../../renderer/file/canonical-json';
import { prepareRound } from '../../../../../renderer/review/files/prepare-round';
import { readReview } from '../../../../../renderer/review/files/read-review';
import { writeReturn } from '../../../../../renderer/review/files/write-review';
import type { PlacedThread, ThreadFilter } from '../../../../../renderer/review/thread';
import type { Review, Round, Suggestion, Thread } from '../../../../../renderer/review/types';
import type { Database } from '../../../../../renderer/storage/database';
import { createDraft, loadDraft } from '../../../../../renderer/storage/drafts';
import { keepRound } from '../../../../../renderer/storage/rounds';
import { app, draftWith } from '../../../file/fixtures';
import { opened } from '../../../storage/fixtures';

/* An author's desk: a library with a draft that was sent, its editor, and reviewers who send files back. */

// jsdom lays nothing out.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();
Element.prototype.scrollIntoView = () => undefined;

export const author: Author = { id: 'author', name: 'Ada', role: 'incident commander' };
export const mira: Author = { id: 'mira', name: 'Mira', role: 'database lead' };
export const jon: Author = { id: 'jon', name: 'Jon', role: '' };

export const text = (id: string, words: string): NodeJSON => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text: words }],
});

export const content: readonly NodeJSON[] = [
  { type: 'title', attrs: { id: 'title' }, content: [{ type: 'text', text: 'Outage' }] },
  { type: 'heading', attrs: { id: 'h1', level: 2 }, content: [{ type: 'text', text: 'Summary' }] },
  text('p1', 'The database was slow for an hour.'),
  { type: 'heading', attrs: { id: 'h2', level: 2 }, content: [{ type: 'text', text: 'Actions' }] },
  {
    type: 'actions',
    attrs: { id: 'actions' },
    content: [
      {
        type: 'action',
        attrs: { id: 'a1', owner: 'Eve', due: '3 Dec' },
        content: [text('a1-line', 'Add an alert')],
      },
    ],
  },
  text('p2', 'Thanks to everybody.'),
];

/** What a reviewer does with the draft that was sent. */
export interface Reviewing {
  readonly reviewer?: Author;
  /** One transform a suggestion; ids "mira-0", "mira-1". */
  readonly suggest?: readonly ((tr: Transform) => unknown)[];
  readonly threads?: readonly Thread[];
  readonly signOffs?: readonly SignOff[];
  readonly round?: Partial<Round>;
}

export interface Sent {
  readonly db: Database;
  readonly draft: Draft;
  readonly sent: Draft;
  readonly round: Round;
}

export async function send(db: Database, draft: Draft = draftWith(content), id = 'round1'): Promise<Sent> {
  if ((await loadDraft(db, draft.id)).kind !== 'loaded') await createDraft(db, draft);
  const { sent, round } = await prepareRound(draft, {
    version: 1,
    recipients: 'Mira, Jon',
    request: '',
    due: '',
    permission: 'suggest',
    author,
    now: 1_000,
    newId: () => id,
    includeEvidence: false,
  });
  const kept = await keepRound(db, { id: round.id, draftId: draft.id, round, sent: sent.document });
  if (kept.kind !== 'done') throw new Error(kept.kind);
  return { db, draft, sent, round };
}

/** The position in front of some words. */
export function at({ doc }: Transform, words: string): number {
  let found = -1;
  doc.descendants((node, position) => {
    const index = node.isText ? (node.text ?? '').indexOf(words) : -1;
    if (index >= 0 && found < 0) found = position + index;
  });
  if (found < 0) throw new Error(`nothing says "${words}"`);
  return found;
}

/** Replaces words by others; '' deletes them. */
export const replace = (words: string, by: string) => (tr: Transform) =>
  by === ''
    ? tr.delete(at(tr, words), at(tr, words) + words.length)
    : tr.replaceWith(at(tr, words), at(tr, words) + words.length, tr.doc.type.schema.text(by));

export const rowAttribute = (id: string, name: string, value: unknown) => (tr: Transform) => {
  tr.doc.descendants((node, position) => {
    if (node.attrs['id'] === id) tr.setNodeAttribute(position, name, value);
  });
};

/** A returned file, written and read as between two machines. */
export async function returned(
  { sent, round }: Sent,
  { reviewer = mira, suggest = [], threads = [], signOffs = [], round: other = {} }: Reviewing,
  name = 'review.postmortem',
) {
  const tr = new Transform(admitDocument(sent.document));
  const suggestions = suggest.map((make, index): Suggestion => {
    const before = tr.steps.length;
    make(tr);
    const steps = tr.steps.slice(before).map((step): unknown => step.toJSON());
    return { id: `${reviewer.id}-${index}`, author: reviewer, at: 2_000 + index, steps };
  });
  const review: Review = {
    round: { ...round, ...other },
    reviewer,
    suggestions,
    threads,
    signOffs,
    resultHash: await canonicalHash(releaseDocument(tr.doc)),
  };
  const back: Draft = { ...sent, id: review.round.draftId };
  const written = await writeReturn({ review, sent: back, assets: [], app, size: 'small' });
  if (!written.ok) throw new Error(written.message);
  const read = await readReview(written.bytes);
  if (!read.ok || read.kind !== 'return') throw new Error(read.ok ? read.kind : read.message);
  return { name, read };
}

/** Plans in the page instead of a worker; what is said goes through JSON as through a message. */
export const startHere: StartPlanner = (onAnswer) => {
  const plan = createPlanner();
  let isStopped = false;
  return {
    ask: (request) => {
      const told = structuredClone(request);
      queueMicrotask(() => {
        const answer = isStopped ? null : plan(told);
        if (answer !== null) onAnswer(structuredClone(answer));
      });
    },
    stop: () => {
      isStopped = true;
    },
  };
};

/** Comments as far as coming home needs them: what was added and taken out. */
function fakeThreads(): Threads & { readonly held: ReadonlyMap<string, Thread> } {
  const held = new Map<string, Thread>();
  return {
    held,
    threads: createStore<readonly PlacedThread[]>([]),
    filter: createStore<ThreadFilter>({}),
    current: createStore<string | null>(null),
    stored: () => [...held.values()],
    add: (threads: readonly Thread[]) => {
      const fresh = threads.filter(({ id }) => !held.has(id));
      for (const thread of fresh) held.set(thread.id, thread);
      return fresh.flatMap(({ comments }) => comments.map(({ id }) => id));
    },
    remove: (comments: ReadonlySet<string>) => {
      for (const id of comments) held.delete(id);
    },
    begin: () => false,
    go: () => undefined,
    stop: () => undefined,
  } as unknown as Threads & { readonly held: ReadonlyMap<string, Thread> };
}

export interface Desk {
  readonly editor: Editor;
  readonly home: HomeReviews;
  readonly threads: ReadonlyMap<string, Thread>;
  readonly said: string[];
  readonly told: string[];
  readonly text: () => string;
  /** What stands as struck or as coming in the page. */
  readonly shown: () => readonly string[];
  readonly pending: () => readonly string[];
}

/** Opens the draft in an editor, with what came home. */
export async function open({ db, draft }: Sent, who: Author | null = author): Promise<Desk> {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const loaded = await loadDraft(db, draft.id);
  if (loaded.kind !== 'loaded') throw new Error(loaded.kind);
  const editor = new Editor({
    element: place,
    injectCSS: false,
    extensions: [...editorExtensions(), PendingSuggestions],
    content: admitDocument(loaded.draft.document).toJSON(),
  });
  const steps: unknown[] = [];
  editor.on('transaction', (event) => steps.push(...stepsOf(event).map((step) => step.toJSON() as unknown)));
  const threads = fakeThreads();
  const [said, told]: [string[], string[]] = [[], []];
  const identity: Identity = { current: createStore(who), ask: async () => who, change: async () => who };
  const home = createHome({
    db,
    id: draft.id,
    editor,
    threads,
    identity,
    version: () => loaded.version,
    stepsSince: async (since) =>
      await stepsFrom(db, { id: draft.id, since, unsaved: () => ({ version: loaded.version, steps }) }),
    say: (message) => said.push(message),
    tell: (message) => told.push(message),
    start: startHere,
  });
  await home.refresh();
  return {
    editor,
    home,
    threads: threads.held,
    said,
    told,
    text: () => editor.state.doc.textBetween(0, editor.state.doc.content.size, '|'),
    shown: () =>
      [...editor.view.dom.querySelectorAll('[data-suggestion]')].map(
        (found) => `${found.className.includes('goes') ? '-' : '+'}${found.textContent ?? ''}`,
      ),
    pending: () => {
      const state = home.state.get();
      if (state.kind !== 'planned') return [state.kind === 'failed' ? state.message : state.kind];
      const { suggestions, conflicts, cards } = state.plan;
      return [
        ...suggestions.map(({ id }) => id),
        ...conflicts.map((one) => one.suggestions.map(({ id }) => id).join(' against ')),
        ...cards.map(({ card }) => `${card.suggestion} without a place`),
      ];
    },
  };
}

/** A library with a draft that was sent, and what `receiveFiles` said of the reviews that came home. */
export async function sentAndBack(
  ...reviews: readonly Reviewing[]
): Promise<Sent & { readonly received: ReceivedFiles }> {
  const sent = await send(await opened());
  const files = [];
  for (const [index, review] of reviews.entries())
    files.push(await returned(sent, review, `r${index}.postmortem`));
  return { ...sent, received: await receiveFiles(sent.db, files) };
}
