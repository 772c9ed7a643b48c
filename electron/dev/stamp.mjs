/** Stamps: what was last built or installed, so that it is done again only when something changed. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * A hash over the names and contents of files. Contents, not times: a checkout or a copy touches times alone.
 *
 * @param {string} base
 * @param {readonly string[]} places files and folders inside `base`; one that does not exist counts as empty
 * @returns {Promise<string>}
 */
export async function contentHash(base, places) {
  const hash = createHash('sha256');
  for (const place of places) {
    for (const file of await filesIn(base, place)) {
      const content = await readFile(path.join(base, file));
      hash.update(`${file.replaceAll('\\', '/')}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} base
 * @param {string} place
 * @returns {Promise<readonly string[]>} files, in a fixed order
 */
async function filesIn(base, place) {
  const found = await stat(path.join(base, place)).catch(() => undefined);
  if (found === undefined) return [];
  if (found.isFile()) return [place];
  const entries = await readdir(path.join(base, place), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(path.relative(base, entry.parentPath), entry.name))
    .sort();
}

/**
 * @param {string} file
 * @returns {Promise<string | undefined>}
 */
export async function readStamp(file) {
  return readFile(file, 'utf8').catch(() => undefined);
}

/**
 * @param {string} file
 * @param {string} value
 * @returns {Promise<void>}
 */
export async function writeStamp(file, value) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.${process.pid}`, value);
  await rename(`${file}.${process.pid}`, file);
}
