import type { WrittenTime } from '../../time/written-time';

type Time = WrittenTime | null;

const startOf = (time: Time): number | null => time?.start ?? null;

/** New rows that go in together: `at` is the index of the present row before which they stand. */
export interface Insertion<Row> {
  readonly at: number;
  readonly rows: readonly Row[];
}

/** A dated row and the undated ones that were written after it and are not parted from it. */
interface Chain<Row> {
  readonly start: number;
  readonly rows: Row[];
}

/**
 * Where many new rows go among those of a timeline, as if each were put in by itself in the order of time (see
 * `sortedPosition`): before the first later row that follows the last one not later than it, equal times behind those
 * that are there. A new row without an instant stays behind the one it was given after; those given before any dated
 * one come last of all. O(n + m log m).
 *
 * @param present times of the rows that are there, in the author's order, which need not be that of time
 * @returns insertions from the top of the timeline to its end
 */
export function placesByTime<Row>(
  present: readonly Time[],
  added: readonly Row[],
  timeOf: (row: Row) => Time,
): readonly Insertion<Row>[] {
  const chains: Chain<Row>[] = [];
  const undated: Row[] = [];
  for (const row of added) {
    const start = startOf(timeOf(row));
    if (start !== null) chains.push({ start, rows: [row] });
    else (chains.at(-1)?.rows ?? undated).push(row);
  }
  const starts = present.map(startOf);
  const earliestFrom = earliestInRest(starts);
  const nextDated = nextDatedFrom(starts);
  const places = new Map<number, Row[]>();
  const put = (at: number, rows: readonly Row[]) => {
    const here = places.get(at);
    if (here === undefined) places.set(at, [...rows]);
    else here.push(...rows);
  };
  let behind = 0;
  for (const { start, rows } of chains.toSorted((one, other) => one.start - other.start)) {
    // `earliestFrom` never falls, so the last present row that is not later lies at or behind the one found before.
    while (behind < starts.length && (earliestFrom[behind] ?? Infinity) <= start) behind += 1;
    put(nextDated[behind] ?? starts.length, rows);
  }
  if (undated.length > 0) put(starts.length, undated);
  return [...places].map(([at, rows]) => ({ at, rows })).toSorted((one, other) => one.at - other.at);
}

/** For each index the earliest start at or behind it; Infinity where none has one. */
function earliestInRest(starts: readonly (number | null)[]): readonly number[] {
  const earliest = Array.from<number>({ length: starts.length });
  let least = Infinity;
  for (let index = starts.length - 1; index >= 0; index -= 1) {
    least = Math.min(least, starts[index] ?? Infinity);
    earliest[index] = least;
  }
  return earliest;
}

/** For each index that of the first dated row at or behind it; the end where there is none. */
function nextDatedFrom(starts: readonly (number | null)[]): readonly number[] {
  const next = Array.from<number>({ length: starts.length });
  let found = starts.length;
  for (let index = starts.length - 1; index >= 0; index -= 1) {
    if (starts[index] !== null) found = index;
    next[index] = found;
  }
  return next;
}
