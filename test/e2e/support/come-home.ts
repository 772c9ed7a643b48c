import { writeFile as writeToDisk } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from '@tiptap/pm/transform';
import type { Page } from 'playwright-core';

import { admitDocument, releaseDocument } from '../../../renderer/document/admit';
import type { Draft, NodeJSON } from '../../../renderer/document/draft';
import type { Author } from '../../../renderer/document/review-record';
import { canonicalHash } from '../../../renderer/file/canonical-json';
import { writeFile } from '../../../renderer/file/write';
import { prepareRound } from '../../../renderer/review/files/prepare-round';
import { writeReturn } from '../../../renderer/review/files/write-review';
import type { Review, Round, Suggestion, Thread } from '../../../renderer/review/types';
import type { RoundRow } from '../../../renderer/storage/rows';
import { bundledTemplates } from '../../../templates';

/* Files as they come home, made by the program's own functions: a draft, the round it was sent in, reviews of it. */

const app = { name: 'Aftermark', version: '0.1.0' };
const author: Author = { id: 'ada', name: 'Ada', role: 'incident commander' };

export type Change = (tr: Transform) => unknown;

export interface ReviewToMake {
  readonly reviewer: Author;
  /** One change is one suggestion. */
  readonly changes: readonly Change[];
  readonly threads?: readonly Thread[];
  readonly agreedTo?: readonly string[];
}

export interface SentDraft {
  readonly draft: Draft;
  readonly sent: Draft;
  readonly round: Round;
}

/** A draft with these blocks, and the round in which its first version was sent. */
export async function sentDraft(id: string, content: readonly NodeJSON[]): Promise<SentDraft> {
  const [template] = bundledTemplates;
  if (template === undefined) throw new Error('no template');
  const draft: Draft = {
    format: { major: 1, minor: 0 },
    id,
    createdAt: Date.UTC(2026, 9, 1),
    updatedAt: Date.UTC(2026, 9, 1),
    document: {
      type: 'doc',
      attrs: { zone: 'UTC', zoneConfirmed: true, incidentDate: '2026-09-30', severity: 'SEV-2' },
      content,
    },
    comments: [],
    template,
  };
  const { sent, round } = await prepareRound(draft, {
    version: 1,
    recipients: 'Mira, Jon',
    request: 'Is the timeline right?',
    due: '',
    permission: 'suggest',
    author,
    now: Date.UTC(2026, 9, 2),
    newId: () => `${id}-round`,
    includeEvidence: false,
  });
  return { draft, sent, round };
}

/** Writes the draft's own file, to be opened at home. */
export async function writeDraft(folder: string, { draft }: SentDraft): Promise<string> {
  const written = await writeFile({ draft, assets: [], markdown: '', app });
  if (!written.ok) throw new Error(written.message);
  return await kept(folder, `${draft.id}.postmortem`, written.bytes);
}

async function kept(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeToDisk(file, bytes);
  return file;
}

/** Writes what a reviewer returns. */
export async function writeReviewFile(
  folder: string,
  { sent, round }: SentDraft,
  { reviewer, changes, threads = [], agreedTo = [] }: ReviewToMake,
): Promise<string> {
  const tr = new Transform(admitDocument(sent.document));
  const suggestions = changes.map((change, index): Suggestion => {
    const before = tr.steps.length;
    change(tr);
    const steps = tr.steps.slice(before).map((step): unknown => step.toJSON());
    return { id: `${reviewer.id}-${index}`, author: reviewer, at: Date.UTC(2026, 9, 3, 9, index), steps };
  });
  const review: Review = {
    round,
    reviewer,
    suggestions,
    threads,
    signOffs: agreedTo.map((section) => ({
      id: `${reviewer.id}-${section}`,
      section,
      contentHash: '0'.repeat(64),
      author: reviewer,
      at: Date.UTC(2026, 9, 3),
    })),
    resultHash: await canonicalHash(releaseDocument(tr.doc)),
  };
  const written = await writeReturn({ review, sent, assets: [], app, size: 'small' });
  if (!written.ok) throw new Error(written.message);
  return await kept(folder, `${reviewer.id}-${sent.id}.postmortem`, written.bytes);
}

/** Puts a row into a table of the app's database, past the app. */
async function put(page: Page, table: string, value: unknown): Promise<void> {
  await page.evaluate(
    async ([name, stored]) => {
      const done = <T>(request: IDBRequest<T>): Promise<T> =>
        new Promise((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')));
        });
      const db = await done(indexedDB.open('aftermark'));
      await done(db.transaction(name, 'readwrite').objectStore(name).put(stored));
      db.close();
    },
    [table, value] as const,
  );
}

