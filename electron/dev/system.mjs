/** What the operating system has to bring on Linux: Electron's shared libraries, and programs for the tests. */
import { spawnSync } from 'node:child_process';
import { displayOf } from './display.mjs';
import { isOnPath, run } from './processes.mjs';
import { SetupError, say } from './say.mjs';

/**
 * Debian packages. Where a package was renamed for 64-bit time (Debian 13, Ubuntu 24.04), the old name may stand
 * for several packages, and apt wants to be told which.
 */
const libraryPackages = ['libnss3', 'libgtk-3-0', 'libgbm1', 'libasound2', 'libxss1'];
const renamedPackages = new Set(['libgtk-3-0', 'libasound2']);
const screenPackages = ['xvfb', 'xauth'];

/** The programs that tests run, each with the Debian package that brings it: they judge what is exported. */
const testPrograms = new Map([
  ['hugo', 'hugo'],
  ['cmark-gfm', 'cmark-gfm'],
  ['jekyll', 'jekyll'],
  ['mkdocs', 'mkdocs'],
  ['pdftotext', 'poppler-utils'],
  ['pdfinfo', 'poppler-utils'],
]);

/**
 * @typedef {object} Needs
 * @property {string} [electron] the executable whose libraries are needed
 * @property {boolean} [screen] whether a virtual screen is
 * @property {boolean} [testPrograms] whether the tests' programs are
 */

/**
 * @typedef {object} Missing
 * @property {readonly string[]} names what is missing, by the name a person would look for
 * @property {readonly string[]} packages the Debian packages that bring it
 */

/**
 * What of it this machine lacks.
 *
 * @param {Needs} needs
 * @returns {Missing}
 */
export function missingFromSystem(needs) {
  if (process.platform !== 'linux') return { names: [], packages: [] };
  const libraries = needs.electron === undefined ? [] : librariesMissingIn(lddOutput(needs.electron));
  const screen = needs.screen === true ? ['xvfb-run', 'xauth'].filter((program) => !isOnPath(program)) : [];
  const programs =
    needs.testPrograms === true ? [...testPrograms.keys()].filter((program) => !isOnPath(program)) : [];
  return {
    names: [...libraries, ...screen, ...programs],
    packages: [
      ...(libraries.length > 0 ? libraryPackages : []),
      ...(screen.length > 0 ? screenPackages : []),
      ...new Set(programs.map((program) => testPrograms.get(program) ?? program)),
    ],
  };
}

/**
 * Installs what is missing where that is wanted and possible.
 *
 * @param {Needs} needs
 * @param {{ install: boolean }} options
 * @returns {Promise<readonly string[]>} the names of what is missing still
 */
export async function ensureSystem(needs, { install }) {
  const missing = missingFromSystem(needs);
  if (missing.names.length === 0) return [];
  if (!install || process.getuid?.() !== 0 || !isOnPath('apt-get')) return missing.names;
  say(`Installing ${missing.packages.join(', ')}, because this machine lacks ${missing.names.join(', ')}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-qq'], { stdio: 'to-stderr', env });
  if (update.code !== 0) say('apt-get update did not work; trying with the package lists that are here.');
  const packages = currentNames(
    missing.packages,
    (name) => spawnSync('apt-cache', ['show', name]).status === 0,
  );
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  const { code } = await run('apt-get', args, { stdio: 'to-stderr', env });
  if (code !== 0)
    throw new SetupError(`apt-get could not install ${packages.join(' ')}; its own words are above.`);
  return missingFromSystem(needs).names;
}

/**
 * The same for a program that opens the app's window and is of no use without it.
 *
 * @param {string} electron the executable
 * @param {{ install: boolean }} options
 */
export async function ensureWindow(electron, options) {
  const needs = { electron, screen: displayOf() === 'none' };
  const missing = await ensureSystem(needs, options);
  if (missing.length > 0) throw new SetupError(missingSentence(missingFromSystem(needs)));
}

/**
 * The sentence for a person who has to install something.
 *
 * @param {Missing} missing
 * @param {{ isRoot?: boolean, isDebian?: boolean }} [machine]
 * @returns {string}
 */
export function missingSentence(missing, machine = {}) {
  const { isRoot = process.getuid?.() === 0, isDebian = isOnPath('apt-get') } = machine;
  const lacks = `This machine lacks ${missing.names.join(', ')}`;
  if (!isDebian) {
    return `${lacks}; on Debian the packages are called ${missing.packages.join(' ')}, on other systems something alike.`;
  }
  const sudo = isRoot ? '' : 'sudo ';
  return `${lacks}; this installs them: ${sudo}apt-get update && ${sudo}apt-get install -y ${missing.packages.join(' ')}`;
}

/**
 * The libraries that the dynamic linker does not find.
 *
 * @param {string} output what `ldd` prints: `\tlibnss3.so => not found`
 * @returns {readonly string[]}
 */
export function librariesMissingIn(output) {
  return [...new Set([...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name ?? ''))];
}

/**
 * Package names as this release of Debian has them.
 *
 * @param {readonly string[]} packages
 * @param {(name: string) => boolean} exists
 * @returns {readonly string[]}
 */
export function currentNames(packages, exists) {
  return packages.map((name) => (renamedPackages.has(name) && exists(`${name}t64`) ? `${name}t64` : name));
}

/** @param {string} executable */
function lddOutput(executable) {
  return spawnSync('ldd', [executable], { encoding: 'utf8' }).stdout ?? '';
}
