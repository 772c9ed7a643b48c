/**
 * Runs the long test of the merge: bundles test/merge/main.ts and hands it the arguments.
 *
 *     npm run test:merge              10,000 runs
 *     npm run test:merge -- 500 7     500 runs, beginning with seed 7
 *
 * Exit code 1 where a count is over its bar.
 */
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { buildFolder, root } from './paths.mjs';
import { runInOurPlace } from './processes.mjs';
import { SetupError, runMain } from './say.mjs';

const programs = path.join(buildFolder, 'merge');

await runMain(async () => {
  await ensureInstalled();
  const vite = await import('vite');
  try {
    await vite.build({
      root,
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      clearScreen: false,
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: true,
        outDir: programs,
        emptyOutDir: true,
        target: 'node20.18',
        minify: false,
        rolldownOptions: {
          input: { main: path.join(root, 'test', 'merge', 'main.ts') },
          output: { format: 'es' },
          checks: { pluginTimings: false },
        },
      },
    });
  } catch (error) {
    throw new SetupError(
      `the test of the merge does not build: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return runInOurPlace(process.execPath, [path.join(programs, 'main.js'), ...process.argv.slice(2)]);
});
