/**
 * Sets up what the tests need and runs them.
 *
 *     npm test                                   everything, until a stage fails
 *     node electron/dev/test.mjs e2e [FILE…]     the end-to-end tests alone
 *     node electron/dev/test.mjs generators      posts built with the real generators of blogs
 *     node electron/dev/test.mjs generators --probes   measures which probes each target shows, and writes it down
 *     node electron/dev/test.mjs screenshots     takes the screenshots in test/screenshots/
 *
 * `--install-system-packages` (always on under CI) installs Debian packages that are missing. Under CI, a test that
 * does not run fails the whole.
 */
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { allTargets, ensureBuilt } from './build.mjs';
import { displayOf, onVirtualScreen } from './display.mjs';
import { getElectron } from './get-electron.mjs';
import { ensureInstalled } from './install.mjs';
import { buildFolder, root } from './paths.mjs';
import { npm, run } from './processes.mjs';
import { SetupError, runMain, say, sayError, spokenDuration } from './say.mjs';
import { isCi, takeSwitches } from './settings.mjs';
import { ensureSystem, missingFromSystem, missingSentence } from './system.mjs';
import { countsOf, noTests, plus, skippedNames, summaryLine } from './test-counts.mjs';

/** @typedef {import('./test-counts.mjs').Counts} Counts */
/** @typedef {import('./get-electron.mjs').Electron} Electron */

/**
 * What a stage came to.
 *
 * @typedef {object} Outcome
 * @property {number} code an exit code
 * @property {Counts} counts
 * @property {readonly string[]} [skipped] names of tests that did not run
 */

const { given, rest } = takeSwitches(process.argv.slice(2), ['--install-system-packages', '--probes']);
const reports = path.join(buildFolder, 'test');

/**
 * Gets Electron, and what the system has to bring.
 *
 * @returns {Promise<{ electron: Electron, obstacle: string | undefined }>} the obstacle, in a sentence, is why
 *   the end-to-end tests cannot run
 */
async function setUp() {
  const electron = await getElectron();
  const window = { electron: electron.executable, screen: displayOf() === 'none' };
  const everything = { ...window, testPrograms: true };
  await ensureSystem(everything, { install: isCi() || given.has('--install-system-packages') });
  const missing = missingFromSystem(everything);
  if (missing.names.length > 0) say(missingSentence(missing));
  // Without hugo or cmark-gfm a few tests do not run; without these none of the app's do.
  const obstacles = missingFromSystem(window);
  return { electron, obstacle: obstacles.names.length === 0 ? undefined : missingSentence(obstacles) };
}

/** The same for tests that need no Electron: they skip what they cannot run, and say so. */
async function setUpPrograms() {
  const needs = { testPrograms: true };
  await ensureSystem(needs, { install: isCi() || given.has('--install-system-packages') });
  const missing = missingFromSystem(needs);
  if (missing.names.length > 0) say(missingSentence(missing));
}

/**
 * @param {string} script in package.json
 * @returns {Promise<Outcome>}
 */
async function npmStage(script) {
  const { code } = await npm(['run', '--silent', script], { cwd: root });
  return { code, counts: code === 0 ? noTests : { ...noTests, failed: 1 } };
}

/**
 * @param {'unit' | 'e2e' | 'screenshots' | 'generators' | 'probes'} project
 * @param {{ electron?: Electron, obstacle?: string | undefined }} machine
 * @param {readonly string[]} [files]
 * @returns {Promise<Outcome>}
 */
async function vitestStage(project, { electron, obstacle }, files = []) {
  if (obstacle !== undefined) return vitestInstead(project, obstacle);
  const reportFile = path.join(reports, `${project}.json`);
  await mkdir(reports, { recursive: true });
  await rm(reportFile, { force: true });
  const options = [
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
  ];
  const direct = { program: process.execPath, args: [vitest, 'run', ...options, ...files] };
  const unseen = (project === 'e2e' || project === 'screenshots') && displayOf() === 'none';
  const { program, args } = unseen ? onVirtualScreen(direct) : direct;
  const { ELECTRON_RUN_AS_NODE: _, ...outer } = process.env;
  const ours =
    electron === undefined
      ? {}
      : { AFTERMARK_ELECTRON: electron.executable, AFTERMARK_ELECTRON_VERSION: electron.version };
  const env = { ...outer, ...ours };
  const { code } = await run(program, args, { cwd: root, env });
  const report = await readFile(reportFile, 'utf8').then(JSON.parse, () => undefined);
  return { code, counts: countsOf(report, code), skipped: skippedNames(report) };
}

