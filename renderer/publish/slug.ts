/** In characters, so that a name of any script stays under the 255 bytes that file systems allow. */
const longest = 60;

/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|conin|conout)$/u;

/**
 * A file and address name for a title: lower-case letters and digits of any script, with hyphens between words, at most
 * 60 characters. "post-mortem" where the title has no letter or digit.
 */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’ʼ]/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? Array.from(word).slice(0, longest).join('') : `${slug}-${word}`;
    if (Array.from(longer).length > longest) break;
    slug = longer;
  }
  if (slug === '') return 'post-mortem';
  return reserved.test(slug) ? `${slug}-post-mortem` : slug;
}
