import path from 'node:path';
import { root } from './paths.mjs';
import { SetupError } from './say.mjs';

/**
 * Bundles programs of ours for Node, as the app is bundled: one file each, with everything that they import.
 *
 * @param {object} options
 * @param {string} options.what for the sentence where it does not build: "the test of the merge"
 * @param {Record<string, string>} options.input the programs' sources by their names
 * @param {string} options.out the folder to write to; what is in it goes
 * @param {import('vite').SSROptions} [options.ssr] what stays a package, beyond what Node has
 * @param {import('vite').Plugin[]} [options.plugins]
 * @throws {SetupError}
 */
export async function bundlePrograms({ what, input, out, ssr = {}, plugins = [] }) {
  const vite = await import('vite');
  try {
    await vite.build({
      root,
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      clearScreen: false,
      plugins,
      ssr: { target: 'node', ...ssr },
      build: {
        ssr: true,
        outDir: out,
        emptyOutDir: true,
        target: 'node20.18',
        minify: false,
        rolldownOptions: { input, output: { format: 'es' }, checks: { pluginTimings: false } },
      },
    });
  } catch (error) {
    throw new SetupError(`${what} does not build: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Bundles one program and gives its path.
 *
 * @param {Omit<Parameters<typeof bundlePrograms>[0], 'input'> & { source: string }} options
 */
export async function bundleProgram({ source, ...options }) {
  await bundlePrograms({ ...options, input: { main: source } });
  return path.join(options.out, 'main.js');
}
