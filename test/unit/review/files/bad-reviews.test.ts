import { describe, expect, it, vi } from 'vitest';

import { reviewRecordNames } from '../../../../renderer/document/review-record';
import { readReview } from '../../../../renderer/review/files/read-review';
import { canonicalHash } from '../../../../renderer/file/canonical-json';
import { edited, repacked } from '../../file/fixtures';
import { comment, reviewer, roundFiles, suggestion, thread } from './fixtures';

vi.setConfig({ testTimeout: 60_000 });

const files = await roundFiles();

type Json = Record<string, unknown>;
type Edit = (json: Json) => unknown;

async function refusal(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const read = await readReview(bytes);
  if (read.ok) throw new Error(`the file was read as ${read.kind}`);
  return read.message;
}

const review = async (edit: Edit) => refusal(await edited(files.small, 'review.json', edit));
const steps = async (list: unknown) =>
  refusal(await edited(files.small, 'steps.json', () => ({ suggestions: [{ ...suggestion, steps: list }] })));

describe('review.json', () => {
  it.each<[string, Edit, string]>([
    ['no object', () => 4, 'review.json does not hold a review.'],
    [
      'no round',
      (json) => ({ ...json, round: undefined }),
      'In review.json, round is missing: what was sent, to whom and when.',
    ],
    [
      'a day that is none',
      (json) => ({ ...json, round: { ...(json['round'] as Json), due: '2026-02-30' } }),
      'In review.json, round.due is not a day: a day as YYYY-MM-DD, or empty text.',
    ],
    [
      'a name without end',
      (json) => ({ ...json, reviewer: { ...reviewer, name: 'x'.repeat(201) } }),
      'In review.json, reviewer.name is longer than 200 characters.',
    ],
    [
      'a thread without comments',
      (json) => ({ ...json, threads: [{ ...thread, comments: [] }] }),
      'In review.json, threads[0].comments is empty.',
    ],
    [
      'a wrong anchor',
      (json) => ({ ...json, threads: [{ ...thread, anchor: { ...thread.anchor, to: 0 } }] }),
      'In review.json, threads[0].anchor is not as long as its quote.',
    ],
    [
      'more context than an anchor has',
      (json) => ({ ...json, threads: [{ ...thread, anchor: { ...thread.anchor, prefix: 'x'.repeat(33) } }] }),
      'In review.json, threads[0].anchor.prefix is longer than 32 characters.',
    ],
    [
      'one thread twice',
      (json) => ({ ...json, threads: [thread, thread] }),
      'In review.json, threads[1] has the id of an earlier one.',
    ],
    [
      'one comment twice',
      (json) => ({ ...json, threads: [{ ...thread, comments: [comment, comment] }] }),
      'In review.json, threads[0].comments[1] has the id of an earlier one.',
    ],
    [
      'a hash that is none',
      (json) => ({ ...json, resultHash: 'D'.repeat(64) }),
      'In review.json, resultHash is not a SHA-256.',
    ],
    [
      'too many sign-offs',
      (json) => ({ ...json, signOffs: Array.from({ length: 20_001 }, () => null) }),
      'In review.json, signOffs has more than 20000 entries: a list of',
    ],
  ])('with %s is refused in a sentence that names the place', async (_, edit, message) => {
    expect(await review(edit)).toContain(message);
  });

  it('may hold two comments of one id by two people, for both are kept', async () => {
    const both = [comment, { ...comment, author: { ...reviewer, id: 'machine9' } }];
    const bytes = await edited(files.small, 'review.json', (json) => ({
      ...json,
      threads: [{ ...thread, comments: both }],
    }));
    expect(await readReview(bytes)).toMatchObject({ ok: true, review: { threads: [{ comments: both }] } });
  });
});

describe('steps.json', () => {
  const start = 'In steps.json, suggestions[0].steps[0]';
  const deep = (depth: number): unknown =>
    depth === 0 ? { type: 'paragraph' } : { type: 'blockquote', content: [deep(depth - 1)] };
  const replace = { stepType: 'replace', from: 1, to: 2 };

  it.each<[string, unknown, string]>([
    ['no step', 'x', `${start} is not a step.`],
    ['an unknown type', { stepType: 'explode' }, `${start} is a step of an unknown type, "explode".`],
    [
      'a type of the prototype',
      { stepType: 'toString' },
      `${start} is a step of an unknown type, "toString".`,
    ],
    ['a fraction of a position', { ...replace, from: 0.5 }, `${start} has a wrong from.`],
    ['a position beyond any', { ...replace, to: 1e300 }, `${start} has a wrong to.`],
    ['positions the wrong way', { ...replace, to: 0 }, `${start} has a to before what it follows.`],
    [
      'a node without a type',
      { ...replace, slice: { content: [{ type: 'paragraph', content: [{ text: 'x' }] }] } },
      `${start} has a slice in which content[0].content[0] has no type.`,
    ],
    [
      'a slice open deeper than it is',
      { ...replace, slice: { content: [{ type: 'paragraph' }], openStart: 2 } },
      `${start} has a slice with a wrong depth.`,
    ],
    [
      'a slice open without content',
      { ...replace, slice: { openEnd: 1 } },
      `${start} has a slice with a wrong depth.`,
    ],
    [
      'a slice that is too deep',
      { ...replace, slice: { content: [deep(210)] } },
      `${start} has a slice in which its content is nested more than 200 levels deep.`,
    ],
    ['a mark that is none', { stepType: 'addMark', from: 1, to: 2, mark: 'bold' }, `${start} has no mark.`],
    ['no attribute', { stepType: 'attr', pos: 1, value: 1 }, `${start} names no attribute.`],
    ['no value', { stepType: 'docAttr', attr: 'severity' }, `${start} has no value.`],
    ...[...reviewRecordNames, 'status'].map((attr): [string, unknown, string] => [
      attr,
      { stepType: 'docAttr', attr, value: [] },
      `${start} changes what home remembers of its reviews.`,
    ]),
    [
      'a step within that is no mark',
      { stepType: 'markSet', steps: [replace] },
      `${start} has wrong steps within.`,
    ],
  ])('with %s is refused in a sentence that names the place', async (_, step, message) => {
    expect(await steps([step])).toBe(message);
  });

  it('with one suggestion twice, or too many steps, is refused', async () => {
    const twice = await edited(files.small, 'steps.json', () => ({ suggestions: [suggestion, suggestion] }));
    expect(await refusal(twice)).toBe('In steps.json, suggestions[1] has the id of an earlier one.');
    const many = Array.from({ length: 500_001 }, () => 0);
    expect(await steps(many)).toBe('In steps.json, there are more than 500000 steps.');
  });
});

