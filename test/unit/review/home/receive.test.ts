import { beforeAll, describe, expect, it } from 'vitest';

import { releaseDocument } from '../../../../renderer/document/admit';
import type { NodeJSON } from '../../../../renderer/document/draft';
import { canonicalHash } from '../../../../renderer/file/canonical-json';
import { withhold } from '../../../../renderer/review/files/withhold';
import { receiveReview, type RoundAtHome } from '../../../../renderer/review/home/receive';
import type { Review, Suggestion, Thread } from '../../../../renderer/review/types';
import { admitDocument } from '../../../../renderer/document/admit';
import { at, doc, event, h, node, p, title } from '../../support/build';
import { applied, roundOf } from './random-reviews';
import { moved, place, replaced, suggestionsOf } from './reviews';

const source = { system: 'chat', id: '1', link: '', author: '', raw: 'the raw words', hash: 'f'.repeat(64) };
const base = releaseDocument(
  doc([
    title('Outage'),
    h(2, 'What happened', { id: 'h1' }),
    p('the error rate rose', { id: 'p1' }),
    node(
      'timeline',
      [
        event([p('alarm', { id: 'e1p' })], { id: 'e1', happened: at('2019-07-02T13:10'), sources: [source] }),
        event([p('rollback', { id: 'e2p' })], { id: 'e2', happened: at('2019-07-02T13:20') }),
      ],
      { id: 't' },
    ),
  ]),
);
const mira = { id: 'm', name: 'Mira', role: '' };

const thread = (id: string, quote: string): Thread => ({
  id,
  anchor: { block: 'p1', quote, prefix: '', suffix: '', from: 0, to: quote.length, version: 1 },
  blocking: false,
  comments: [{ id, author: mira, at: 1, text: 'why?', editedAt: null }],
  resolved: null,
});
const signOff = (section: string) => ({
  id: section,
  section,
  contentHash: 'c'.repeat(64),
  author: mira,
  at: 1,
});

let home: RoundAtHome;
let sent: NodeJSON;
beforeAll(async () => {
  sent = (await withhold(base, { includeEvidence: false })).document;
  home = { round: { ...roundOf('round'), baseHash: await canonicalHash(sent) }, sent, base };
});

async function reviewOf(suggestions: readonly Suggestion[]): Promise<Review> {
  const result = applied(
    admitDocument(sent),
    suggestions.flatMap(({ steps }) => steps),
  );
  return {
    round: home.round,
    reviewer: mira,
    suggestions,
    threads: [],
    signOffs: [],
    resultHash: await canonicalHash(releaseDocument(result)),
  };
}

const edits = () => suggestionsOf(admitDocument(sent), 'mira', [replaced('p1', 'rose', 'fell')]);

describe('receiveReview', () => {
  it('brings back what stayed at home, so that a moved event keeps the words of its source', async () => {
    const suggestions = suggestionsOf(admitDocument(sent), 'mira', [moved('e2', 'e1'), moved('e1', 'e2')]);
    expect(JSON.stringify(suggestions)).not.toContain('the raw words');
    const received = await receiveReview(await reviewOf(suggestions), home, []);
    if (!received.ok) throw new Error(received.message);
    const result = applied(
      admitDocument(base),
      received.review.suggestions.flatMap(({ steps }) => steps),
    );
    expect(result.nodeAt(place(result, 'e1'))?.attrs['sources']).toMatchObject([{ raw: 'the raw words' }]);
  });

  it('gives threads that are known the anchor that home has, and leaves out sign-offs of no section', async () => {
    const review = {
      ...(await reviewOf(edits())),
      threads: [thread('a', ''), thread('b', 'the')],
      signOffs: [signOff('h1'), signOff('gone'), signOff('p1')],
    };
    const received = await receiveReview(review, home, [thread('a', 'the error'), { no: 'thread' }]);
    if (!received.ok) throw new Error(received.message);
    expect(received.review.threads.map(({ anchor }) => anchor.quote)).toEqual(['the error', 'the']);
    expect(received.review.signOffs.map(({ section }) => section)).toEqual(['h1']);
  });

  it('is the same for the same review a second time', async () => {
    const review = await reviewOf(edits());
    const [first, second] = [await receiveReview(review, home, []), await receiveReview(review, home, [])];
    expect(first.ok).toBe(true);
    expect(second).toEqual(first);
  });

  it.each<[string, (review: Review) => Review, string]>([
    [
      'another result',
      (review) => ({ ...review, suggestions: [] }),
      'The suggestions of this review do not lead to the text that its reviewer had, so nothing was merged.',
    ],
    [
      'a step of no known type',
      (review) => ({
        ...review,
        suggestions: review.suggestions.map((one) => ({ ...one, steps: [{ stepType: 'new' }] })),
      }),
      'Suggestion 1 of this review cannot be read here or does not fit the text that was sent, so nothing was merged.',
    ],
    [
      'a step that is none',
      (review) => ({
        ...review,
        suggestions: review.suggestions.map((one) => ({ ...one, steps: [null, 7] })),
      }),
      'Suggestion 1 of this review cannot be read here or does not fit the text that was sent, so nothing was merged.',
    ],
    [
      'a node of no known type',
      (review) =>
        withStep(review, {
          stepType: 'replace',
          from: 0,
          to: 0,
          slice: { content: [{ type: 'hologram' }] },
        }),
      'Suggestion 1 of this review cannot be read here or does not fit the text that was sent, so nothing was merged.',
    ],
    [
      'a place behind the end',
      (review) => withStep(review, { stepType: 'replace', from: 9_000, to: 9_001 }),
      'Suggestion 1 of this review cannot be read here or does not fit the text that was sent, so nothing was merged.',
    ],
    [
      'a value that the attribute cannot have',
      (review) => withStep(review, { stepType: 'docAttr', attr: 'tags', value: 7 }),
      'Suggestion 1 of this review cannot be read here or does not fit the text that was sent, so nothing was merged.',
    ],
    [
      'a table without rows',
      (review) =>
        withStep(review, {
          stepType: 'replace',
          from: place(admitDocument(sent), 'p1'),
          to: place(admitDocument(sent), 'p1'),
          slice: { content: [{ type: 'table', content: [{ type: 'paragraph' }] }] },
        }),
      'The suggestions of this review would leave no draft that can be read, so nothing was merged.',
    ],
  ])('refuses %s in one sentence', async (_, spoiled, message) => {
    const received = await receiveReview(spoiled(await reviewOf(edits())), home, []);
    expect(received).toEqual({ ok: false, message });
  });

  it('refuses where what was sent is not kept as it was', async () => {
    const review = await reviewOf(edits());
    const received = await receiveReview(review, { ...home, sent: base }, []);
    expect(received).toEqual({
      ok: false,
      message: 'The text that was sent in this round is not kept as it was, so nothing was merged.',
    });
  });
});

const withStep = (review: Review, step: unknown): Review => ({
  ...review,
  suggestions: review.suggestions.map((one) => ({ ...one, steps: [step] })),
});
