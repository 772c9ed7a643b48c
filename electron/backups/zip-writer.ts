import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { crc32, createDeflateRaw, deflateRaw } from 'node:zlib';
import { promisify } from 'node:util';
import {
  centralRecord,
  DEFLATED,
  endRecords,
  localRecord,
  MORE_32,
  STORED,
  type ZipEntry,
} from './zip-records';

const deflate = promisify(deflateRaw);

/** Files up to this size are packed in one piece, larger ones in a stream; in bytes. */
export const IN_ONE_PIECE = 1024 * 1024;

export interface WrittenEntry {
  /** In bytes, as it was read. */
  readonly size: number;
  /** In lower-case hexadecimal. */
  readonly sha256: string;
}

/** Content that only has to be put into its place. */
export interface Packed extends WrittenEntry {
  readonly bytes: Uint8Array;
  readonly crc: number;
  readonly method: ZipEntry['method'];
}

export interface ZipWriter {
  readonly add: (name: string, packed: Packed) => Promise<WrittenEntry>;
  /** Packs a large file while it is read. @param pack whether it is worth it: images are packed already */
  readonly addFile: (name: string, file: string, pack: boolean) => Promise<WrittenEntry>;
  /** Writes the list of contents. Nothing can be added after it. */
  readonly finish: () => Promise<void>;
}

/** Where the bytes go; a file's handle is one. */
export type Sink = Pick<FileHandle, 'write'>;

/** Packs what is in memory. Several may be packed at a time. */
export async function packed(content: Uint8Array, pack: boolean): Promise<Packed> {
  return {
    bytes: pack ? await deflate(content) : content,
    method: pack ? DEFLATED : STORED,
    crc: crc32(content),
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}

/** Writes a ZIP into `sink` from its beginning. Rejects with Node's error. @param at milliseconds UTC, for all entries */
export function createZipWriter(sink: Sink, at: number): ZipWriter {
  const entries: ZipEntry[] = [];
  let end = 0;

  const put = async (bytes: Uint8Array, position: number): Promise<void> => {
    for (let from = 0; from < bytes.length;) {
      const { bytesWritten } = await sink.write(bytes, from, bytes.length - from, position + from);
      from += bytesWritten;
    }
  };

  return {
    async add(name, { bytes, method, crc, size, sha256 }) {
      const entry: ZipEntry = { name, method, crc, packedSize: bytes.length, size, offset: end };
      const whole = Buffer.concat([localRecord(entry, at), bytes]);
      await put(whole, end);
      end += whole.length;
      entries.push(entry);
      return { size, sha256 };
    },

    async addFile(name, file, pack) {
      const offset = end;
      // Its sizes are known only once it is packed. Until then its room is held.
      const method = pack ? DEFLATED : STORED;
      const blank: ZipEntry = { name, method, crc: 0, packedSize: 0, size: 0, offset };
      end += localRecord(blank, at).length;
      const hash = createHash('sha256');
      let size = 0;
      let crc = 0;
      const seen = (chunk: Uint8Array): void => {
        hash.update(chunk);
        crc = crc32(chunk, crc);
        size += chunk.length;
      };
      const start = end;
      for await (const chunk of packedChunks(file, pack, seen)) {
        await put(chunk, end);
        end += chunk.length;
      }
      const entry: ZipEntry = { ...blank, crc, packedSize: end - start, size };
      if (entry.size >= MORE_32 || entry.packedSize >= MORE_32)
        throw new Error(`${name} has more than 4 GB.`);
      await put(localRecord(entry, at), offset);
      entries.push(entry);
      return { size, sha256: hash.digest('hex') };
    },

    async finish() {
      const records = Buffer.concat(entries.map((entry) => centralRecord(entry, at)));
      await put(Buffer.concat([records, endRecords(entries.length, records.length, end)]), end);
    },
  };
}

async function* packedChunks(
  file: string,
  pack: boolean,
  seen: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  const input = createReadStream(file, { highWaterMark: 256 * 1024 });
  if (!pack) {
    for await (const chunk of input as AsyncIterable<Buffer>) {
      seen(chunk);
      yield chunk;
    }
    return;
  }
  const output = createDeflateRaw();
  input.on('data', (chunk: string | Buffer) => {
    if (typeof chunk !== 'string') seen(chunk);
  });
  input.once('error', (error) => output.destroy(error));
  try {
    yield* input.pipe(output) as AsyncIterable<Buffer>;
  } finally {
    input.destroy();
    output.destroy();
  }
}
