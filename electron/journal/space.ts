import path from 'node:path';
import { codeOf, type Disk } from './disk';

/**
 * Left free on the disk, in bytes: the database beside the journal needs room as well, and a full disk can make Chromium
 * begin it anew (electron#41877).
 */
export const defaultReserve = 20 * 1024 * 1024;

/**
 * What has to be free for the page to write into its database, in bytes: its log is folded into tables now and then. One
 * that was written in part because the disk was full, Chromium may take away when it opens it next.
 */
export const databaseRoom = 16 * 1024 * 1024;

/** Thrown before anything was written. The code is the one a write would have failed with. */
class DiskFull extends Error {
  readonly code = 'ENOSPC';
}

/** Rejects where writing so many bytes would leave less than the reserve. A disk that does not tell is not asked twice. */
export async function checkSpace(disk: Disk, root: string, bytes: number, reserve: number): Promise<void> {
  let free: number;
  try {
    free = await freeAbove(disk, root);
  } catch (error) {
    if (codeOf(error) === 'ENOSYS' || codeOf(error) === 'ENOTSUP') return;
    throw error;
  }
  if (free < bytes + reserve) throw new DiskFull('There is not enough room left on the disk.');
}

/** The journal's own folder may be still to be made. */
async function freeAbove(disk: Disk, folder: string): Promise<number> {
  try {
    return await disk.free(folder);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || path.dirname(folder) === folder) throw error;
    return freeAbove(disk, path.dirname(folder));
  }
}
