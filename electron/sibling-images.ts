import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { LIMITS } from './contract/limits';
import { readLimited } from './read-file';

export interface SiblingImage {
  /** The address as the text has it. */
  readonly address: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Reads the files that a text names by relative addresses and that lie in its own folder or below. Whatever is elsewhere
 * (also by a link), is missing, or is larger than an image may be, is left out: the text keeps its address.
 */
export async function readSiblingImages(
  textFile: string,
  addresses: readonly string[],
): Promise<readonly SiblingImage[]> {
  const folder = await realpath(path.dirname(textFile)).catch(() => null);
  if (folder === null) return [];
  const images: SiblingImage[] = [];
  let total = 0;
  for (const address of new Set(addresses)) {
    const file = await placeOf(folder, address);
    if (file === null) continue;
    const read = await readLimited(file, Math.min(LIMITS.imageBytes, LIMITS.draftBytes - total));
    if (read.kind !== 'read') continue;
    total += read.bytes.byteLength;
    images.push({ address, bytes: read.bytes });
  }
  return images;
}

/** The file that an address means, where it lies in the folder; null for every other. */
async function placeOf(folder: string, address: string): Promise<string | null> {
  const relative = pathOf(address);
  if (relative === null) return null;
  const file = await realpath(path.join(folder, relative)).catch(() => null);
  return file !== null && file.startsWith(`${folder}${path.sep}`) ? file : null;
}

/** The path in an address without its query and fragment; null where it is no relative one. */
export function pathOf(address: string): string | null {
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\])/iu.test(address)) return null;
  try {
    const relative = decodeURIComponent(address.replace(/[?#].*$/su, ''));
    return relative === '' || relative.includes('\0') ? null : relative;
  } catch {
    return null;
  }
}
