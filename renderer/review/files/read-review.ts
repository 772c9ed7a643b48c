import type { Asset, Draft } from '../../document/draft';
import { readOnlyReason } from '../../file/envelope';
import { canonicalHash } from '../../file/canonical-json';
import { type Checked, refuse } from '../../file/json';
import { draftName, reviewName, stepsName } from '../../file/names';
import { readDraftBytes, readUnpacked, type ReadResult } from '../../file/read';
import { leftOut, readAssets, unpack, type Unpacked, verifiedJson } from '../../file/unpack';
import type { Review, Round, SentDraft } from '../types';
import { checkFormat, checkReturn, checkSent, checkThreads, otherFormat } from './check';

type Refusal = { readonly ok: false; readonly message: string };
type Opened = Extract<ReadResult, { ok: true }>;

interface Brought {
  readonly assets: readonly Asset[];
  /** What a person should know although the file is good, one sentence each. */
  readonly notices: readonly string[];
}

/** A draft that came for review. */
export interface ReadSent extends Brought {
  readonly ok: true;
  readonly kind: 'sent';
  readonly sent: SentDraft;
  /** The same as a draft, template and all, to write the review's file with. */
  readonly draft: Draft;
}

/** A review that came home. */
export interface ReadReturn extends Brought {
  readonly ok: true;
  readonly kind: 'return';
  readonly review: Review;
  /** Null in a small file: home has the base, or the review is of another library. */
  readonly sent: SentDraft | null;
}

/** A draft, and nothing of a review; also one for review that can only be looked at here. */
export interface ReadPlain extends Opened {
  readonly kind: 'draft';
}

export type ReadReview = ReadSent | ReadReturn | ReadPlain | Refusal;

/**
 * Reads any file of ours and says what it is: a draft, a draft that came for review, a review that comes home. Trusts
 * nothing in it, as `readFile`; a bad file is one sentence, never an exception and never a part of a review.
 *
 * The base is held to the hash in the round. Whether the steps fit it, replaying them tells.
 */
export async function readReview(bytes: Uint8Array<ArrayBuffer>): Promise<ReadReview> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return plain(await readDraftBytes(bytes));
  const file = unpack(bytes);
  if (!file.ok) return file;
  switch (file.value.manifest.kind) {
    case undefined:
      return plain(await readUnpacked(file.value));
    case 'sent':
      return await readSent(file.value);
    case 'return':
      return await readReturn(file.value);
    default:
      return refuse(
        `This file is of a kind that this version does not know, "${file.value.manifest.kind}"; open it with a newer Aftermark.`,
      );
  }
}

function plain(read: ReadResult): ReadPlain | Refusal {
  return read.ok ? { ...read, kind: 'draft' } : read;
}

interface Head {
  readonly json: unknown;
  /** Why this version cannot take part in the review, to be put after its name; null where it can. */
  readonly other: string | null;
}

async function readHead(file: Unpacked): Promise<Checked<Head>> {
  const json = await verifiedJson(file, reviewName);
  if (!json.ok) return json;
  const format = checkFormat(json.value);
  if (!format.ok) return format;
  return { ok: true, value: { json: json.value, other: otherFormat(format.value) } };
}

async function readSent(file: Unpacked): Promise<ReadReview> {
  // A draft of another major version is no base for steps of this one, so it is shown and cannot be reviewed.
  if (readOnlyReason(file.manifest.format) !== null) return plain(await readUnpacked(file));
  const head = await readHead(file);
  if (!head.ok) return head;
  const { json, other } = head.value;
  if (other !== null) {
    const shown = await readUnpacked(file, [reviewName]);
    const why = `This draft for review ${other}, so it opens for reading only.`;
    return plain(shown.ok ? { ...shown, readOnly: true, notices: [why, ...shown.notices] } : shown);
  }
  const round = checkSent(json);
  if (!round.ok) return round;
  const base = await readBase(file, round.value.round, [reviewName]);
  if (!base.ok) return base;
  const { opened, sent } = base.value;
  if (sent === null) return plain(opened);
  return {
    ok: true,
    kind: 'sent',
    sent,
    draft: opened.draft,
    assets: opened.assets,
    notices: opened.notices,
  };
}

async function readReturn(file: Unpacked): Promise<ReadReview> {
  const because = readOnlyReason(file.manifest.format);
  if (because !== null) {
    const { major, minor } = file.manifest.format;
    return refuse(
      `This review is of a draft in format ${major}.${minor}, which this version cannot merge; open it with the Aftermark that wrote it.`,
    );
  }
  const head = await readHead(file);
  if (!head.ok) return head;
  const { json, other } = head.value;
  if (other !== null) return refuse(`This review ${other} and cannot be merged here.`);
  const steps = await verifiedJson(file, stepsName);
  if (!steps.ok) return steps;
  const parts = checkReturn(json, steps.value);
  if (!parts.ok) return parts;
  const { round, reviewer, threads, signOffs, resultHash } = parts.value.review;
  const review: Review = {
    round,
    reviewer,
    suggestions: parts.value.suggestions,
    threads,
    signOffs,
    resultHash,
  };

  const known = [reviewName, stepsName];
  if (!file.entries.has(draftName)) {
    const assets = await readAssets(file);
    if (!assets.ok) return assets;
    return {
      ok: true,
      kind: 'return',
      review,
      sent: null,
      assets: assets.value,
      notices: leftOut(file, known),
    };
  }
  const base = await readBase(file, round, known);
  if (!base.ok) return base;
  const { opened, sent } = base.value;
  if (sent === null) return refuse('This review is of a draft in another format and cannot be merged here.');
  return { ok: true, kind: 'return', review, sent, assets: opened.assets, notices: opened.notices };
}

interface Base {
  readonly opened: Opened;
  /** Null where the draft is of another major version. */
  readonly sent: SentDraft | null;
}

/** The draft of a review's file, held to the round that names it. */
async function readBase(file: Unpacked, round: Round, known: readonly string[]): Promise<Checked<Base>> {
  const opened = await readUnpacked(file, known);
  if (!opened.ok) return opened;
  const { draft, readOnly } = opened;
  if (readOnly) return { ok: true, value: { opened, sent: null } };
  if (draft.id !== round.draftId) {
    return refuse('This file is damaged: its draft is not the one that its review is about.');
  }
  if ((await canonicalHash(draft.document)) !== round.baseHash) {
    return refuse(
      'This file was changed after it was sent: its draft does not match the hash of its review.',
    );
  }
  const threads = checkThreads(draft.comments);
  if (!threads.ok) return threads;
  return {
    ok: true,
    value: { opened, sent: { round, base: draft.document, threads: threads.value } },
  };
}
