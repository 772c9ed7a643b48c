import type { RequestResult } from '../../electron/contract/contract';
import type { Database } from '../storage/database';
import type { KnownDraft } from './keeper-draft';
import type { Piece } from './pieces';
import { returnPiece, reviewPiece, roundPiece, versionPiece } from './pieces';
import { returnOf, reviewOf, roundOf, versionOf } from './records-of';

/** A piece of a draft: its name, and how it is read as it is by then. */
export interface PieceOf {
  readonly id: string;
  readonly name: string;
  readonly read: () => Promise<Piece | null>;
}

export const snapshotPieceOf = (db: Database, id: string, version: number): PieceOf => ({
  id,
  name: versionPiece(version),
  read: () => versionOf(db, id, version),
});
export const roundPieceOf = (db: Database, id: string, round: string): PieceOf => ({
  id,
  name: roundPiece(round),
  read: () => roundOf(db, round),
});
export const reviewPieceOf = (db: Database, id: string): PieceOf => ({
  id,
  name: reviewPiece,
  read: () => reviewOf(db, id),
});
export const returnPieceOf = (db: Database, id: string, hash: string): PieceOf => ({
  id,
  name: returnPiece(hash),
  read: () => returnOf(db, hash),
});

/** All pieces in the database, told by keys alone. Rejects with Dexie's error. */
export async function allPieces(db: Database): Promise<readonly PieceOf[]> {
  const found: PieceOf[] = [];
  for (const [id, version] of await db.snapshots.toCollection().primaryKeys()) {
    found.push(snapshotPieceOf(db, id, version));
  }
  const byDraft = (table: Database['rounds'] | Database['returns'], piece: typeof roundPieceOf) =>
    table.orderBy('draftId').eachKey((id, { primaryKey }) => {
      if (typeof id === 'string') found.push(piece(db, id, primaryKey));
    });
  await byDraft(db.rounds, roundPieceOf);
  await byDraft(db.returns, returnPieceOf);
  for (const id of await db.reviews.toCollection().primaryKeys()) found.push(reviewPieceOf(db, id));
  return found;
}

type Listed = Extract<RequestResult<'listKept'>, { readonly kind: 'read' }>;
type Entry = Listed['entries'][number];

/** What the journal says it has of a draft; undefined where nothing of it can be read. */
export function knownFrom({ version, at, trashedAt, condition }: Entry): KnownDraft | undefined {
  if (condition === 'damaged') return undefined;
  const tail = { records: 0, bytes: 0 };
  return { version, at, trashedAt, torn: condition === 'fell-back', mine: false, tail };
}

export interface Lacking {
  /** Ids of drafts whose state is another one, or torn. */
  readonly drafts: readonly string[];
  readonly pieces: readonly PieceOf[];
  /** Hashes. */
  readonly images: readonly string[];
  /** Hashes of a few images that the journal has: nobody reads their files otherwise, and a disk forgets. */
  readonly imagesToLookAt: readonly string[];
}

/** How many images are looked at with each comparison, which comes with each start. */
const lookedAt = 8;

/** So many values of a list, at random and each once. */
function someOf<Value>(values: readonly Value[], count: number): readonly Value[] {
  const left = [...values];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(Math.floor(Math.random() * left.length), 1),
  ).flat();
}

/**
 * What the database has and the journal has not, by the library's rows and keys. What the journal has and the database
 * has not is left alone: whether it was lost is not for the keeper to say. Rejects with Dexie's error.
 */
export async function compare(db: Database, listed: Listed): Promise<Lacking> {
  const entries = new Map(listed.entries.map((entry) => [entry.id, entry]));
  const drafts: string[] = [];
  await db.facts.each(({ id, version, updatedAt, trashedAt }) => {
    const entry = entries.get(id);
    const isSame =
      entry?.condition === 'whole' &&
      entry.version === version &&
      entry.at === updatedAt &&
      entry.trashedAt === trashedAt;
    if (!isSame) drafts.push(id);
  });
  const known = new Map(listed.entries.map(({ id, pieces }) => [id, new Set(pieces)]));
  const images = new Set(listed.images);
  const hashes = await db.blobs.toCollection().primaryKeys();
  return {
    drafts,
    pieces: (await allPieces(db)).filter(({ id, name }) => known.get(id)?.has(name) !== true),
    images: hashes.filter((hash) => !images.has(hash)),
    imagesToLookAt: someOf(
      hashes.filter((hash) => images.has(hash)),
      lookedAt,
    ),
  };
}
