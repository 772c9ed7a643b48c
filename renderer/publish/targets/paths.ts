import type { Files, PostPlace } from './target';

/** Parts of a path with one slash between them; empty parts go. */
export function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('/');
}

/** FOLDER/SLUG/index.md with the images beside it. */
export function bundle({ folder, slug }: PostPlace, extension = 'md'): Files {
  const own = join(folder, slug);
  return { file: join(own, `index.${extension}`), assets: own, address: '' };
}

/** FOLDER/SLUG.md with the images in FOLDER/SLUG/. */
export function sibling({ folder, slug }: PostPlace): Files {
  const own = join(folder, slug);
  return { file: `${own}.md`, assets: own, address: `${encodeAddress(slug)}/` };
}

/** What would end an address, or look like a scheme, is encoded; letters of any script stay. */
export function encodeAddress(path: string): string {
  return path.replace(/[%#?:\\\s]/gu, encodeURIComponent);
}
