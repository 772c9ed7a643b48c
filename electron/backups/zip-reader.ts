import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { createInflateRaw, crc32, inflateRaw } from 'node:zlib';
import { Readable } from 'node:stream';
import * as zip from './zip-records';

/** Why a file is not taken as a backup, as the rest of a sentence that begins with its name. */
export class BadArchive extends Error {}

const cutOff = (): BadArchive =>
  new BadArchive('is not a whole backup: it may have been cut off while it was copied');
const broken = (): BadArchive => new BadArchive('is damaged: its list of contents is broken');

const inflate = promisify(inflateRaw);

/** Entries up to this size are inflated in one piece, in bytes. */
const IN_ONE_PIECE = 1024 * 1024;

/** A comment may stand after the end record; ours has none, but another program may have added one. */
const LONGEST_COMMENT = 0xffff;
/** Longer names than a backup ever has are refused before anything else is looked at. */
const LONGEST_NAME = 200;
/** Unix's kind of file, in the upper half of the external attributes, and that of a symbolic link and of a folder. */
const KIND = 0o170000;
const REGULAR = 0o100000;

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let from = 0; from < length;) {
    const { bytesRead } = await handle.read(bytes, from, length - from, position + from);
    if (bytesRead === 0) throw cutOff();
    from += bytesRead;
  }
  return bytes;
}

function wide(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw broken();
  return Number(value);
}

interface Contents {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

async function findContents(handle: FileHandle, fileSize: number): Promise<Contents> {
  const tailSize = Math.min(fileSize, zip.END_LENGTH + LONGEST_COMMENT);
  const tail = await readAt(handle, fileSize - tailSize, tailSize);
  for (let at = tailSize - zip.END_LENGTH; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== zip.END_SIGNATURE) continue;
    if (at + zip.END_LENGTH + tail.readUInt16LE(at + 20) !== tailSize) continue;
    const end = {
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    const large = end.count === zip.MORE_16 || end.size === zip.MORE_32 || end.offset === zip.MORE_32;
    return large ? readContents64(handle, fileSize - tailSize + at) : end;
  }
  throw cutOff();
}

async function readContents64(handle: FileHandle, endAt: number): Promise<Contents> {
  if (endAt < zip.LOCATOR64_LENGTH) throw broken();
  const locator = await readAt(handle, endAt - zip.LOCATOR64_LENGTH, zip.LOCATOR64_LENGTH);
  if (locator.readUInt32LE(0) !== zip.LOCATOR64_SIGNATURE) throw broken();
  const at = wide(locator.readBigUInt64LE(8));
  if (at + zip.END64_LENGTH > endAt) throw broken();
  const end = await readAt(handle, at, zip.END64_LENGTH);
  if (end.readUInt32LE(0) !== zip.END64_SIGNATURE) throw broken();
  return {
    count: wide(end.readBigUInt64LE(32)),
    size: wide(end.readBigUInt64LE(40)),
    offset: wide(end.readBigUInt64LE(48)),
  };
}

/** One record of the central directory. */
function recordAt(list: Buffer, at: number): { readonly entry: zip.ZipEntry; readonly next: number } {
  if (at + zip.CENTRAL_LENGTH > list.length || list.readUInt32LE(at) !== zip.CENTRAL_SIGNATURE)
    throw broken();
  const nameLength = list.readUInt16LE(at + 28);
  const extraLength = list.readUInt16LE(at + 30);
  const nameAt = at + zip.CENTRAL_LENGTH;
  const next = nameAt + nameLength + extraLength + list.readUInt16LE(at + 32);
  if (next > list.length) throw broken();
  if (nameLength > LONGEST_NAME) throw new BadArchive('has a file in it whose name is too long');
  const name = list.toString('utf8', nameAt, nameAt + nameLength);
  const kind = (list.readUInt32LE(at + 38) >>> 16) & KIND;
  if (kind !== 0 && kind !== REGULAR) throw new BadArchive('has something in it that is not a file');
  if ((list.readUInt16LE(at + 8) & 1) === 1) throw new BadArchive('is encrypted, which a backup never is');
  const method = list.readUInt16LE(at + 10);
  if (method !== zip.STORED && method !== zip.DEFLATED) {
    throw new BadArchive('is packed in a way that this app does not read');
  }
  const short = list.readUInt32LE(at + 42);
  const extra = list.subarray(nameAt + nameLength, nameAt + nameLength + extraLength);
  const offset = short === zip.MORE_32 ? farOffset(extra) : short;
  const [crc, packedSize, size] = [16, 20, 24].map((field) => list.readUInt32LE(at + field)) as [
    number,
    number,
    number,
  ];
  return { entry: { name, method, crc, packedSize, size, offset }, next };
}

function farOffset(extra: Buffer): number {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const isOurs = extra.readUInt16LE(at) === zip.EXTRA64 && extra.readUInt16LE(at + 2) === 8;
    if (isOurs && at + 12 <= extra.length) return wide(extra.readBigUInt64LE(at + 4));
  }
  throw broken();
}

