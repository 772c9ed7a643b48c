import { strToU8, unzipSync, zipSync } from 'fflate';

import { sha256 } from '../../renderer/file/sha256';

export type Bytes = Uint8Array<ArrayBuffer>;
export type Files = Record<string, Bytes>;

const manifestName = 'manifest.json';
const centralSignature = 0x02014b50;

/** Takes a file apart, changes its entries and packs it again, with a manifest that is right about them. */
export async function repacked(bytes: Bytes, change: (files: Files) => void): Promise<Bytes> {
  const files = unzipSync(bytes);
  change(files);
  const hashes: Record<string, string> = {};
  for (const [name, content] of Object.entries(files)) {
    if (name !== manifestName) hashes[name] = await sha256(content);
  }
  const manifest = files[manifestName];
  if (manifest !== undefined) files[manifestName] = withHashes(manifest, hashes);
  return zipSync(files);
}

/** The same bytes where they are no manifest any more: no JSON, or deeper than JSON can be printed. */
function withHashes(manifest: Bytes, hashes: Readonly<Record<string, string>>): Bytes {
  try {
    const json = parsed(manifest);
    const isManifest = typeof json === 'object' && json !== null && 'entries' in json;
    return isManifest ? strToU8(JSON.stringify({ ...json, entries: hashes })) : manifest;
  } catch {
    return manifest;
  }
}

export function parsed(bytes: Bytes): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Offsets of the records in a ZIP's list of contents. */
export function records(bytes: Bytes): readonly number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: number[] = [];
  for (let at = 0; at + 46 <= bytes.length; at += 1)
    if (view.getUint32(at, true) === centralSignature) found.push(at);
  return found;
}

/** The same bytes with one 32-bit number of a record of the list of contents changed. */
export function patched(bytes: Bytes, record: number, offset: number, value: number): Bytes {
  const copy = bytes.slice();
  new DataView(copy.buffer).setUint32(record + offset, value >>> 0, true);
  return copy;
}

/** The same bytes with one text replaced by another of the same length, wherever it stands. */
export function renamed(bytes: Bytes, from: string, to: string): Bytes {
  const copy = bytes.slice();
  const [wanted, other] = [strToU8(from), strToU8(to)];
  for (let at = 0; at + wanted.length <= copy.length; at += 1)
    if (wanted.every((byte, index) => copy[at + index] === byte)) copy.set(other, at);
  return copy;
}
