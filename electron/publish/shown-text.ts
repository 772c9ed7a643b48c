import { readFile, stat } from 'node:fs/promises';
import { LIMITS } from '../contract/limits';

/**
 * The text of a file, with LF at its line ends, to be shown beside what is to replace it; null where it is too long for
 * that, or no text in UTF-8. Rejects with Node's error where it cannot be looked at.
 */
export async function shownText(file: string): Promise<string | null> {
  // A UTF-16 unit takes at most three bytes of UTF-8.
  if ((await stat(file)).size > LIMITS.shownText * 3) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
    return text.includes('\0') || text.length > LIMITS.shownText ? null : text.replaceAll('\r\n', '\n');
  } catch {
    return null;
  }
}
