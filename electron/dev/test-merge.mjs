/**
 * Runs the long test of the merge: bundles test/merge/main.ts and hands it the arguments.
 *
 *     npm run test:merge                      10,000 runs
 *     npm run test:merge -- 500 7             500 runs, beginning with seed 7
 *     npm run test:merge -- --json FILE       all counts, by kind of edit, into a file
 *     npm run test:merge -- --experiment      only the experiment that the design rests on
 *
 * Exit code 1 where a count is over its bar.
 */
import path from 'node:path';
import { bundleProgram } from './bundle-program.mjs';
import { ensureInstalled } from './install.mjs';
import { buildFolder, root } from './paths.mjs';
import { runInOurPlace } from './processes.mjs';
import { runMain } from './say.mjs';

await runMain(async () => {
  await ensureInstalled();
  const program = await bundleProgram({
    what: 'the test of the merge',
    source: path.join(root, 'test', 'merge', 'main.ts'),
    out: path.join(buildFolder, 'merge'),
    ssr: { noExternal: true },
  });
  return runInOurPlace(process.execPath, [program, ...process.argv.slice(2)]);
});
