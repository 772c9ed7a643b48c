import type { WrittenTime } from './written-time';

/**
 * Negative where a is before b, positive where it is after. 0 for equal starts, and also where either has no
 * instant: then nothing is known of their order, and the author's stands. For that reason it is no comparator
 * for `sort` (0 is not transitive here); use `sortedPosition`.
 */
export function compareTimes(a: WrittenTime | null, b: WrittenTime | null): number {
  const first = a?.start ?? null;
  const second = b?.start ?? null;
  return first === null || second === null ? 0 : Math.sign(first - second);
}

const startOf = (time: WrittenTime | null | undefined): number | null => time?.start ?? null;

/**
 * Where the one event that changed belongs: the index it has once it is taken out and put back. Order is the
 * author's wherever time does not decide, so it stays if its nearest dated neighbours agree with it. Otherwise
 * it goes right before the first later event that follows the last one not later than it: undated events belong
 * to the dated one above them and are not parted from it, and of equal times it comes last.
 * @param index of the changed event; returned unchanged where it has no instant
 */
export function sortedPosition(times: readonly (WrittenTime | null)[], index: number): number {
  const own = startOf(times[index]);
  if (own === null) return index;
  const others = times.toSpliced(index, 1).map(startOf);
  const before = others.slice(0, index).findLast((start) => start !== null);
  const after = others.slice(index).find((start) => start !== null);
  if ((before ?? own) <= own && (after ?? own) >= own) return index;
  const last = others.findLastIndex((start) => start !== null && start <= own);
  const later = others.findIndex((start, at) => at > last && start !== null && start > own);
  return later === -1 ? others.length : later;
}
