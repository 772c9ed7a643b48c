/**
 * Spoils files of a review and reads each of them: bundles test/fuzz and runs it.
 *
 *     npm run test:fuzz                        10,000 files
 *     npm run test:fuzz -- --runs=500          fewer
 *     npm run test:fuzz -- --from=17 --runs=1  the file with that number alone
 *
 * Exit code 1 where a file was taken wrongly; its number is said.
 */
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { buildFolder, root } from './paths.mjs';
import { runInOurPlace } from './processes.mjs';
import { SetupError, runMain } from './say.mjs';

const programs = path.join(buildFolder, 'fuzz');

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
      // fast-check and Vitest's neighbours stay packages: only our own sources are bundled.
      ssr: { target: 'node' },
      build: {
        ssr: true,
        outDir: programs,
        emptyOutDir: true,
        target: 'node20.18',
        minify: false,
        rolldownOptions: {
          input: { main: path.join(root, 'test', 'fuzz', 'main.ts') },
          output: { format: 'es' },
          checks: { pluginTimings: false },
        },
      },
    });
  } catch (error) {
    throw new SetupError(
      `the fuzzing does not build: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return runInOurPlace(process.execPath, [path.join(programs, 'main.js'), ...process.argv.slice(2)], {});
});
