import { Dexie, type DexieOptions, type Table } from 'dexie';

import {
  createLoss,
  createReopening,
  watchConnection,
  type Loss,
  type Reopened,
  type Reopening,
} from './connection';
import { diskFull, type Failed, failure } from './failure';
import { appendSaves, beginLogAnew } from './migrations';
import type {
  BlobRow,
  BodyRow,
  FactsRow,
  ReturnRow,
  ReviewRow,
  RoundRow,
  SettingRow,
  SnapshotRow,
  StepsRow,
  TemplateRow,
  UseRow,
} from './rows';

/** With the origin app://aftermark, this name is the key to people's drafts. It never changes. */
export const databaseName = 'aftermark';

/** The version of the schema declared below. */
export const databaseVersion = 3;

export interface DatabaseOptions extends DexieOptions {
  /** See `Database.hasRoom`. A disk that cannot be asked is one for the database to find out about. */
  readonly hasRoom?: () => Promise<boolean>;
}

/**
 * The one place that declares the schema: two declarations that differ make Dexie drop tables (dexie#1835).
 *
 * A version that has been released is never edited. The next one is declared below it with what changes and its
 * `upgrade`, and gets a test that opens data of the version before it (test/unit/storage/database.test.ts).
 */
export class Database extends Dexie {
  /**
   * The library's list. Apart from the bodies, because listing 10,000 drafts takes 929 ms with them and 119 ms without.
   * `trashedAt` indexes only what is in the trash, as null is no key.
   */
  declare readonly facts: Table<FactsRow, string>;
  /** The drafts at a checkpoint. The index tells of which version without reading them. */
  declare readonly bodies: Table<BodyRow, string>;
  /** A row for each save, append-only: what leads from a checkpoint to the present, and what a review is rebased over. */
  declare readonly steps: Table<StepsRow, [string, number]>;
  /** Which draft needs which image; apart from the bodies, so that a save need not touch them. */
  declare readonly uses: Table<UseRow, [string, string]>;
  /** Documents as they were: where a replay of the steps may start, and what a person may return to. */
  declare readonly snapshots: Table<SnapshotRow, [string, number]>;
  /**
   * Assets by content, shared by all drafts. Bytes and not Blobs: they are read one by one, when shown, and a Blob's
   * content is fetched after its transaction is over, when it may be gone.
   */
  declare readonly blobs: Table<BlobRow, string>;
  /** What a person chose on this machine; nothing of a draft. */
  declare readonly settings: Table<SettingRow, string>;
  /** Templates of the person's own; those that come with the app are not here. */
  declare readonly templates: Table<TemplateRow, string>;
  /** Rounds sent from here: what a review that comes home is held to. */
  declare readonly rounds: Table<RoundRow, string>;
  /** Reviews that are written here, by the id of their draft. */
  declare readonly reviews: Table<ReviewRow, string>;
  /** Reviews that came home. What was decided about them is in the draft. */
  declare readonly returns: Table<ReturnRow, string>;

  /** Tells when the connection is lost for good. */
  readonly loss: Loss = createLoss();

  /** Tells each time the system closed the connection and it is open again. */
  readonly reopened: Reopening = createReopening();

  /**
   * Whether the disk has room for what is about to be written, or for the database to be opened again. Chromium begins a
   * database anew that it cannot go on with, and takes the old one away for that: what a full disk lets it write in part
   * is enough.
   */
  readonly hasRoom: () => Promise<boolean>;

  constructor({ hasRoom = async () => true, ...options }: DatabaseOptions = {}) {
    // Chromium reports "relaxed" transactions as done before the disk has them.
    super(databaseName, { ...options, chromeTransactionDurability: 'strict' });
    this.hasRoom = async () => hasRoom().catch(() => true);
    this.version(1).stores({
      facts: 'id, updatedAt, trashedAt',
      bodies: 'id, *assets',
      steps: '[draftId+seq]',
      snapshots: '[draftId+version]',
      blobs: 'hash',
      settings: 'key',
      templates: 'id',
    });
    this.version(2)
      .stores({
        // Tells whether the log has a gap without reading documents.
        snapshots: '[draftId+version], [draftId+reason]',
        rounds: 'id, draftId',
        reviews: 'id, round.id',
        // `roundId` tells what came home of a round without reading the steps of every review.
        returns: 'hash, draftId, roundId',
      })
      .upgrade(beginLogAnew);
    this.version(3)
      .stores({
        bodies: 'id, [id+version]',
        uses: '[draftId+hash], hash',
      })
      .upgrade(appendSaves);
  }