/** Has the library remember that it sent the round, as it does when a person sends one. */
export async function rememberRound(page: Page, { draft, sent, round }: SentDraft): Promise<void> {
  const kept: RoundRow = { id: round.id, draftId: draft.id, round, sent: sent.document };
  await put(page, 'rounds', kept);
}

/** Has the app know who works here, as it does once a person has said so. */
export async function rememberIdentity(page: Page, identity: Author): Promise<void> {
  await put(page, 'settings', { key: 'identity', value: identity });
  await page.reload();
  await page.locator('html[data-ready]').waitFor();
}

/** The position in front of some words. */
function placeOf({ doc }: Transform, words: string): number {
  let found = -1;
  doc.descendants((node, position) => {
    const index = node.isText ? (node.text ?? '').indexOf(words) : -1;
    if (index >= 0 && found < 0) found = position + index;
  });
  if (found < 0) throw new Error(`nothing says "${words}"`);
  return found;
}

/** Replaces words by others; '' deletes them. */
export const replaced =
  (words: string, by: string): Change =>
  (tr) => {
    const from = placeOf(tr, words);
    return by === ''
      ? tr.delete(from, from + words.length)
      : tr.replaceWith(from, from + words.length, tr.doc.type.schema.text(by));
  };

/** Puts a block behind the one with an id. */
export const addedAfter =
  (id: string, block: NodeJSON): Change =>
  (tr) => {
    let end = -1;
    tr.doc.descendants((node, position) => {
      if (node.attrs['id'] === id) end = position + node.nodeSize;
    });
    return tr.insert(end, tr.doc.type.schema.nodeFromJSON(block));
  };

/** Takes away the block with an id. */
export const removed =
  (id: string): Change =>
  (tr) => {
    let found: readonly [number, number] | null = null as readonly [number, number] | null;
    tr.doc.descendants((node, position) => {
      if (node.attrs['id'] === id) found = [position, position + node.nodeSize];
    });
    return found === null ? tr : tr.delete(found[0], found[1]);
  };

export const marked =
  (words: string, mark: string): Change =>
  (tr) => {
    const from = placeOf(tr, words);
    return tr.addMark(from, from + words.length, tr.doc.type.schema.mark(mark));
  };

/** Sets an attribute of the row with an id. */
export const set =
  (id: string, name: string, value: unknown): Change =>
  (tr) => {
    tr.doc.descendants((node, position) => {
      if (node.attrs['id'] === id) tr.setNodeAttribute(position, name, value);
    });
  };

export const line = (type: string, id: string, words: string, attrs: object = {}): NodeJSON => ({
  type,
  attrs: { id, ...attrs },
  content: [{ type: 'text', text: words }],
});

export const row = (type: string, id: string, words: string, attrs: object = {}): NodeJSON => ({
  type,
  attrs: { id, ...attrs },
  content: [line('paragraph', `${id}-line`, words)],
});

/** A minute of 30 September 2026 in UTC. */
export const clock = (time: string) => ({
  start: Date.parse(`2026-09-30T${time}:00Z`),
  end: null,
  precision: 'minute',
  written: time,
  zone: 'UTC',
  inferred: ['date'],
});

/** A small post-mortem with prose, a timeline and actions. */
export const outage: readonly NodeJSON[] = [
  line('title', 'title', 'Checkout outage'),
  line('heading', 'h-summary', 'Summary', { level: 2 }),
  line('paragraph', 'p1', 'For 47 minutes customers could not pay. The database was slow after a deploy.'),
  line('paragraph', 'p2', 'Nobody noticed for a while. The pager was quiet.'),
  line('heading', 'h-timeline', 'Timeline', { level: 2 }),
  {
    type: 'timeline',
    attrs: { id: 'timeline' },
    content: [
      row('event', 'e1', 'Deploy of the checkout service', { happened: clock('13:02') }),
      row('event', 'e2', 'First customer writes to support', { happened: clock('13:20') }),
      row('event', 'e3', 'Rolled back', { happened: clock('13:49') }),
    ],
  },
  line('heading', 'h-actions', 'Actions', { level: 2 }),
  {
    type: 'actions',
    attrs: { id: 'actions' },
    content: [
      row('action', 'a1', 'Alert on failed payments', { owner: 'Eve', due: '3 Dec', status: 'open' }),
      row('action', 'a2', 'Write a runbook', { owner: 'Jon' }),
    ],
  },
  line('heading', 'h-lessons', 'Lessons', { level: 2 }),
  line('paragraph', 'p3', 'Small deploys are good. Thanks to everybody who helped.'),
];
