import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { zipSync, type Zippable } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractFromTgz, unzip } from '../../../electron/dev/unpack.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'aftermark-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A ustar archive of the files, as far as the reader looks at it. */
function tar(files: Readonly<Record<string, Uint8Array>>): Buffer {
  const parts = Object.entries(files).flatMap(([name, content]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0, 'utf8');
    header.write(content.length.toString(8).padStart(11, '0'), 124, 'ascii');
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

/** The bytes in pieces, as a network or a disk hands them out. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('one file out of a .tgz', () => {
  it('comes out as it went in, wherever it lies and however the bytes arrive', async () => {
    const target = path.join(folder, 'out');
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 2000 }),
        fc.uint8Array({ maxLength: 2000 }),
        fc.integer({ min: 1, max: 700 }),
        async (before, wanted, size) => {
          const tgz = gzipSync(
            tar({ 'package/first.json': before, 'package/it.zip': wanted, 'package/last': before }),
          );
          await extractFromTgz(inPieces(tgz, size), '.zip', target);
          expect(new Uint8Array(await readFile(target))).toEqual(new Uint8Array(wanted));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is missed when it is not there', async () => {
    const tgz = gzipSync(tar({ 'package/package.json': Buffer.from('{}') }));
    await expect(extractFromTgz(inPieces(tgz, 100), '.zip', path.join(folder, 'out'))).rejects.toThrow(
      'the archive holds no file ending in .zip',
    );
  });

  it('is not taken for whole when the archive ends in the middle of it', async () => {
    const whole = tar({ 'package/it.zip': Buffer.alloc(5000, 7) });
    const tgz = gzipSync(whole.subarray(0, 3000));
    await expect(extractFromTgz(inPieces(tgz, 100), '.zip', path.join(folder, 'out'))).rejects.toThrow(
      'the archive ends too early',
    );
  });
});

describe('a zip', () => {
  const zipped = async (files: Zippable) => {
    const file = path.join(folder, 'it.zip');
    await writeFile(file, zipSync(files));
    return file;
  };
  const keep = (name: string) => name;

  it('comes out as it went in', async () => {
    const zip = await zipped({
      deflated: Buffer.alloc(10_000, 'abc'),
      stored: [Buffer.from('plain'), { level: 0 }],
      'a/b/empty': Buffer.alloc(0),
    });
    const out = path.join(folder, 'out');
    await unzip(zip, out, keep);
    expect(await readFile(path.join(out, 'deflated'))).toEqual(Buffer.alloc(10_000, 'abc'));
    expect(await readFile(path.join(out, 'stored'), 'utf8')).toBe('plain');
    expect(await readFile(path.join(out, 'a/b/empty'), 'utf8')).toBe('');
  });

  it('keeps what may be executed, and drops setuid bits', async () => {
    const withMode = (mode: number) => [Buffer.from('x'), { os: 3, attrs: mode << 16 }] as const;
    const zip = await zipped({ program: [...withMode(0o104755)], text: [...withMode(0o100644)] });
    const out = path.join(folder, 'out');
    await unzip(zip, out, keep);
    expect((await stat(path.join(out, 'program'))).mode & 0o7777).toBe(0o755);
    expect((await stat(path.join(out, 'text'))).mode & 0o7777).toBe(0o644);
  });

  it('leaves out and renames what it is told to', async () => {
    const zip = await zipped({ one: Buffer.from('1'), two: Buffer.from('2') });
    const out = path.join(folder, 'out');
    await unzip(zip, out, (name) => (name === 'one' ? 'renamed' : undefined));
    expect(await readFile(path.join(out, 'renamed'), 'utf8')).toBe('1');
    await expect(stat(path.join(out, 'two'))).rejects.toThrow('ENOENT');
  });

  it('writes nothing outside its folder', async () => {
    const zip = await zipped({ '../escaped': Buffer.from('x') });
    await expect(unzip(zip, path.join(folder, 'out'), keep)).rejects.toThrow('wants to write to ../escaped');
    await expect(stat(path.join(folder, 'escaped'))).rejects.toThrow('ENOENT');
  });

  it('has to be one', async () => {
    const file = path.join(folder, 'it.zip');
    await writeFile(file, 'no archive at all');
    await expect(unzip(file, path.join(folder, 'out'), keep)).rejects.toThrow('this is no zip archive');
  });
});
