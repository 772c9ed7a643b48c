import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOpenedFiles } from '../../../electron/opened-files';
import { readLimited } from '../../../electron/read-file';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'aftermark-read-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('readLimited', () => {
  it('reads up to the limit and not a byte more', async () => {
    const file = path.join(folder, 'a.postmortem');
    await writeFile(file, 'x'.repeat(100));
    expect(await readLimited(file, 100)).toMatchObject({ kind: 'read', name: 'a.postmortem' });
    expect(await readLimited(file, 99)).toEqual({
      kind: 'unreadable',
      name: 'a.postmortem',
      message: '“a.postmortem” is larger than 99 bytes and was not opened.',
    });
  });

  it('gives bytes of their own, not a window onto a shared pool', async () => {
    const file = path.join(folder, 'a');
    await writeFile(file, 'abc');
    const result = await readLimited(file, 100);
    if (result.kind !== 'read') throw new Error(result.message);
    expect(result.bytes.buffer.byteLength).toBe(3);
    expect(Buffer.isBuffer(result.bytes)).toBe(false);
  });

  it('says in a sentence what stands against it', async () => {
    expect(await readLimited(path.join(folder, 'missing'), 9)).toMatchObject({
      message: '“missing” cannot be opened: it is not there.',
    });
    expect(await readLimited(folder, 9)).toMatchObject({
      message: expect.stringMatching(/cannot be opened: it is not a file\.$/),
    });
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe that nobody writes to', async () => {
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(await readLimited(pipe, 9)).toMatchObject({
      message: '“pipe” cannot be opened: it is not a file.',
    });
  });
});

describe('createOpenedFiles', () => {
  it('announces files, gives each out once, and one sentence for what it cannot read', async () => {
    let announced = 0;
    const opened = createOpenedFiles(() => {
      announced += 1;
    });
    const file = path.join(folder, 'a.postmortem');
    await writeFile(file, 'abc');
    opened.add([]);
    expect(announced).toBe(0);
    opened.add([file, file]);
    opened.add([path.join(folder, 'missing')]);
    expect(announced).toBe(2);
    expect(await opened.take()).toMatchObject([
      { kind: 'read', name: 'a.postmortem' },
      { kind: 'unreadable', name: 'missing' },
    ]);
    expect(await opened.take()).toEqual([]);
  });
});
