/** The packages in node_modules. */
import path from 'node:path';
import { root } from './paths.mjs';
import { npm } from './processes.mjs';
import { SetupError, say, spokenDuration } from './say.mjs';
import { contentHash, readStamp, writeStamp } from './stamp.mjs';

const stamp = path.join(root, 'node_modules', '.aftermark-stamp');

/** The oldest Node that vite runs on. */
const oldestNode = /** @type {const} */ ([20, 19]);

/**
 * Installs the packages that package-lock.json names, unless those are the ones that are there. Where they come
 * from is npm's own configuration.
 *
 * @returns {Promise<void>}
 * @throws {SetupError}
 */
export async function ensureInstalled() {
  const complaint = nodeComplaint(process.versions.node);
  if (complaint !== undefined) throw new SetupError(complaint);
  const wanted = await contentHash(root, ['package-lock.json']);
  const there = await readStamp(stamp);
  if (there === wanted) return;
  const started = Date.now();
  say(
    there === undefined
      ? 'Installing the packages that package-lock.json names, because they are not here yet…'
      : 'Installing packages anew, because package-lock.json has changed…',
  );
  // Not `npm ci`: that refuses a lock file made where the registry lacks some other platform's optional packages.
  // `--no-save` holds the lock file and its versions just as fast.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const { code } = await npm(args, { cwd: root, stdio: 'to-stderr', env: installEnvironment(process.env) });
  if (code !== 0) throw new SetupError('npm could not install the packages; its own words are above.');
  await writeStamp(stamp, wanted);
  say(`Installed in ${spokenDuration(Date.now() - started)}.`);
}

/**
 * @param {string} version such as "20.19.0"
 * @returns {string | undefined} a sentence when this Node is too old
 */
export function nodeComplaint(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = oldestNode;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return undefined;
  return `Aftermark needs Node ${oldestNode.join('.')} or newer to be built, and this is ${version}.`;
}

/**
 * npm's settings without what an outer `npm start` or a NODE_ENV would put in their place: development packages
 * are needed to build.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function installEnvironment(env) {
  const { NODE_ENV: _, npm_config_omit: __, ...rest } = env;
  return { ...rest, npm_config_include: 'dev' };
}
