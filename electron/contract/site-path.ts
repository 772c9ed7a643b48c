import { isPlainFileName } from './file-names';

/** The file in a site's folder that says what Aftermark has written there. */
export const LEDGER_NAME = '.aftermark.json';

/** What the files are called that stand there only while something is written. */
export const TEMPORARY_NAME = /^\.aftermark-[0-9a-f]+\.(?:tmp|old)$/u;

/** Longest path inside a site's folder, in UTF-16 units, and most folders deep. */
const LONGEST = 1_024;
const DEEPEST = 32;

/** One spelling for the names that some file system takes for one: by case, or by how accents are composed. */
export function foldPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

/**
 * Whether `path` names a file inside a site's folder on Linux, macOS and Windows alike: '/' between plain names, none of
 * which leads up or belongs to git or to Aftermark's own book-keeping.
 */
export function isSitePath(path: string): boolean {
  const names = path.split('/');
  return (
    path.length <= LONGEST &&
    names.length <= DEEPEST &&
    names.every((name) => isPlainFileName(name) && !isReserved(name))
  );
}

function isReserved(name: string): boolean {
  const folded = foldPath(name);
  return folded === '.git' || folded === LEDGER_NAME || TEMPORARY_NAME.test(folded);
}
