import { execFile } from 'node:child_process';
import { chmod, chown, copyFile, cp, link, mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { electronExecutable, repository } from './electron-executable';
import { temporaryFolder } from './running-app';
import type { LaunchOptions } from './running-app';

const run = promisify(execFile);

/** Debian's “nobody”; it needs no account and owns nothing. */
const UNPRIVILEGED_ID = 65_534;

/** Why Chromium's sandbox cannot run on this machine, or null where it can. */
export async function sandboxObstacle(): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  const id = String(UNPRIVILEGED_ID);
  const probe = ['unshare', '--user', '--pid', '--fork', 'true'];
  const [command = '', ...args] =
    process.getuid?.() === 0 ? ['setpriv', '--reuid', id, '--regid', id, '--clear-groups', ...probe] : probe;
  try {
    await run(command, args);
    return null;
  } catch (error) {
    return `user namespaces are not to be had here (${error instanceof Error ? error.message.trim() : String(error)})`;
  }
}

/** Copies a tree by hard links where the file system allows it; Electron alone is some 230 MB. */
async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o755 });
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) {
      await linkTree(source, target);
    } else {
      await link(source, target).catch(() => copyFile(source, target));
    }
  }
}

/** The X server's cookie lies in a folder of root's own; the unprivileged user gets a copy. */
async function copyXAuthority(folder: string): Promise<Record<string, string>> {
  const original = process.env['XAUTHORITY'];
  if (original === undefined) return {};
  const copy = path.join(folder, 'Xauthority');
  await copyFile(original, copy);
  await chown(copy, UNPRIVILEGED_ID, UNPRIVILEGED_ID);
  return { XAUTHORITY: copy };
}

/**
 * How to launch the app in the real sandbox. Root cannot be sandboxed, so there the app and Electron are put where an
 * unprivileged user reads them (a clone may lie in a folder that nobody else may enter) and started as that user.
 */
export async function sandboxedLaunch(): Promise<LaunchOptions> {
  if (process.getuid?.() !== 0) return { sandbox: true };
  const folder = await temporaryFolder('unprivileged');
  await chmod(folder, 0o755);

  const appFolder = path.join(folder, 'app');
  await mkdir(appFolder, { mode: 0o755 });
  await cp(path.join(repository, '.build'), path.join(appFolder, '.build'), { recursive: true });
  await copyFile(path.join(repository, 'package.json'), path.join(appFolder, 'package.json'));

  const electronFolder = path.join(folder, 'electron');
  await linkTree(path.dirname(electronExecutable()), electronFolder);
  const electron = path.join(electronFolder, path.basename(electronExecutable()));

  const home = path.join(folder, 'home');
  const userData = path.join(folder, 'profile');
  for (const owned of [home, userData]) {
    await mkdir(owned);
    await chown(owned, UNPRIVILEGED_ID, UNPRIVILEGED_ID);
  }

  const executable = path.join(folder, 'electron-unprivileged');
  await writeFile(
    executable,
    `#!/bin/sh\nexec setpriv --reuid ${UNPRIVILEGED_ID} --regid ${UNPRIVILEGED_ID} --clear-groups '${electron}' "$@"\n`,
  );
  await chmod(executable, 0o755);
  await run('chmod', ['-R', 'a+rX', appFolder]);
  return {
    executable,
    appFolder,
    userData,
    sandbox: true,
    env: { HOME: home, XDG_CONFIG_HOME: home, XDG_RUNTIME_DIR: home, ...(await copyXAuthority(folder)) },
  };
}
