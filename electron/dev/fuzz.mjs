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
import { bundleProgram } from './bundle-program.mjs';
import { ensureInstalled } from './install.mjs';
import { buildFolder, root } from './paths.mjs';
import { runInOurPlace } from './processes.mjs';
import { runMain } from './say.mjs';

await runMain(async () => {
  await ensureInstalled();
  // fast-check and Vitest's neighbours stay packages: only our own sources are bundled.
  const program = await bundleProgram({
    what: 'the fuzzing',
    source: path.join(root, 'test', 'fuzz', 'main.ts'),
    out: path.join(buildFolder, 'fuzz'),
  });
  return runInOurPlace(process.execPath, [program, ...process.argv.slice(2)], {});
});
