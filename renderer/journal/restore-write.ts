import { Dexie, type Table } from 'dexie';

import { admitDocument } from '../document/admit';
import type { Asset, Draft } from '../document/draft';
import { canonicalJson } from '../file/canonical-json';
import { mapAnchor } from '../review/anchor';
import { isThread } from '../review/thread-guard';
import { mergeDraftComments } from '../review/thread-merge';
import { blobRow } from '../storage/assets';
import type { Database } from '../storage/database';
import { type BesideDraft, listRow } from '../storage/list-row';
import type { SnapshotReason, SnapshotRow } from '../storage/rows';
import { readState } from '../storage/state';
import type { State } from '../storage/tail';
import { addUses, addUsesIn } from '../storage/uses';
import type { KeptDraft } from './restore-read';

/*
 * The two ways in which a draft of a copy comes into the library. Both belong into a transaction over `restoreTables`, and
 * throw what Dexie throws.
 */

export function restoreTables(db: Database): readonly Table[] {
  const { bodies, steps, facts, snapshots, rounds, reviews, returns, uses, blobs } = db;
  return [bodies, steps, facts, snapshots, rounds, reviews, returns, uses, blobs];
}

export type Written =
  | { readonly kind: 'added' }
  /** What was there is kept as a snapshot. */
  | { readonly kind: 'replaced' }
  /** The library has it just so. */
  | { readonly kind: 'unchanged' };

/** Writes a draft of a copy under its own id. `now` is milliseconds UTC. */
export async function writeKept(
  db: Database,
  kept: KeptDraft,
  images: readonly Asset[],
  now: number,
): Promise<Written> {
  const state = await readState(db, kept.draft.id);
  await addPieces(db, kept);
  await db.blobs.bulkPut(images.map(blobRow));
  await addUses(db, kept.draft.id, kept.assets);
  const shown = [kept.base.draft, kept.draft, kept.rows, kept.pieces.map(({ row }) => row)];
  await addUsesIn(db, kept.draft.id, shown);
  return state === null ? addDraft(db, kept, now) : replaceDraft(db, kept, state, now);
}

/** Adds what the library lacks of a draft's snapshots, rounds and reviews. What it has stays. */
async function addPieces(db: Database, { pieces }: KeptDraft): Promise<void> {
  for (const piece of pieces) {
    switch (piece.kind) {
      case 'version': {
        const { draftId, version } = piece.row;
        if ((await db.snapshots.get([draftId, version])) === undefined) await db.snapshots.add(piece.row);
        break;
      }
      case 'round':
        if ((await db.rounds.get(piece.row.id)) === undefined) await db.rounds.add(piece.row);
        break;
      case 'review':
        if ((await db.reviews.get(piece.row.id)) === undefined) await db.reviews.add(piece.row);
        break;
      case 'return':
        if ((await db.returns.get(piece.row.hash)) === undefined) await db.returns.add(piece.row);
        break;
    }
  }
}

/** Keeps a version of the document; a snapshot that is there keeps its name. */
async function keepSnapshot(
  db: Database,
  draft: Draft,
  { version, at, reason }: Pick<SnapshotRow, 'version' | 'at' | 'reason'>,
): Promise<void> {
  const known = await db.snapshots.get([draft.id, version]);
  if (known !== undefined && known.reason === reason) return;
  const { id: draftId, document } = draft;
  const name = known?.name === undefined ? {} : { name: known.name };
  await db.snapshots.put({ draftId, version, at, reason, document, ...name });
}

/**
 * The highest version that anything of a draft stands under: a snapshot, or a save whose draft is gone. A state that is
 * written below it would be taken for one of those later on.
 */
async function highestVersion(db: Database, id: string): Promise<number> {
  const own = [
    [id, Dexie.minKey],
    [id, Dexie.maxKey],
  ] as const;
  const kept = await db.snapshots
    .where('[draftId+version]')
    .between(...own)
    .primaryKeys();
  const saved = await db.steps
    .where('[draftId+seq]')
    .between(...own)
    .primaryKeys();
  return Math.max(kept.at(-1)?.[1] ?? 0, saved.at(-1)?.[1] ?? 0);
}

