/**
 * The images a draft may hold. SVG is left out on purpose: it can carry scripts and fetch from the network, and nothing
 * in the app or on a blog would clean it.
 */
export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'] as const;
export type ImageType = (typeof imageTypes)[number];

const extensions: Readonly<Record<ImageType, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
};

/** The ending of a file with such an image, without the dot: "image/jpeg" → "jpg". */
export function imageExtension(type: ImageType): string {
  return extensions[type];
}

export const imageExtensions: readonly string[] = Object.values(extensions);

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/**
 * Tells the type of an image from its first bytes, as https://mimesniff.spec.whatwg.org/#image-type-pattern-matching-algorithm
 * does (AVIF, which is not there, by the brands of its `ftyp` box: ISO 14496-12, 4.3). The name of a file and the type a
 * clipboard claims are not asked.
 *
 * @returns null where it is none of the types a draft may hold
 */
export function imageType(bytes: Uint8Array): ImageType | null {
  if (ascii(bytes, 0, 8) === '\u0089PNG\r\n\u001a\n') return 'image/png';
  if (ascii(bytes, 0, 3) === '\u00ff\u00d8\u00ff') return 'image/jpeg';
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) return 'image/gif';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 14) === 'WEBPVP') return 'image/webp';
  if (ascii(bytes, 4, 8) === 'ftyp' && /avi[fs]/.test(ascii(bytes, 8, 32))) return 'image/avif';
  return null;
}
