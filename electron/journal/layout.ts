import { createHash } from 'node:crypto';
import path from 'node:path';
import { FOLDER_NAME_LENGTH } from '../contract/kept-names';

/*
 * Where things lie in a journal, and in a backup of one. Folders have no name that anybody gave: ids of drafts and names
 * of pieces come from files of others, and some file systems do not tell capitals apart.
 *
 *     manifest                      an index of all drafts; may be missing, then the files are read
 *     drafts/<name>/<version>.state a whole state; never changed in place
 *     drafts/<name>/<version>.log   what leads on from that state; appended to in place
 *     drafts/<name>/p-<piece>       a piece; never changed in place
 *     images/<sha256>               bytes of an image; never changed in place
 *     shared/<name>-<number>        what belongs to no draft, the highest number last; never changed in place
 *     aside/<name>-<time>/          what was set aside; no part of a listing
 *
 * A name that begins with a full stop is temporary.
 */

const folderName = /^[0-9a-f]{32}$/;

/** The folder of a draft of any id. 128 bits of its SHA-256: no two drafts meet in one. */
export function draftFolderName(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, FOLDER_NAME_LENGTH);
}

export function isDraftFolderName(name: string): boolean {
  return folderName.test(name);
}

export const manifestFile = (root: string): string => path.join(root, 'manifest');
export const draftsFolder = (root: string): string => path.join(root, 'drafts');
export const draftFolder = (root: string, name: string): string => path.join(root, 'drafts', name);
export const imagesFolder = (root: string): string => path.join(root, 'images');
export const imageFile = (root: string, hash: string): string => path.join(root, 'images', hash);
export const sharedFolder = (root: string): string => path.join(root, 'shared');
export const asideFolder = (root: string): string => path.join(root, 'aside');

export const isTemporary = (name: string): boolean => name.startsWith('.');
export const isImageName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

export const stateName = (version: number): string => `${version}.state`;
export const logName = (version: number): string => `${version}.log`;

/** A file of a draft's folder, by what its name says. */
export type DraftFile =
  | { readonly kind: 'state' | 'log'; readonly version: number }
  | { readonly kind: 'piece'; readonly piece: string }
  | { readonly kind: 'temporary' | 'foreign' };

export function draftFileOf(name: string): DraftFile {
  if (isTemporary(name)) return { kind: 'temporary' };
  const [, digits, ending] = /^([1-9]\d{0,14})\.(state|log)$/.exec(name) ?? [];
  if (digits !== undefined) return { kind: ending === 'state' ? 'state' : 'log', version: Number(digits) };
  const piece = pieceOf(name);
  return piece === null ? { kind: 'foreign' } : { kind: 'piece', piece };
}

/** The file of a piece. A capital is written as `!` and its small letter. */
export function pieceFileName(piece: string): string {
  return `p-${piece.replaceAll(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`)}`;
}

function pieceOf(name: string): string | null {
  const [, coded] = /^p-([a-z]+(?:-(?:[a-z\d_-]|![a-z])+)?)$/.exec(name) ?? [];
  return coded?.replaceAll(/![a-z]/g, ([, letter = '']) => letter.toUpperCase()) ?? null;
}

export const sharedFileName = (name: string, number: number): string => `${name}-${number}`;

/** What a file of the shared folder is; null where it is none of a journal's. */
export function sharedFileOf(
  fileName: string,
): { readonly name: 'settings' | 'templates'; readonly number: number } | null {
  const [, name, digits] = /^(settings|templates)-([1-9]\d{0,14})$/.exec(fileName) ?? [];
  if (name !== 'settings' && name !== 'templates') return null;
  return { name, number: Number(digits) };
}

/**
 * Whether a path inside an archive is one that a journal may have, so that nothing else is unpacked.
 * @param relative with `/` between its parts
 */
export function isJournalPath(relative: string): boolean {
  const [first, second, third, ...rest] = relative.split('/');
  if (first === 'manifest') return second === undefined;
  if (second === undefined || rest.length > 0) return false;
  switch (first) {
    case 'images':
      return third === undefined && isImageName(second);
    case 'shared':
      return third === undefined && sharedFileOf(second) !== null;
    case 'drafts': {
      if (!isDraftFolderName(second) || third === undefined) return false;
      const { kind } = draftFileOf(third);
      return kind === 'state' || kind === 'log' || kind === 'piece';
    }
    case undefined:
    default:
      return false;
  }
}