/** A draft that is not there comes back as it was: its version, its place in the trash, and the log as the copy has it. */
async function addDraft(db: Database, kept: KeptDraft, now: number): Promise<Written> {
  const { base, draft, version, rows, beside } = kept;
  const highest = await highestVersion(db, draft.id);
  if (highest > version) {
    await putAnew(db, { ...draft, updatedAt: now }, highest + 1, beside);
    return { kind: 'added' };
  }
  await db.bodies.put(base);
  await db.steps.bulkPut([...rows]);
  await db.facts.put(listRow(draft, beside, version));
  // The log begins here, whatever there was before: from an earlier version it does not lead on.
  const reason: SnapshotReason = base.version === 1 ? 'created' : 'replaced';
  const known = await db.snapshots.get([base.id, base.version]);
  if (base.version > 1 || known === undefined) {
    await keepSnapshot(db, base.draft, { version: base.version, at: base.draft.updatedAt, reason });
  }
  return { kind: 'added' };
}

/** Writes a whole draft as a version with which its log starts anew. */
async function putAnew(db: Database, draft: Draft, version: number, beside: BesideDraft): Promise<void> {
  await db.bodies.put({ id: draft.id, version, draft });
  await keepSnapshot(db, draft, { version, at: draft.updatedAt, reason: 'replaced' });
  await db.facts.put(listRow(draft, beside, version));
}

const isSame = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);

/** Comments in the order that merged ones have. */
const ordered = (comments: readonly unknown[]): readonly unknown[] => mergeDraftComments(comments, []);

/**
 * The comments of both, with places in the restored text: those of the copy have theirs, and those that only the library
 * has look for their words.
 */
function commentsOfBoth(kept: Draft, present: Draft, version: number): readonly unknown[] {
  const places = new Map(kept.comments.filter(isThread).map(({ id, anchor }) => [id, anchor]));
  const doc = admitDocument(kept.document);
  return mergeDraftComments(kept.comments, present.comments).map((value) => {
    if (!isThread(value)) return value;
    const { id, anchor } = value;
    return {
      ...value,
      anchor: places.get(id) ?? mapAnchor(anchor, { base: doc, steps: [] }, doc, version),
    };
  });
}

/**
 * Makes the state of a copy the latest version of a draft that is there. What is there is kept as a snapshot, and its
 * comments stay. Where the copy's version is the later one it keeps its number and its time, so that the library is what
 * the journal is.
 */
async function replaceDraft(db: Database, kept: KeptDraft, state: State, now: number): Promise<Written> {
  const { draft, version } = kept;
  const { id } = draft;
  const beside = await besideBoth(db, kept);
  const comments = commentsOfBoth(draft, state.draft, version);
  const isThere =
    state.damage === null &&
    isSame(draft.document, state.draft.document) &&
    isSame(comments, ordered(state.draft.comments));
  if (isThere) {
    await db.facts.put(listRow(state.draft, beside, state.version));
    return { kind: 'unchanged' };
  }
  if ((await db.snapshots.get([id, state.version])) === undefined) {
    await keepSnapshot(db, state.draft, { version: state.version, at: now, reason: 'before-restore' });
  }
  const highest = Math.max(state.version, await highestVersion(db, id));
  if (version > state.version && version >= highest && isSame(comments, ordered(draft.comments)))
    await putAnew(db, draft, version, beside);
  else await putAnew(db, { ...draft, comments, updatedAt: now }, Math.max(highest, version) + 1, beside);
  return { kind: 'replaced' };
}

/** What the list says of a draft that is brought back: in the trash only where both have it there. */
async function besideBoth(db: Database, { draft: { id }, beside }: KeptDraft): Promise<BesideDraft> {
  const facts = await db.facts.get(id);
  const trashedAt = beside.trashedAt === null ? null : (facts?.trashedAt ?? null);
  const review = facts?.review ?? beside.review;
  return { trashedAt, ...(review === undefined ? {} : { review }) };
}
