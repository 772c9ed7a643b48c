// @vitest-environment jsdom
import { closeHistory } from '@tiptap/pm/history';
import { describe, expect, it, vi } from 'vitest';

import { createReturning } from '../../../../../renderer/app/review/round/return-model';
import { createSending } from '../../../../../renderer/app/review/round/send-model';
import { releaseDocument } from '../../../../../renderer/document/admit';
import type { Draft, NodeJSON } from '../../../../../renderer/document/draft';
import type { Author } from '../../../../../renderer/document/review-record';
import { canonicalJson } from '../../../../../renderer/file/canonical-json';
import { matchReview } from '../../../../../renderer/review/files/match-review';
import { readReview } from '../../../../../renderer/review/files/read-review';
import { receiveReview } from '../../../../../renderer/review/home/receive';
import { makeAnchor, placeAnchor } from '../../../../../renderer/review/anchor';
import { signOff } from '../../../../../renderer/review/sign-off';
import { addThread } from '../../../../../renderer/review/thread';
import { replay } from '../../../../../renderer/review/replay';
import { admitDocument } from '../../../../../renderer/document/admit';
import type { Review } from '../../../../../renderer/review/types';
import type { Database } from '../../../../../renderer/storage/database';
import { loadReview } from '../../../../../renderer/storage/reviews';
import { knownRounds, listRounds, roundAtHome } from '../../../../../renderer/storage/rounds';
import { everything, withDraft } from '../../../storage/fixtures';
import example from '../../../../../templates/examples/cloudflare-2019-07-02.json' with { type: 'json' };
import { FakeShell, lastBytes, openSent, sitDown, type Desk } from './desk';

const mira: Author = { id: 'machine1', name: 'Mira Okafor', role: 'incident commander' };
const ana: Author = { id: 'machine2', name: 'Ana Reis', role: 'database lead' };
const draft = example as unknown as Draft;

async function atHome(sent = draft) {
  const db = await withDraft(sent);
  const desk = await sitDown(db, sent.id);
  const shell = new FakeShell();
  const sending = createSending({
    db,
    shell: shell as never,
    session: desk,
    author: mira,
    now: () => 4_000,
  });
  return { db, desk, shell, sending };
}

function returningOf(db: Database, desk: Desk, shell: FakeShell) {
  return createReturning({ db, shell: shell as never, session: desk, reviewer: ana, now: () => 9_000 });
}

/** Position behind the first text that has these words. */
function after(desk: Desk, words: string): number {
  let found = -1;
  desk.editor.state.doc.descendants((node, position) => {
    const index = node.isText ? (node.text ?? '').indexOf(words) : -1;
    if (found < 0 && index >= 0) found = position + index + words.length;
    return found < 0;
  });
  if (found < 0) throw new Error(`nowhere: ${words}`);
  return found;
}

function positionOf(desk: Desk, type: string, index = 0): number {
  const found: number[] = [];
  desk.editor.state.doc.descendants((node, position) => {
    if (node.type.name === type) found.push(position);
  });
  return found[index] ?? -1;
}

const plain = (document: NodeJSON) => canonicalJson(document);

// Files and a database are written, and an editor opened, in each; on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000 });

