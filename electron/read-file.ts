import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf } from './file-errors';

/** Opening a named pipe would otherwise wait for somebody to write to it. */
const READ_WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

export type ReadResult =
  | { readonly kind: 'read'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'unreadable'; readonly name: string; readonly message: string };

function formatSize(bytes: number): string {
  const megabyte = 1024 * 1024;
  return bytes >= megabyte ? `${Math.floor(bytes / megabyte)} MB` : `${bytes} bytes`;
}

/** Reads a regular file of at most `maxBytes`; anything that stands against it is one sentence. */
export async function readLimited(file: string, maxBytes: number): Promise<ReadResult> {
  const name = path.basename(file);
  const unreadable = (message: string): ReadResult => ({ kind: 'unreadable', name, message });
  try {
    const handle = await open(file, READ_WITHOUT_WAITING);
    try {
      const stats = await handle.stat();
      // A pipe or a device has no end to wait for.
      if (!stats.isFile()) return unreadable(`“${name}” cannot be opened: it is not a file.`);
      if (stats.size > maxBytes) {
        return unreadable(`“${name}” is larger than ${formatSize(maxBytes)} and was not opened.`);
      }
      const buffer = await handle.readFile();
      if (buffer.byteLength > maxBytes) {
        return unreadable(`“${name}” is larger than ${formatSize(maxBytes)} and was not opened.`);
      }
      return { kind: 'read', name, bytes: new Uint8Array(buffer) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return unreadable(`“${name}” cannot be opened: ${reasonOf(error)}.`);
  }
}
