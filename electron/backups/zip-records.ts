/*
 * The records of a ZIP file, as bytes. Layouts and signatures: PKWARE APPNOTE 6.3.10, sections 4.3.7 (local), 4.3.12
 * (central), 4.3.14 to 4.3.16 (end, and end of ZIP64). A library of 10,000 drafts has more files than the 65,535 that
 * the format counts without ZIP64.
 */

export const LOCAL_SIGNATURE = 0x04034b50;
export const CENTRAL_SIGNATURE = 0x02014b50;
export const END_SIGNATURE = 0x06054b50;
export const END64_SIGNATURE = 0x06064b50;
export const LOCATOR64_SIGNATURE = 0x07064b50;
export const LOCAL_LENGTH = 30;
export const CENTRAL_LENGTH = 46;
export const END_LENGTH = 22;
export const END64_LENGTH = 56;
export const LOCATOR64_LENGTH = 20;
export const STORED = 0;
export const DEFLATED = 8;
/** The tag of the extra field that holds what does not fit into 32 bits (4.5.3). */
export const EXTRA64 = 1;
/** In a 16-bit or 32-bit field: see the ZIP64 record. */
export const MORE_16 = 0xffff;
export const MORE_32 = 0xffffffff;

/** Bit 11: the name is in UTF-8. */
const UTF8 = 1 << 11;
/** 2.0: deflate. 4.5: ZIP64. */
const VERSION_DEFLATE = 20;
const VERSION_64 = 45;

/** One file of a ZIP. Sizes and offset in bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly method: typeof STORED | typeof DEFLATED;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local record begins. */
  readonly offset: number;
}

/** MS-DOS time and date, which have no zone: UTC here, so that the same backup has the same bytes anywhere. */
function dosTime(at: number): { readonly time: number; readonly date: number } {
  const moment = new Date(at);
  const year = moment.getUTCFullYear();
  if (!(year >= 1980 && year <= 2107)) return { time: 0, date: (1 << 5) | 1 };
  return {
    time: (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1),
    date: ((year - 1980) << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate(),
  };
}

/** @param at milliseconds UTC */
export function localRecord(entry: ZipEntry, at: number): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const { time, date } = dosTime(at);
  const record = Buffer.alloc(LOCAL_LENGTH);
  record.writeUInt32LE(LOCAL_SIGNATURE, 0);
  record.writeUInt16LE(VERSION_DEFLATE, 4);
  record.writeUInt16LE(UTF8, 6);
  record.writeUInt16LE(entry.method, 8);
  record.writeUInt16LE(time, 10);
  record.writeUInt16LE(date, 12);
  record.writeUInt32LE(entry.crc, 14);
  record.writeUInt32LE(entry.packedSize, 18);
  record.writeUInt32LE(entry.size, 22);
  record.writeUInt16LE(name.length, 26);
  return Buffer.concat([record, name]);
}

/** @param at milliseconds UTC */
export function centralRecord(entry: ZipEntry, at: number): Buffer {
  const name = Buffer.from(entry.name, 'utf8');
  const { time, date } = dosTime(at);
  const far = entry.offset >= MORE_32;
  const extra = Buffer.alloc(far ? 12 : 0);
  if (far) {
    extra.writeUInt16LE(EXTRA64, 0);
    extra.writeUInt16LE(8, 2);
    extra.writeBigUInt64LE(BigInt(entry.offset), 4);
  }
  const record = Buffer.alloc(CENTRAL_LENGTH);
  record.writeUInt32LE(CENTRAL_SIGNATURE, 0);
  record.writeUInt16LE(VERSION_64, 4);
  record.writeUInt16LE(far ? VERSION_64 : VERSION_DEFLATE, 6);
  record.writeUInt16LE(UTF8, 8);
  record.writeUInt16LE(entry.method, 10);
  record.writeUInt16LE(time, 12);
  record.writeUInt16LE(date, 14);
  record.writeUInt32LE(entry.crc, 16);
  record.writeUInt32LE(entry.packedSize, 20);
  record.writeUInt32LE(entry.size, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE(far ? MORE_32 : entry.offset, 42);
  return Buffer.concat([record, name, extra]);
}

/** What closes a ZIP whose central directory of `size` bytes and `count` entries begins at `offset`. */
export function endRecords(count: number, size: number, offset: number): Buffer {
  const large = count >= MORE_16 || size >= MORE_32 || offset >= MORE_32;
  const end = Buffer.alloc(END_LENGTH);
  end.writeUInt32LE(END_SIGNATURE, 0);
  end.writeUInt16LE(Math.min(count, MORE_16), 8);
  end.writeUInt16LE(Math.min(count, MORE_16), 10);
  end.writeUInt32LE(Math.min(size, MORE_32), 12);
  end.writeUInt32LE(Math.min(offset, MORE_32), 16);
  if (!large) return end;
  const end64 = Buffer.alloc(END64_LENGTH);
  end64.writeUInt32LE(END64_SIGNATURE, 0);
  end64.writeBigUInt64LE(BigInt(END64_LENGTH - 12), 4);
  end64.writeUInt16LE(VERSION_64, 12);
  end64.writeUInt16LE(VERSION_64, 14);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(size), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(LOCATOR64_LENGTH);
  locator.writeUInt32LE(LOCATOR64_SIGNATURE, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end]);
}
