import { mkdtemp, mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash, readStamp, writeStamp } from '../../../electron/dev/stamp.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'aftermark-test-'));
  await mkdir(path.join(folder, 'source/deep'), { recursive: true });
  await writeFile(path.join(folder, 'source/deep/a.ts'), 'one');
  await writeFile(path.join(folder, 'single.json'), '{}');
});
afterEach(() => rm(folder, { recursive: true }));

describe('the hash of the sources', () => {
  const hash = () => contentHash(folder, ['source', 'single.json', 'not-there']);

  it('stays when only times change', async () => {
    const before = await hash();
    await utimes(path.join(folder, 'source/deep/a.ts'), 0, 0);
    expect(await hash()).toBe(before);
  });

  it.each([
    ['a content', () => writeFile(path.join(folder, 'source/deep/a.ts'), 'two')],
    ['a name', () => rename(path.join(folder, 'source/deep/a.ts'), path.join(folder, 'source/deep/b.ts'))],
    ['a new file', () => writeFile(path.join(folder, 'source/new.ts'), '')],
    ['a file that stands alone', () => writeFile(path.join(folder, 'single.json'), '[]')],
  ])('changes with %s', async (_what, change) => {
    const before = await hash();
    await change();
    expect(await hash()).not.toBe(before);
  });
});

it('a stamp is read back, and is nothing where none was written', async () => {
  const file = path.join(folder, 'stamps/main');
  expect(await readStamp(file)).toBeUndefined();
  await writeStamp(file, 'abc');
  expect(await readStamp(file)).toBe('abc');
});
