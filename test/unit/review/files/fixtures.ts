import * as fc from 'fast-check';
import { unzipSync } from 'fflate';

import type { Asset, Draft, NodeJSON } from '../../../../renderer/document/draft';
import type { WriteResult } from '../../../../renderer/file/write';
import {
  prepareRound,
  type PreparedRound,
  type RoundSettings,
} from '../../../../renderer/review/files/prepare-round';
import { writeReturn, writeSent } from '../../../../renderer/review/files/write-review';
import type { Author, SignOff } from '../../../../renderer/document/review-record';
import type { Anchor, Comment, Review, Suggestion, Thread } from '../../../../renderer/review/types';
import { app, assetOf, draftWith, imageNode, png } from '../../file/fixtures';

export const author: Author = { id: 'machine1', name: 'Mira Okafor', role: 'incident commander' };
export const reviewer: Author = { id: 'machine2', name: 'Ana Reis', role: 'database lead' };

const text = (words: string): NodeJSON => ({ type: 'text', text: words });
const paragraph = (id: string, words: string): NodeJSON => ({
  type: 'paragraph',
  attrs: { id },
  content: [text(words)],
});

export const rawText = 'alert fired: token=hunter2';

/** A source with its raw text; the hash is that of the text. */
export const source = {
  system: 'PagerDuty',
  id: 'PX1',
  link: '',
  author: 'on-call engineer',
  raw: rawText,
  hash: '9e8a3c1f4d5b6a7980716253443526170f1e2d3c4b5a69788796a5b4c3d2e1f0',
};

export const event: NodeJSON = {
  type: 'event',
  attrs: { id: 'event1', sources: [source] },
  content: [paragraph('p1', 'The alert fired')],
};

/** A draft with one of everything that stays at home. */
export const homeDraft: Draft = draftWith(
  [
    { type: 'title', attrs: { id: 't1' }, content: [text('Fonts unavailable')] },
    { type: 'heading', attrs: { id: 'h1', level: 2 }, content: [text('What happened')] },
    paragraph('p0', 'The database was slow for an hour.'),
    {
      type: 'timeline',
      attrs: { id: 'tl1', origin: { blocks: [paragraph('x1', 'deleted from the table')], printed: 'ab' } },
      content: [event],
    },
  ],
  {
    stepsOfTomorrow: ['text that was deleted yesterday'],
    comments: [{ note: 'of no known form' }],
  },
);

export const settings: RoundSettings = {
  version: 7,
  recipients: 'database team',
  request: 'Is the order of events right?',
  due: '2026-12-01',
  permission: 'suggest',
  author,
  now: 1_790_000_000_000,
  newId: () => 'round1',
  includeEvidence: false,
};

export const comment: Comment = {
  id: 'thread1',
  author: reviewer,
  at: 1_790_000_100_000,
  text: 'Was it *an hour*?',
  editedAt: null,
};

export const anchor: Anchor = {
  block: 'p0',
  quote: 'an hour',
  prefix: 'slow for ',
  suffix: '.',
  from: 26,
  to: 33,
  version: 7,
};

export const thread: Thread = { id: 'thread1', anchor, blocking: true, comments: [comment], resolved: null };

export const suggestion: Suggestion = {
  id: 'suggestion1',
  author: reviewer,
  at: 1_790_000_200_000,
  steps: [
    { stepType: 'replace', from: 40, to: 47, slice: { content: [text('two hours')] } },
    { stepType: 'attr', pos: 70, attr: 'audience', value: 'internal' },
    { stepType: 'addMark', mark: { type: 'bold' }, from: 40, to: 44 },
  ],
};

export const signOff: SignOff = {
  id: 'sign1',
  section: 'h1',
  contentHash: 'c'.repeat(64),
  author: reviewer,
  at: 1_790_000_300_000,
};

/** A review with one of everything, of a round that was prepared. */
export function reviewOf({ round }: PreparedRound, more: Partial<Review> = {}): Review {
  return {
    round,
    reviewer,
    suggestions: [suggestion],
    threads: [thread],
    signOffs: [signOff],
    resultHash: 'd'.repeat(64),
    ...more,
  };
}

export function bytesOf(written: WriteResult): Uint8Array<ArrayBuffer> {
  if (!written.ok) throw new Error(written.message);
  return written.bytes;
}

