import type { RequestName, RequestResult } from '../../../electron/contract/contract';
import type { JournalEntry } from '../../../electron/contract/journal';
import {
  pieceBytes,
  pieceName,
  settingsBytes,
  templatesBytes,
  type Piece,
} from '../../../renderer/journal/pieces';
import { stepsBytes, wholeBytes } from '../../../renderer/journal/records';
import { stepsRecords, wholeRecord } from '../../../renderer/journal/records-of';
import type { KeptSource } from '../../../renderer/journal/restore';
import type { Database } from '../../../renderer/storage/database';

/** A copy of drafts as electron keeps one, in memory; a test changes what is in it. */
export interface Copy {
  readonly drafts: Map<string, CopiedDraft>;
  readonly images: Map<string, Uint8Array<ArrayBuffer>>;
  readonly shared: Map<'settings' | 'templates', Uint8Array<ArrayBuffer>>;
  /** The end of the contract that reads it. */
  readonly source: KeptSource;
}

export interface CopiedDraft {
  entry: JournalEntry;
  whole: Uint8Array<ArrayBuffer>;
  steps: Uint8Array<ArrayBuffer>[];
  pieces: { name: string; bytes: Uint8Array<ArrayBuffer> }[];
}

function answers(
  copy: Omit<Copy, 'source'>,
  name: RequestName,
  argument: unknown,
): RequestResult<RequestName> {
  switch (name) {
    case 'listKept':
      return {
        kind: 'read',
        entries: [...copy.drafts.values()].map(({ entry }) => entry),
        images: [...copy.images.keys()],
        shared: [...copy.shared.keys()],
      };
    case 'readKept': {
      const kept = copy.drafts.get((argument as { id: string }).id);
      return kept === undefined ? { kind: 'missing' } : { kind: 'read', ...kept };
    }
    case 'readKeptImage':
      return copy.images.get((argument as { hash: string }).hash) ?? null;
    case 'readKeptShared':
      return copy.shared.get((argument as { name: 'settings' }).name) ?? null;
    default:
      throw new Error(`no copy answers “${name}”`);
  }
}

export function emptyCopy(): Copy {
  const copy = { drafts: new Map(), images: new Map(), shared: new Map() } as const;
  const source = {
    request: async (name: RequestName, argument?: unknown) => answers(copy, name, argument),
  } as KeptSource;
  return { ...copy, source };
}

async function piecesOf(db: Database, id: string): Promise<readonly Piece[]> {
  const versions = (await db.snapshots.toArray()).filter(({ draftId }) => draftId === id);
  const rounds = await db.rounds.where('draftId').equals(id).toArray();
  const review = await db.reviews.get(id);
  const returns = await db.returns.where('draftId').equals(id).toArray();
  return [
    ...versions.map((row): Piece => ({ kind: 'version', row })),
    ...rounds.map((row): Piece => ({ kind: 'round', row })),
    ...(review === undefined ? [] : [{ kind: 'review', row: review } as const]),
    ...returns.map((row): Piece => ({ kind: 'return', row })),
  ];
}

async function entryOf(db: Database, id: string, pieces: readonly string[]): Promise<JournalEntry> {
  const facts = await db.facts.get(id);
  if (facts === undefined) throw new Error(`no draft “${id}”`);
  const { title, version, updatedAt: at, trashedAt } = facts;
  return { id, title, version, at, trashedAt, pieces: [...pieces], condition: 'whole' };
}

/** Keeps a draft as it is now as a whole, with its pieces and images. */
export async function keepWhole(copy: Copy, db: Database, id: string): Promise<CopiedDraft> {
  const whole = await wholeRecord(db, id);
  if (whole.kind !== 'whole') throw new Error(whole.kind);
  const pieces = (await piecesOf(db, id)).map((piece) => ({
    name: pieceName(piece),
    bytes: pieceBytes(piece),
  }));
  const entry = await entryOf(
    db,
    id,
    pieces.map(({ name }) => name),
  );
  const kept: CopiedDraft = { entry, whole: wholeBytes(whole.record), steps: [], pieces };
  copy.drafts.set(id, kept);
  for (const { hash, bytes } of await db.blobs.toArray()) copy.images.set(hash, bytes);
  return kept;
}

/** Keeps what was saved since, behind the whole state that is kept. */
export async function keepSteps(copy: Copy, db: Database, id: string): Promise<void> {
  const kept = copy.drafts.get(id);
  const records = await stepsRecords(db, id, kept?.entry.version ?? 0);
  if (kept === undefined || records === null) throw new Error('the whole state is needed');
  kept.steps.push(...records.map(stepsBytes));
  kept.entry = await entryOf(db, id, kept.entry.pieces);
}

export async function keepShared(copy: Copy, db: Database): Promise<void> {
  copy.shared.set('settings', settingsBytes(await db.settings.toArray()));
  copy.shared.set('templates', templatesBytes(await db.templates.toArray()));
}
