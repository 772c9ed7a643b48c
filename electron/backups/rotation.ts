/* Which rotating backups are kept. Neither function looks at a clock: it may have been set back since. */

/** So many of the latest are kept. */
export const RECENT = 10;
/** Of so many days on which backups were made, the last of each is kept. */
export const DAYS = 14;
/** For so many days on which backups are made, the last one before a library shrank to less than half is kept. */
export const DAYS_OF_FULLER = 30;

export interface Made {
  readonly id: string;
  readonly drafts: number;
  /** Counts the days on which backups were made; never goes down from one backup to the next. */
  readonly day: number;
}

export type KeptAs = 'recent' | 'daily' | 'fuller';

export interface Rotation<Backup> {
  readonly kept: readonly (Backup & { readonly kind: KeptAs })[];
  readonly removed: readonly Backup[];
}

/**
 * Divides backups, given in the order in which they were made. Kept are the last ten, the last of each of fourteen
 * days, and any that holds more than twice as many drafts as every later one: where a library has suddenly lost most
 * of its drafts, ten new backups of what is left must not push out the last good one. That one goes, too, after
 * thirty days of work, for a person may have deleted the drafts on purpose.
 */
export function rotate<Backup extends Made>(made: readonly Backup[]): Rotation<Backup> {
  const kept: (Backup & { readonly kind: KeptAs })[] = [];
  const removed: Backup[] = [];
  const newestDay = made.at(-1)?.day ?? 0;
  const days = new Set<number>();
  let fullestLater = -1;
  for (const [place, backup] of made.toReversed().entries()) {
    const lastOfDay = !days.has(backup.day);
    days.add(backup.day);
    const fuller = fullestLater >= 0 && backup.drafts > 2 * fullestLater;
    fullestLater = Math.max(fullestLater, backup.drafts);
    if (place < RECENT) kept.push({ ...backup, kind: 'recent' });
    else if (lastOfDay && days.size <= DAYS) kept.push({ ...backup, kind: 'daily' });
    else if (fuller && newestDay - backup.day <= DAYS_OF_FULLER) kept.push({ ...backup, kind: 'fuller' });
    else removed.push(backup);
  }
  return { kept: kept.toReversed(), removed: removed.toReversed() };
}

/** The rule of the fuller ones for files in a folder: those that go, where `count` are to stay, the oldest first. */
export function outdated<File extends { readonly drafts: number }>(
  written: readonly File[],
  count: number,
): readonly File[] {
  return written.filter((file, place) => {
    if (place >= written.length - count) return false;
    const later = written.slice(place + 1).map(({ drafts }) => drafts);
    return file.drafts <= 2 * Math.max(0, ...later);
  });
}
