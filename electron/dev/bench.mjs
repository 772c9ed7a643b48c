/**
 * Measures the app: bundles the bench as the app is bundled and runs it.
 *
 *     npm run bench                       every row
 *     npm run bench -- markdown print     the rows whose names have these words in them
 *     npm run bench -- --quick            every row once on tiny input: can they run at all?
 *
 * `--install-system-packages` (always on under CI) installs Debian packages that are missing.
 *
 * The table goes to stdout, the same as JSON into .build/bench/. Exit code 1 where a row could not run.
 */
import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { allTargets, ensureBuilt, inProduction } from './build.mjs';
import { bundlePrograms } from './bundle-program.mjs';
import { installCached } from './cached-install.mjs';
import { displayOf, onVirtualScreen } from './display.mjs';
import { getElectron } from './get-electron.mjs';
import { ensureInstalled } from './install.mjs';
import { buildFolder, root } from './paths.mjs';
import { runInOurPlace } from './processes.mjs';
import { runMain } from './say.mjs';
import { isCi, takeSwitches } from './settings.mjs';
import { ensureWindow } from './system.mjs';

const source = path.join(root, 'test', 'bench');
const results = path.join(buildFolder, 'bench');
const programs = path.join(results, 'programs');
const bareBuilt = path.join(results, 'bare');

/** The app that is measured beside: see test/bench/README.md. */
const bare = path.join(source, 'window', 'bare');

/** Packages that load files which lie beside them: they stay where they are installed. */
const unbundled = new Set(['jsdom', 'satteri']);

const { given, rest } = takeSwitches(process.argv.slice(2), ['--install-system-packages']);
const words = rest.filter((word) => !word.startsWith('--'));
/** Rows named window/… start the app; they are not asked for by words that are about something else. */
const startsApp = words.length === 0 || words.some((word) => word.startsWith('window'));

await runMain(async () => {
  await ensureInstalled();
  const peers = await installCached(path.join(source, 'peers'), 'bench-peers');
  await bundle(peers);
  const bench = {
    program: process.execPath,
    args: [path.join(programs, 'main.js'), ...rest],
  };
  const env = { ...process.env, BENCH_RESULTS: results };
  if (!startsApp) return runInOurPlace(bench.program, bench.args, { env });
  await inProduction(async () => buildBare(peers));
  const { executable } = await getElectron();
  await ensureWindow(executable, { install: isCi() || given.has('--install-system-packages') });
  await ensureBuilt(allTargets);
  const { program, args } = displayOf() === 'none' ? onVirtualScreen(bench) : bench;
  return runInOurPlace(program, args, {
    env: { ...env, AFTERMARK_ELECTRON: executable, BENCH_BARE: bareBuilt },
  });
});

/**
 * Every program of the bench as one file: what is measured is bundled like what ships, ours and the others alike.
 *
 * @param {string} peers the folder that the others' packages are installed in
 */
async function bundle(peers) {
  const others = await readdir(path.join(source, 'peers'));
  const input = {
    main: path.join(source, 'main.ts'),
    ours: path.join(source, 'markdown', 'ours.ts'),
    review: path.join(source, 'review', 'merge.ts'),
    ...Object.fromEntries(
      others
        .filter((file) => file.endsWith('.mjs'))
        .map((file) => [path.basename(file, '.mjs'), path.join(source, 'peers', file)]),
    ),
  };
  await bundlePrograms({
    what: 'the bench',
    input,
    out: programs,
    ssr: { noExternal: true, external: ['playwright-core'] },
    plugins: [peersFrom(peers)],
  });
}

/**
 * The bare app: its scripts built as the app's own are, the rest as it is. Classic scripts, because Chromium loads no
 * module from disk.
 *
 * @param {string} peers
 */
async function buildBare(peers) {
  const { build } = await import('vite');
  await rm(bareBuilt, { recursive: true, force: true });
  await mkdir(bareBuilt, { recursive: true });
  for (const file of await readdir(bare)) {
    if (!file.endsWith('.mjs')) {
      await copyFile(path.join(bare, file), path.join(bareBuilt, file));
      continue;
    }
    const name = path.basename(file, '.mjs');
    await build({
      root: bare,
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      clearScreen: false,
      plugins: [peersFrom(peers)],
      build: {
        outDir: bareBuilt,
        emptyOutDir: false,
        target: 'chrome130',
        chunkSizeWarningLimit: 2000,
        rolldownOptions: {
          input: path.join(bare, file),
          output: { format: 'iife', entryFileNames: `${name}.js` },
          checks: { pluginTimings: false },
        },
      },
    });
  }
}

/**
 * Finds what the programs of others import in the folder where it is installed.
 *
 * @param {string} peers
 * @returns {import('vite').Plugin}
 */
function peersFrom(peers) {
  const folders = [path.join(source, 'peers') + path.sep, bare + path.sep];
  return {
    name: 'bench-peers',
    enforce: 'pre',
    async resolveId(id, importer) {
      const isOurs = importer === undefined || !folders.some((folder) => importer.startsWith(folder));
      if (isOurs || /^[./]/.test(id)) return null;
      const found = await this.resolve(id, path.join(peers, 'program.mjs'), { skipSelf: true });
      return found !== null && unbundled.has(id) ? { id: found.id, external: true } : found;
    },
  };
}
