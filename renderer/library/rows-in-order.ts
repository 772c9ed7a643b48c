import type { FactsRow } from '../storage/rows';

/** The rows of the library in memory, each list in the order in which it is shown. */
export interface LibraryRows {
  /** What is not in the trash, the last edited first. */
  readonly drafts: readonly FactsRow[];
  /** The last moved there first. */
  readonly trash: readonly FactsRow[];
}

/** Where two were edited in the same millisecond, the order of their ids decides, as in the database's index. */
function byTime(time: (row: FactsRow) => number): (one: FactsRow, other: FactsRow) => number {
  return (one, other) => time(other) - time(one) || (one.id < other.id ? 1 : -1);
}

const byEdit = byTime((row) => row.updatedAt);
const byTrashing = byTime((row) => row.trashedAt ?? 0);

const isTrashed = (row: FactsRow): boolean => row.trashedAt !== null;

export function inOrder(rows: readonly FactsRow[]): LibraryRows {
  return {
    drafts: rows.filter((row) => !isTrashed(row)).sort(byEdit),
    trash: rows.filter(isTrashed).sort(byTrashing),
  };
}

/** Rows in order with others among them; a copy only where there is something to change. */
function merged(
  rows: readonly FactsRow[],
  changed: ReadonlySet<string>,
  added: readonly FactsRow[],
  order: (one: FactsRow, other: FactsRow) => number,
): readonly FactsRow[] {
  const kept = rows.filter((row) => !changed.has(row.id));
  if (kept.length === rows.length && added.length === 0) return rows;
  for (const row of added) {
    let [low, high] = [0, kept.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = kept[middle];
      if (other !== undefined && order(other, row) < 0) low = middle + 1;
      else high = middle;
    }
    kept.splice(low, 0, row);
  }
  return kept;
}

/**
 * The list after a change of some drafts, without reading the others.
 *
 * @param changed ids of the drafts that were written or deleted
 * @param rows theirs as they are now; a draft without one is gone
 */
export function withChanges(
  list: LibraryRows,
  changed: ReadonlySet<string>,
  rows: readonly FactsRow[],
): LibraryRows {
  return {
    drafts: merged(
      list.drafts,
      changed,
      rows.filter((row) => !isTrashed(row)),
      byEdit,
    ),
    trash: merged(list.trash, changed, rows.filter(isTrashed), byTrashing),
  };
}

/** How far behind the list may be with the time of the last edit, in milliseconds: its ages are told in minutes. */
const lag = 30_000;

/** All that a list shows of a draft but the time of its last edit. */
const shownOf = (row: FactsRow): string => JSON.stringify({ ...row, updatedAt: 0, version: 0 });

/**
 * Whether a change leaves the list as it is to whoever looks at it: the draft that stands first was saved again. While
 * somebody types, that is every second, and the window would be rendered for nothing.
 */
export function looksTheSame(
  { drafts: [first] }: Pick<LibraryRows, 'drafts'>,
  changed: ReadonlySet<string>,
  [row]: readonly FactsRow[],
): boolean {
  if (first === undefined || row?.id !== first.id || changed.size > 1) return false;
  const later = row.updatedAt - first.updatedAt;
  return later >= 0 && later < lag && shownOf(row) === shownOf(first);
}
