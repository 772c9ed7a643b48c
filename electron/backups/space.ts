import { statfs } from 'node:fs/promises';

/** So much stays free for what the person writes next, in bytes. */
export const RESERVE = 64 * 1024 * 1024;

/** Bytes that this user may still write where `folder` lies; infinite where the system does not say. */
export async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize, blocks } = await statfs(folder);
    // Some network file systems answer with nothing but zeros.
    return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** A disk that has no room for a backup and for what is written next; said like one that is full. */
export class NoRoom extends Error {
  readonly code = 'ENOSPC';
}
