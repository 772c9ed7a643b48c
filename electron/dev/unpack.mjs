/**
 * Just enough of tar and zip to unpack one archive whose hash has been checked: no packages, because this runs
 * where little is installed, and inflating is Node's own.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createInflateRaw } from 'node:zlib';

/**
 * Finds one file in a .tgz by the end of its name and writes it out.
 *
 * Format: POSIX.1-1988 ustar; 512-byte headers, name at 0 (100 bytes), size in octal at 124 (12 bytes), data
 * padded to 512.
 *
 * @param {AsyncIterable<Buffer>} tgz the compressed bytes
 * @param {string} suffix such as ".zip"
 * @param {string} target the file to write
 * @returns {Promise<void>}
 * @throws {Error} when the archive holds no such file, or ends in the middle of it
 */
export async function extractFromTgz(tgz, suffix, target) {
  await pipeline(tgz, createGunzip(), async (/** @type {AsyncIterable<Buffer>} */ tar) => {
    const bytes = new ByteReader(tar);
    for (;;) {
      const header = await bytes.take(512);
      const name = header.subarray(0, 100).toString('utf8').replace(/\0.*$/s, '');
      if (name === '') throw new Error(`the archive holds no file ending in ${suffix}`);
      const size = Number.parseInt(header.subarray(124, 136).toString('ascii'), 8) || 0;
      if (name.endsWith(suffix)) {
        await pipeline(bytes.chunks(size), createWriteStream(target));
        // What follows is not needed, but reading on lets the stream end in order.
        return bytes.drain();
      }
      for await (const _ of bytes.chunks(Math.ceil(size / 512) * 512));
    }
  });
}

/** Reads a stream of chunks by byte counts. */
class ByteReader {
  /** @type {AsyncIterator<Buffer>} */ #source;
  /** @type {Buffer} */ #rest = Buffer.alloc(0);

  /** @param {AsyncIterable<Buffer>} source */
  constructor(source) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /**
   * @param {number} count
   * @returns {AsyncGenerator<Buffer>}
   */
  async *chunks(count) {
    let left = count;
    while (left > 0) {
      if (this.#rest.length === 0) {
        const next = await this.#source.next();
        if (next.done) throw new Error('the archive ends too early');
        this.#rest = next.value;
      }
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  /** @param {number} count */
  async take(count) {
    const parts = [];
    for await (const part of this.chunks(count)) parts.push(part);
    return Buffer.concat(parts);
  }

  async drain() {
    while (!(await this.#source.next()).done);
  }
}

/**
 * @typedef {object} ZipEntry
 * @property {string} name with forward slashes; a folder's name ends in one
 * @property {number} mode Unix permission bits, 0 where the archive has none
 * @property {number} method 0 stored, 8 deflated
 * @property {number} compressedSize bytes
 * @property {number} headerOffset where the local header begins
 */

/**
 * Unpacks a zip.
 *
 * @param {string} zip
 * @param {string} folder
 * @param {(name: string) => string | undefined} placeOf the path inside `folder` for an entry, undefined to leave
 *   it out
 * @param {(written: number) => void} [onProgress] compressed bytes done so far
 * @returns {Promise<void>}
 */
export async function unzip(zip, folder, placeOf, onProgress = () => {}) {
  let done = 0;
  for (const entry of await readDirectory(zip)) {
    const place = entry.name.endsWith('/') ? undefined : placeOf(entry.name);
    if (place === undefined) continue;
    const target = path.resolve(folder, place);
    if (!target.startsWith(path.resolve(folder) + path.sep))
      throw new Error(`the archive wants to write to ${place}`);
    await mkdir(path.dirname(target), { recursive: true });
    await extractEntry(zip, entry, target);
    onProgress((done += entry.compressedSize));
  }
}

/**
 * The central directory (PKWARE APPNOTE 4.3.12 and 4.3.16). Archives of more than 65,535 files or 4 GB (zip64)
 * are refused.
 *
 * @param {string} zip
 * @returns {Promise<readonly ZipEntry[]>}
 */
export async function readDirectory(zip) {
  const file = await open(zip);
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, 65_557));
    await file.read(tail, 0, tail.length, size - tail.length);
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0) throw new Error('this is no zip archive');
    const count = tail.readUInt16LE(end + 10);
    const directory = Buffer.alloc(tail.readUInt32LE(end + 12));
    const offset = tail.readUInt32LE(end + 16);
    if (count === 0xff_ff || offset === 0xff_ff_ff_ff) throw new Error('zip64 archives are not supported');
    await file.read(directory, 0, directory.length, offset);
    return parseDirectory(directory, count);
  } finally {
    await file.close();
  }
}

/**
 * @param {Buffer} directory
 * @param {number} count
 * @returns {readonly ZipEntry[]}
 */
function parseDirectory(directory, count) {
  const entries = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (directory.readUInt32LE(at) !== 0x02_01_4b_50) throw new Error('the zip archive is damaged');
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      headerOffset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param {string} zip
 * @param {ZipEntry} entry
 * @param {string} target
 */
async function extractEntry(zip, entry, target) {
  const file = await open(zip);
  const header = Buffer.alloc(30);
  try {
    await file.read(header, 0, 30, entry.headerOffset);
  } finally {
    await file.close();
  }
  const start = entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const output = createWriteStream(target);
  if (entry.compressedSize === 0) {
    await pipeline([], output);
  } else {
    const bytes = createReadStream(zip, { start, end: start + entry.compressedSize - 1 });
    if (entry.method === 8) await pipeline(bytes, createInflateRaw(), output);
    else if (entry.method === 0) await pipeline(bytes, output);
    else throw new Error(`zip method ${entry.method} is not supported`);
  }
  // Readable and, where the archive says so, executable for everybody: tests run Electron as another user.
  await chmod(target, entry.mode & 0o111 ? 0o755 : 0o644);
}
