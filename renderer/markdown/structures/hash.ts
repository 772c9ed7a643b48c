/**
 * FNV-1a of 32 bits (G. Fowler, L. C. Noll, K.-P. Vo; draft-eastlake-fnv) over UTF-16 units, low byte first, with the
 * length behind it. It tells whether a text has changed; it protects from nobody.
 */
export function textHash(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return `${(hash >>> 0).toString(16).padStart(8, '0')}-${text.length.toString(36)}`;
}
