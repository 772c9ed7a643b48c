import * as fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';

import { readFile } from '../../../../renderer/file/read';
import { prepareRound } from '../../../../renderer/review/files/prepare-round';
import { readReview } from '../../../../renderer/review/files/read-review';
import { writeReturn, writeSent } from '../../../../renderer/review/files/write-review';
import { anyContent, app, assetOf, edited, fileOf, plainDraft } from '../../file/fixtures';
import {
  anyReview,
  anySettings,
  anyThreads,
  bytesOf,
  homeDraft,
  reviewOf,
  roundFiles,
  settings,
} from './fixtures';

// Hundreds of files a test: a second on an idle machine, many times that on a busy one.
vi.setConfig({ testTimeout: 60_000 });

describe('a draft sent for review and read again', () => {
  it('is what was prepared, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(anyContent, anyThreads, anySettings, async ({ draft, images }, threads, how) => {
        const assets = await Promise.all(images.map((bytes) => assetOf(bytes)));
        const { sent, round } = await prepareRound({ ...draft, comments: threads }, how);
        const read = await readReview(bytesOf(await writeSent({ sent, round, assets, app })));
        if (!read.ok || read.kind !== 'sent') throw new Error(read.ok ? read.kind : read.message);
        expect(read.sent).toEqual({ round, base: sent.document, threads: sent.comments });
        expect(read.draft).toEqual(sent);
      }),
      { numRuns: 80 },
    );
  });

  it('is the same draft for what knows nothing of reviews, with a word about the rest', async () => {
    const { sent, prepared } = await roundFiles();
    expect(await readFile(sent)).toMatchObject({
      ok: true,
      draft: prepared.sent,
      notices: ['This file was made for a review; what it holds beside the draft is not read here.'],
    });
  });
});

describe('a review written and read again', () => {
  it('is the same review from the whole file and from the small one, whatever it holds', async () => {
    const { sent, round } = await prepareRound(homeDraft, settings);
    await fc.assert(
      fc.asyncProperty(anyReview, async (rest) => {
        const review = { ...rest, round };
        for (const size of ['whole', 'small'] as const) {
          const read = await readReview(bytesOf(await writeReturn({ review, sent, assets: [], app, size })));
          if (!read.ok || read.kind !== 'return') throw new Error(read.ok ? read.kind : read.message);
          expect(read.review).toEqual(review);
          expect(read.notices).toEqual([]);
          const base = { round, base: sent.document, threads: sent.comments };
          expect(read.sent).toEqual(size === 'whole' ? base : null);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('brings the images that the reviewer added, and in the whole file the others too', async () => {
    const { whole, small, images } = await roundFiles();
    const hashes = async (bytes: Uint8Array<ArrayBuffer>): Promise<readonly string[]> => {
      const read = await readReview(bytes);
      return read.ok ? read.assets.map(({ hash }) => hash).toSorted() : [read.message];
    };
    expect(await hashes(small)).toEqual([images.added.hash]);
    expect(await hashes(whole)).toEqual([images.sent.hash, images.added.hash].toSorted());
  });

  it('is a small file that holds nothing but what is new', async () => {
    const { small, images } = await roundFiles();
    expect(Object.keys(unzipSync(small)).toSorted()).toEqual([
      `assets/${images.added.hash}.png`,
      'manifest.json',
      'review.json',
      'steps.json',
    ]);
  });

  it('is told from a draft by its manifest, and is no draft', async () => {
    const { small, whole, sent } = await roundFiles();
    const kinds = [small, whole, sent, await fileOf()].map((bytes) => {
      const manifest = JSON.parse(strFromU8(unzipSync(bytes)['manifest.json'] ?? new Uint8Array())) as object;
      return 'kind' in manifest ? manifest.kind : 'none';
    });
    expect(kinds).toEqual(['return', 'return', 'sent', 'none']);
    expect(await readFile(small)).toEqual({
      ok: false,
      message: 'This file holds a review and no draft: open it from the draft that was sent.',
    });
  });

  it('keeps what a newer minor version put in', async () => {
    const { whole } = await roundFiles();
    const newer = await edited(whole, 'review.json', (json) => ({
      ...json,
      format: { major: 1, minor: 3 },
      reviewer: { ...(json['reviewer'] as object), pronoun: 'they' },
    }));
    const stepped = await edited(newer, 'steps.json', (json) => ({
      ...json,
      suggestions: [
        { ...(json['suggestions'] as object[])[0], steps: [{ stepType: 'moveRow', by: 2 }], why: 'clearer' },
      ],
    }));
    expect(await readReview(stepped)).toMatchObject({
      ok: true,
      review: {
        reviewer: { pronoun: 'they' },
        suggestions: [{ why: 'clearer', steps: [{ stepType: 'moveRow', by: 2 }] }],
      },
    });
  });
});

describe('a plain draft', () => {
  it('is read as one, from a .postmortem and from a draft.json', async () => {
    const read = await readFile(await fileOf());
    expect(await readReview(await fileOf())).toEqual({ ...read, kind: 'draft' });
    const json = new TextEncoder().encode(JSON.stringify(plainDraft));
    expect(await readReview(json)).toMatchObject({ ok: true, kind: 'draft', draft: plainDraft });
  });
});

describe('writing', () => {
  it('refuses what could not be read again', async () => {
    const prepared = await prepareRound(homeDraft, settings);
    const { sent, round } = prepared;
    const long = { ...round, recipients: 'x'.repeat(2_001) };
    expect(await writeSent({ sent, round: long, assets: [], app })).toEqual({
      ok: false,
      message: 'In review.json, round.recipients is longer than 2000 characters.',
    });
    const review = reviewOf(prepared, {
      suggestions: [{ ...reviewOf(prepared).suggestions[0], steps: [1] } as never],
    });
    expect(await writeReturn({ review, sent, assets: [], app, size: 'small' })).toEqual({
      ok: false,
      message: 'In steps.json, suggestions[0].steps[0] is not a step.',
    });
  });

  it('refuses a draft that is not the one that was prepared', async () => {
    const { sent, round } = await prepareRound(homeDraft, settings);
    const other = { ...sent, document: { type: 'doc' } };
    expect(await writeSent({ sent: other, round, assets: [], app })).toMatchObject({ ok: false });
    expect(
      await writeReturn({
        review: reviewOf({ round } as never),
        sent: other,
        assets: [],
        app,
        size: 'whole',
      }),
    ).toMatchObject({ ok: false });
  });
});