const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');

/**
 * Counts the tests that cannot run here.
 *
 * @param {string} project
 * @param {string} obstacle
 * @returns {Promise<Outcome>}
 */
async function vitestInstead(project, obstacle) {
  say(`\n!!! The ${project} tests CANNOT RUN on this machine, and count as skipped. ${obstacle}\n`);
  const { output } = await run(process.execPath, [vitest, 'list', '--project', project, '--json'], {
    cwd: root,
    stdio: 'capture',
  });
  const names = [...output.matchAll(/"name": "(.*)"/g)].map(([, name]) => name ?? '');
  return { code: 0, counts: { ...noTests, skipped: names.length }, skipped: names };
}

/**
 * Runs stages until one fails.
 *
 * @param {readonly (readonly [string, () => Promise<Outcome>])[]} stages
 * @returns {Promise<Outcome>}
 */
async function runStages(stages) {
  /** @type {Outcome} */ let sum = { code: 0, counts: noTests, skipped: [] };
  for (const [name, stage] of stages) {
    say(`\n── ${name}`);
    const started = Date.now();
    const { code, counts, skipped = [] } = await stage();
    say(
      `── ${name}: ${code === 0 ? 'done' : `failed (exit code ${code})`} in ${spokenDuration(Date.now() - started)}`,
    );
    sum = { code, counts: plus(sum.counts, counts), skipped: [...(sum.skipped ?? []), ...skipped] };
    if (code !== 0) break;
  }
  return sum;
}

/**
 * Set-up and building, as stages.
 *
 * @param {() => Promise<unknown>} work
 * @returns {() => Promise<Outcome>}
 */
function step(work) {
  return async () => {
    try {
      await work();
      return { code: 0, counts: noTests };
    } catch (error) {
      sayError(error);
      return { code: 1, counts: { ...noTests, failed: 1 } };
    }
  };
}

/** @returns {Promise<Outcome>} */
async function chosenStages() {
  const [what, ...files] = rest;
  /** @type {Awaited<ReturnType<typeof setUp>>} */ let machine;
  const prepare = /** @type {const} */ ([
    'set-up',
    step(async () => (machine = await ensureInstalled().then(setUp))),
  ]);
  const building = /** @type {const} */ (['build', step(() => ensureBuilt(allTargets))]);
  switch (what) {
    case undefined:
      return runStages([
        prepare,
        ...['lint', 'types', 'format:check'].map(
          (script) => /** @type {const} */ ([script, () => npmStage(script)]),
        ),
        ['unit', () => vitestStage('unit', { electron: machine.electron })],
        ['generators', () => vitestStage('generators', {})],
        building,
        ['e2e', () => vitestStage('e2e', machine)],
      ]);
    case 'generators': {
      const project = given.has('--probes') ? 'probes' : 'generators';
      return runStages([
        ['set-up', step(() => ensureInstalled().then(setUpPrograms))],
        [project, () => vitestStage(project, {}, files)],
      ]);
    }
    case 'e2e':
    case 'screenshots':
      return runStages([prepare, building, [what, () => vitestStage(what, machine, files)]]);
    default:
      throw new SetupError(
        `there is no ${what} to test; it is "e2e", "generators", "screenshots", or nothing for everything.`,
      );
  }
}

await runMain(async () => {
  const { code, counts, skipped = [] } = await chosenStages();
  for (const name of skipped) say(`Skipped: ${name}`);
  const forbidden = isCi() && counts.skipped > 0;
  if (forbidden) say('Under CI every test has to run, and some did not.');
  process.stdout.write(`\n${summaryLine(counts)}\n`);
  return code === 0 && forbidden ? 1 : code;
});
