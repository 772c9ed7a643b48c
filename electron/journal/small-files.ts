import path from 'node:path';
import { type Disk, replaceFile } from './disk';
import { digestOf, frame, readOnly } from './frame';
import {
  draftFolder,
  draftFolderName,
  imageFile,
  imagesFolder,
  isImageName,
  pieceFileName,
  sharedFileName,
  sharedFileOf,
  sharedFolder,
} from './layout';
import type { Place } from './version-writer';
import { checkSpace } from './space';

/* What lies beside the states of drafts: pieces, images, settings and templates. Each function rejects with Node's error. */

type SharedName = 'settings' | 'templates';

export async function writePiece(place: Place, id: string, name: string, bytes: Uint8Array): Promise<void> {
  const { disk, root, reserve } = place;
  const folder = draftFolder(root, draftFolderName(id));
  const framed = await frame({ kind: 'piece', id, name }, bytes);
  await checkSpace(disk, root, framed.byteLength, reserve);
  await disk.makeFolder(folder);
  await replaceFile(disk, path.join(folder, pieceFileName(name)), framed);
}

export async function removePiece({ disk, root }: Place, id: string, name: string): Promise<void> {
  const folder = draftFolder(root, draftFolderName(id));
  await disk.remove(path.join(folder, pieceFileName(name)));
}

/** Null where it is not there, or torn. */
export async function readPiece(
  disk: Disk,
  folder: string,
  name: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = await disk.read(path.join(folder, pieceFileName(name)));
  const only = bytes === null ? null : await readOnly(bytes);
  return only?.kind === 'frame' && only.header.kind === 'piece' && only.header.name === name
    ? only.payload.slice()
    : null;
}

/** An image is written once; one that is there and torn is written again. */
export async function writeImage(place: Place, hash: string, bytes: Uint8Array): Promise<void> {
  const { disk, root, reserve } = place;
  if ((await readImageFile(disk, root, hash)) !== null) return;
  await checkSpace(disk, root, bytes.byteLength, reserve);
  await disk.makeFolder(imagesFolder(root));
  await replaceFile(disk, imageFile(root, hash), bytes);
}

/** Null where it is not there, or not as its hash says. */
export async function readImageFile(
  disk: Disk,
  root: string,
  hash: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = await disk.read(imageFile(root, hash));
  return bytes !== null && (await digestOf(bytes)) === hash ? bytes : null;
}

export async function listImages(disk: Disk, root: string): Promise<readonly string[]> {
  return (await disk.list(imagesFolder(root))).filter(isImageName);
}

interface SharedFile {
  readonly name: SharedName;
  readonly number: number;
}

/** The latest first. */
async function sharedFiles(disk: Disk, root: string): Promise<readonly SharedFile[]> {
  const names = await disk.list(sharedFolder(root));
  return names.flatMap((name) => sharedFileOf(name) ?? []).sort((one, other) => other.number - one.number);
}

/** Keeps the one before it, too. */
export async function writeShared(place: Place, name: SharedName, bytes: Uint8Array): Promise<void> {
  const { disk, root, reserve } = place;
  const folder = sharedFolder(root);
  const framed = await frame({ kind: 'shared', name }, bytes);
  await checkSpace(disk, root, framed.byteLength, reserve);
  await disk.makeFolder(folder);
  const before = (await sharedFiles(disk, root)).filter((file) => file.name === name);
  const number = (before[0]?.number ?? 0) + 1;
  await replaceFile(disk, path.join(folder, sharedFileName(name, number)), framed);
  let good = 0;
  for (const file of before) {
    // What is older than the last one that can be read goes.
    if (good > 0)
      await disk.remove(path.join(folder, sharedFileName(name, file.number))).catch(() => undefined);
    else if ((await readSharedFile(disk, root, file)) !== null) good = file.number;
  }
}

async function readSharedFile(
  disk: Disk,
  root: string,
  { name, number }: SharedFile,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = await disk.read(path.join(sharedFolder(root), sharedFileName(name, number)));
  const only = bytes === null ? null : await readOnly(bytes);
  const isIt = only?.kind === 'frame' && only.header.kind === 'shared' && only.header.name === name;
  return isIt ? only.payload.slice() : null;
}

/** The last that can be read; null where none can. */
export async function readSharedOf(
  disk: Disk,
  root: string,
  name: SharedName,
): Promise<Uint8Array<ArrayBuffer> | null> {
  for (const file of await sharedFiles(disk, root)) {
    const bytes = file.name === name ? await readSharedFile(disk, root, file) : null;
    if (bytes !== null) return bytes;
  }
  return null;
}

export async function listShared(disk: Disk, root: string): Promise<readonly SharedName[]> {
  return [...new Set((await sharedFiles(disk, root)).map(({ name }) => name))].sort();
}
