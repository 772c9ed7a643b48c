import { execFile } from 'node:child_process';
import { mkdtemp, open, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A small disk of its own, in memory, that can be filled and be made read-only. */
export interface Volume {
  readonly folder: string;
  /** Takes all that is left of it. */
  readonly fill: () => Promise<void>;
  /** Gives back what `fill` took. */
  readonly free: () => Promise<void>;
  readonly setReadOnly: (readOnly: boolean) => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** Why this machine cannot have such a disk; null where it can. */
export async function volumeObstacle(): Promise<string | null> {
  if (process.platform !== 'linux') return 'a small disk in memory is made with mount, on Linux alone';
  if (process.getuid?.() !== 0) return 'a disk can be mounted by root alone';
  try {
    await (await createVolume(1)).remove();
    return null;
  } catch (error) {
    return `no disk can be mounted here (${error instanceof Error ? error.message.trim() : String(error)})`;
  }
}

export async function createVolume(megabytes: number): Promise<Volume> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aftermark-disk-'));
  await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  const ballast = path.join(folder, 'ballast');
  return {
    folder,
    async fill() {
      const file = await open(ballast, 'a');
      // In ever smaller pieces, until not a page is left.
      for (let size = 1024 * 1024; size >= 1024; size /= 4) {
        const piece = Buffer.alloc(size, 1);
        const more = (): Promise<boolean> =>
          file.write(piece).then(
            ({ bytesWritten }) => bytesWritten === size,
            () => false,
          );
        while (await more());
      }
      await file.close();
    },
    free: () => rm(ballast, { force: true }),
    async setReadOnly(readOnly) {
      await run('mount', ['-o', `remount,${readOnly ? 'ro' : 'rw'}`, folder]);
    },
    async remove() {
      await run('umount', ['--lazy', folder]);
      await rmdir(folder);
    },
  };
}
