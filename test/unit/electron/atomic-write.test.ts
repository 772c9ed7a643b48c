import {
  chmod,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  symlink,
  lstat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomic } from '../../../electron/atomic-write';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'aftermark-write-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('writeFileAtomic', () => {
  it('writes a new file and replaces an old one, leaving nothing beside it', async () => {
    const file = path.join(folder, 'a.md');
    await writeFileAtomic(file, 'one');
    await writeFileAtomic(file, new TextEncoder().encode('two'));
    expect(await readFile(file, 'utf8')).toBe('two');
    expect(await readdir(folder)).toEqual(['a.md']);
  });

  it('leaves the old state and no temporary file where it fails', async () => {
    // A folder in the file's place: the rename fails after the new content has been written.
    const file = path.join(folder, 'a.md');
    await mkdir(file);
    await expect(writeFileAtomic(file, 'new')).rejects.toMatchObject({ code: 'EISDIR' });
    expect((await stat(file)).isDirectory()).toBe(true);
    expect(await readdir(folder)).toEqual(['a.md']);
    await expect(writeFileAtomic(path.join(folder, 'missing/a.md'), 'new')).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  it.skipIf(process.platform === 'win32')('keeps the mode of the file and a link as a link', async () => {
    const file = path.join(folder, 'a.md');
    const link = path.join(folder, 'link.md');
    await writeFile(file, 'old');
    await chmod(file, 0o666);
    await symlink(file, link);
    await writeFileAtomic(link, 'new');
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await readFile(file, 'utf8')).toBe('new');
    expect((await stat(file)).mode & 0o777).toBe(0o666);
  });
});
