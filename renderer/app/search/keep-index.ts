import type { Progress, SearchAnswer, SearchRequest } from '../../search/asking';
import { createEngine, loadEngine, type Engine, type EngineHit } from '../../search/engine';
import { choicesOf, passes, type Choices } from '../../search/filters';
import type { ActionOfDraft, OpenAction } from '../../search/open-actions';
import type { FilterFacts, SearchBlock } from '../../search/searchable';
import { rangesIn, snippetsOf, sought } from '../../search/snippets';
import type { Database } from '../../storage/database';
import { allRows, rowsOf, type ChangedRows } from '../../storage/listing';
import type { FactsRow } from '../../storage/rows';
import type { IndexStore, Kept } from './index-store';
import { readDrafts } from './read-drafts';

/** What is in memory of every draft. */
interface Known {
  readonly version: number;
  readonly title: string;
  readonly facts: FilterFacts;
  readonly actions: readonly OpenAction[];
  readonly isTrashed: boolean;
  /** Milliseconds UTC. */
  readonly updatedAt: number;
}

export interface KeptIndex {
  /** Takes up what was kept, and reads what has changed since; resolves once all drafts are in. */
  readonly start: () => Promise<void>;
  /** Takes in drafts that were changed, deleted or moved to the trash; resolves once they are. */
  readonly change: (changed: ChangedRows) => Promise<void>;
  readonly search: (request: SearchRequest) => Promise<SearchAnswer>;
  readonly choices: () => Choices;
  /** The open actions of all drafts but those in the trash. */
  readonly actions: () => readonly ActionOfDraft[];
  /** Whether the next start would have much to do over again. */
  readonly lags: () => boolean;
  /** Writes the index, so that the next start need not make it. It takes seconds; searches may come between. */
  readonly write: () => Promise<void>;
}

export interface KeepIndexOptions {
  readonly db: Database;
  /** Null where nothing can be kept: then all is read at each start. */
  readonly store: IndexStore | null;
  readonly onProgress: (progress: Progress | null) => void;
  /** Lets others run between two batches. */
  readonly rest: () => Promise<void>;
}

/** Drafts read at once. */
const batch = 40;
/** Drafts by which the written index may lag: each start takes those in again. */
const mayLag = 100;

/**
 * The index of all drafts, kept up with the database. It is a worker's, but knows nothing of one.
 *
 * What it was derived from is told by the versions of the drafts, so that a start compares 10,000 small rows and reads
 * only the drafts that changed while the app, or this worker, was not there.
 */
