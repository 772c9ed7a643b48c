import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** SHA-256 as 64 lower-case hex digits; the same as renderer/file makes of an image. */
export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Texts that git may check out with other line ends than they were committed with. */
const TEXT = /\.(?:md|mdx|markdown|html)$/iu;

/** Beyond this a file is hashed as it is, a piece at a time; in bytes. */
const LARGEST_TEXT = 64 * 1024 * 1024;

/**
 * Of a file's content. A text counts with LF at its line ends, which is how posts are written: a checkout on Windows
 * turns them into CRLF, and that is no edit. Rejects with Node's error.
 */
export async function sha256OfFile(file: string): Promise<string> {
  if (TEXT.test(file) && (await stat(file)).size <= LARGEST_TEXT) {
    // Latin-1 gives each byte back as it was.
    const text = await readFile(file, 'latin1');
    return sha256Of(Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1'));
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
