/** Child processes. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';

/** What a person or a system ends a program with. */
export const passedSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * @typedef {object} Finished
 * @property {number} code the exit code; 128 + the signal's usual number stands in where a signal ended it
 * @property {string} output stdout and stderr together, where they were captured
 */

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, stdio?: 'inherit' | 'capture' | 'to-stderr', signal?: AbortSignal }} [options]
 *   `to-stderr` shows the child's output on our stderr, where stdout belongs to somebody else
 * @returns {Promise<Finished>} also when the program cannot be started (code 127)
 */
export function run(command, args, { cwd, env = process.env, stdio = 'inherit', signal } = {}) {
  return new Promise((resolve) => {
    const streams = /** @type {const} */ ({
      inherit: ['inherit', 'inherit', 'inherit'],
      'to-stderr': ['ignore', 2, 2],
      capture: ['ignore', 'pipe', 'pipe'],
    })[stdio];
    const child = spawn(command, args, { cwd, env, signal, stdio: [...streams] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    }
    child.once('error', (error) => resolve({ code: 127, output: output + error.message }));
    child.once('close', (code, ended) => resolve({ code: code ?? exitCodeOf(ended), output }));
  });
}

/**
 * Runs npm as it is configured here: the same npm that runs us, or the one on the path.
 *
 * @param {readonly string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 * @returns {Promise<Finished>}
 */
export function npm(args, options) {
  const running = process.env.npm_execpath;
  // npm_execpath names pnpm or yarn where those run the script; only npm's own file will do.
  if (running && running.endsWith('npm-cli.js') && existsSync(running)) {
    return run(process.execPath, [running, ...args], options);
  }
  // npm is a batch file on Windows, and Node starts those through the command interpreter only.
  return process.platform === 'win32'
    ? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options)
    : run('npm', args, options);
}

/**
 * Runs a program in our place: signals go to it, and its exit code is the answer.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} the exit code
 */
export function runInOurPlace(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' });
    const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    for (const signal of passedSignals) process.on(signal, pass);
    const done = () => passedSignals.forEach((signal) => process.off(signal, pass));
    child.once('error', (error) => (done(), reject(error)));
    child.once('close', (code, signal) => (done(), resolve(code ?? exitCodeOf(signal))));
  });
}

/**
 * Whether a program is on the path.
 *
 * @param {string} command
 * @returns {boolean}
 */
export function isOnPath(command) {
  const finder =
    process.platform === 'win32' ? ['where', [command]] : ['/bin/sh', ['-c', `command -v ${command}`]];
  return spawnSync(String(finder[0]), /** @type {string[]} */ (finder[1]), { stdio: 'ignore' }).status === 0;
}

/** @param {NodeJS.Signals | null} signal */
function exitCodeOf(signal) {
  return signal === null ? 1 : 128 + constants.signals[signal];
}
