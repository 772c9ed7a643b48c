/** Shows that something big is going on: a line that is rewritten on a terminal, a line every few seconds in a log. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { say } from './say.mjs';

/**
 * Watches the size of a folder that something else fills.
 *
 * @param {string} what such as "Downloading Electron"
 * @param {readonly string[]} folders
 * @param {{ expected?: number, onBytes?: (bytes: number) => void }} [options] `expected` in bytes
 * @returns {() => void} stops watching
 */
export function watchBytes(what, folders, { expected, onBytes } = {}) {
  const onTerminal = process.stderr.isTTY;
  let counting = false;
  let lastLine = Date.now();
  const look = async () => {
    if (counting) return;
    counting = true;
    const sizes = await Promise.all(folders.map(folderBytes));
    counting = false;
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    onBytes?.(bytes);
    const line = progressLine(what, bytes, expected);
    if (onTerminal) {
      process.stderr.write(`\r\u001b[K${line}`);
    } else if (Date.now() - lastLine >= 3000) {
      lastLine = Date.now();
      say(line);
    }
  };
  const timer = setInterval(() => void look(), onTerminal ? 250 : 500);
  return () => {
    clearInterval(timer);
    if (onTerminal) process.stderr.write('\r\u001b[K');
  };
}

/**
 * @param {string} what
 * @param {number} bytes
 * @param {number} [expected] bytes
 * @returns {string}
 */
export function progressLine(what, bytes, expected) {
  if (bytes === 0) return `${what}: waiting for the first byte`;
  const megabytes = (/** @type {number} */ count) => Math.round(count / 1e6);
  if (expected === undefined) return `${what}: ${megabytes(bytes)} MB`;
  const percent = Math.min(99, Math.floor((100 * bytes) / expected));
  return `${what}: ${megabytes(bytes)} of ${megabytes(expected)} MB (${percent}%)`;
}

/**
 * The bytes in a folder, 0 where it does not exist. Files may come and go while it counts.
 *
 * @param {string} folder
 * @returns {Promise<number>}
 */
export async function folderBytes(folder) {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(path.join(folder, name)).then(
        (found) => (found.isFile() ? found.size : 0),
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
