import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** The file a name stands for in the end, so that replacing it keeps a symbolic link a link. */
async function targetOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    return file;
  }
}

async function modeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mode & 0o777;
  } catch {
    return undefined;
  }
}

/** Makes a rename last through a power cut. Windows has no such call for folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch {
    // Some network file systems refuse to sync a folder; the file itself is already on disk.
  } finally {
    await handle.close();
  }
}

/** A name beside `file` that nothing has. */
export function nameBeside(file: string, ending: 'tmp' | 'old'): string {
  return path.join(path.dirname(file), `.aftermark-${randomBytes(6).toString('hex')}.${ending}`);
}

/** A file's new content, whole and on the disk, waiting beside its place. */
export interface PreparedFile {
  readonly temporary: string;
  /** Where it goes by a rename; not the name that was given where that is a symbolic link. */
  readonly target: string;
}

/** Puts the bytes into a new file beside the place where they belong. Rejects with Node's error, leaving nothing. */
export async function prepareFile(file: string, bytes: Uint8Array | string): Promise<PreparedFile> {
  const target = await targetOf(file);
  const temporary = nameBeside(target, 'tmp');
  const mode = await modeOf(target);
  try {
    // `wx`: never through a link that somebody else has put there.
    const handle = await open(temporary, 'wx', mode ?? 0o666);
    try {
      await handle.writeFile(bytes);
      // The mode above passes through the umask, so a kept one is set again.
      if (mode !== undefined && process.platform !== 'win32') await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { temporary, target };
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Writes a file whole or not at all: into a new file beside it, onto the disk, then over the old name. Whatever
 * happens in between, the old content or the new one is there. Rejects with Node's error, leaving nothing behind.
 */
export async function writeFileAtomic(file: string, bytes: Uint8Array | string): Promise<void> {
  const { temporary, target } = await prepareFile(file, bytes);
  try {
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(target));
}
