import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * All JavaScript below some folders as one text, without what cannot be read: a report with less in it is better than
 * none. Read when a report is made, which is seldom; synchronous, because the process may be about to end.
 */
export function ownCode(folders: readonly string[]): string {
  return folders.map(codeIn).join('\n');
}

function codeIn(folder: string): string {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
      .join('\n');
  } catch {
    return '';
  }
}

/** What stands between quotes in code, as far as it is three words or more: a small part of it, which is quickly searched. */
export function textsIn(code: string): string {
  const quoted = code.match(/"[^"\\\n]{10,400}"|'[^'\\\n]{10,400}'|`[^`\\]{10,400}`/gu) ?? [];
  // The workers bring the same ones again and again.
  return [...new Set(quoted.filter((text) => /\S \S+ \S/u.test(text)))].join('\n');
}
