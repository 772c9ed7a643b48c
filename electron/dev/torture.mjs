/**
 * Kills the app at random moments, and does everything else to it that may happen to a program, and counts what is lost:
 * bundles test/torture and runs it.
 *
 *     npm run test:torture                    200 kills, and every fault
 *     npm run test:torture -- 24 7            24 kills, beginning with seed 7
 *     npm run test:torture -- --json FILE     all counts into a file, too
 *
 * `--install-system-packages` (always on under CI) installs Debian packages that are missing.
 *
 * The last line is the counts as JSON. Exit code 1 where one is not 0 that has to be.
 */
import path from 'node:path';
import { allTargets, ensureBuilt } from './build.mjs';
import { bundleProgram } from './bundle-program.mjs';
import { displayOf, onVirtualScreen } from './display.mjs';
import { getElectron } from './get-electron.mjs';
import { ensureInstalled } from './install.mjs';
import { buildFolder, root } from './paths.mjs';
import { runInOurPlace } from './processes.mjs';
import { runMain } from './say.mjs';
import { isCi, takeSwitches } from './settings.mjs';
import { ensureWindow } from './system.mjs';

const { given, rest } = takeSwitches(process.argv.slice(2), ['--install-system-packages']);

await runMain(async () => {
  await ensureInstalled();
  const { executable } = await getElectron();
  await ensureWindow(executable, { install: isCi() || given.has('--install-system-packages') });
  await ensureBuilt(allTargets);
  const program = await bundleProgram({
    what: 'the torture',
    source: path.join(root, 'test', 'torture', 'main.ts'),
    out: path.join(buildFolder, 'torture', 'programs'),
    ssr: { noExternal: true, external: ['playwright-core'] },
  });
  const torture = { program: process.execPath, args: [program, ...rest] };
  const { program: shown, args } = displayOf() === 'none' ? onVirtualScreen(torture) : torture;
  return runInOurPlace(shown, args, { env: { ...process.env, AFTERMARK_ELECTRON: executable } });
});
