import { Dexie, type DexieOptions, type Table } from 'dexie';

import { indexFormat } from '../../search/engine';
import type { OpenAction } from '../../search/open-actions';
import type { FilterFacts, SearchBlock, Searchable } from '../../search/searchable';
import { diskFull } from '../../storage/failure';

/** What is read of every draft when the search starts: small, for there may be ten thousand. */
export interface HeadRow {
  readonly id: string;
  /** The version of the draft that this was derived from. */
  readonly version: number;
  readonly title: string;
  readonly facts: FilterFacts;
  readonly actions: readonly OpenAction[];
}

/** The text of a draft, block by block: read for the few results that are shown, and to mend the index. */
interface TextRow {
  readonly id: string;
  readonly blocks: readonly SearchBlock[];
}

/** The index as it was when it was written. */
export interface StoredIndex {
  /** As `Engine.write` gives them. */
  readonly pieces: readonly string[];
  /** The versions of the drafts in it. */
  readonly versions: ReadonlyMap<string, number>;
}

interface PartRow {
  readonly key: 'format' | 'index';
  readonly value: number | StoredIndex;
}

/** A draft as the search keeps it. */
export interface Kept {
  readonly id: string;
  readonly version: number;
  readonly searchable: Searchable;
}

/**
 * A database of its own, derived from the drafts and thrown away without a loss. Apart from theirs, so that nothing that
 * happens to it touches a draft.
 */
class SearchDatabase extends Dexie {
  declare readonly heads: Table<HeadRow, string>;
  declare readonly texts: Table<TextRow, string>;
  declare readonly parts: Table<PartRow, string>;

  constructor(options: DexieOptions) {
    super('aftermark-search', options);
    this.version(1).stores({ heads: 'id', texts: 'id', parts: 'key' });
  }
}

export interface IndexStore {
  readonly heads: () => Promise<readonly HeadRow[]>;
  readonly keep: (drafts: readonly Kept[]) => Promise<void>;
  readonly forget: (ids: readonly string[]) => Promise<void>;
  /** The blocks of these drafts, in their order; undefined for one that is not kept. */
  readonly blocks: (ids: readonly string[]) => Promise<readonly (readonly SearchBlock[] | undefined)[]>;
  readonly index: () => Promise<StoredIndex | null>;
  readonly keepIndex: (index: StoredIndex) => Promise<void>;
  readonly close: () => void;
}

async function opened(options: DexieOptions): Promise<SearchDatabase> {
  const db = new SearchDatabase(options);
  try {
    await db.open();
  } catch {
    // Made by a newer version of the app, or torn: it is made anew.
    await Dexie.delete(db.name);
    await db.open();
  }
  const format = await db.parts.get('format');
  if (format?.value !== indexFormat) {
    await db.transaction('rw', db.tables, async () => {
      for (const table of db.tables) await table.clear();
      await db.parts.put({ key: 'format', value: indexFormat });
    });
  }
  return db;
}

export interface IndexStoreOptions extends DexieOptions {
  /** As `Database.hasRoom`: all databases of the app are files of one LevelDB. */
  readonly hasRoom: () => Promise<boolean>;
}

/**
 * Opens what the search keeps between two starts. What is of another format is thrown away. Rejects where there can be
 * no such database, as on a full disk; so does, later on, all that would write to a full disk, or open the database there
 * again.
 */
export async function openIndexStore({ hasRoom, ...options }: IndexStoreOptions): Promise<IndexStore> {
  const requireRoom = async (): Promise<void> => {
    if (!(await hasRoom())) throw diskFull();
  };
  const requireOpen = async (): Promise<void> => {
    if (!db.isOpen()) await requireRoom();
  };
  await requireRoom();
  const db = await opened(options);
  return {
    heads: async () => db.heads.toArray(),
    keep: async (drafts) => {
      await requireRoom();
      await db.transaction('rw', db.heads, db.texts, async () => {
        await db.heads.bulkPut(
          drafts.map(({ id, version, searchable: { title, facts, actions } }) => ({
            id,
            version,
            title,
            facts,
            actions,
          })),
        );
        await db.texts.bulkPut(drafts.map(({ id, searchable: { blocks } }) => ({ id, blocks })));
      });
    },
    forget: async (ids) => {
      await requireRoom();
      await db.transaction('rw', db.heads, db.texts, async () => {
        await db.heads.bulkDelete([...ids]);
        await db.texts.bulkDelete([...ids]);
      });
    },
    blocks: async (ids) => {
      await requireOpen();
      const rows = await db.texts.bulkGet([...ids]);
      return rows.map((row) => row?.blocks);
    },
    index: async () => {
      const value = (await db.parts.get('index'))?.value;
      return typeof value === 'object' ? value : null;
    },
    keepIndex: async (index) => {
      await requireRoom();
      await db.parts.put({ key: 'index', value: index });
    },
    close: () => db.close(),
  };
}
