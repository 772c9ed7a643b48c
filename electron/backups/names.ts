/*
 * A rotating backup is a folder `<time>-<number>`: the time for people who look into the profile, the number for the
 * order. Only the number counts upwards for certain; a clock can be set back.
 */

/** A folder with this beginning is half made or half removed, never a backup. */
export const UNFINISHED = '.unfinished-';

/** Ending of a backup in one file. */
export const BACKUP_EXTENSION = 'aftermark-backup';

const ID = /^(\d{4})-(\d\d)-(\d\d)T(\d\d)-(\d\d)-(\d\d)Z-(\d{4,9})$/;

export interface BackupName {
  readonly id: string;
  /** Milliseconds UTC, to the second. */
  readonly at: number;
  /** Counts upwards from 1 in the order in which backups were made. */
  readonly number: number;
}

/** Null where the name is not that of a rotating backup. */
export function parseId(id: string): BackupName | null {
  const parts = ID.exec(id);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, number] = parts;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at) ? null : { id, at, number: Number(number) };
}

/** @param at milliseconds UTC; a clock that stands outside the years 1970 to 9999 is taken as 1970 */
export function idOf(at: number, number: number): string {
  const inRange = at >= 0 && at < Date.UTC(10_000, 0) ? at : 0;
  const time = new Date(inRange).toISOString().slice(0, 19).replaceAll(':', '-');
  return `${time}Z-${String(number).padStart(4, '0')}`;
}

/** The day at this place on the globe, YYYY-MM-DD: what a person calls today. */
export function localDay(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The suggested name of a backup in one file; `copy` counts from 1. */
export function fileNameOf(at: number, copy = 1): string {
  return `Aftermark backup ${localDay(at)}${copy === 1 ? '' : ` (${copy})`}.${BACKUP_EXTENSION}`;
}
