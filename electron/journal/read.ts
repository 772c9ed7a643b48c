import type { JournalEntry } from '../contract/journal';
import { nameOfUnreadable } from '../contract/kept-names';
import type { RequestResult } from '../contract/contract';
import { reasonOf } from '../file-errors';
import { recordOf } from './catalog';
import { type Disk, realDisk } from './disk';
import { readGenerations } from './generations';
import { draftFolder, draftFolderName } from './layout';
import { mapLimited } from './queue';
import { scanFolder } from './scan';
import { listImages, listShared, readImageFile, readPiece, readSharedOf } from './small-files';

/* Reading a journal, or a backup, which has the same shape. Nothing here writes, and nothing here rejects. */

type Failed = { readonly kind: 'failed'; readonly message: string };

const failed = (what: string, error: unknown): Failed => ({
  kind: 'failed',
  message: `${what} could not be read: ${reasonOf(error)}.`,
});

/** A pause of a disk that is read side by side; not more, as other work waits for it too. */
const piecesAtOnce = 4;

/** @param known the drafts where they are known already, without reading the disk for them */
export async function listFolder(
  root: string,
  known?: readonly JournalEntry[],
  disk: Disk = realDisk,
): Promise<RequestResult<'listKept'>> {
  try {
    const scanned = known === undefined ? await scanFolder(disk, root) : null;
    if (scanned === 'newer') return { kind: 'newer' };
    const entries = known ?? Array.from(scanned?.records.values() ?? [], ({ entry }) => entry);
    const [images, shared] = [await listImages(disk, root), await listShared(disk, root)];
    return { kind: 'read', entries: [...entries], images: [...images], shared: [...shared] };
  } catch (error) {
    return failed('The list of the drafts that are kept', error);
  }
}

/** @param id of a draft, or one that `listFolder` gave to a folder that does not tell it */
export async function readDraft(
  root: string,
  id: string,
  disk: Disk = realDisk,
): Promise<RequestResult<'readKept'>> {
  const name = nameOfUnreadable(id) ?? draftFolderName(id);
  const folder = draftFolder(root, name);
  try {
    const read = await readGenerations(disk, folder);
    if (read.kind === 'empty') return { kind: 'missing' };
    if (read.kind === 'damaged') {
      const reason = read.newer ? 'a newer version of Aftermark wrote it' : 'its files are damaged';
      return { kind: 'failed', message: `What is kept of this draft cannot be read: ${reason}.` };
    }
    const record = recordOf(name, read, undefined);
    if (record === null) return { kind: 'missing' };
    const pieces = await mapLimited(read.names.pieces, piecesAtOnce, async (piece) => {
      const bytes = await readPiece(disk, folder, piece);
      return bytes === null ? [] : [{ name: piece, bytes }];
    });
    return {
      kind: 'read',
      entry: record.entry,
      whole: read.whole.slice(),
      steps: [...read.steps],
      pieces: pieces.flat(),
    };
  } catch (error) {
    return failed('What is kept of this draft', error);
  }
}

/** Null where it is not there, or not as its hash says, or the disk fails. */
export async function readImage(
  root: string,
  hash: string,
  disk: Disk = realDisk,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return readImageFile(disk, root, hash).catch(() => null);
}

/** Null where it is not there, or cannot be read. */
export async function readShared(
  root: string,
  name: 'settings' | 'templates',
  disk: Disk = realDisk,
): Promise<Uint8Array<ArrayBuffer> | null> {
  return readSharedOf(disk, root, name).catch(() => null);
}
