import { Inflate } from 'fflate';
import { type Checked, refuse } from './json';
import { limits } from './limits';
import { isSafe } from './names';

/** One entry of a ZIP, as its central directory lists it. */
export interface Entry {
  readonly name: string;
  readonly deflated: boolean;
  /** Bytes in the file, not yet inflated. */
  readonly packed: Uint8Array<ArrayBuffer>;
  /** Bytes when inflated, as declared; `inflateEntry` holds the entry to it. */
  readonly size: number;
}

// Layouts and signatures: PKWARE APPNOTE 6.3.10, sections 4.3.7 (local), 4.3.12 (central), 4.3.16 (end).
const localSignature = 0x04034b50;
const centralSignature = 0x02014b50;
const endSignature = 0x06054b50;
const localLength = 30;
const centralLength = 46;
const endLength = 22;
const longestComment = 0xffff;
const stored = 0;
const deflate = 8;

/** What an archive may hold, and what it is called in messages. Sizes are bytes; see `limits`. */
export interface ArchiveBounds {
  /** With its article: "a post-mortem". */
  readonly what: string;
  readonly fileBytes: number;
  readonly entries: number;
  readonly entryBytes: number;
  readonly inflatedBytes: number;
}

const draftBounds: ArchiveBounds = { what: 'a post-mortem', ...limits };

const damaged = (
  what: string,
  bounds: ArchiveBounds = draftBounds,
): { readonly ok: false; readonly message: string } =>
  refuse(`This file is damaged or is not ${bounds.what}: ${what}.`);

function findEnd(view: DataView): number | null {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return null;
}

function decodeName(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Reads one record of the central directory at an offset, and where the next one starts. */
function readRecord(
  bytes: Uint8Array<ArrayBuffer>,
  view: DataView,
  at: number,
  bounds: ArchiveBounds,
): Checked<{ readonly entry: Entry; readonly next: number }> {
  if (at + centralLength > bytes.length || view.getUint32(at, true) !== centralSignature) {
    return damaged('its list of contents is broken', bounds);
  }
  const nameLength = view.getUint16(at + 28, true);
  const next =
    at + centralLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const nameBytes = bytes.subarray(at + centralLength, at + centralLength + nameLength);
  const name = decodeName(nameBytes);
  if (name === null || next > bytes.length) return damaged('its list of contents is broken', bounds);
  if (!isSafe(name))
    return refuse(`This file has an entry with an unsafe name: ${JSON.stringify(name.slice(0, 80))}.`);

  const encrypted = (view.getUint16(at + 8, true) & 1) === 1;
  const method = view.getUint16(at + 10, true);
  if (encrypted) return refuse(`${name} in this file is encrypted, which ${bounds.what} never is.`);
  if (method !== stored && method !== deflate) {
    return refuse(`${name} in this file is packed in a way that this app does not read.`);
  }
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  if (size > bounds.entryBytes)
    return refuse(`${name} in this file is larger than ${bounds.entryBytes} bytes.`);

  const local = view.getUint32(at + 42, true);
  if (local + localLength > bytes.length || view.getUint32(local, true) !== localSignature) {
    return damaged(`${name} is not where its list of contents says`, bounds);
  }
  // Two programs that trust different headers would see different files: the names have to agree.
  const localNameLength = view.getUint16(local + 26, true);
  const localName = bytes.subarray(local + localLength, local + localLength + localNameLength);
  const sameName =
    localNameLength === nameLength && localName.every((byte, index) => byte === nameBytes[index]);
  if (!sameName) return damaged(`${name} has two names`, bounds);

  const start = local + localLength + localNameLength + view.getUint16(local + 28, true);
  if (start + packedSize > bytes.length) return damaged(`${name} is cut off`, bounds);
  const packed = bytes.subarray(start, start + packedSize);
  return { ok: true, value: { entry: { name, deflated: method === deflate, packed, size }, next } };
}

/**
 * Reads the list of contents of a ZIP and inflates nothing. Refuses what is too large, too many, unsafely or doubly
 * named, encrypted, or split over disks; ZIP64 is refused too, for a file that needs it is beyond the limits anyway.
 */
export function listEntries(
  file: Uint8Array<ArrayBuffer>,
  bounds: ArchiveBounds = draftBounds,
): Checked<ReadonlyMap<string, Entry>> {
  // A plain view, for a Buffer of Node is a Uint8Array too, but its `slice` does not copy.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.length > bounds.fileBytes) return refuse(`This file is larger than ${bounds.fileBytes} bytes.`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return damaged('it is not a ZIP file, or its end is missing', bounds);
  const count = view.getUint16(end + 10, true);
  if (count > bounds.entries) return refuse(`This file has more than ${bounds.entries} entries.`);
  if (view.getUint16(end + 8, true) !== count || view.getUint32(end + 4, true) !== 0) {
    return damaged('it is one part of several', bounds);
  }

  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  let total = 0;
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    const record = readRecord(bytes, view, at, bounds);
    if (!record.ok) return record;
    const { entry, next } = record.value;
    // Equal but for case is one file on macOS and Windows, so it counts as double.
    if (folded.has(entry.name.toLowerCase())) return refuse(`This file has two entries named ${entry.name}.`);
    folded.add(entry.name.toLowerCase());
    entries.set(entry.name, entry);
    total += entry.size;
    if (total > bounds.inflatedBytes) {
      return refuse(`This file holds more than ${bounds.inflatedBytes} bytes when it is unpacked.`);
    }
    at = next;
  }
  return { ok: true, value: entries };
}

class TooLong extends Error {}

/** So much packed data goes in before the size that came out is looked at: at most 17 MB, as deflate packs 1032 to 1. */
const inflateChunk = 16_384;

/** Inflates an entry, and stops as soon as more comes out than the list of contents declared. */
export function inflateEntry(
  entry: Entry,
  bounds: ArchiveBounds = draftBounds,
): Checked<Uint8Array<ArrayBuffer>> {
  if (!entry.deflated) {
    return entry.packed.length === entry.size
      ? { ok: true, value: entry.packed.slice() }
      : damaged(`${entry.name} is not as long as it says`, bounds);
  }
  const inflated = new Uint8Array(entry.size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > entry.size) throw new TooLong();
    inflated.set(chunk, length);
    length += chunk.length;
  });
  try {
    for (let at = 0; at === 0 || at < entry.packed.length; at += inflateChunk) {
      const end = at + inflateChunk;
      stream.push(entry.packed.subarray(at, end), end >= entry.packed.length);
    }
  } catch (error) {
    return damaged(
      error instanceof TooLong ? `${entry.name} is longer than it says` : `${entry.name} cannot be unpacked`,
      bounds,
    );
  }
  return length === entry.size
    ? { ok: true, value: inflated }
    : damaged(`${entry.name} is shorter than it says`, bounds);
}
