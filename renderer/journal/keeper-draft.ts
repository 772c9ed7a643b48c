import type { RequestArgument } from '../../electron/contract/contract';
import { checkpoint } from '../storage/checkpoint';
import type { Database } from '../storage/database';
import type { FactsRow } from '../storage/rows';
import type { AskJournal } from './keeper-messages';
import type { Outcome } from './keeper-scheduler';
import { pieceBytes, type Piece } from './pieces';
import { stepsBytes, type StepsRecord, wholeBytes } from './records';
import { besideRecord, stepsRecords, wholeRecord } from './records-of';

/** What the journal has of a draft. */
export interface KnownDraft {
  readonly version: number;
  /** When that version was made, milliseconds UTC: with the version it names a state. */
  readonly at: number;
  /** Milliseconds UTC. */
  readonly trashedAt: number | null;
  /** One of its files is torn, and a whole state would mend it. */
  readonly torn: boolean;
  /** Whether this run has sent it, so that it leads to what the database has. */
  readonly mine: boolean;
  /** Records of steps after the last whole state that this run knows of, and their bytes. */
  readonly tail: { readonly records: number; readonly bytes: number };
}

/** What has to be looked at of a draft. */
export interface Wanted {
  /** Something beside its text may have changed. */
  readonly beside: boolean;
  /** Its saves are to be folded into a whole state. */
  readonly fold: boolean;
  /** Its row was deleted, or was written: Dexie does not always tell the two apart. */
  readonly gone: boolean;
  /** Pieces that were written or deleted, by name. */
  readonly pieces: ReadonlyMap<string, () => Promise<Piece | null>>;
}

/** Where what is known of the journal is kept; `undefined` takes a draft out. */
export interface Knowledge {
  readonly get: (id: string) => KnownDraft | undefined;
  readonly set: (id: string, known: KnownDraft | undefined) => void;
  /** All pieces of a draft have to be sent: its folder is a new one. */
  readonly wantAllPieces: (id: string) => Promise<void>;
  readonly pieceSent: (id: string, name: string, isThere: boolean) => void;
}

export interface DraftContext {
  readonly db: Database;
  readonly ask: AskJournal;
  readonly known: Knowledge;
}

/** More saves than this are sent as a whole state; each is a record that is put on the disk by itself. */
const manySaves = 100;
/** A tail of more is folded although the draft is being written. */
export const longTail = { records: 200, bytes: 256 * 1024 } as const;
/** The contract's limit, in UTF-16 units. */
const titleLimit = 2_000;

const done: Outcome = { kind: 'done' };

/** Brings what the journal has of a draft up to date. Rejects where the database or electron cannot be asked. */
export async function keepDraft(context: DraftContext, id: string, wanted: Wanted): Promise<Outcome> {
  const { db, known } = context;
  const facts = await db.facts.get(id);
  if (facts === undefined) return forget(context, id, wanted);
  const sent = await sendDraft(context, facts, wanted);
  if (sent.kind !== 'done') return sent;
  const pieces = await sendPieces(context, id, wanted);
  if (pieces.kind !== 'done') return pieces;
  const { records, bytes } = known.get(id)?.tail ?? { records: 0, bytes: 0 };
  const isLong = records > longTail.records || bytes > longTail.bytes;
  return (wanted.fold && records > 0) || isLong ? foldDraft(context, id) : done;
}

/**
 * Takes a draft out of the journal that a person has deleted for good. Only one that was in the trash, which is where
 * drafts are deleted: a database that was lost has no rows either, and then the journal is all there is.
 */
async function forget({ ask, known }: DraftContext, id: string, { gone }: Wanted): Promise<Outcome> {
  if (!gone || (known.get(id)?.trashedAt ?? null) === null) return done;
  const answer = await ask('forgetInJournal', { id });
  if (answer.kind === 'failed') return answer;
  known.set(id, undefined);
  return done;
}

async function sendDraft(context: DraftContext, facts: FactsRow, wanted: Wanted): Promise<Outcome> {
  const { db, known } = context;
  const { id, version } = facts;
  const has = known.get(id);
  if (has === undefined || (has.torn && has.version <= version)) return sendWhole(context, facts);
  if (has.version > version) return newerInJournal;
  if (!has.mine && (await leadsElsewhere(db, facts, has))) return sendAnew(context, facts);
  if (has.version === version) {
    if (!wanted.beside && has.trashedAt === facts.trashedAt) return done;
    const record = await besideRecord(db, id);
    return record === null ? done : sendSteps(context, facts, [record]);
  }
  const records = await stepsRecords(db, id, has.version);
  if (records === null || records.length > manySaves) return sendWhole(context, facts);
  return sendSteps(context, facts, records);
}

