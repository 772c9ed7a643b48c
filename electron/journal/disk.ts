import { statSync } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { nameBeside, syncFolder } from '../atomic-write';

/** Size and time of the last change of a file: as long as both are the same, so is the file. */
export interface Mark {
  readonly bytes: number;
  /** Whole milliseconds UTC. */
  readonly at: number;
}

/** The few things that the journal does to a disk; a test hands in one that fails. Each rejects with Node's error. */
export interface Disk {
  /** Names in a folder; none where it is not there. */
  readonly list: (folder: string) => Promise<readonly string[]>;
  /** Null where there is no such file. */
  readonly read: (file: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  /** Null where there is no such file. */
  readonly look: (file: string) => Promise<Mark | null>;
  /**
   * The same without waiting, of a file or folder; null also where it cannot be told. For many in a row: 10,000 drafts are
   * looked through in a fifth of the processor's time, and whoever does it sees to it that others get their turns.
   */
  readonly glance: (place: string) => Mark | null;
  /** Makes a folder and those it lies in, lastingly. Not an error where it is there. */
  readonly makeFolder: (folder: string) => Promise<void>;
  /** Writes a file that is not there yet, onto the disk. */
  readonly create: (file: string, bytes: Uint8Array) => Promise<void>;
  /** Puts bytes at an offset of a file, which is made where it is not there, in place of all that follows. */
  readonly append: (file: string, offset: number, bytes: Uint8Array) => Promise<void>;
  /** Takes away what is longer. */
  readonly cut: (file: string, bytes: number) => Promise<void>;
  readonly move: (from: string, to: string) => Promise<void>;
  /** A file, or a folder with all that is in it. Not an error where there is none. */
  readonly remove: (place: string) => Promise<void>;
  /** Makes the names in a folder last through a power cut. */
  readonly sync: (folder: string) => Promise<void>;
  /** Bytes that may still be written there; infinite where the file system does not say. */
  readonly free: (folder: string) => Promise<number>;
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function orWhereMissing<Value, Other>(found: Promise<Value>, other: Other): Promise<Value | Other> {
  try {
    return await found;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return other;
    throw error;
  }
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) {
    await syncFolder(path.dirname(made));
  }
}

async function create(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function append(file: string, offset: number, bytes: Uint8Array): Promise<void> {
  const handle = (await orWhereMissing(open(file, 'r+'), null)) ?? (await open(file, 'wx'));
  try {
    const { size } = await handle.stat();
    // A write that failed, or was killed, may have left a part of itself.
    if (size > offset) await handle.truncate(offset);
    let written = 0;
    while (written < bytes.byteLength) {
      const { bytesWritten } = await handle.write(
        bytes,
        written,
        bytes.byteLength - written,
        offset + written,
      );
      written += bytesWritten;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function cut(file: string, bytes: number): Promise<void> {
  const handle = await orWhereMissing(open(file, 'r+'), null);
  if (handle === null) return;
  try {
    await handle.truncate(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export const realDisk: Disk = {
  list: (folder) => orWhereMissing(readdir(folder), []),
  read: async (file) => {
    const found = await orWhereMissing(readFile(file), null);
    // Not as a Buffer, whose `slice` does not copy.
    return found === null ? null : new Uint8Array(found.buffer, found.byteOffset, found.byteLength);
  },
  look: async (file) => {
    const found = await orWhereMissing(stat(file), null);
    return found === null ? null : { bytes: found.size, at: Math.floor(found.mtimeMs) };
  },
  glance: (place) => {
    try {
      const found = statSync(place, { throwIfNoEntry: false });
      return found === undefined ? null : { bytes: found.size, at: Math.floor(found.mtimeMs) };
    } catch {
      return null;
    }
  },
  makeFolder,
  create,
  append,
  cut,
  move: rename,
  remove: (place) => rm(place, { recursive: true, force: true }),
  sync: syncFolder,
  free: async (folder) => {
    const { bavail, bsize, blocks } = await statfs(folder);
    // Some network file systems answer with nothing but zeros.
    return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
  },
};

/**
 * Writes a file whole or not at all, in place of what is there, and never into it: a backup may hold on to the old one.
 * Rejects with Node's error, leaving nothing behind.
 */
export async function replaceFile(disk: Disk, file: string, bytes: Uint8Array): Promise<void> {
  const temporary = nameBeside(file, 'tmp');
  try {
    await disk.create(temporary, bytes);
    await disk.move(temporary, file);
  } catch (error) {
    await disk.remove(temporary).catch(() => undefined);
    throw error;
  }
  await disk.sync(path.dirname(file));
}
