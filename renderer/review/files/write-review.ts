import { admitDocument } from '../../document/admit';
import type { Asset, Draft } from '../../document/draft';
import { assetReferences } from '../../file/asset-references';
import { refuse } from '../../file/json';
import type { App } from '../../file/manifest';
import { reviewName, stepsName } from '../../file/names';
import {
  assetEntryName,
  writeFile,
  writeReviewFile,
  type ReviewEntries,
  type WriteResult,
} from '../../file/write';
import { writeMarkdown } from '../../markdown/write';
import type { Review, Round } from '../types';
import { canonicalHash } from '../../file/canonical-json';
import { checkReturn, checkSent, checkThreads } from './check';
import { reviewFormat } from './schema';

interface Sending {
  /** As `prepareRound` made it; whatever stands in it is written. */
  readonly sent: Draft;
  readonly round: Round;
  /** Those that the draft does not show are left out. */
  readonly assets: readonly Asset[];
  readonly app: App;
}

/**
 * Writes a draft for review: a `.postmortem` that holds the draft like any other, and the round in `review.json`. What a
 * person reads in it without the app (`post-mortem.md`) is made here, of what is sent. Refuses what `readReview` would.
 */
export async function writeSent({ sent, round, assets, app }: Sending): Promise<WriteResult> {
  const json = { format: reviewFormat, round };
  const problem = checkSent(json);
  if (!problem.ok) return problem;
  const threads = checkThreads(sent.comments);
  if (!threads.ok) return threads;
  if (round.draftId !== sent.id || round.baseHash !== (await canonicalHash(sent.document))) {
    return refuse('This round was prepared for another version of the draft; prepare it again.');
  }
  return await writeWith(sent, assets, app, { kind: 'sent', json: { [reviewName]: json } });
}

interface Returning {
  readonly review: Review;
  /** The draft as it came; its document is the base. */
  readonly sent: Draft;
  /** The reviewer's images and those that came with the draft. */
  readonly assets: readonly Asset[];
  readonly app: App;
  /** Whole: the draft travels with the review. Small: only what is new. */
  readonly size: 'whole' | 'small';
}

/** Writes a review that goes home. Of either size it is the same review. */
export async function writeReturn(returning: Returning): Promise<WriteResult> {
  const { review, sent, assets, app, size } = returning;
  const { round, reviewer, suggestions, threads, signOffs, resultHash } = review;
  const json = { format: reviewFormat, round, reviewer, threads, signOffs, resultHash };
  const problem = checkReturn(json, { suggestions });
  if (!problem.ok) return problem;
  if (round.draftId !== sent.id || round.baseHash !== (await canonicalHash(sent.document))) {
    return refuse('This review was not made on the draft that it is returned with.');
  }
  const entries: ReviewEntries = {
    kind: 'return',
    json: { [reviewName]: json, [stepsName]: { format: reviewFormat, suggestions } },
  };
  if (size === 'whole') return await writeWith(sent, assets, app, entries);
  const known = new Set(assetReferences([sent.document, sent.comments]));
  const added = assetReferences(entries.json).filter((hash) => !known.has(hash));
  return await writeReviewFile(entries, assets, new Set(added), app);
}

async function writeWith(
  draft: Draft,
  assets: readonly Asset[],
  app: App,
  review: ReviewEntries,
): Promise<WriteResult> {
  const names = new Map(assets.map(({ hash, bytes }) => [hash, assetEntryName(hash, bytes)]));
  const { markdown } = writeMarkdown(admitDocument(draft.document), {
    title: true,
    imagePath: (hash) => names.get(hash) ?? null,
  });
  return await writeFile({ draft, assets, markdown, app }, review);
}
