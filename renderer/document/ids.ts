import { customAlphabet } from 'nanoid';

/** Letters and digits only, so that an id can stand in HTML, in a file name and in a link without escaping. */
const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Makes an id for a block or a draft: 12 characters, 71 bits, unique across machines that never talk. */
export const newId: () => string = customAlphabet(alphabet, 12);
