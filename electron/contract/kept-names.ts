/*
 * A draft's folder in a journal is named after the draft: the first 128 bits of the SHA-256 of its id, in hex. Where
 * nothing in the folder can be read, that name is all there is to list it under.
 */

/** Length of a folder's name: 128 bits in hex. */
export const FOLDER_NAME_LENGTH = 32;

/** The id that a draft is listed under whose folder does not tell its own. */
export function unreadableId(name: string): string {
  return `unreadable-${name}`;
}

/** The folder's name that such an id stands for; null for the id of a draft. */
export function nameOfUnreadable(id: string): string | null {
  return /^unreadable-([0-9a-f]{32})$/.exec(id)?.[1] ?? null;
}
