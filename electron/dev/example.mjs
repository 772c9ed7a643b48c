/** What `npm start` does where no window can open: the app's main job, on the example, from the command line. */
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { buildFolder, root } from './paths.mjs';
import { run } from './processes.mjs';
import { say } from './say.mjs';

const example = path.join('templates', 'examples', 'cloudflare-2019-07-02.json');

/**
 * Exports the example post-mortem with the built command line and tells how to go on.
 *
 * @returns {Promise<number>} the exit code
 */
export async function exportExample() {
  const out = path.join(buildFolder, 'example');
  const cli = path.join(buildFolder, 'cli', 'aftermark.js');
  // The example belongs to the project, and so does this folder: an older export of it may be replaced.
  await rm(out, { recursive: true, force: true });
  const args = [cli, 'export', example, '--out', out];
  const { code, output } = await run(process.execPath, args, { cwd: root, stdio: 'capture' });
  if (code !== 0) {
    say(output.trimEnd());
    return code;
  }
  const shown = (/** @type {string} */ file) => path.relative(root, file);
  say('The example post-mortem was exported as Markdown instead:');
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    process.stdout.write(`${shown(path.join(entry.parentPath, entry.name))}\n`);
  }
  say(`
Go on with:
  npm run --silent aftermark -- templates
  npm run --silent aftermark -- new --template google-sre --title "Checkout was down" --out draft.postmortem
  npm run --silent aftermark -- export draft.postmortem --out post
  npm test
On a machine with a screen, npm start opens the app; here xvfb-run -a npm start opens it unseen.`);
  return 0;
}
