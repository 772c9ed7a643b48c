import { Dexie, type DexieOptions, type Table, type Transaction } from 'dexie';
import { type Failed, failure } from './failure';
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
} from './rows';

/** With the origin app://aftermark, this name is the key to people's drafts. It never changes. */
export const databaseName = 'aftermark';

/** The version of the schema declared below. */
export const databaseVersion = 2;

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
  /** The drafts: one get opens one. `*assets` tells which drafts still need an image. */
  declare readonly bodies: Table<BodyRow, string>;
  /** Append-only; what a review is rebased over. */
  declare readonly steps: Table<StepsRow, [string, number]>;
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

  constructor(options: DexieOptions = {}) {
    // Chromium reports "relaxed" transactions as done before the disk has them.
    super(databaseName, { ...options, chromeTransactionDurability: 'strict' });
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
  }
}

/**
 * The steps in a log of version 1 lack what the editor itself appended to a change, such as the ids of new blocks, so
 * that a replay over them ends elsewhere. Every draft that has such steps begins its log anew with the version it has.
 */
async function beginLogAnew(transaction: Transaction): Promise<void> {
  const bodies = transaction.table<BodyRow, string>('bodies');
  const steps = transaction.table<StepsRow, [string, number]>('steps');
  const snapshots = transaction.table<SnapshotRow, [string, number]>('snapshots');
  for (const id of await bodies.toCollection().primaryKeys()) {
    const body = await bodies.get(id);
    if (body === undefined) continue;
    const { version, draft } = body;
    const own = [
      [id, Dexie.minKey],
      [id, Dexie.maxKey],
    ] as const;
    const logged = await steps.where('[draftId+seq]').between(own[0], own[1]).count();
    if (logged === 0) continue;
    const at = draft.updatedAt;
    await snapshots.put({ draftId: id, version, at, reason: 'replaced', document: draft.document });
  }
}

export type OpenResult = { readonly kind: 'open'; readonly db: Database } | NewerDatabase | Failed;

export interface NewerDatabase {
  readonly kind: 'newer';
  readonly message: string;
}

/**
 * Opens the database, making or migrating it as needed. One that a newer version of the app wrote is not opened at all:
 * Dexie would open it, and write to it whatever it misses of its own schema.
 *
 * @param options where IndexedDB is not the global one, as in tests
 */
export async function openDatabase(options: DexieOptions = {}): Promise<OpenResult> {
  try {
    const factory = options.indexedDB as IDBFactory | undefined;
    const known = await (factory ?? indexedDB).databases();
    // Dexie multiplies its versions by ten to have room for repairs in between.
    const version = Math.floor((known.find(({ name }) => name === databaseName)?.version ?? 0) / 10);
    if (version > databaseVersion) {
      return {
        kind: 'newer',
        message: `Your drafts were last opened by a newer Aftermark (database version ${version}; this one reads ${databaseVersion}), so they were left untouched; open them with that version.`,
      };
    }
    const db = new Database(options);
    await db.open();
    return { kind: 'open', db };
  } catch (error) {
    return failure('open your drafts', error);
  }
}
