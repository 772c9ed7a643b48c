/**
 * Packages that tests and benchmarks run and the app does not depend on. A folder in the repository names them
 * (package.json with exact versions, and package-lock.json); they are installed once per machine, into the cache.
 */
import { copyFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { installEnvironment } from './install.mjs';
import { cacheFolder, root } from './paths.mjs';
import { npm } from './processes.mjs';
import { SetupError, say, spokenDuration } from './say.mjs';
import { contentHash, readStamp, writeStamp } from './stamp.mjs';
import { inWorkFolder } from './unfinished.mjs';

const stampFile = 'aftermark-stamp';
const manifests = /** @type {const} */ (['package.json', 'package-lock.json']);

/**
 * Installs what a folder names, unless that has been done on this machine; then no network is needed. No package's
 * install script runs.
 *
 * @param {string} sourceFolder the folder with `package.json` and `package-lock.json`
 * @param {string} name what people see in messages and in the cache, such as "generator-hexo"
 * @param {string} [cache]
 * @returns {Promise<string>} a folder with both files and `node_modules`. It is shared: write nothing into it.
 * @throws {SetupError} when npm cannot install it
 */
export async function installCached(sourceFolder, name, cache = cacheFolder()) {
  const wanted = await installHash(sourceFolder);
  const target = path.join(cache, `${name}-${wanted.slice(0, 16)}`);
  const isThere = async () => (await readStamp(path.join(target, stampFile))) === wanted;
  if (await isThere()) return target;
  const started = Date.now();
  say(`Installing ${name} into ${cache}, because it is not there yet…`);
  await inWorkFolder(cache, async (work) => {
    await install(sourceFolder, work, name);
    await writeStamp(path.join(work, stampFile), wanted);
    await moveInto(work, target, isThere);
  });
  say(`Installed ${name} in ${spokenDuration(Date.now() - started)}.`);
  return target;
}

/**
 * Some packages bring a binary of their own for each system, so the system counts.
 *
 * @param {string} sourceFolder
 * @returns {Promise<string>}
 */
async function installHash(sourceFolder) {
  const content = await contentHash(sourceFolder, manifests);
  return `${content}-${process.platform}-${process.arch}`;
}

/**
 * @param {string} sourceFolder
 * @param {string} work
 * @param {string} name
 */
async function install(sourceFolder, work, name) {
  for (const file of manifests) await copyFile(path.join(sourceFolder, file), path.join(work, file));
  await copyFile(path.join(root, '.npmrc'), path.join(work, '.npmrc'));
  // `install --no-save` and not `ci`, for the reason that install.mjs gives.
  const args = ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
  const env = installEnvironment(process.env);
  const { code, output } = await npm(args, { cwd: work, stdio: 'capture', env });
  if (code !== 0) throw new SetupError(`npm could not install ${name}: ${output.trim()}`);
}

/**
 * @param {string} folder
 * @param {string} target
 * @param {() => Promise<boolean>} isThere
 */
async function moveInto(folder, target, isThere) {
  try {
    await rename(folder, target);
  } catch (error) {
    // Another run was faster; its result is as good as ours.
    if (await isThere()) return;
    // Or what is there is damaged.
    await rm(target, { recursive: true, force: true });
    await rename(folder, target).catch(() => Promise.reject(error));
  }
}
