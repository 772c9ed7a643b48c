import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { pathOf, readSiblingImages } from '../../../electron/sibling-images';

describe('the images beside a text', () => {
  let root = '';
  const read = async (...addresses: readonly string[]) =>
    (await readSiblingImages(path.join(root, 'posts', 'post.md'), addresses)).map(({ address }) => address);

  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'aftermark-images-'));
    await mkdir(path.join(root, 'posts', 'img'), { recursive: true });
    await writeFile(path.join(root, 'secret.png'), 'secret');
    await writeFile(path.join(root, 'posts', 'a b.png'), 'beside');
    await writeFile(path.join(root, 'posts', 'img', 'graph.png'), 'below');
    await symlink(path.join(root, 'secret.png'), path.join(root, 'posts', 'linked.png'));
  });
  afterAll(() => rm(root, { recursive: true }));

  it('are read from its folder and below, by the addresses as they are written', async () => {
    expect(await read('img/graph.png', 'a%20b.png', './img/graph.png?raw=1')).toEqual([
      'img/graph.png',
      'a%20b.png',
      './img/graph.png?raw=1',
    ]);
  });

  it.each(['../secret.png', 'img/../../secret.png', 'linked.png', 'missing.png', 'img', '%', ''])(
    'leave out %j',
    async (address) => {
      expect(await read(address)).toEqual([]);
    },
  );

  it.each(['/etc/passwd', '\\\\host\\share', 'file:///etc/passwd', 'https://x.test/a.png', 'C:\\a.png'])(
    'are never at %j',
    (address) => {
      expect(pathOf(address)).toBeNull();
    },
  );
});