export function keepIndex({ db, store, onProgress, rest }: KeepIndexOptions): KeptIndex {
  const known = new Map<string, Known>();
  let engine: Engine = createEngine();
  /** Drafts that are otherwise in the index than in the one that was written. */
  const unwritten = new Set<string>();
  /** Drafts whose text could not be kept, as on a full disk. Until it is, it is read from the drafts. */
  const unkept = new Set<string>();
  let hasWritten = false;
  let queue: Promise<unknown> = Promise.resolve();

  const serially = <Result>(task: () => Promise<Result>): Promise<Result> => {
    const result = queue.then(task);
    queue = result.catch(() => undefined);
    return result;
  };

  function forget(ids: readonly string[]): void {
    for (const id of ids) {
      known.delete(id);
      engine.remove(id);
      unwritten.add(id);
    }
  }

  /** Forgets drafts that are gone, in what is kept as well; where that cannot be, the next start does it. */
  async function drop(ids: readonly string[]): Promise<void> {
    forget(ids);
    if (ids.length > 0) await store?.forget(ids).catch(() => undefined);
  }

  async function keep(drafts: readonly Kept[]): Promise<void> {
    for (const { id } of drafts) unkept.add(id);
    try {
      await store?.keep(drafts);
      for (const { id } of drafts) unkept.delete(id);
    } catch {
      // The next start finds them in an older version, and reads them again.
    }
  }

  function take({ id, version, searchable }: Kept, { trashedAt, updatedAt }: FactsRow): void {
    engine.put(id, searchable);
    const { title, facts, actions } = searchable;
    known.set(id, { version, title, facts, actions, isTrashed: trashedAt !== null, updatedAt });
    unwritten.add(id);
  }

  /** Reads drafts whose text is not known in the version that their rows have. */
  async function read(rows: readonly FactsRow[], total: number, before: number): Promise<void> {
    const queueOfRows = [...rows].sort((one, other) => other.updatedAt - one.updatedAt);
    for (let start = 0; start < queueOfRows.length; start += batch) {
      const part = queueOfRows.slice(start, start + batch);
      const drafts = await readDrafts(
        db,
        part.map(({ id }) => id),
      );
      const byId = new Map(part.map((row) => [row.id, row]));
      for (const draft of drafts) {
        const row = byId.get(draft.id);
        if (row !== undefined) take(draft, row);
      }
      await keep(drafts);
      if (total > 0) onProgress({ read: before + start + part.length, total });
      await rest();
    }
  }

  /** Compares all rows with what is known, and takes in the difference. */
  async function compare(report: boolean): Promise<void> {
    const rows = await allRows(db);
    const ids = new Set(rows.map(({ id }) => id));
    await drop([...known.keys()].filter((id) => !ids.has(id)));
    const stale = rows.filter((row) => !isCurrent(row));
    if (report && stale.length > 0) onProgress({ read: rows.length - stale.length, total: rows.length });
    await read(stale, report ? rows.length : 0, rows.length - stale.length);
  }

  /** Takes a row's own facts; false where the draft has to be read. */
  function isCurrent({ id, version, trashedAt, updatedAt }: FactsRow): boolean {
    const now = known.get(id);
    if (now?.version !== version) return false;
    known.set(id, { ...now, isTrashed: trashedAt !== null, updatedAt });
    return true;
  }

  /** Takes up the index that was written, and puts into it the drafts that were kept in a later version. */
  async function load(): Promise<void> {
    if (store === null) return;
    const [heads, stored] = [await store.heads(), await store.index()];
    const loaded = stored === null ? null : await loadEngine(stored.pieces);
    const written =
      loaded === null ? new Map<string, number>() : (stored?.versions ?? new Map<string, number>());
    hasWritten = loaded !== null;
    if (loaded !== null) engine = loaded;
    const later = heads.filter(({ id, version }) => written.get(id) !== version);
    const headIds = new Set(heads.map(({ id }) => id));
    for (const id of written.keys()) if (!headIds.has(id)) forget([id]);
    for (let start = 0; start < later.length; start += batch) {
      const part = later.slice(start, start + batch);
      const blocks = await store.blocks(part.map(({ id }) => id));
      for (const [index, { id, title, facts, actions }] of part.entries()) {
        engine.put(id, { title, facts, actions, blocks: blocks[index] ?? [] });
        unwritten.add(id);
      }
      await rest();
    }
    for (const { id, version, title, facts, actions } of heads) {
      known.set(id, { version, title, facts, actions, isTrashed: true, updatedAt: 0 });
    }
  }

  async function write(): Promise<void> {
    if (store === null || (unwritten.size === 0 && hasWritten)) return;
    const versions = new Map([...known].map(([id, { version }]) => [id, version]));
    const pieces: string[] = [];
    for (const piece of engine.write()) {
      pieces.push(piece);
      await rest();
    }
    try {
      await store.keepIndex({ pieces, versions });
      unwritten.clear();
      hasWritten = true;
    } catch {
      // It lags, and is written another time.
    }
  }

  async function blocksOf(ids: readonly string[]): Promise<readonly (readonly SearchBlock[])[]> {
    const wanted = ids.filter((id) => !unkept.has(id));
    const rows = (await store?.blocks(wanted).catch(() => null)) ?? [];
    const blocks = new Map(wanted.map((id, index) => [id, rows[index]]));
    const missing = ids.filter((id) => blocks.get(id) === undefined);
    if (missing.length > 0) {
      for (const { id, searchable } of await readDrafts(db, missing)) blocks.set(id, searchable.blocks);
    }
    return ids.map((id) => blocks.get(id) ?? []);
  }

  return {
    start: () =>
      serially(async () => {
        await load();
        await compare(true);
        onProgress(null);
      }),
    change: (changed) =>
      serially(async () => {
        if (changed === 'any') {
          await compare(false);
        } else {
          const rows = await rowsOf(db, [...changed]);
          const there = new Set(rows.map(({ id }) => id));
          await drop([...changed].filter((id) => !there.has(id)));
          await read(
            rows.filter((row) => !isCurrent(row)),
            0,
            0,
          );
        }
      }),
    search: async (request) => {
      const { text, filters, limit } = request;
      const isWanted = (id: string): boolean => {
        const draft = known.get(id);
        return draft !== undefined && !draft.isTrashed && passes(filters, draft.facts);
      };
      const found = engine.search(text, isWanted);
      const hits: readonly EngineHit[] = found?.hits ?? newestFirst(known, isWanted);
      const shown = hits.slice(0, limit);
      const blocks = found === null ? [] : await blocksOf(shown.map(({ id }) => id));
      return {
        request,
        total: hits.length,
        similar: found?.similar ?? false,
        hits: shown.map(({ id, terms }, index) => {
          const what = sought(text, terms);
          const title = known.get(id)?.title ?? '';
          return {
            draftId: id,
            title,
            titleRanges: rangesIn(title, what),
            snippets: snippetsOf(blocks[index] ?? [], what),
          };
        }),
      };
    },
    choices: () =>
      choicesOf([...known.values()].filter((draft) => !draft.isTrashed).map(({ facts }) => facts)),
    actions: () =>
      [...known].flatMap(([draftId, { title: draftTitle, actions, isTrashed }]) =>
        isTrashed ? [] : actions.map((action) => ({ ...action, draftId, draftTitle })),
      ),
    lags: () => store !== null && (!hasWritten || unwritten.size > mayLag),
    write: () => serially(write),
  };
}

function newestFirst(
  known: ReadonlyMap<string, Known>,
  isWanted: (id: string) => boolean,
): readonly EngineHit[] {
  return [...known]
    .filter(([id]) => isWanted(id))
    .sort(([, one], [, other]) => other.updatedAt - one.updatedAt)
    .map(([id]) => ({ id, score: 0, terms: [] }));
}
