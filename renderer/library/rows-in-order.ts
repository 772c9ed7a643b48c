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
