/** Where things lie. */
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Everything built; git-ignored. */
export const buildFolder = path.join(root, '.build');

/**
 * The folder for what is expensive to fetch and the same for every clone.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} home
 * @returns {string}
 */
export function cacheFolder(env = process.env, home = homedir()) {
  // The XDG base directory specification asks that a relative XDG_CACHE_HOME be ignored.
  const base = env.XDG_CACHE_HOME;
  return path.join(base && path.isAbsolute(base) ? base : path.join(home, '.cache'), 'aftermark');
}
