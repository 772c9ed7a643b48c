import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkIntegrity, findRegistryElectron, placeOf } from '../../../electron/dev/registry-electron.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'aftermark-test-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('checking a download', () => {
  const bytes = Buffer.from('what the registry sent');
  const integrityOf = (content: Buffer) => `sha512-${createHash('sha512').update(content).digest('base64')}`;

  it('accepts the very bytes', async () => {
    const file = path.join(folder, 'package.tgz');
    await writeFile(file, bytes);
    await expect(checkIntegrity(file, integrityOf(bytes))).resolves.toBeUndefined();
  });

  it('refuses one changed bit, and names the file', async () => {
    const file = path.join(folder, 'package.tgz');
    const changed = Buffer.from(bytes);
    changed.writeUInt8(changed.readUInt8(3) ^ 1, 3);
    await writeFile(file, changed);
    await expect(checkIntegrity(file, integrityOf(bytes))).rejects.toThrow(
      /^package\.tgz is not what was expected/,
    );
  });
});

describe('what becomes of the package’s files', () => {
  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/LICENSE.electron.txt', 'LICENSE'],
    ['Cypress/locales/ja.pak', 'locales/ja.pak'],
    ['Cypress/resources.pak', 'resources.pak'],
    ['Cypress/v8_context_snapshot.bin', 'v8_context_snapshot.bin'],
    ['Cypress/browser_v8_context_snapshot.bin', undefined],
    ['Cypress/resources/app/index.js', undefined],
    ['Other/file', undefined],
  ])('%s → %s', (name, place) => {
    expect(placeOf(name)).toBe(place);
  });
});

describe('the cache', () => {
  it('holds nothing at first', async () => {
    expect(await findRegistryElectron(folder)).toBeUndefined();
  });

  it('does not take a folder without its stamp, or with a file cut short, for an Electron', async () => {
    const electron = path.join(folder, 'electron-33.2.1');
    await mkdir(electron);
    await writeFile(path.join(electron, 'electron'), 'half of it');
    expect(await findRegistryElectron(folder)).toBeUndefined();
    const integrity =
      'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
    const stampFor = (bytes: number) =>
      writeFile(path.join(electron, 'aftermark.json'), JSON.stringify({ integrity, executableBytes: bytes }));
    await stampFor(20);
    expect(await findRegistryElectron(folder)).toBeUndefined();
    await stampFor(10);
    expect(await findRegistryElectron(folder)).toBe(path.join(electron, 'electron'));
    expect(await readdir(path.join(electron, 'resources', 'app'))).toEqual(['main.mjs', 'package.json']);
  });
});
