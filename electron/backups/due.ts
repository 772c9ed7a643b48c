const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** While something changes, a rotating backup is made so often, in milliseconds. */
export const ROTATING_EVERY = 3 * HOUR;

export type Every = 'never' | 'day' | 'week';

/**
 * Whether the time has come for a rotating backup, where something has changed since the last: after three hours, on
 * another day, or where the last is from the future, by a clock that has been set back.
 *
 * @param last when the last was made, milliseconds UTC; null where there is none
 * @param dayOf the name of the day of an instant
 */
export function isRotatingDue(last: number | null, now: number, dayOf: (at: number) => string): boolean {
  if (last === null || now < last) return true;
  return now - last >= ROTATING_EVERY || dayOf(now) !== dayOf(last);
}

/** Whether a file is due in the folder that a person has named. */
export function isFileDue(
  every: Every,
  last: number | null,
  now: number,
  dayOf: (at: number) => string,
): boolean {
  if (every === 'never') return false;
  if (last === null || now < last) return true;
  // A week is counted from day to day, or the hour would move on with every one of them.
  return every === 'day' ? dayOf(now) !== dayOf(last) : dayOf(now) >= dayOf(last + 7 * DAY);
}
