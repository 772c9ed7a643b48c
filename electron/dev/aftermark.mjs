#!/usr/bin/env node
/**
 * The command line, from a clone: sets up and builds what is missing, then gives way to it. What it says of that
 * goes to stderr, and only when there was something to do.
 */
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { buildFolder } from './paths.mjs';
import { runInOurPlace } from './processes.mjs';
import { runMain } from './say.mjs';
import { callersFolder } from './settings.mjs';

await runMain(async () => {
  await ensureInstalled();
  await ensureBuilt(['cli']);
  const cli = path.join(buildFolder, 'cli', 'aftermark.js');
  return runInOurPlace(process.execPath, [cli, ...process.argv.slice(2)], {
    cwd: callersFolder(['aftermark']),
  });
});
