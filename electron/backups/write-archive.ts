import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { nameBeside, syncFolder } from '../atomic-write';
import { listFolder } from '../journal/read';
import { DRAFTS, FORMAT, LIST, README, type ArchiveList } from './archive-format';
import { draftsText, readmeText } from './archive-text';
import { inParallel } from './parallel';
import { NoRoom, RESERVE } from './space';
import type { Tree } from './tree';
import { createZipWriter, IN_ONE_PIECE, packed, type Sink } from './zip-writer';

export interface ArchiveOptions {
  /** A folder in a journal's layout that nobody writes to. */
  readonly source: string;
  readonly tree: Tree;
  /** The file that comes of it; one of the same name is replaced at the end. */
  readonly file: string;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly free: (folder: string) => Promise<number>;
  /** Hears the name of the file that is not finished, before it is there. */
  readonly onTemporary?: (name: string) => Promise<void>;
  /** Where the bytes go instead of into the file itself; for tests of full disks. */
  readonly through?: (handle: FileHandle) => Sink;
}

/** So many small files are in memory at a time. */
const AT_A_TIME = 32;

/** What JSON is packed to at the very best: a disk that has not even that room is not tried. */
const BEST_RATIO = 20;

async function syncFile(handle: FileHandle): Promise<void> {
  try {
    await handle.sync();
  } catch (error) {
    // Some folders of the network and of synchronising programs know no such call; a full disk they do tell.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code)) throw error;
  }
}

/**
 * Writes a backup in one file: into a new file beside it, onto the disk, then over the name. Holds no more than a
 * few small files of the source in memory. Rejects with Node's error, leaving nothing behind.
 */
export async function writeArchive(options: ArchiveOptions): Promise<void> {
  const { tree, file, at } = options;
  const images = tree.files.filter((entry) => isImage(entry.path)).reduce((sum, { size }) => sum + size, 0);
  const least = images + (tree.size - images) / BEST_RATIO;
  if (least + RESERVE > (await options.free(path.dirname(file)))) {
    throw new NoRoom('The disk has no room for the backup.');
  }
  const temporary = nameBeside(file, 'tmp');
  await options.onTemporary?.(path.basename(temporary));
  try {
    const handle = await open(temporary, 'wx');
    try {
      await writeEntries(options, options.through?.(handle) ?? handle, at);
      await syncFile(handle);
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(file));
}

function isImage(relative: string): boolean {
  return relative.startsWith('images/');
}

async function writeEntries({ source, tree }: ArchiveOptions, sink: Sink, at: number): Promise<void> {
  const zip = createZipWriter(sink, at);
  const addText = async (name: string, text: string): Promise<unknown> =>
    zip.add(name, await packed(new TextEncoder().encode(text), true));
  await addText(README, readmeText());
  const listed = await listFolder(source);
  if (listed.kind === 'read') await addText(DRAFTS, draftsText(listed.entries));
  const files: ArchiveList['files'] = [];
  for (let from = 0; from < tree.files.length; from += AT_A_TIME) {
    const some = tree.files.slice(from, from + AT_A_TIME);
    // Small files are read and packed side by side, and put into the file one after the other.
    const ready = await inParallel(some, async (file) =>
      file.size > IN_ONE_PIECE
        ? null
        : packed(await readFile(path.join(source, file.path)), !isImage(file.path)),
    );
    for (const [place, { path: name, modified }] of some.entries()) {
      const small = ready[place] ?? null;
      const written = await (small === null
        ? zip.addFile(name, path.join(source, name), !isImage(name))
        : zip.add(name, small));
      files.push({ path: name, modified, ...written });
    }
  }
  const list: ArchiveList = { kind: 'aftermark-backup', format: FORMAT, at, drafts: tree.drafts, files };
  await addText(LIST, JSON.stringify(list));
  await zip.finish();
}
