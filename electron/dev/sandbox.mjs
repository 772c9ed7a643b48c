/** Chromium's sandbox on Linux: where it works, and what to say where it does not. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { isOnPath } from './processes.mjs';
import { SetupError, say } from './say.mjs';

/**
 * The switches that Electron needs here.
 *
 * @param {string} executable
 * @returns {readonly string[]}
 * @throws {SetupError} where the sandbox needs a setting that only an administrator can make
 */
export function sandboxSwitches(executable) {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) {
    say(
      "Running without Chromium's sandbox, because it does not work for root; start it as another user for daily use.",
    );
    return ['--no-sandbox'];
  }
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  if (hasUserNamespaces() || isSetuidRoot(helper)) return [];
  throw new SetupError(
    `this system does not let Chromium make its sandbox; this allows it: sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`,
  );
}

/** Ubuntu 24.04, for one, lets a program make a user namespace and then gives it no rights inside. */
function hasUserNamespaces() {
  if (!isOnPath('unshare')) return true;
  return spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' }).status === 0;
}

/** @param {string} helper */
function isSetuidRoot(helper) {
  const found = statSync(helper, { throwIfNoEntry: false });
  return found !== undefined && found.uid === 0 && (found.mode & 0o4000) !== 0;
}
