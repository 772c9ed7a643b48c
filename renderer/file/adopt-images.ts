import { assetScheme, type Asset, type NodeJSON } from '../document/draft';
import { imageType } from './image-type';
import { sha256 } from './sha256';

/** Bytes for an image that a document names by an address. */
export interface FoundImage {
  readonly address: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Adopted {
  readonly document: NodeJSON;
  readonly assets: readonly Asset[];
  /** Addresses beside the text for which there is no image that a draft may hold; they stay as they are. */
  readonly missing: readonly string[];
}

const isElsewhere = /^(?:[a-z][a-z\d+.-]*:|\/\/)/iu;
const inAddress = /^data:image\/[a-z]+;base64,(?<data>[a-z\d+/=\s]+)$/iu;

/** The relative addresses of a document's images, each once: what may lie beside the text it was imported from. */
export function imageAddresses(document: NodeJSON): readonly string[] {
  return [...new Set(sourcesIn(document))].filter((source) => source !== '' && !isElsewhere.test(source));
}

/**
 * Makes the images found, and those that an address holds whole (`data:`), images of the draft. An image is what its
 * bytes say it is, whatever its name.
 */
export async function adoptImages(document: NodeJSON, found: readonly FoundImage[]): Promise<Adopted> {
  const assets = new Map<string, Asset>();
  const hashes = new Map<string, string>();
  for (const { address, bytes } of [...found, ...heldImages(document)]) {
    const type = imageType(bytes);
    if (type === null) continue;
    const hash = await sha256(bytes);
    assets.set(hash, { hash, type, bytes });
    hashes.set(address, hash);
  }
  return {
    document: hashes.size === 0 ? document : withSources(document, hashes),
    assets: [...assets.values()],
    missing: imageAddresses(document).filter((address) => !hashes.has(address)),
  };
}

function heldImages(document: NodeJSON): readonly FoundImage[] {
  return [...new Set(sourcesIn(document))].flatMap((address) => {
    const data = inAddress.exec(address)?.groups?.['data'];
    const bytes = data === undefined ? null : decodeBase64(data);
    return bytes === null ? [] : [{ address, bytes }];
  });
}

function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/gu, '')), (character) => character.codePointAt(0) ?? 0);
  } catch {
    return null;
  }
}

/** The addresses of all images, also of those in the blocks that a container was made of. */
function sourcesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(sourcesIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = imageSource(value);
  const inside = Object.values(value).flatMap(sourcesIn);
  return own === null ? inside : [own, ...inside];
}

function imageSource(value: object): string | null {
  if (!('type' in value) || value.type !== 'image' || !('attrs' in value)) return null;
  const { attrs } = value;
  return typeof attrs === 'object' && attrs !== null && 'src' in attrs && typeof attrs.src === 'string'
    ? attrs.src
    : null;
}

function withSources<Value>(value: Value, hashes: ReadonlyMap<string, string>): Value {
  if (Array.isArray(value)) return value.map((one: unknown) => withSources(one, hashes)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withSources<unknown>(inner, hashes)]),
  );
  const hash = hashes.get(imageSource(value) ?? '');
  return (
    hash === undefined
      ? copy
      : { ...copy, attrs: { ...(copy['attrs'] as object), src: `${assetScheme}${hash}` } }
  ) as Value;
}
