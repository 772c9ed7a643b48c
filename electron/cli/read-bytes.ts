import { readFile, stat } from 'node:fs/promises';

import { reasonOf } from '../file-errors';
import { FileError } from './usage';

/**
 * The bytes of a file that a person named.
 * @param most in bytes; a larger file is refused unread
 * @param what what the file should have been, for that sentence
 * @throws {FileError} with one sentence that names the file.
 */
export async function readBytes(
  file: string,
  most: number,
  what = 'a post-mortem',
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const stats = await stat(file);
    if (stats.isDirectory()) throw new FileError(`${file} cannot be read: it is a folder.`);
    // A pipe or a device may have no end.
    if (!stats.isFile()) throw new FileError(`${file} cannot be read: it is not a file.`);
    if (stats.size > most) {
      throw new FileError(`${file} is larger than ${what} may be (${most} bytes).`);
    }
    return new Uint8Array(await readFile(file));
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(`${file} cannot be read: ${reasonOf(error)}.`);
  }
}
