import { admitDocument } from '../../renderer/document/admit';
import type { Asset, Draft } from '../../renderer/document/draft';
import { limits } from '../../renderer/file/limits';
import { readReview } from '../../renderer/review/files/read-review';
import type { SentDraft } from '../../renderer/review/types';
import { readArguments } from './arguments';
import { oneOf } from './choices';
import { mergeBranches } from './merge-branches';
import { asJson, asText, linesOfCard } from './merge-report';
import { mergeReviews, type ReturnedReview } from './merge-reviews';
import { writeOutputs } from './outputs';
import { readBytes } from './read-bytes';
import { FileError, type Printed, UsageError } from './usage';
import { draftBytes, formOf } from './write-draft';

/**
 * `aftermark merge`: merges returned reviews into a draft, or with --git two branches of one. Exit code 0 where everything
 * has its place, 1 where something is left to a person (it is in the draft as threads), 2 where nothing was merged.
 */
export async function merge(words: readonly string[]): Promise<Printed> {
  const { values, positionals } = readArguments(words, {
    out: { type: 'string' },
    sent: { type: 'string' },
    accept: { type: 'string', default: 'all' },
    json: { type: 'boolean', default: false },
    force: { type: 'boolean', default: false },
    git: { type: 'boolean', default: false },
  });
  const accept = oneOf('--accept', values.accept, ['all', 'none'] as const);
  try {
    if (values.git) return await mergeForGit(positionals);
    const [draft, ...reviews] = positionals;
    if (draft === undefined || reviews.length === 0)
      throw new UsageError('Name a draft, and at least one review that came back.');
    const { out, sent, json, force } = values;
    if (out === undefined || out === '') throw new UsageError('Name the file to write to with --out.');
    return await mergeFiles({ draft, reviews, out, sent, json, force, accepts: accept !== 'none' });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { lines: [], notes: [error.message], code: 2 };
  }
}

interface Wanted {
  readonly draft: string;
  readonly reviews: readonly string[];
  readonly out: string;
  readonly sent: string | undefined;
  readonly json: boolean;
  readonly force: boolean;
  readonly accepts: boolean;
}

async function mergeFiles({
  draft: file,
  reviews,
  out,
  sent,
  json,
  force,
  accepts,
}: Wanted): Promise<Printed> {
  const { draft, assets, notices } = await readHome(file);
  const base = sent === undefined ? null : await readSentFile(sent);
  const held = new Map(assets.map((asset) => [asset.hash, asset]));
  const returned: ReturnedReview[] = [];
  const notes = notices.map((notice) => `${file}: ${notice}`);
  for (const one of reviews) {
    const read = await readReturned(one, draft, base);
    returned.push(read);
    notes.push(...read.notices.map((notice) => `${one}: ${notice}`));
    for (const asset of read.assets) held.set(asset.hash, asset);
  }
  const merged = await mergeReviews(draft, returned, { accepts, now: Date.now() });
  const form = /\.json$/iu.test(out) ? 'json' : 'postmortem';
  const bytes = await draftBytes(merged.draft, [...held.values()], form, out);
  await writeOutputs([{ path: out, bytes }], force);
  const doc = admitDocument(merged.draft.document);
  const said = { ...merged, out, accepts };
  const isLeft = merged.unplaced.length + merged.conflicts.length > 0;
  return { lines: json ? [asJson(said, doc)] : asText(said, doc), notes, ...(isLeft ? { code: 1 } : {}) };
}

async function readAny(file: string) {
  const read = await readReview(await readBytes(file, limits.fileBytes));
  if (!read.ok) throw new FileError(`${file}: ${read.message}`);
  return read;
}

async function readHome(
  file: string,
): Promise<{ draft: Draft; assets: readonly Asset[]; notices: readonly string[] }> {
  const read = await readAny(file);
  if (read.kind === 'return')
    throw new FileError(`${file} is a review that came back; name the draft first.`);
  if (read.kind === 'draft' && read.readOnly)
    throw new FileError(`${file} was written by another version of Aftermark and can only be read.`);
  return read;
}

async function readSentFile(file: string): Promise<SentDraft> {
  const read = await readAny(file);
  if (read.kind !== 'sent') throw new FileError(`${file} is not a draft that was sent for review.`);
  return read.sent;
}

async function readReturned(file: string, draft: Draft, base: SentDraft | null) {
  const read = await readAny(file);
  if (read.kind !== 'return') throw new FileError(`${file} is not a review that came back.`);
  const { review, assets, notices } = read;
  if (review.round.draftId !== draft.id)
    throw new FileError(`${file} is a review of another draft, so nothing was merged.`);
  const sent = read.sent ?? base;
  if (sent === null)
    throw new FileError(
      `${file} is small and lacks the draft it was made on; name the file that was sent with --sent.`,
    );
  if (sent.round.id !== review.round.id || sent.round.baseHash !== review.round.baseHash)
    throw new FileError(
      `${file} was made on another text than the one that was sent, so nothing was merged.`,
    );
  return { file, review, sent, assets, notices };
}

/** `aftermark merge --git %O %A %B`: what git asks a merge driver for. The result is written over %A. */
async function mergeForGit(files: readonly string[]): Promise<Printed> {
  const [base, ours, theirs, stray] = files;
  if (base === undefined || ours === undefined || theirs === undefined || stray !== undefined)
    throw new UsageError('--git takes three files: the common version, ours and theirs.');
  const form = formOf(await readBytes(ours, limits.fileBytes));
  const [before, here, there] = [await readHome(base), await readHome(ours), await readHome(theirs)];
  const { draft, unplaced } = await mergeBranches(before.draft, here.draft, there.draft);
  const held = new Map([...there.assets, ...here.assets].map((asset) => [asset.hash, asset]));
  const bytes = await draftBytes(draft, [...held.values()], form, ours);
  await writeOutputs([{ path: ours, bytes }], true);
  if (unplaced.length === 0) return { lines: [], notes: [] };
  const doc = admitDocument(draft.document);
  const count = unplaced.length === 1 ? 'One change' : `${unplaced.length} changes`;
  return {
    lines: [],
    notes: [
      `${count} of the other branch could not be merged; the draft holds them as threads that block.`,
      ...unplaced.flatMap((card) => linesOfCard(card, doc)),
    ],
    code: 1,
  };
}
