import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { installCached } from '../../../electron/dev/cached-install.mjs';

let folder = '';
let source = '';
let cache = '';

/** Packages that need no registry: none. */
async function writeSource(version: string, dependencies: Readonly<Record<string, string>> = {}) {
  const manifest = { name: 'tools', version, private: true, dependencies };
  const lock = { name: 'tools', version, lockfileVersion: 3, requires: true, packages: { '': manifest } };
  await writeFile(path.join(source, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(source, 'package-lock.json'), JSON.stringify(lock));
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'aftermark-test-'));
  source = path.join(folder, 'source');
  cache = path.join(folder, 'cache');
  await mkdir(source);
  await writeSource('1.0.0');
});
afterEach(() => rm(folder, { recursive: true }));

describe('installing once per machine', { timeout: 60_000 }, () => {
  it('installs into a folder of the cache, and takes that the next time', async () => {
    const there = await installCached(source, 'tools', cache);
    expect(path.dirname(there)).toBe(cache);
    expect(await readFile(path.join(there, 'package.json'), 'utf8')).toContain('"tools"');
    await writeFile(path.join(there, 'left-alone'), '');
    expect(await installCached(source, 'tools', cache)).toBe(there);
    expect(await readdir(there)).toContain('left-alone');
    expect(await readdir(cache)).toEqual([path.basename(there)]);
  });

  it('installs anew what the folder names anew, and keeps the old', async () => {
    const before = await installCached(source, 'tools', cache);
    await writeSource('1.0.1');
    const after = await installCached(source, 'tools', cache);
    expect(after).not.toBe(before);
    expect((await readdir(cache)).toSorted()).toEqual(
      [before, after].map((one) => path.basename(one)).toSorted(),
    );
  });

  it('stands two at once', async () => {
    const [one, other] = await Promise.all([
      installCached(source, 'tools', cache),
      installCached(source, 'tools', cache),
    ]);
    expect(one).toBe(other);
    expect(await readdir(cache)).toEqual([path.basename(one)]);
  });

  it('replaces a folder that was never finished', async () => {
    const there = await installCached(source, 'tools', cache);
    await rm(path.join(there, 'aftermark-stamp'));
    await writeFile(path.join(there, 'half'), '');
    expect(await installCached(source, 'tools', cache)).toBe(there);
    expect(await readdir(there)).not.toContain('half');
  });

  it('says in npm’s words what it cannot install, and leaves nothing', async () => {
    await writeSource('1.0.0', { gone: 'file:./gone.tgz' });
    await expect(installCached(source, 'tools', cache)).rejects.toThrow(
      /^npm could not install tools: .*gone/su,
    );
    expect(await readdir(cache)).toEqual([]);
  });
});