  /** The last answer that was asked for. */
  private room: Promise<boolean> = Promise.resolve(true);

  /**
   * All that writes goes through here: one strict transaction, all of it or nothing, and none where the disk has no room.
   * Writes are done in the order in which they are asked for. Not within another transaction, which would end while the
   * disk is asked. Rejects with what the database throws.
   */
  async writing<Result>(tables: readonly Table[], task: () => Promise<Result>): Promise<Result> {
    // One question after the other: two at once may be answered in another order, and what is older then comes last.
    const room = this.room.then(() => this.hasRoom());
    this.room = room;
    if (!(await room)) throw diskFull();
    return this.transaction('rw', tables, task);
  }
}

export type OpenResult = { readonly kind: 'open'; readonly db: Database } | NewerDatabase | Failed;

export interface NewerDatabase {
  readonly kind: 'newer';
  readonly message: string;
}

export interface OpenOptions extends DatabaseOptions {
  /** Milliseconds for which another connection that holds an older version may take to let it go. */
  readonly patience?: number;
}

/** The version of the database that is there; 0 where there is none. */
async function storedVersion(options: DexieOptions): Promise<number> {
  const factory = options.indexedDB as IDBFactory | undefined;
  const known = await (factory ?? indexedDB).databases();
  // Dexie multiplies its versions by ten to have room for repairs in between.
  return Math.floor((known.find(({ name }) => name === databaseName)?.version ?? 0) / 10);
}

const newerMessage = (version: number): string =>
  `Your drafts were last opened by a newer Aftermark (database version ${version}; this one reads ${databaseVersion}), so they were left untouched; open them with that version.`;

/** Resolves with a sentence where another connection keeps this one from opening for too long. */
async function blockedFor(db: Database, patience: number): Promise<string> {
  return new Promise((resolve) => {
    db.on('blocked', () => {
      setTimeout(() => {
        resolve(
          'Could not open your drafts: another Aftermark still has them open in an older version; close it, then try again.',
        );
      }, patience);
      return false;
    });
  });
}

/**
 * Opens the database again that was open a moment ago. One that is gone is not made anew: what was in it is missing, and
 * an empty one would hide that.
 */
async function reopen(db: Database, options: DexieOptions): Promise<Reopened> {
  try {
    const version = await storedVersion(options);
    if (version > databaseVersion) return { kind: 'lost', message: newerMessage(version) };
    if (version === 0) {
      return {
        kind: 'lost',
        message:
          'The database of your drafts is gone, so nothing more can be saved; save a copy of what is open, and restart Aftermark to restore the rest.',
      };
    }
    await db.open();
    return { kind: 'open' };
  } catch {
    db.close();
    return { kind: 'failed' };
  }
}

/** Sees to it that a connection that the system closes is opened again; see `watchConnection`. */
export function watched(db: Database, options: DexieOptions = {}): Database {
  watchConnection(db, { reopen: async () => reopen(db, options) });
  return db;
}

/**
 * Opens the database, making or migrating it as needed. One that a newer version of the app wrote is not opened at all:
 * Dexie would open it, and write to it whatever it misses of its own schema. `db.loss` tells when the connection is lost
 * later.
 *
 * @param options where IndexedDB is not the global one, as in tests
 */
export async function openDatabase({ patience = 5_000, ...options }: OpenOptions = {}): Promise<OpenResult> {
  try {
    const version = await storedVersion(options);
    if (version > databaseVersion) return { kind: 'newer', message: newerMessage(version) };
    const db = new Database(options);
    const problem = await Promise.race([db.open().then(() => null), blockedFor(db, patience)]);
    if (problem !== null) {
      db.close();
      return { kind: 'failed', message: problem };
    }
    return { kind: 'open', db: watched(db, options) };
  } catch (error) {
    return failure('open your drafts', error);
  }
}
