/** Above this a file is no post-mortem but a log. In bytes and, for a text, in UTF-16 units. */
export const longestImport = 10 * 1024 * 1024;

export type Decoded =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'refused'; readonly sentence: string };

const refuse = (sentence: string): Decoded => ({ kind: 'refused', sentence });

const tooLong = 'It is larger than 10 MB, which no post-mortem is.';

/** First bytes of files that people take for text because of their names; magic numbers as in the formats' own papers. */
const signatures: readonly (readonly [first: readonly number[], what: string])[] = [
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP archive'],
  [[0x50, 0x4b, 0x05, 0x06], 'a ZIP archive'],
  [[0x1f, 0x8b], 'a compressed file'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'a PDF'],
  [[0x89, 0x50, 0x4e, 0x47], 'an image'],
  [[0xff, 0xd8, 0xff], 'an image'],
  [[0x47, 0x49, 0x46, 0x38], 'an image'],
  [[0x52, 0x49, 0x46, 0x46], 'an image or a recording'],
];

/**
 * The text in a file's bytes: UTF-8 with or without a byte order mark, or UTF-16 with one. What is not text, or too
 * large, is refused in one sentence that begins with "It".
 */
export function decodeMarkdown(bytes: Uint8Array): Decoded {
  return bytes.length > longestImport ? refuse(tooLong) : decodeText(bytes, 'Markdown');
}

/**
 * The same for any text, of any length.
 * @param wanted what was expected, for the sentence: "not Markdown"
 */
export function decodeText(bytes: Uint8Array, wanted: string): Decoded {
  const known = signatures.find(([first]) => first.every((byte, index) => bytes[index] === byte));
  if (known !== undefined) return refuse(`It is ${known[1]}, not ${wanted}.`);
  const encoding = utf16(bytes);
  if (encoding !== null) return decodeAs(encoding, bytes);
  if (bytes.includes(0)) return refuse('It is not text: it holds bytes that no text has.');
  return decodeAs('utf-8', bytes);
}

function utf16([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

function decodeAs(encoding: string, bytes: Uint8Array): Decoded {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0')
      ? refuse('It is not text: it holds bytes that no text has.')
      : { kind: 'text', text };
  } catch {
    return refuse('It is not text in UTF-8 or UTF-16.');
  }
}

/** What is wrong with a text as a whole, as one sentence; null where it can be imported. */
export function textProblem(text: string): string | null {
  if (text.length > longestImport) return tooLong;
  if (text.includes('\0')) return 'It is not text: it holds characters that no text has.';
  return text.replace(/^\uFEFF/u, '').trim() === '' ? 'It is empty.' : null;
}
