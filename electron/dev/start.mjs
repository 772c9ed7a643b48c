/**
 * Starts the app from a clone: installs, gets Electron and builds what is missing, then opens the window.
 *
 *     npm start [-- --install-system-packages] [-- FILE… and Electron's own switches]
 *     npm run dev     builds again when a source changes
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { allTargets, ensureBuilt, watch } from './build.mjs';
import { displayOf } from './display.mjs';
import { exportExample } from './example.mjs';
import { getElectron } from './get-electron.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './paths.mjs';
import { passedSignals, runInOurPlace } from './processes.mjs';
import { sandboxSwitches } from './sandbox.mjs';
import { SetupError, runMain, say } from './say.mjs';
import { callersFolder, isCi, takeSwitches } from './settings.mjs';
import { ensureSystem, missingFromSystem, missingSentence } from './system.mjs';

const { given, rest } = takeSwitches(process.argv.slice(2), ['--watch', '--install-system-packages']);

/**
 * How to run the app here: everything but building it.
 *
 * @returns {Promise<{ executable: string, args: readonly string[] }>}
 */
async function prepare() {
  const { executable } = await getElectron();
  const needs = { electron: executable };
  const missing = await ensureSystem(needs, { install: isCi() || given.has('--install-system-packages') });
  if (missing.length > 0) throw new SetupError(missingSentence(missingFromSystem(needs)));
  // Electron 33 takes X11 for granted.
  const display = displayOf() === 'wayland' ? ['--ozone-platform-hint=auto'] : [];
  return { executable, args: [...sandboxSwitches(executable), ...display, root, ...rest] };
}

/** @returns {NodeJS.ProcessEnv} */
function appEnvironment() {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return given.has('--watch') ? { ...env, AFTERMARK_DEVELOPMENT: '1' } : env;
}

/**
 * Runs the app and starts it anew when the shell was built anew, until the person closes it.
 *
 * @param {string} executable
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<number>}
 */
function runWatching(executable, args, cwd) {
  return new Promise((resolve, reject) => {
    /** @type {import('node:child_process').ChildProcess | undefined} */
    let app;
    let reopening = false;
    const open = () => {
      app = spawn(executable, args, { cwd, env: appEnvironment(), stdio: 'inherit' });
      app.once('error', reject);
      app.once('close', (code) => {
        if (!reopening) return resolve(code ?? 1);
        reopening = false;
        open();
      });
    };
    for (const signal of passedSignals) process.on(signal, () => app?.kill(signal));
    watch((target) => {
      if (target === 'renderer') {
        say('The renderer was built anew: reload the window (Ctrl+R, Cmd+R) to see it.');
      } else if (!reopening) {
        say('The shell was built anew: starting the app again.');
        reopening = true;
        app?.kill();
      }
    }).then(open, reject);
  });
}

await runMain(async () => {
  await ensureInstalled();
  if (displayOf() === 'none') {
    say('There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.');
    await ensureBuilt(allTargets);
    return exportExample();
  }
  const cwd = path.resolve(callersFolder(['start', 'dev']));
  const { executable, args } = await prepare();
  if (given.has('--watch')) {
    // The watchers would keep this process alive.
    process.exit(await runWatching(executable, args, cwd));
  }
  await ensureBuilt(allTargets);
  return runInOurPlace(executable, args, { cwd, env: appEnvironment() });
});
