/** A day of the Gregorian calendar, with no zone; month and day count from 1. */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const dayMs = 86_400_000;

/**
 * Wall time: what a clock and a calendar on a wall show, counted in milliseconds as if the wall stood in UTC.
 * Arithmetic on it needs no zone; `zone-clock.ts` turns it into an instant.
 */
export type WallTime = number;

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** English three-letter names, the form that headlines and logs use. */
export function shortMonth(month: number): string {
  return (monthNames[month - 1] ?? '').slice(0, 3);
}

export function isCivilDate({ year, month, day }: CivilDate): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Midnight at the start of the day. */
export function wallOf({ year, month, day }: CivilDate): WallTime {
  return Date.UTC(year, month - 1, day);
}

export function civilDateOf(wall: WallTime): CivilDate {
  const date = new Date(wall);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Milliseconds since the midnight before. */
export function timeOfDay(wall: WallTime): number {
  return ((wall % dayMs) + dayMs) % dayMs;
}

/** 0 is Sunday. */
export function weekdayOf(date: CivilDate): number {
  return new Date(wallOf(date)).getUTCDay();
}

export function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

/** YYYY-MM-DD. */
export function isoDay({ year, month, day }: CivilDate): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** Reads YYYY-MM-DD; null for anything else, also for days that do not exist. */
export function civilDateFrom(text: string): CivilDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return isCivilDate(date) ? date : null;
}

/** How far from the reference a date may lie to be put in a neighbouring year. */
const acrossNewYearMs = 60 * dayMs;

/**
 * The year of a day and month written without one: the reference's own, unless the day is then far off and
 * the year before or after brings it within 60 days. So 1 Jan after 31 Dec is next year's and 28 Dec before
 * 2 Jan is last year's, while a change made in January stays in the year of its incident in September.
 * Null where no such year has that day (29 February).
 */
export function yearFor(month: number, day: number, reference: CivilDate): number | null {
  const anchor = wallOf(reference);
  const exists = (year: number): boolean => isCivilDate({ year, month, day });
  const near = (year: number): boolean => Math.abs(wallOf({ year, month, day }) - anchor) <= acrossNewYearMs;
  const { year } = reference;
  const nearby = [year, year - 1, year + 1].find((candidate) => exists(candidate) && near(candidate));
  return nearby ?? (exists(year) ? year : null);
}
