import { describe, expect, it } from 'vitest';

import { matchReview, reviewHash, type Home } from '../../../../renderer/review/files/match-review';
import { prepareRound } from '../../../../renderer/review/files/prepare-round';
import { readReview } from '../../../../renderer/review/files/read-review';
import type { Review, Round } from '../../../../renderer/review/types';
import { homeDraft, reviewOf, roundFiles, settings } from './fixtures';

const prepared = await prepareRound(homeDraft, settings);
const { round } = prepared;
const review = reviewOf(prepared);

const homeWith = (known: Round, merged: readonly string[] = []): Home => ({
  drafts: new Map([
    ['another', []],
    [homeDraft.id, [{ round: known, merged }]],
  ]),
});

async function refusal(brought: Review, home: Home): Promise<string> {
  const match = await matchReview(brought, home);
  if (match.ok) throw new Error('the review was taken');
  expect(match.message).toMatch(/^[^\n]+\.$/u);
  return match.message;
}

describe('a review that comes home', () => {
  it('finds its draft and its round, which home describes', async () => {
    const brought = {
      ...review,
      round: { ...round, permission: 'comment', request: 'other words' },
    } as const;
    expect(await matchReview(brought, homeWith(round))).toEqual({
      ok: true,
      draftId: homeDraft.id,
      round,
      hash: await reviewHash(brought),
      notices: [],
    });
  });

  it('is the same review in the whole file and in the small one', async () => {
    const { whole, small } = await roundFiles();
    const hashes = await Promise.all(
      [whole, small].map(async (bytes) => {
        const read = await readReview(bytes);
        return read.ok && read.kind === 'return' ? reviewHash(read.review) : 'no review';
      }),
    );
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/u);
    expect(hashes[1]).toBe(hashes[0]);
  });

  it('brings suggestions to a round that asked for none, and this is said', async () => {
    const match = await matchReview(review, homeWith({ ...round, permission: 'comment' }));
    expect(match).toMatchObject({
      ok: true,
      notices: ['This round asked for comments only, and the review brings a suggestion as well.'],
    });
  });

  it('is refused where it belongs to another draft', async () => {
    const elsewhere = { ...review, round: { ...round, draftId: 'other' } };
    expect(await refusal(elsewhere, homeWith(round))).toContain('not in this library');
    expect(await refusal(review, { ...homeWith(round), into: 'another' })).toContain(
      'another draft than this',
    );
  });

  it('is refused where its round, version or base is not that of home', async () => {
    const home = homeWith(round);
    expect(await refusal({ ...review, round: { ...round, id: 'r9' } }, home)).toContain('not sent from this');
    for (const change of [{ version: 8 }, { baseHash: 'e'.repeat(64) }]) {
      expect(await refusal({ ...review, round: { ...round, ...change } }, home)).toContain('another text');
    }
  });

  it('is refused the second time, and a later one by the same reviewer is not', async () => {
    const home = homeWith(round, [await reviewHash(review)]);
    expect(await refusal(review, home)).toBe(
      'This review has been merged already, so there was nothing to change.',
    );
    expect(await matchReview({ ...review, signOffs: [] }, home)).toMatchObject({ ok: true });
  });
});
