import { unzipSync } from 'fflate';
import { isDeepStrictEqual } from 'node:util';

import { canonicalHash } from '../../renderer/file/canonical-json';
import { matchReview } from '../../renderer/review/files/match-review';
import { readReview, type ReadReview } from '../../renderer/review/files/read-review';
import { mutations } from './mutations';
import { randomFrom } from './random';
import { parsed, type Bytes } from './zip-edits';

/** A good file, what is in it, and how long that takes to read in milliseconds. */
export interface Seed {
  readonly bytes: Bytes;
  readonly read: ReadReview;
  readonly unpackedBytes: number;
  readonly milliseconds: number;
}

export async function seedOf(bytes: Bytes): Promise<Seed> {
  let read = await readReview(bytes);
  const started = performance.now();
  for (let time = 0; time < 5; time += 1) read = await readReview(bytes);
  const milliseconds = (performance.now() - started) / 5;
  return { bytes, read, unpackedBytes: unpackedSize(bytes), milliseconds };
}

export interface Verdict {
  /** Of the mutation. */
  readonly name: string;
  readonly outcome: 'refused' | 'read';
  /** The refusal. */
  readonly message?: string;
  /** What is wrong with how the file was taken; null where nothing is. */
  readonly problem: string | null;
}

/** So much longer than a good file of its size may one take that is not; a busy machine alone makes it several times. */
const patience = 50;
/** Below this no time is counted as long. */
const shortest = 2_000;

/** Spoils one of the good files as the number says, and judges how it is read: the same number, the same file. */
export async function judge(seeds: readonly [Seed, ...Seed[]], number: number): Promise<Verdict> {
  const random = randomFrom(number);
  const seed = random.pick(seeds);
  const mutation = random.pick(mutations);
  const bytes = await mutation.spoil(seed.bytes, random);
  const size = Math.max(bytes.length, unpackedSize(bytes));
  const started = performance.now();
  const { name, isDamage } = mutation;
  try {
    const read = await readReview(bytes);
    const taken = performance.now() - started;
    const limit = Math.max(shortest, patience * seed.milliseconds * Math.max(1, size / seed.unpackedBytes));
    const outcome = read.ok ? 'read' : 'refused';
    const problem =
      taken > limit
        ? `it took ${Math.round(taken)} ms where ${Math.round(limit)} are allowed`
        : await problemOf(read, bytes, isDamage ? seed.read : null);
    return { name, outcome, problem, ...(read.ok ? {} : { message: read.message }) };
  } catch (error) {
    return { name, outcome: 'refused', problem: `it threw ${String(error)}` };
  }
}

/** @param whole what the file held before it was damaged, if it is only damaged */
async function problemOf(read: ReadReview, bytes: Bytes, whole: ReadReview | null): Promise<string | null> {
  if (!read.ok) {
    // One sentence for a person: in one line, with an end, and not a whole file in it.
    const isSentence = /^[^\p{Cc}\p{Cs}\u2028\u2029]{8,400}\.$/u.test(read.message);
    return isSentence ? null : `its refusal is no sentence: ${JSON.stringify(read.message)}`;
  }
  if (whole !== null) return isDeepStrictEqual(read, whole) ? null : 'it was read as something else';
  if (read.kind === 'draft') return null;
  if (read.sent !== null && (await canonicalHash(read.sent.base)) !== read.sent.round.baseHash) {
    return 'its base was not held to its hash';
  }
  if (read.kind === 'return') {
    const { round } = read.review;
    await matchReview(read.review, { drafts: new Map([[round.draftId, [{ round, merged: [] }]]]) });
  }
  return isDeepStrictEqual(saidBy(read), heldBy(bytes)) ? null : 'what was read is not what is in it';
}

/** What a reading says of a review, as it stands in the entries. */
function saidBy(read: Extract<ReadReview, { kind: 'sent' | 'return' }>): unknown {
  const base = read.sent === null ? null : [read.sent.base, read.sent.threads];
  if (read.kind === 'sent') return { base, round: read.sent.round };
  const { round, reviewer, threads, signOffs, resultHash, suggestions } = read.review;
  return { base, round, reviewer, threads, signOffs, resultHash, suggestions };
}

function heldBy(bytes: Bytes): unknown {
  const files = unzipSync(bytes);
  const json = (name: string) =>
    files[name] === undefined ? null : (parsed(files[name]) as Readonly<Record<string, unknown>>);
  const draft = json('draft.json');
  const { round, reviewer, threads, signOffs, resultHash } = json('review.json') ?? {};
  const base = draft === null ? null : [draft['document'], draft['comments']];
  if (json('manifest.json')?.['kind'] !== 'return') return { base, round };
  const suggestions = json('steps.json')?.['suggestions'];
  return { base, round, reviewer, threads, signOffs, resultHash, suggestions };
}

function unpackedSize(bytes: Bytes): number {
  try {
    return Object.values(unzipSync(bytes)).reduce((sum, entry) => sum + entry.length, 0);
  } catch {
    return 0;
  }
}
