import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { isJournalPath } from '../journal/layout';
import {
  BOUNDS,
  DRAFTS,
  FORMAT,
  LIST,
  README,
  formatOfList,
  listSchema,
  type ArchiveList,
  type Bounds,
} from './archive-format';
import { inParallel } from './parallel';
import { setModified } from './snapshot';
import { NoRoom, RESERVE } from './space';
import { BadArchive, DamagedEntry, readContents, readEntry } from './zip-reader';
import type { ZipEntry } from './zip-records';

export interface Unpacked {
  /** When the backup was made, milliseconds UTC. */
  readonly at: number;
  readonly drafts: number;
  /** Files that are damaged and were left out; the others are whole. */
  readonly damaged: number;
}

export interface UnpackOptions {
  readonly file: string;
  /** A folder that is made for what is in it. */
  readonly target: string;
  readonly free: (folder: string) => Promise<number>;
  readonly bounds?: Bounds;
}

/** Opening a named pipe would otherwise wait for somebody to write to it. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Unpacks a backup's file into a folder in a journal's layout. What is not a backup, could harm, or is not all there is
 * refused with `BadArchive`, or Node's error, and `target` is gone again. A file in it whose content does not fit its
 * checksum is left out, so that one flipped bit does not keep a person from all the other drafts.
 */
export async function unpackArchive(options: UnpackOptions): Promise<Unpacked> {
  const handle = await open(options.file, READ_WITHOUT_WAITING);
  try {
    return await unpack(handle, options);
  } catch (error) {
    await rm(options.target, { recursive: true, force: true });
    throw error;
  } finally {
    await handle.close();
  }
}

async function unpack(handle: FileHandle, options: UnpackOptions): Promise<Unpacked> {
  const { target, bounds = BOUNDS } = options;
  const stats = await handle.stat();
  if (!stats.isFile()) throw new BadArchive('is not a file');
  const entries = checkEntries(await readContents(handle, stats.size, bounds), stats.size, bounds);
  const listEntry = entries.get(LIST);
  if (listEntry === undefined || listEntry.size > bounds.listBytes)
    throw new BadArchive('is not a backup of Aftermark');
  const list = parseList(await readWhole(handle, listEntry));
  checkList(list, entries);

  const size = list.files.reduce((sum, file) => sum + file.size, 0);
  if (size + RESERVE > (await options.free(path.dirname(target)))) {
    throw new NoRoom('The disk has no room to unpack the backup.');
  }
  await mkdir(target, { recursive: true });
  const folders = new Set(list.files.map((file) => path.dirname(path.join(target, file.path))));
  await inParallel([...folders], (folder) => mkdir(folder, { recursive: true }));
  const whole = await inParallel(list.files, async (file) => {
    const entry = entries.get(file.path);
    return entry !== undefined && (await unpackFile(handle, entry, file, target));
  });
  return { at: list.at, drafts: list.drafts, damaged: whole.filter((fine) => !fine).length };
}

/** The entries by name. Throws where one could be written elsewhere, over another, or without end. */
function checkEntries(
  entries: readonly ZipEntry[],
  fileSize: number,
  bounds: Bounds,
): ReadonlyMap<string, ZipEntry> {
  const known = new Map<string, ZipEntry>();
  let total = 0;
  for (const entry of entries) {
    const { name } = entry;
    // No name that a journal may have has a capital, so that none meets another where capitals are not told apart.
    if (name !== LIST && name !== README && name !== DRAFTS && !isJournalPath(name)) {
      throw new BadArchive('has a file in it that no backup has');
    }
    if (known.has(name)) throw new BadArchive('has two files of the same name in it');
    known.set(name, entry);
    total += entry.size;
    if (entry.size > bounds.entryBytes || total > fileSize * bounds.ratio) {
      throw new BadArchive('holds more than a backup of its size can hold');
    }
  }
  return known;
}

async function readWhole(handle: FileHandle, entry: ZipEntry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of readEntry(handle, entry)) chunks.push(chunk);
  } catch (error) {
    if (error instanceof DamagedEntry) throw new BadArchive('is damaged: its list of files cannot be read');
    throw error;
  }
  return Buffer.concat(chunks);
}

function parseList(bytes: Buffer): ArchiveList {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new BadArchive('is damaged: its list of files cannot be read');
  }
  const format = v.safeParse(formatOfList, value);
  if (!format.success) throw new BadArchive('is not a backup of Aftermark');
  if (format.output.format > FORMAT) {
    throw new BadArchive('was made by a newer version of Aftermark; update the app to open it');
  }
  const list = v.safeParse(listSchema, value);
  if (!list.success) throw new BadArchive('is damaged: its list of files cannot be understood');
  return list.output;
}

/** Throws where the list and the ZIP do not name the same files. */
function checkList({ files }: ArchiveList, entries: ReadonlyMap<string, ZipEntry>): void {
  const listed = new Set(files.map((file) => file.path));
  const inZip = [...entries.keys()].filter(isJournalPath);
  if (
    listed.size !== files.length ||
    inZip.some((name) => !listed.has(name)) ||
    [...listed].some((name) => !isJournalPath(name))
  ) {
    throw new BadArchive('is damaged: its list of files is not that of what is in it');
  }
}

/** Whether the file is there as the list says. One that is not is not written at all. */
async function unpackFile(
  handle: FileHandle,
  entry: ZipEntry,
  listed: ArchiveList['files'][number],
  target: string,
): Promise<boolean> {
  const place = path.join(target, listed.path);
  const hash = createHash('sha256');
  const output = await open(place, 'wx');
  let whole = false;
  try {
    for await (const chunk of readEntry(handle, entry)) {
      hash.update(chunk);
      await output.writeFile(chunk);
    }
    whole = hash.digest('hex') === listed.sha256;
  } catch (error) {
    if (!(error instanceof DamagedEntry)) throw error;
  } finally {
    await output.close();
  }
  if (whole) await setModified(place, new Date(), listed.modified);
  else await rm(place, { force: true });
  return whole;
}