describe('a round', () => {
  it('goes out and comes home as exactly what the reviewer had', async () => {
    const home = await atHome();
    home.desk.editor.commands.insertContentAt(after(home.desk, 'Cloudflare'), ' today');
    await home.sending.start();
    home.sending.change({ recipients: ' Database team ', due: '2026-12-01', request: 'Is it right?' });
    await home.sending.send();
    expect(home.sending.state.get()).toMatchObject({ problem: null, done: { moved: true } });

    const away = await openSent(home.shell);
    const { editor } = away.desk;
    editor.commands.insertContentAt(after(away.desk, 'Cloudflare'), ' and others');
    editor.commands.setTextSelection(after(away.desk, 'Cloudflare and'));
    editor.commands.splitBlock();
    editor.view.dispatch(closeHistory(editor.state.tr));
    editor.commands.insertContentAt(after(away.desk, 'Cloudflare'), ' taken back');
    editor.commands.undo();
    const action = positionOf(away.desk, 'action');
    editor.view.dispatch(editor.state.tr.setNodeAttribute(action, 'due', '2026-12-24'));
    await away.desk.flush();
    const row = editor.state.doc.nodeAt(positionOf(away.desk, 'event', 2));
    editor.commands.deleteRange({
      from: after(away.desk, row?.textContent ?? '') - 6,
      to: after(away.desk, row?.textContent ?? ''),
    });
    editor.view.dispatch(editor.state.tr.setDocAttribute('severity', 'SEV-9'));

    const shell = new FakeShell();
    const returning = returningOf(away.db, away.desk, shell);
    await returning.start();
    expect(returning.state.get()).toMatchObject({ problem: null });
    expect(returning.state.get().counts?.suggestions).toBeGreaterThanOrEqual(4);
    await returning.giveBack();
    expect(returning.state.get().problem).toBeNull();

    const review = await cameHome(home.db, shell);
    const round = await roundAtHome(home.db, review.round.id);
    const result = replay(
      admitDocument(round?.base ?? { type: 'doc' }),
      review.suggestions.flatMap(({ steps }) => steps),
    );
    if (!result.ok) throw new Error(`step ${result.index}`);
    // What stayed at home is at home; all else is what the reviewer saw.
    const sent = replay(
      admitDocument(round?.sent ?? { type: 'doc' }),
      (await returnedReview(shell)).suggestions.flatMap(({ steps }) => steps),
    );
    if (!sent.ok) throw new Error(`step ${sent.index}`);
    expect(plain(releaseDocument(sent.document))).toBe(plain(releaseDocument(editor.state.doc)));
    expect(result.document.textContent).toBe(editor.state.doc.textContent);
  });

  it('holds no suggestion where the reviewer only looked', async () => {
    const home = await atHome();
    await home.sending.start();
    await home.sending.send();
    const away = await openSent(home.shell);
    const { editor } = away.desk;
    editor.commands.focus('end');
    editor.commands.setTextSelection(after(away.desk, 'Cloudflare'));
    const shell = new FakeShell();
    const returning = returningOf(away.db, away.desk, shell);
    await returning.start();
    await returning.giveBack();
    expect((await returnedReview(shell)).suggestions).toEqual([]);
    expect(returning.state.get().done?.file).toMatch(/review by Ana Reis\.postmortem$/u);
  });

  it('returned again holds what was returned before, word for word, and what is new', async () => {
    const home = await atHome();
    await home.sending.start();
    await home.sending.send();
    const away = await openSent(home.shell);
    const shell = new FakeShell();
    away.desk.editor.commands.insertContentAt(after(away.desk, 'Cloudflare'), ' first');
    const first = returningOf(away.db, away.desk, shell);
    await first.start();
    await first.giveBack();
    const before = await returnedReview(shell);
    away.desk.editor.commands.insertContentAt(after(away.desk, 'Cloudflare first'), ' second');
    const second = returningOf(away.db, away.desk, shell);
    await second.start();
    expect(second.state.get()).toMatchObject({ returnedAt: 9_000, counts: { suggestions: 2, fresh: 1 } });
    second.setSize('small');
    await second.giveBack();
    const again = await returnedReview(shell);
    expect(before.suggestions).toHaveLength(1);
    expect(again.suggestions.slice(0, 1)).toEqual(before.suggestions);
    expect(again.suggestions).toHaveLength(2);
  });

  it('holds no line that the editor put below a table', async () => {
    const cell = { type: 'tableCell', attrs: { id: 'c' } };
    const table = {
      type: 'table',
      attrs: { id: 't' },
      content: [{ type: 'tableRow', attrs: { id: 'r' }, content: [cell] }],
    };
    const content = [...(draft.document.content ?? []), table];
    const home = await atHome({ ...draft, document: { ...draft.document, content } });
    await home.sending.start();
    await home.sending.send();
    const away = await openSent(home.shell);
    const { editor } = away.desk;
    editor.commands.setTextSelection(after(away.desk, 'Cloudflare'));
    editor.commands.insertContentAt(after(away.desk, 'On 2 July 2019'), { type: 'hardBreak' });
    editor.commands.setTextSelection(after(away.desk, 'On 2 July'));
    editor.commands.splitBlock();
    expect(editor.state.doc.lastChild?.type.name).toBe('paragraph');
    const shell = new FakeShell();
    const returning = returningOf(away.db, away.desk, shell);
    await returning.start();
    await returning.giveBack();
    expect(returning.state.get().problem).toBeNull();
    const review = await cameHome(home.db, shell);
    const round = await roundAtHome(home.db, review.round.id);
    const result = replay(
      admitDocument(round?.sent ?? { type: 'doc' }),
      review.suggestions.flatMap(({ steps }) => steps),
    );
    expect(result.ok && result.document.lastChild?.type.name).toBe('table');
    expect(review.suggestions.length).toBeGreaterThan(0);
  });

  it('brings comments at the places of the draft that was sent, and what was agreed to', async () => {
    const home = await atHome();
    await home.sending.start();
    await home.sending.send();
    const away = await openSent(home.shell);
    const { editor } = away.desk;
    const heading = positionOf(away.desk, 'heading');
    const section = String(editor.state.doc.nodeAt(heading)?.attrs['id']);
    const agreed = await signOff(editor.state.doc, section, { id: 'sign1', author: ana, at: 6_000 });
    editor.view.dispatch(editor.state.tr.setDocAttribute('signOffs', [agreed]));
    const words = 'It was not an attack';
    editor.commands.insertContentAt(after(away.desk, words) - words.length, 'We looked. ');
    const to = after(away.desk, words);
    const anchor = makeAnchor(editor.state.doc, { from: to - words.length, to }, 2);
    if (anchor === null) throw new Error('no place');
    const writing = { id: 'thread1', author: ana, at: 6_500, text: 'How was that known?' };
    away.desk.comments = [...away.desk.comments, addThread(anchor, writing, true)];
    const shell = new FakeShell();
    const returning = returningOf(away.db, away.desk, shell);
    await returning.start();
    expect(returning.state.get().counts).toEqual({ suggestions: 1, fresh: 1, comments: 1, agreed: 1 });
    await returning.giveBack();
    const review = await cameHome(home.db, shell);
    expect(review.signOffs).toEqual([agreed]);
    const sent = (await roundAtHome(home.db, review.round.id))?.sent;
    const base = admitDocument(sent ?? { type: 'doc' });
    const brought = review.threads[0]?.anchor;
    if (brought === undefined) throw new Error('no thread came home');
    const placed = placeAnchor(base, brought);
    expect(brought.version).toBe(review.round.version);
    expect(placed.kind === 'placed' && base.textBetween(placed.from, placed.to)).toBe(words);
    expect(brought.from).toBe(0);
  });

  it('marks nothing as returned where the file is not written', async () => {
    const home = await atHome();
    await home.sending.start();
    await home.sending.send();
    const away = await openSent(home.shell);
    const shell = new FakeShell();
    const returning = returningOf(away.db, away.desk, shell);
    await returning.start();
    for (const answer of ['cancelled', 'failed'] as const) {
      shell.answer = answer;
      await returning.giveBack();
      expect(returning.state.get()).toMatchObject({ done: null, isReturning: false });
      expect((await loadReview(away.db, away.desk.id))?.returned).toBeNull();
      expect(away.desk.returned.get()).toBeNull();
    }
    expect(returning.state.get().problem).toBe('The disk is full.');
  });
});

