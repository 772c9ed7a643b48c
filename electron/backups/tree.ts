import { createHash } from 'node:crypto';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { isJournalPath, isTemporary } from '../journal/layout';
import { inParallel } from './parallel';

/* What a journal's folder holds, seen as files. Their content is the journal's affair (electron/journal/). */

export interface TreeFile {
  /** From the journal's folder, with `/` on every system. */
  readonly path: string;
  readonly size: number;
  /** Milliseconds UTC, with fractions where the file system has them. */
  readonly modified: number;
}

export interface Tree {
  /** In a fixed order. */
  readonly files: readonly TreeFile[];
  /** Drafts of which there is at least one whole state. */
  readonly drafts: number;
  /** In bytes. */
  readonly size: number;
}

const MANIFEST = 'manifest';
const DRAFTS = 'drafts';
/** Folders of files that several drafts share. */
export const SHARED_FOLDERS: readonly string[] = ['shared', 'images'];

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** The names in a folder but for those that are not finished; none where it is not there. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !isTemporary(name)).sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function fileAt(root: string, relative: string): Promise<readonly TreeFile[]> {
  if (!isJournalPath(relative)) return [];
  try {
    const stats = await lstat(path.join(root, relative));
    return stats.isFile() ? [{ path: relative, size: stats.size, modified: stats.mtimeMs }] : [];
  } catch (error) {
    // Replaced by a newer one since the folder was read.
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The files of one folder of a journal, such as `drafts/<name>`. */
export async function filesIn(root: string, folder: string): Promise<readonly TreeFile[]> {
  const names = await namesIn(path.join(root, folder));
  const found = await Promise.all(names.map((name) => fileAt(root, `${folder}/${name}`)));
  return found.flat();
}

/** Looks at every file of a journal. An empty tree where there is no journal. Rejects with Node's error, or as aborted. */
export async function readTree(root: string, signal?: AbortSignal): Promise<Tree> {
  const folders = (await namesIn(path.join(root, DRAFTS))).map((name) => `${DRAFTS}/${name}`);
  const found = await inParallel([...folders, ...SHARED_FOLDERS], async (folder) => {
    signal?.throwIfAborted();
    return filesIn(root, folder);
  });
  const drafts = found.filter((files) => files.some((file) => isWholeState(file.path))).length;
  const files = [...(await fileAt(root, MANIFEST)), ...found.flat()];
  return { files, drafts, size: files.reduce((sum, file) => sum + file.size, 0) };
}

function isWholeState(relative: string): boolean {
  return relative.startsWith(`${DRAFTS}/`) && relative.endsWith('.state');
}

/** Whether a file grows in its place, so that a link to it would change with it. */
export function isAppendedTo(relative: string): boolean {
  return relative.endsWith('.log') || relative === MANIFEST;
}

/** Another value wherever a journal holds something else. The index of it says nothing of its own and does not count. */
export function fingerprintOf(tree: Tree): string {
  const hash = createHash('sha256');
  for (const { path: relative, size, modified } of tree.files) {
    if (relative !== MANIFEST) hash.update(`${relative} ${size} ${modified}\n`);
  }
  return hash.digest('hex');
}
