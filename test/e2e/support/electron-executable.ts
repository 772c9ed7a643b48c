import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The repository's root folder. */
export const repository: string = path.resolve(import.meta.dirname, '../../..');

let found: string | undefined;

/**
 * The Electron to test with: the one that `AFTERMARK_ELECTRON` names, else the one the dev commands get. Never
 * `require('electron')`, which downloads synchronously where nothing is there.
 */
export function electronExecutable(): string {
  found ??=
    process.env['AFTERMARK_ELECTRON'] ??
    execFileSync(process.execPath, [path.join(repository, 'electron/dev/electron-path.mjs')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }).trim();
  if (!existsSync(found)) throw new Error(`There is no Electron at ${found}.`);
  return found;
}