/**
 * Reads the list of contents, and inflates nothing. Names are as they stand there: whoever writes under them checks
 * them. Throws `BadArchive` where the file is no ZIP, lists more than `entries` files or has a list longer than
 * `listBytes`, or lists anything but plain files; Node's error where it cannot be read.
 */
export async function readContents(
  handle: FileHandle,
  fileSize: number,
  bounds: { readonly entries: number; readonly listBytes: number },
): Promise<readonly zip.ZipEntry[]> {
  if (fileSize < zip.END_LENGTH) throw cutOff();
  const { count, size, offset } = await findContents(handle, fileSize);
  if (count > bounds.entries || size > bounds.listBytes)
    throw new BadArchive('has more in it than a backup may have');
  if (offset + size > fileSize) throw cutOff();
  const list = await readAt(handle, offset, size);
  const entries: zip.ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const { entry, next } = recordAt(list, at);
    if (entry.offset + zip.LOCAL_LENGTH + entry.packedSize > offset) throw broken();
    entries.push(entry);
    at = next;
  }
  if (at !== size) throw broken();
  return entries;
}

/** An entry's content is not what its record says, or cannot be unpacked. Other entries may be whole. */
export class DamagedEntry extends Error {}

/**
 * Inflates an entry piece by piece, and stops as soon as more comes out than its record declares. The checksum is
 * looked at at the end: what was given until then is to be thrown away if this throws `DamagedEntry`.
 */
export async function* readEntry(handle: FileHandle, entry: zip.ZipEntry): AsyncGenerator<Buffer> {
  const start = await contentOf(handle, entry);
  let size = 0;
  let crc = 0;
  for await (const chunk of inflated(handle, entry, start)) {
    size += chunk.length;
    if (size > entry.size) throw new DamagedEntry('It is longer than its record says.');
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== entry.size || crc !== entry.crc) throw new DamagedEntry('It is not what its record says.');
}

/** Where the content of an entry begins. */
async function contentOf(handle: FileHandle, entry: zip.ZipEntry): Promise<number> {
  const name = Buffer.from(entry.name, 'utf8');
  const local = await readAt(handle, entry.offset, zip.LOCAL_LENGTH + name.length);
  if (local.readUInt32LE(0) !== zip.LOCAL_SIGNATURE)
    throw new DamagedEntry('It is not where its record says.');
  // Two programs that trust different records would see different files.
  if (local.readUInt16LE(26) !== name.length || !local.subarray(zip.LOCAL_LENGTH).equals(name)) {
    throw new DamagedEntry('It has two names.');
  }
  return entry.offset + local.length + local.readUInt16LE(28);
}

async function* packed(handle: FileHandle, start: number, length: number): AsyncGenerator<Buffer> {
  const most = 256 * 1024;
  for (let from = 0; from < length; from += most) {
    const part = await readAt(handle, start + from, Math.min(most, length - from)).catch((error: unknown) => {
      throw error instanceof BadArchive ? new DamagedEntry('It goes beyond the end of the file.') : error;
    });
    yield part;
  }
}

async function* inflated(handle: FileHandle, entry: zip.ZipEntry, start: number): AsyncGenerator<Buffer> {
  const source = packed(handle, start, entry.packedSize);
  if (entry.method === zip.STORED) {
    yield* source;
    return;
  }
  if (entry.size <= IN_ONE_PIECE && entry.packedSize <= IN_ONE_PIECE) {
    const chunks: Buffer[] = [];
    for await (const chunk of source) chunks.push(chunk);
    yield await inflate(Buffer.concat(chunks), { maxOutputLength: entry.size + 1 }).catch(asDamage);
    return;
  }
  const input = Readable.from(source);
  const output = createInflateRaw();
  input.once('error', (error) => output.destroy(error));
  try {
    yield* input.pipe(output) as AsyncIterable<Buffer>;
  } catch (error) {
    asDamage(error);
  } finally {
    input.destroy();
    output.destroy();
  }
}

/** Throws what zlib complains of as damage of this entry; any other error is about the disk. */
function asDamage(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isOfEntry = code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE';
  throw isOfEntry ? new DamagedEntry('It cannot be unpacked.') : error;
}
