import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeExport } from '../../../electron/export-files';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'aftermark-export-'));
});
afterEach(() => rm(folder, { recursive: true }));

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function plan(files: Readonly<Record<string, string>>, answer?: boolean) {
  const asked: string[] = [];
  return {
    asked,
    file: path.join(folder, 'post.md'),
    bytes: encode('text'),
    folder: {
      name: 'post',
      files: Object.entries(files).map(([name, text]) => ({ name, bytes: encode(text) })),
    },
    mayReplace: (names: readonly string[]) => {
      asked.push(...names);
      return answer === undefined ? Promise.reject(new Error('asked')) : Promise.resolve(answer);
    },
  };
}

describe('writeExport', () => {
  it('writes the folder and the file', async () => {
    expect(await writeExport(plan({ 'a.png': 'A', 'b.png': 'B' }))).toEqual({
      kind: 'written',
      files: ['post.md', 'post/a.png', 'post/b.png'],
    });
    expect(await readFile(path.join(folder, 'post/b.png'), 'utf8')).toBe('B');
  });

  it('makes no folder where there is nothing to put in it', async () => {
    expect(await writeExport(plan({}))).toEqual({ kind: 'written', files: ['post.md'] });
    expect(await readdir(folder)).toEqual(['post.md']);
  });

  it('leaves a file with the same content untouched and asks nothing', async () => {
    await mkdir(path.join(folder, 'post'));
    await writeFile(path.join(folder, 'post/a.png'), 'A');
    await writeFile(path.join(folder, 'post/own.txt'), 'mine');
    const before = await stat(path.join(folder, 'post/a.png'));
    expect(await writeExport(plan({ 'a.png': 'A' }))).toMatchObject({ kind: 'written' });
    const after = await stat(path.join(folder, 'post/a.png'));
    expect(after.ino).toBe(before.ino);
    expect(await readFile(path.join(folder, 'post/own.txt'), 'utf8')).toBe('mine');
  });

  it('asks once about every file with other content, of the same length too, before it writes anything', async () => {
    await mkdir(path.join(folder, 'post'));
    await writeFile(path.join(folder, 'post/b.png'), 'X');
    await writeFile(path.join(folder, 'post/c.png'), 'longer');
    const files = { 'a.png': 'A', 'b.png': 'B', 'c.png': 'C' };
    const refused = plan(files, false);
    expect(await writeExport(refused)).toEqual({ kind: 'cancelled' });
    expect(refused.asked).toEqual(['post/b.png', 'post/c.png']);
    expect(await readdir(folder)).toEqual(['post']);
    expect((await readdir(path.join(folder, 'post'))).sort()).toEqual(['b.png', 'c.png']);
    expect(await writeExport(plan(files, true))).toMatchObject({ kind: 'written' });
    expect(await readFile(path.join(folder, 'post/b.png'), 'utf8')).toBe('B');
  });

  it('writes no main file where an image could not be written', async () => {
    await writeFile(path.join(folder, 'post'), 'a file in the place of the folder');
    expect(await writeExport(plan({ 'a.png': 'A' }))).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('“post”'),
    });
    expect(await readdir(folder)).toEqual(['post']);
  });
});
