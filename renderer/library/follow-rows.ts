import type { Database } from '../storage/database';
import { failure } from '../storage/failure';
import { allRows, countTrash, listDrafts, onRowsChanged, rowsOf, type ChangedRows } from '../storage/listing';
import { inOrder, looksTheSame, withChanges, type LibraryRows } from './rows-in-order';

/** What is known of the library's rows. */
export type RowsState =
  | { readonly kind: 'reading' }
  /** The first of them, enough to fill a window. */
  | ({ readonly kind: 'first'; readonly trashCount: number } & Pick<LibraryRows, 'drafts'>)
  | ({ readonly kind: 'all' } & LibraryRows)
  | { readonly kind: 'failed'; readonly message: string };

export interface FollowedRows {
  readonly get: () => RowsState;
  /** Calls `listener` after each change; returns the function that ends listening. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Reads, and follows what changes. Returns what ends it. */
  readonly start: () => () => void;
}

export interface FollowOptions {
  /** Rows that are read before all others. */
  readonly first?: number;
  /** Calls back once the window has painted and has nothing better to do. */
  readonly whenIdle?: (callback: () => void) => void;
}

const idle = (callback: () => void): void => {
  requestIdleCallback(callback, { timeout: 1_000 });
};

/**
 * The rows of the library, in memory once they have been read, brought up to date by the rows that changed. A live query
 * would read all of them again with every autosave: 10,000 rows a second while somebody types.
 */
export function followRows(db: Database, options: FollowOptions = {}): FollowedRows {
  const { first = 50, whenIdle = idle } = options;
  const listeners = new Set<() => void>();
  let state: RowsState = { kind: 'reading' };
  /** Changes that are not in `state` yet; those of one task are read together. */
  let waiting: Set<string> | 'any' | null = null;
  /** One reading after another: the later one sees what the earlier has missed. */
  let queue = Promise.resolve();
  let running = 0;

  const set = (next: RowsState): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  async function readFirst(): Promise<void> {
    const [drafts, trashCount] = await Promise.all([
      listDrafts(db, { trashed: false, limit: first }),
      countTrash(db),
    ]);
    set({ kind: 'first', drafts, trashCount });
  }

  async function readAll(): Promise<void> {
    waiting = null;
    set({ kind: 'all', ...inOrder(await allRows(db)) });
  }

  async function readChanged(): Promise<void> {
    const changed = waiting;
    waiting = null;
    if (changed === null) return;
    if (state.kind === 'first') await readFirst();
    else if (state.kind !== 'all' || changed === 'any') await readAll();
    else {
      const rows = await rowsOf(db, [...changed]);
      if (!looksTheSame(state, changed, rows)) set({ kind: 'all', ...withChanges(state, changed, rows) });
    }
  }

  /** Does a reading after those before it, unless it has been ended meanwhile. */
  function enqueue(read: () => Promise<void>, run: number): Promise<void> {
    queue = queue.then(async () => {
      if (run !== running) return;
      try {
        await read();
      } catch (error) {
        if (run === running) set(failure('read the library', error));
      }
    });
    return queue;
  }

  function hear(changed: ChangedRows, run: number): void {
    const isFirst = waiting === null;
    if (changed === 'any' || waiting === 'any') waiting = 'any';
    else waiting = new Set([...(waiting ?? []), ...changed]);
    if (isFirst) void enqueue(readChanged, run);
  }

  return {
    get: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start: () => {
      running += 1;
      const run = running;
      const unsubscribe = onRowsChanged(db, (changed) => hear(changed, run));
      void enqueue(readFirst, run).then(() => whenIdle(() => void enqueue(readAll, run)));
      return () => {
        unsubscribe();
        if (run === running) running += 1;
      };
    },
  };
}
