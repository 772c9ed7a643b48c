/** The Electron that package.json names, through the `electron` package's own download. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';
import { watchBytes } from './progress.mjs';

const packageFolder = path.join(root, 'node_modules', 'electron');

/** How long the download may bring nothing, in milliseconds. Where hosts are blocked, packets often just vanish. */
const patience = 20_000;

/**
 * Where the executable lies in a release's folder.
 *
 * @param {NodeJS.Platform} platform
 * @returns {string}
 */
export function executableIn(platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @returns {Promise<string>} the version package.json asks for, exactly */
export async function officialVersion() {
  return JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8')).version;
}

/**
 * The downloaded executable, if it is there and of this version.
 *
 * @returns {Promise<string | undefined>}
 */
export async function findOfficialElectron() {
  const executable = path.join(packageFolder, 'dist', executableIn(process.platform));
  // The installer writes path.txt last, so a download that was cut off has none.
  const [there, marked] = await Promise.all([
    readFile(path.join(packageFolder, 'dist', 'version'), 'utf8').catch(() => ''),
    readFile(path.join(packageFolder, 'path.txt'), 'utf8').catch(() => ''),
  ]);
  const whole = marked !== '' && there.trim().replace(/^v/, '') === (await officialVersion());
  return whole && existsSync(executable) ? executable : undefined;
}

/**
 * Tries the official download. In a child process, because asking the `electron` package itself downloads
 * synchronously and without a time limit.
 *
 * @returns {Promise<{ executable: string } | { failure: string }>} the reason in a few words
 */
export async function downloadOfficialElectron() {
  // The installer downloads into the temporary folder, so one of our own shows how far it is.
  const temporary = await mkdtemp(path.join(tmpdir(), 'aftermark-electron-'));
  const stalled = new AbortController();
  let bytes = 0;
  let since = Date.now();
  const stop = watchBytes('Downloading Electron', [temporary, path.join(packageFolder, 'dist')], {
    onBytes: (now) => {
      if (now !== bytes) [bytes, since] = [now, Date.now()];
      else if (Date.now() - since > patience) stalled.abort();
    },
  });
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const installer = path.join(packageFolder, 'install.js');
  const { output } = await run(process.execPath, [installer], {
    env,
    stdio: 'capture',
    signal: stalled.signal,
  });
  stop();
  await rm(temporary, { recursive: true, force: true });
  const executable = await findOfficialElectron();
  if (executable !== undefined) return { executable };
  if (stalled.signal.aborted) return { failure: `nothing came for ${patience / 1000} seconds` };
  return { failure: reasonIn(output) };
}

/**
 * The words of an installer's stack trace that tell why.
 *
 * @param {string} output
 * @returns {string}
 */
export function reasonIn(output) {
  const code = /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|EPROTO|ENOSPC|EACCES)\b/.exec(
    output,
  )?.[1];
  if (code !== undefined) return code;
  const line = output.split('\n').find((text) => /error/i.test(text));
  return (line ?? output.trim().split('\n')[0] ?? '').trim().slice(0, 160) || 'no reason given';
}