const newerInJournal: Outcome = {
  kind: 'stopped',
  message: 'The safety copy of a draft is newer than the draft; restart Aftermark to choose between the two.',
};

/** Whether the state that the journal has is none that the library's came from. Null where nothing tells. */
async function leadsElsewhere(db: Database, facts: FactsRow, has: KnownDraft): Promise<boolean> {
  if (has.version === facts.version) return has.at !== facts.updatedAt;
  const row = await db.steps.get([facts.id, has.version]);
  return row !== undefined && row.at !== has.at;
}

/** Sends another line of history than the journal has: that one is set aside, where nothing takes it away. */
async function sendAnew(context: DraftContext, facts: FactsRow): Promise<Outcome> {
  const { ask, known } = context;
  const aside = await ask('setAsideInJournal', { id: facts.id });
  if (aside.kind === 'failed') return aside;
  known.set(facts.id, undefined);
  await known.wantAllPieces(facts.id);
  return sendWhole(context, facts);
}

function envelope({ id, title, trashedAt }: FactsRow) {
  return { id, title: title.slice(0, titleLimit), trashedAt };
}

type Keep = RequestArgument<'keepInJournal'>;

async function sendWhole(context: DraftContext, facts: FactsRow): Promise<Outcome> {
  const { db, ask, known } = context;
  const { id } = facts;
  const read = await wholeRecord(db, id);
  if (read.kind === 'missing') return done;
  if (read.kind === 'damaged') return { kind: 'stopped', message: read.message };
  const { version, draft, beside } = read.record;
  const at = draft.updatedAt;
  const request: Keep = {
    ...envelope({ ...facts, ...beside }),
    version,
    at,
    record: { kind: 'whole', bytes: wholeBytes(read.record) },
  };
  const answer = await ask('keepInJournal', request);
  switch (answer.kind) {
    case 'kept': {
      const tail = { records: 0, bytes: 0 };
      known.set(id, { version, at, trashedAt: beside.trashedAt, torn: false, mine: true, tail });
      return done;
    }
    case 'older':
      return answer.version === version ? sendAnew(context, facts) : newerInJournal;
    case 'wants-whole':
      return { kind: 'failed', message: 'The safety copy could not be made.' };
    case 'failed':
      return answer;
  }
}

async function sendSteps(
  context: DraftContext,
  facts: FactsRow,
  records: readonly StepsRecord[],
): Promise<Outcome> {
  const { ask, known } = context;
  const { id } = facts;
  for (const record of records) {
    const { after, version, at, beside } = record;
    const bytes = stepsBytes(record);
    // Counted before it is handed over, as it is empty then.
    const { byteLength } = bytes;
    const answer = await ask('keepInJournal', {
      ...envelope({ ...facts, ...beside }),
      version,
      at,
      record: { kind: 'steps', after, bytes },
    });
    switch (answer.kind) {
      case 'kept': {
        const before = known.get(id)?.tail ?? { records: 0, bytes: 0 };
        const tail = { records: before.records + 1, bytes: before.bytes + byteLength };
        known.set(id, { version, at, trashedAt: beside.trashedAt, torn: false, mine: true, tail });
        break;
      }
      case 'wants-whole':
        return sendWhole(context, facts);
      case 'older':
        return answer.version === version ? sendAnew(context, facts) : newerInJournal;
      case 'failed':
        return answer;
    }
  }
  return done;
}

async function sendPieces({ ask, known }: DraftContext, id: string, { pieces }: Wanted): Promise<Outcome> {
  for (const [name, read] of pieces) {
    const piece = await read();
    const answer = await ask('keepPiece', { id, name, bytes: piece === null ? null : pieceBytes(piece) });
    if (answer.kind === 'failed') return answer;
    known.pieceSent(id, name, piece !== null);
  }
  return done;
}

/**
 * Folds the saves into the draft's body, and sends it whole. They were sent before, so that the log in the journal leads
 * up to the whole state that follows it. A fold that fails is no loss: the next pause tries again.
 */
async function foldDraft(context: DraftContext, id: string): Promise<Outcome> {
  await checkpoint(context.db, id);
  const facts = await context.db.facts.get(id);
  return facts === undefined ? done : sendWhole(context, facts);
}
