import type { Asset } from '../document/draft';
import { imageExtension, imageTypes } from '../file/image-type';

export interface PostAsset {
  readonly name: string;
  /** SHA-256 of the file's bytes, by which the draft keeps it. */
  readonly hash: string;
}

export interface ImageFiles {
  /** Address of an image as the post names it; null where the draft has no such image. Notes it as used. */
  readonly path: (hash: string) => string | null;
  readonly used: () => readonly PostAsset[];
}

/**
 * Names the files of a post's images after their content, so that an image that comes or goes renames no other.
 * @param address what stands before a name: '' for right beside the post, else something that ends in a slash
 */
export function imageFiles(
  address: string,
  assets: readonly Pick<Asset, 'hash' | 'type'>[] | undefined,
): ImageFiles {
  const used = new Map<string, string>();
  return {
    path: (hash) => {
      const type = assets?.find((asset) => asset.hash === hash)?.type;
      if (assets !== undefined && type === undefined) return null;
      const name = `image-${hash.slice(0, 12)}.${extensionOf(type)}`;
      used.set(hash, name);
      return `${address}${name}`;
    },
    used: () => [...used].map(([hash, name]) => ({ hash, name })),
  };
}

/** Readers of images go by the bytes, so a type that is not known needs some ending rather than the right one. */
function extensionOf(type: string | undefined): string {
  const known = imageTypes.find((one) => one === type);
  return known === undefined ? 'png' : imageExtension(known);
}
