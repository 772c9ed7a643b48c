import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { inParallel } from './parallel';
import { NoRoom, RESERVE } from './space';
import { filesIn, isAppendedTo, SHARED_FOLDERS, type Tree, type TreeFile } from './tree';

/* A folder that holds what a journal held at one time. Files that never change are hard links and cost nothing. */

export interface SnapshotOptions {
  readonly journal: string;
  readonly tree: Tree;
  /** A folder that is made for it. */
  readonly target: string;
  /** An earlier snapshot, whose copies are used again where they are still the same; null where there is none. */
  readonly previous: string | null;
  readonly free: (folder: string) => Promise<number>;
  readonly signal?: AbortSignal | undefined;
  /** Node's `link`; another in tests. */
  readonly linkFile?: typeof link;
}

/** Room that a folder of a few files takes, in bytes: a block of the usual file systems. */
const FOLDER_BYTES = 4_096;
/** Tries for a folder whose files are replaced while they are linked. */
const TRIES = 5;
/** What a system says where there are no hard links, or not to there, or not that many of one file. */
const CANNOT_LINK: ReadonlySet<string> = new Set(
  'EPERM ENOTSUP EOPNOTSUPP ENOSYS EXDEV EMLINK EINVAL UNKNOWN'.split(' '),
);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function copyOntoDisk(source: string, target: string): Promise<void> {
  const { atime, mtimeMs } = await stat(source);
  await copyFile(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  const handle = await open(target, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  // That of before the copy, for the file may have grown meanwhile.
  await setModified(target, atime, mtimeMs);
}

/** Gives a copy the whole millisecond by which the journal's index knows the file. Half of one keeps off rounding. */
export async function setModified(file: string, accessed: Date, modified: number): Promise<void> {
  await utimes(file, accessed, (Math.floor(modified) + 0.5) / 1_000);
}

async function isSame(file: string, { size, modified }: TreeFile): Promise<boolean> {
  try {
    const stats = await stat(file);
    return stats.size === size && Math.abs(stats.mtimeMs - modified) < 1;
  } catch {
    return false;
  }
}

function byFolder({ files }: Tree): readonly (readonly [string, readonly TreeFile[]])[] {
  const folders = new Map<string, TreeFile[]>();
  for (const file of files) {
    const folder = path.posix.dirname(file.path);
    const known = folders.get(folder);
    if (known === undefined) folders.set(folder, [file]);
    else known.push(file);
  }
  return [...folders];
}

/**
 * Takes a snapshot of a journal while it is being written to: each draft is as it was at some instant in between, and
 * whole. Rejects with Node's error, or as aborted; `target` is then half made and the caller's to remove.
 */
export async function takeSnapshot(options: SnapshotOptions): Promise<void> {
  const { journal, tree, target, previous, signal, linkFile = link } = options;
  const folders = byFolder(tree);
  const ofDrafts = folders.filter(([folder]) => !SHARED_FOLDERS.includes(folder));
  let links = true;

  const room = await options.free(path.dirname(target));
  const needs = (bytes: number): void => {
    if (folders.length * FOLDER_BYTES + bytes + RESERVE > room)
      throw new NoRoom('The disk has no room for a backup.');
  };
  needs(sizeOf(tree.files.filter((file) => isAppendedTo(file.path))));

  const place = async (file: TreeFile): Promise<void> => {
    const source = path.join(journal, file.path);
    const copy = path.join(target, file.path);
    const earlier = previous === null ? null : path.join(previous, file.path);
    const appended = isAppendedTo(file.path);
    // A copy of an earlier snapshot is appended to by nobody.
    const linked = !appended ? source : earlier !== null && (await isSame(earlier, file)) ? earlier : null;
    if (links && linked !== null) {
      try {
        await linkFile(linked, copy);
        return;
      } catch (error) {
        if (!CANNOT_LINK.has(codeOf(error))) throw error;
        if (codeOf(error) !== 'EMLINK') {
          // From here on everything is copied.
          if (links) needs(tree.size);
          links = false;
        }
      }
    }
    await copyOntoDisk(source, copy);
  };

  const placeFolder = async (folder: string, files: readonly TreeFile[]): Promise<void> => {
    signal?.throwIfAborted();
    const made = path.join(target, folder);
    for (let attempt = 1, present = files; ; attempt += 1) {
      if (folder !== '.') await mkdir(made, { recursive: true });
      try {
        for (const file of present) await place(file);
        return;
      } catch (error) {
        if (codeOf(error) !== 'ENOENT' || folder === '.' || attempt === TRIES) throw error;
        // A file has been replaced by a newer one. The folder is done again as it is now.
        await rm(made, { recursive: true });
        present = await filesIn(journal, folder);
      }
    }
  };

  await mkdir(target);
  await inParallel(ofDrafts, ([folder, files]) => placeFolder(folder, files));
  // Last, and as they are by now: a draft may have been kept with a new image since the tree was read.
  for (const folder of SHARED_FOLDERS) await placeFolder(folder, await filesIn(journal, folder));
}

function sizeOf(files: readonly TreeFile[]): number {
  return files.reduce((sum, file) => sum + file.size, 0);
}