/** The three files of a whole round, of a draft with an image, and a review that adds one. */
export async function roundFiles(): Promise<{
  readonly prepared: PreparedRound;
  readonly review: Review;
  readonly sent: Uint8Array<ArrayBuffer>;
  readonly whole: Uint8Array<ArrayBuffer>;
  readonly small: Uint8Array<ArrayBuffer>;
  readonly images: { readonly sent: Asset; readonly added: Asset };
}> {
  const [first, second] = await Promise.all([assetOf(png([1])), assetOf(png([2]))]);
  const content = [...(homeDraft.document.content ?? []), imageNode(first.hash)];
  const draft: Draft = { ...homeDraft, comments: [thread], document: { ...homeDraft.document, content } };
  const prepared = await prepareRound(draft, settings);
  const insert = {
    stepType: 'replace',
    from: 0,
    to: 0,
    slice: { content: [imageNode(second.hash), imageNode(first.hash)] },
  };
  const review = reviewOf(prepared, {
    suggestions: [suggestion, { ...suggestion, id: 'suggestion2', steps: [insert] }],
  });
  const { sent, round } = prepared;
  const assets = [first, second];
  const of = async (size: 'whole' | 'small') =>
    bytesOf(await writeReturn({ review, sent, assets, app, size }));
  return {
    prepared,
    review,
    sent: bytesOf(await writeSent({ sent, round, assets, app })),
    whole: await of('whole'),
    small: await of('small'),
    images: { sent: first, added: second },
  };
}

/** All text of a file's entries, unpacked; invalid UTF-8 (images) as it may come. */
export function unpackedText(bytes: Uint8Array<ArrayBuffer>): string {
  return Object.entries(unzipSync(bytes))
    .map(([name, content]) => `${name}\n${new TextDecoder().decode(content)}`)
    .join('\n');
}

const anyText = fc.string({ unit: 'binary', maxLength: 20 });
const id = fc.stringMatching(/^[\w-]{1,12}$/u);
const time = fc.integer({ min: -8_640_000_000_000, max: 8_640_000_000_000 });
const hash = fc.stringMatching(/^[0-9a-f]{64}$/u);
const anyAuthor: fc.Arbitrary<Author> = fc.record({ id, name: anyText, role: anyText });

const anyAnchor: fc.Arbitrary<Anchor> = fc
  .record({
    block: id,
    quote: anyText,
    prefix: anyText,
    suffix: anyText,
    from: fc.nat(1000),
    version: fc.nat(50),
  })
  .map((parts) => ({ ...parts, to: parts.from + parts.quote.length }));

const anyComment: fc.Arbitrary<Comment> = fc.record({
  id,
  author: anyAuthor,
  at: time,
  text: fc.string({ unit: 'binary', maxLength: 200 }),
  editedAt: fc.option(time),
});

const anyThread: fc.Arbitrary<Thread> = fc
  .record({
    id,
    anchor: anyAnchor,
    blocking: fc.boolean(),
    comments: fc.uniqueArray(anyComment, { minLength: 1, maxLength: 3, selector: ({ id: own }) => own }),
    resolved: fc.option(fc.record({ by: anyAuthor, at: time })),
  })
  .map((parts) => ({ ...parts, comments: parts.comments as unknown as Thread['comments'] }));

export const anyThreads = fc.uniqueArray(anyThread, { maxLength: 4, selector: ({ id: own }) => own });

const node: fc.Arbitrary<NodeJSON> = anyText
  .filter((words) => words !== '')
  .map((words) => ({ type: 'paragraph', content: [text(words)] }));
const range = fc.tuple(fc.nat(500), fc.nat(20)).map(([from, length]) => ({ from, to: from + length }));
const value = fc
  .json({ maxDepth: 3 })
  .filter((json) => !json.includes('__proto__'))
  // As it comes out of JSON: without the zero below zero.
  .map((json): unknown => JSON.parse(JSON.stringify(JSON.parse(json))));
const anyStep = fc.oneof(
  fc.tuple(range, fc.array(node, { maxLength: 2 })).map(([at, content]) => ({
    stepType: 'replace',
    ...at,
    ...(content.length === 0 ? {} : { slice: { content, openStart: 1, openEnd: 1 } }),
  })),
  fc.tuple(fc.nat(500), value).map(([pos, to]) => ({ stepType: 'attr', pos, attr: 'due', value: to })),
  value.map((to) => ({ stepType: 'docAttr', attr: 'severity', value: to })),
  range.map((at) => ({ stepType: 'removeMark', mark: { type: 'link', attrs: { href: 'x' } }, ...at })),
);

/** What a reviewer may bring, whatever it is; the round is the test's. */
export const anyReview: fc.Arbitrary<Omit<Review, 'round'>> = fc.record({
  reviewer: anyAuthor,
  suggestions: fc.uniqueArray(
    fc.record({ id, author: anyAuthor, at: time, steps: fc.array(anyStep, { maxLength: 4 }) }),
    { maxLength: 4, selector: ({ id: own }) => own },
  ),
  threads: anyThreads,
  signOffs: fc.uniqueArray(fc.record({ id, section: id, contentHash: hash, author: anyAuthor, at: time }), {
    maxLength: 3,
    selector: ({ id: own }) => own,
  }),
  resultHash: hash,
});

export const anySettings: fc.Arbitrary<RoundSettings> = fc.record({
  version: fc.nat(1000),
  recipients: anyText,
  request: fc.string({ unit: 'binary', maxLength: 300 }),
  due: fc.constantFrom('', '2026-11-30', '2024-02-29'),
  permission: fc.constantFrom('comment', 'suggest'),
  author: anyAuthor,
  now: time,
  newId: id.map((made) => () => made),
  includeEvidence: fc.boolean(),
});