describe('the draft of a review', () => {
  it('must be the one that was sent, in the file that went and in the one that came', async () => {
    for (const bytes of [files.sent, files.whole]) {
      const other = await edited(bytes, 'draft.json', (json) => ({
        ...json,
        document: { ...(json['document'] as Json), attrs: { severity: 'SEV-5' } },
      }));
      expect(await refusal(other)).toBe(
        'This file was changed after it was sent: its draft does not match the hash of its review.',
      );
      const renamed = await edited(bytes, 'draft.json', (json) => ({ ...json, id: 'other' }));
      expect(await refusal(renamed)).toContain('its draft is not the one that its review is about');
    }
  });

  it('has only threads among its comments', async () => {
    const other = await edited(files.sent, 'draft.json', (json) => ({
      ...json,
      comments: [thread, { id: 4 }],
    }));
    expect(await refusal(other)).toBe('In draft.json, comments[1].id cannot be 4.');
  });
});

describe('a file of a review that is not whole', () => {
  it.each(['review.json', 'steps.json', 'manifest.json'])('for want of %s is refused', async (name) => {
    const bytes = await repacked(files.whole, (entries) => delete entries[name]);
    expect(await refusal(bytes)).toBe(`This file is not a whole post-mortem: ${name} is missing.`);
  });

  it('or of a kind that nobody knows is refused', async () => {
    const bytes = await edited(files.small, 'manifest.json', (json) => ({ ...json, kind: 'dream\nteam' }));
    expect(await refusal(bytes)).toBe(
      'This file is of a kind that this version does not know, "dream team"; open it with a newer Aftermark.',
    );
  });
});

describe('another version', () => {
  const versioned = async (bytes: Uint8Array<ArrayBuffer>, name: string, major: number, minor = 0) =>
    edited(bytes, name, (json) => ({ ...json, format: { major, minor } }));

  it('of the review, when major, is not merged, whatever else it holds', async () => {
    expect(await refusal(await versioned(files.small, 'review.json', 2))).toBe(
      'This review was written by a newer Aftermark (review format 2.0; this one reads 1) and cannot be merged here.',
    );
    const changed = await edited(files.small, 'review.json', () => ({
      format: { major: 0, minor: 4 },
      all: 'else',
    }));
    expect(await refusal(changed)).toContain('written by an older Aftermark (review format 0.4');
  });

  it('of the review, when major, lets the draft that was sent be read and not more', async () => {
    const read = await readReview(await versioned(files.sent, 'review.json', 2));
    expect(read).toMatchObject({ ok: true, kind: 'draft', readOnly: true, draft: files.prepared.sent });
    expect(read.ok && read.notices).toEqual([
      'This draft for review was written by a newer Aftermark (review format 2.0; this one reads 1), so it opens for reading only.',
    ]);
  });

  it('of the draft, when major, is the same', async () => {
    expect(await readReview(await versioned(files.sent, 'manifest.json', 2))).toMatchObject({
      ok: true,
      kind: 'draft',
      readOnly: true,
    });
    expect(await refusal(await versioned(files.small, 'manifest.json', 2))).toContain('cannot merge');
    expect(await refusal(await versioned(files.whole, 'draft.json', 3))).toContain('cannot be merged here');
  });

  it('when newer by a minor one only, is read', async () => {
    expect(await readReview(await versioned(files.sent, 'review.json', 1, 9))).toMatchObject({
      kind: 'sent',
    });
    expect(await readReview(await versioned(files.small, 'review.json', 1, 9))).toMatchObject({
      kind: 'return',
    });
    expect(await readReview(await versioned(files.whole, 'manifest.json', 1, 9))).toMatchObject({
      kind: 'return',
    });
  });
});

describe('the hash of a base', () => {
  it('is of the document as it lies in the file', async () => {
    const read = await readReview(files.sent);
    if (!read.ok || read.kind !== 'sent') throw new Error('not sent');
    expect(await canonicalHash(read.sent.base)).toBe(read.sent.round.baseHash);
  });
});
