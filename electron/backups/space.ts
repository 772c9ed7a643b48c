import { realDisk } from '../journal/disk';

/** So much stays free for what the person writes next, in bytes. */
export const RESERVE = 64 * 1024 * 1024;

/** Bytes that this user may still write where `folder` lies; infinite where the system does not say. */
export async function freeBytes(folder: string): Promise<number> {
  return realDisk.free(folder).catch(() => Number.POSITIVE_INFINITY);
}

/** A disk that has no room for a backup and for what is written next; said like one that is full. */
export class NoRoom extends Error {
  readonly code = 'ENOSPC';
}
