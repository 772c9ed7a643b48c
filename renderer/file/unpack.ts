import type { Asset } from '../document/draft';
import { type Entry, inflateEntry, listEntries } from './archive';
import { imageExtension, imageType } from './image-type';
import { type Checked, parseJson, refuse } from './json';
import { type Manifest, readManifest } from './manifest';
import { assetHash, isKnown, isLitter, manifestName } from './names';
import { sha256 } from './sha256';

/** A file whose list of contents and manifest are right; nothing else of it has been looked at. */
export interface Unpacked {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly manifest: Manifest;
}

/** Reads what a file says that it holds. */
export function unpack(bytes: Uint8Array<ArrayBuffer>): Checked<Unpacked> {
  const list = listEntries(bytes);
  if (!list.ok) return list;
  const entries = list.value;
  const entry = entries.get(manifestName);
  if (entry === undefined) return missing(manifestName);
  const inflated = inflateEntry(entry);
  const text = inflated.ok ? decode(inflated.value, manifestName) : inflated;
  if (!text.ok) return text;
  const manifest = readManifest(text.value);
  return manifest.ok ? { ok: true, value: { entries, manifest: manifest.value } } : manifest;
}

function missing(name: string): { readonly ok: false; readonly message: string } {
  return refuse(`This file is not a whole post-mortem: ${name} is missing.`);
}

function decode(bytes: Uint8Array<ArrayBuffer>, name: string): Checked<string> {
  try {
    return { ok: true, value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return refuse(`${name} is not text in UTF-8.`);
  }
}

/** Inflates an entry and holds it to the hash that the manifest has for it. */
async function verified(
  { entries, manifest }: Unpacked,
  name: string,
): Promise<Checked<Uint8Array<ArrayBuffer>>> {
  const entry = entries.get(name);
  if (entry === undefined) return missing(name);
  const bytes = inflateEntry(entry);
  if (!bytes.ok) return bytes;
  if ((await sha256(bytes.value)) !== manifest.entries[name]) {
    return refuse(`This file is damaged: ${name} is not what its manifest says.`);
  }
  return bytes;
}

/** The JSON of an entry, held to its hash and to the limits of JSON. */
export async function verifiedJson(file: Unpacked, name: string): Promise<Checked<unknown>> {
  const bytes = await verified(file, name);
  if (!bytes.ok) return bytes;
  const text = decode(bytes.value, name);
  return text.ok ? parseJson(text.value, name) : text;
}

/** All images of a file, each what its name and its bytes say. */
export async function readAssets(file: Unpacked): Promise<Checked<readonly Asset[]>> {
  const { entries, manifest } = file;
  const assets: Asset[] = [];
  const listed = Object.keys(manifest.entries).filter((name) => assetHash(name) !== null);
  const names = new Set([...listed, ...[...entries.keys()].filter((name) => assetHash(name) !== null)]);
  for (const name of names) {
    const bytes = await verified(file, name);
    if (!bytes.ok) return bytes;
    const hash = assetHash(name);
    const type = imageType(bytes.value);
    if (type === null || !name.endsWith(`.${imageExtension(type)}`)) {
      return refuse(`${name} in this file is not the image that its name says.`);
    }
    if (hash !== manifest.entries[name])
      return refuse(`This file is damaged: ${name} is not the image of that hash.`);
    assets.push({ hash, type, bytes: bytes.value });
  }
  return { ok: true, value: assets };
}

/**
 * What was not taken from the file, in a sentence: the promise is that nothing is dropped in silence.
 * @param also names that this file's kind has beside those of every draft
 */
export function leftOut({ entries }: Unpacked, also: readonly string[] = []): readonly string[] {
  const unknown = [...entries.keys()].filter(
    (name) => !isKnown(name) && !isLitter(name) && !also.includes(name),
  );
  if (unknown.length === 0) return [];
  const named = unknown.slice(0, 3).join(', ');
  const more = unknown.length > 3 ? ` and ${unknown.length - 3} more` : '';
  return [`This version does not know ${named}${more} in the file and does not keep it.`];
}
