/**
 * Builds the app into .build/: the renderer, the shell (main and preload) and the command line.
 * As a program: builds all of it (`npm run build`), or the targets that are named (`npm run build -- cli`).
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { buildFolder, root } from './paths.mjs';
import { SetupError, runMain, say, spokenDuration } from './say.mjs';
import { contentHash, readStamp, writeStamp } from './stamp.mjs';

/** @typedef {'renderer' | 'main' | 'preload' | 'cli'} Target */

/** What each target begins with. */
const entries = /** @type {const} */ ({
  main: 'electron/main.ts',
  preload: 'electron/preload.ts',
  cli: 'electron/cli/main.ts',
  renderer: 'renderer/index.html',
});

/** Everything the app is made of; when none of it changed, nothing is built. */
const sources = ['electron', 'renderer', 'templates', 'package.json', 'package-lock.json', 'vite.config.ts'];

/** The parts of the app, in the order they are built. */
export const allTargets = /** @type {readonly Target[]} */ (Object.keys(entries));

/**
 * Builds what is out of date.
 *
 * @param {readonly Target[]} targets
 * @returns {Promise<void>}
 */
export async function ensureBuilt(targets) {
  const hash = await contentHash(root, sources);
  /** @type {Target[]} */
  const stale = [];
  for (const target of targets) if ((await readStamp(stampOf(target))) !== hash) stale.push(target);
  await build(stale, hash);
}

/**
 * Builds, whether or not anything changed.
 *
 * @param {readonly Target[]} targets
 * @param {string} [hash] of the sources, where it is known
 * @returns {Promise<void>}
 */
export async function build(targets, hash) {
  if (targets.length === 0) return;
  const started = Date.now();
  const sourceHash = hash ?? (await contentHash(root, sources));
  const vite = await import('vite');
  await mkdir(buildFolder, { recursive: true });
  for (const target of targets) {
    if (!hasSource(target)) continue;
    try {
      await inProduction(async () => vite.build(configFor(target)));
    } catch (error) {
      throw new SetupError(
        `the ${target} does not build: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    await writeStamp(stampOf(target), sourceHash);
  }
  say(`Built ${targets.join(', ')} in ${spokenDuration(Date.now() - started)}.`);
}

/**
 * Builds the app and again whenever a source changes, until the process ends.
 *
 * @param {(target: Target) => void} onBuilt called after each build but the first
 * @returns {Promise<void>} when everything has been built once
 */
export async function watch(onBuilt) {
  const vite = await import('vite');
  const targets = /** @type {Target[]} */ (['renderer', 'main', 'preload']);
  await Promise.all(
    targets.filter(hasSource).map(async (target) => {
      const watched = vite.mergeConfig(configFor(target), { build: { watch: {} } });
      const watcher = await inProduction(async () => vite.build(watched));
      if (!('on' in watcher)) throw new Error('vite did not watch');
      await new Promise((resolve) => {
        let first = true;
        watcher.on('event', (event) => {
          if (event.code === 'ERROR') say(`The ${target} does not build: ${event.error.message}`);
          if (event.code === 'BUNDLE_END') {
            void event.result.close();
            if (!first) onBuilt(target);
          }
          if (event.code === 'END' || event.code === 'ERROR') resolve((first = false));
        });
      });
    }),
  );
}

/**
 * Does something with NODE_ENV as a build wants it: vite keeps one that is set, and React's code for development would be
 * built in under vitest's `test`.
 *
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function inProduction(work) {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/**
 * @param {Target} target
 * @returns {import('vite').InlineConfig}
 */
function configFor(target) {
  const quiet = /** @type {const} */ ({ root, logLevel: 'warn', clearScreen: false });
  switch (target) {
    case 'renderer':
      return {
        ...quiet,
        root: path.join(root, 'renderer'),
        configFile: path.join(root, 'vite.config.ts'),
        // The other loaders write into node_modules or need a newer Node.
        configLoader: 'runner',
      };
    case 'main':
      return { ...quiet, ...nodeConfig('main', 'electron', 'main.js', 'es') };
    case 'preload':
      // A sandboxed preload script is CommonJS, whatever package.json says of the folder.
      return { ...quiet, ...nodeConfig('preload', 'electron', 'preload.cjs', 'cjs') };
    case 'cli':
      return { ...quiet, ...nodeConfig('cli', 'cli', 'aftermark.js', 'es') };
    default:
      throw new Error(`unknown target ${String(target)}`);
  }
}

/**
 * One file of plain JavaScript for Node: the packages it uses are bundled, so that neither a packaged app nor
 * the command line looks for node_modules.
 *
 * @param {'main' | 'preload' | 'cli'} target
 * @param {string} folder inside .build
 * @param {string} file
 * @param {'es' | 'cjs'} format
 * @returns {import('vite').InlineConfig}
 */
function nodeConfig(target, folder, file, format) {
  return {
    configFile: false,
    publicDir: false,
    // Not bundled, whoever asks for it: Electron brings it.
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: path.join(root, entries[target]),
      outDir: path.join(buildFolder, folder),
      // main and preload share a folder.
      emptyOutDir: false,
      target: 'node20.18',
      minify: false,
      sourcemap: true,
      assetsInlineLimit: 0,
      rolldownOptions: {
        checks: { pluginTimings: false },
        external: target === 'cli' ? [] : ['electron', /^electron\//],
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  };
}

/** @param {Target} target */
function hasSource(target) {
  const there = existsSync(path.join(root, entries[target]));
  if (!there) say(`Left out ${target}: there is no ${entries[target]}.`);
  return there;
}

/** @param {Target} target */
function stampOf(target) {
  return path.join(buildFolder, 'stamps', target);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    const named = process.argv.slice(2);
    const unknown = named.find((name) => !allTargets.some((target) => target === name));
    if (unknown !== undefined)
      throw new SetupError(`there is no ${unknown} to build; there are ${allTargets.join(', ')}.`);
    await ensureInstalled();
    await build(named.length === 0 ? allTargets : allTargets.filter((target) => named.includes(target)));
    return 0;
  });
}
