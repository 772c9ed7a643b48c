import * as v from 'valibot';

import type { Draft } from '../document/draft';
import { checkDraft, timeSchema } from '../file/envelope';
import type { Checked } from '../file/json';
import type { FactsRow, StepsRow } from '../storage/rows';
import { checkedRecord, readRecord, recordBytes } from './record-bytes';

/*
 * What the journal's files hold, as JSON in UTF-8. Unknown members survive; a format that is not 1 is a newer app's.
 *
 * A whole state and the saves after it are enough to have a draft again: `stateOf` (storage/tail.ts) takes them as it
 * takes a checkpoint and the log. What belongs to a draft beside its state is in pieces.ts.
 */

/** What the row of the list holds that is not in the draft. */
export type Beside = Pick<FactsRow, 'trashedAt' | 'review'>;

/** A draft's whole state at a version. Its time is `draft.updatedAt`. */
export interface WholeRecord {
  readonly format: 1;
  readonly version: number;
  readonly draft: Draft;
  readonly beside: Beside;
  /** Hashes of all images that any version of the draft has referred to. */
  readonly assets: readonly string[];
}

/**
 * One save, as the log has it: what leads from version `after` to `version`, which is the next one; or, where they are
 * the same, what changed beside the draft: its place in the trash, its review, its images.
 */
export interface StepsRecord {
  readonly format: 1;
  readonly after: number;
  readonly version: number;
  /** Milliseconds UTC. */
  readonly at: number;
  /** Who made it, as the log says. */
  readonly clientId: string;
  /** ProseMirror steps as JSON, in order; none where they left the text alone. */
  readonly steps: readonly unknown[];
  /** Present where the comments are others than those of the version before. */
  readonly comments?: readonly unknown[];
  readonly beside: Beside;
  /** Those that were added. */
  readonly assets: readonly string[];
}

const format = v.literal(1);
const version = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const beside = v.looseObject({
  trashedAt: v.nullable(timeSchema),
  review: v.exactOptional(
    v.looseObject({ from: v.string(), due: v.string(), returnedAt: v.nullable(timeSchema) }),
  ),
});

const assets = v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u, 'is not a SHA-256')));

const wholeSchema = v.looseObject({ format, version, draft: v.unknown(), beside, assets });

const stepsSchema = v.pipe(
  v.looseObject({
    format,
    after: version,
    version,
    at: timeSchema,
    clientId: v.string(),
    steps: v.array(v.unknown()),
    comments: v.exactOptional(v.array(v.unknown())),
    beside,
    assets,
  }),
  v.check(({ after, version: to }) => to === after || to === after + 1, 'is not one save'),
  v.check(
    ({ after, version: to, steps, comments }) => to > after || (steps.length === 0 && comments === undefined),
    'changes a draft without a version',
  ),
);

/** The save that makes a version, as a record of the journal. `images` are those that it brought in. */
export function stepsRecordOf(row: StepsRow, besideIt: Beside, images: readonly string[]): StepsRecord {
  const { seq, at, clientId, steps, comments } = row;
  return {
    format: 1,
    after: seq - 1,
    version: seq,
    at,
    clientId,
    steps,
    ...(comments === undefined ? {} : { comments }),
    beside: besideIt,
    assets: images,
  };
}

/** The inverse: a row of the log; null where the record is none of a save. */
export function stepsRowOf(draftId: string, record: StepsRecord): StepsRow | null {
  const { after, version: seq, at, clientId, steps, comments } = record;
  if (seq === after) return null;
  return { draftId, seq, at, clientId, steps, ...(comments === undefined ? {} : { comments }) };
}

export function wholeBytes(record: WholeRecord): Uint8Array<ArrayBuffer> {
  return recordBytes(record);
}

export function stepsBytes(record: StepsRecord): Uint8Array<ArrayBuffer> {
  return recordBytes(record);
}

/** Reads a whole state, from wherever it comes; one sentence where it is none. */
export function readWhole(bytes: Uint8Array): Checked<WholeRecord> {
  const name = 'the safety copy';
  const record = checkedRecord<WholeRecord>(readRecord(bytes, name), wholeSchema, name);
  if (!record.ok) return record;
  const draft = checkDraft(record.value.draft, name);
  return draft.ok ? record : draft;
}

/** Reads what leads on from a version. The steps themselves are held to the document when they are replayed. */
export function readSteps(bytes: Uint8Array): Checked<StepsRecord> {
  const name = 'the safety copy';
  return checkedRecord<StepsRecord>(readRecord(bytes, name), stepsSchema, name);
}