describe('sending', () => {
  it('keeps the round before the file is written, and takes it back where it is not', async () => {
    const { db, shell, sending, desk } = await atHome();
    await sending.start();
    await desk.flush();
    const before = (await everything(db)) as { readonly snapshots: unknown };
    for (const answer of ['cancelled', 'failed'] as const) {
      shell.answer = answer;
      await sending.send();
      expect(sending.state.get()).toMatchObject({ done: null, isSending: false });
      expect(await listRounds(db, draft.id)).toEqual([]);
    }
    const { snapshots } = (await everything(db)) as { readonly snapshots: unknown };
    expect(snapshots).toEqual(before.snapshots);
    expect(desk.editor.state.doc.attrs['status']).toBe(admitDocument(draft.document).attrs['status']);
  });

  it('offers whom it went to last, and lists what went out', async () => {
    const { db, shell, sending, desk } = await atHome();
    await sending.start();
    sending.change({ recipients: 'Database team', permission: 'comment' });
    await sending.send();
    const next = createSending({
      db,
      shell: shell as never,
      session: desk,
      author: mira,
      now: () => 4_500,
    });
    await next.start();
    expect(next.state.get()).toMatchObject({
      form: { recipients: 'Database team', permission: 'comment', request: '' },
      earlier: [{ returnedBy: [], round: { sentAt: 4_000 } }],
      canMove: false,
    });
  });
});

async function returnedReview(shell: FakeShell): Promise<Review> {
  const read = await readReview(lastBytes(shell));
  if (!read.ok || read.kind !== 'return') throw new Error(read.ok ? read.kind : read.message);
  return read.review;
}

/** The review as home takes it in. */
async function cameHome(db: Database, shell: FakeShell): Promise<Review> {
  const review = await returnedReview(shell);
  const match = await matchReview(review, { drafts: await knownRounds(db) });
  if (!match.ok) throw new Error(match.message);
  const round = await roundAtHome(db, match.round.id);
  if (round === null) throw new Error('the round is not at home');
  const received = await receiveReview(review, round, []);
  if (!received.ok) throw new Error(received.message);
  return received.review;
}
