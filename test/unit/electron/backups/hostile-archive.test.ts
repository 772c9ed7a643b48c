import { readFile, readdir, writeFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BOUNDS } from '../../../../electron/backups/archive-format';
import { draftFolderName } from '../../../../electron/journal/layout';
import { archiveOf, forge, openFile } from './archive-file';
import { addDraft, addImage, addSteps, contentOf, testFolder, type TestFolder } from './journal-folder';

/* Files that are damaged, or made to do harm. Whatever they are: one sentence or what is whole, and nothing elsewhere. */

let folder: TestFolder;
beforeEach(async () => {
  folder = await testFolder();
});
afterEach(() => folder.remove());

const state = `drafts/${draftFolderName('one')}/1.state`;

async function untouched(): Promise<void> {
  const names = await readdir(folder.root);
  expect(names.filter((name) => !name.endsWith('.aftermark-backup'))).toEqual(['journal']);
}

/** A file of the archive with these bytes changed. */
async function changed(file: string, change: (bytes: Buffer) => Buffer | void): Promise<string> {
  const bytes = await readFile(file);
  const other = path.join(folder.root, 'changed.aftermark-backup');
  await writeFile(other, change(bytes) ?? bytes);
  return other;
}

/** Where the record of the list of contents begins that has this name. */
function centralAt(bytes: Buffer, name: string): number {
  return bytes.lastIndexOf(Buffer.from(name)) - 46;
}

describe('unpackArchive', () => {
  it.each([
    '../evil',
    '../../evil.state',
    '/etc/evil',
    'C:\\evil',
    'C:/evil',
    '\\\\host\\evil',
    'drafts/../../evil',
    `drafts/${draftFolderName('one')}/../../../evil`,
    `drafts\\${draftFolderName('one')}\\1.state`,
    `drafts/${draftFolderName('one')}/1.state/`,
    `drafts/${draftFolderName('one')}/1.state\u0000.txt`,
    `drafts/${draftFolderName('one').toUpperCase()}/1.state`,
    `drafts/${draftFolderName('one')}/.hidden`,
    'images/evil.png',
    'manifest/evil',
    'nul',
    '',
    `drafts/${'a/'.repeat(90)}1.state`,
    'x'.repeat(5_000),
  ])('refuses a file named %j', async (name) => {
    const opened = await openFile(folder, await forge(folder, { files: { [state]: 'x', [name]: 'evil' } }));
    expect(opened).toMatchObject({ refused: expect.stringMatching(/no backup has|too long/) });
    await untouched();
  });

  it('opens the same without the evil name', async () => {
    expect(await openFile(folder, await forge(folder, { files: { [state]: 'x' } }))).toMatchObject({
      damaged: 0,
    });
  });

  it.each([
    ['is no ZIP', () => Buffer.from('Dear diary')],
    ['is empty', () => Buffer.alloc(0)],
    ['is a ZIP of something else', () => Buffer.from(zipSync({ 'README.txt': strToU8('hello') }))],
    ['has a list that is no JSON', () => Buffer.from(zipSync({ 'backup.json': strToU8('{"kind":') }))],
    [
      'has another list',
      () => Buffer.from(zipSync({ 'backup.json': strToU8('{"kind":"other","format":1}') })),
    ],
  ])('refuses a file that %s', async (_case, make) => {
    const file = path.join(folder.root, 'x.aftermark-backup');
    await writeFile(file, make());
    expect(await openFile(folder, file)).toMatchObject({ refused: expect.any(String) });
    await untouched();
  });

  it('refuses a folder', async () => {
    const file = path.join(folder.root, 'x.aftermark-backup');
    await mkdir(file);
    expect(await openFile(folder, file)).toEqual({ refused: 'is not a file' });
  });

  it('says that a newer app made it, whatever else is in its list', async () => {
    const list = { format: 2, files: 'elsewhere', at: 'later' };
    expect(await openFile(folder, await forge(folder, { files: { [state]: 'x' }, list }))).toMatchObject({
      refused: expect.stringContaining('newer version'),
    });
    await untouched();
  });

  it.each([
    ['does not name one that is there', { files: { [state]: 'x' }, listed: [] }],
    ['names one twice', { files: { [state]: 'x' }, listed: [state, state] }],
    ['has a time beyond all times', { files: { [state]: 'x' }, list: { at: 1e300 } }],
    ['counts less than no drafts', { files: { [state]: 'x' }, list: { drafts: -1 } }],
  ])('refuses a list that %s', async (_case, forged) => {
    expect(await openFile(folder, await forge(folder, forged))).toMatchObject({
      refused: expect.any(String),
    });
    await untouched();
  });

  it('counts a file that is listed and not there as damaged', async () => {
    const file = await forge(folder, {
      files: { [state]: 'x' },
      listed: [state, state.replace('1.state', '2.state')],
    });
    expect(await openFile(folder, file)).toMatchObject({ damaged: 1 });
    expect(await contentOf(path.join(folder.root, 'opened'))).toEqual({ [state]: 'x' });
  });

  it('refuses two files of one name', async () => {
    const other = state.replace('1.state', '2.state');
    const file = await changed(await forge(folder, { files: { [state]: 'x', [other]: 'y' } }), (bytes) => {
      for (let at = bytes.indexOf(other); at !== -1; at = bytes.indexOf(other)) bytes.write(state, at);
    });
    expect(await openFile(folder, file)).toMatchObject({
      refused: expect.stringContaining('two files of the same name'),
    });
    await untouched();
  });

  it('refuses a symbolic link', async () => {
    const file = await changed(await forge(folder, { files: { [state]: '/etc/passwd' } }), (bytes) => {
      bytes.writeUInt32LE((0o120777 << 16) >>> 0, centralAt(bytes, state) + 38);
    });
    expect(await openFile(folder, file)).toMatchObject({ refused: expect.stringContaining('not a file') });
    await untouched();
  });

  it('refuses what is encrypted, or packed in another way', async () => {
    const plain = await forge(folder, { files: { [state]: 'x' } });
    const encrypted = await changed(
      plain,
      (bytes) => void bytes.writeUInt16LE(1, centralAt(bytes, state) + 8),
    );
    expect(await openFile(folder, encrypted)).toMatchObject({
      refused: expect.stringContaining('encrypted'),
    });
    const other = await changed(plain, (bytes) => void bytes.writeUInt16LE(93, centralAt(bytes, state) + 10));
    expect(await openFile(folder, other)).toMatchObject({
      refused: expect.stringContaining('packed in a way'),
    });
    await untouched();
  });

  it('refuses a bomb: much more than a file of its size can hold', async () => {
    const file = await forge(folder, { files: { [state]: new Uint8Array(3_000_000) } });
    expect(await openFile(folder, file)).toMatchObject({
      refused: expect.stringContaining('more than a backup'),
    });
    await untouched();
  });

  it('writes no more of an entry than its record declares', async () => {
    const file = await changed(
      await forge(folder, { files: { [state]: new Uint8Array(3_000_000) } }),
      (bytes) => {
        bytes.writeUInt32LE(10, centralAt(bytes, state) + 24);
      },
    );
    expect(await openFile(folder, file)).toMatchObject({ damaged: 1 });
    expect(await contentOf(path.join(folder.root, 'opened'))).toEqual({});
  });

  it('refuses more files, or a longer list, than there may be', async () => {
    const file = await forge(folder, { files: { [state]: 'x' } });
    expect(await openFile(folder, file, { bounds: { ...BOUNDS, entries: 1 } })).toHaveProperty('refused');
    expect(await openFile(folder, file, { bounds: { ...BOUNDS, listBytes: 100 } })).toHaveProperty('refused');
    expect(await openFile(folder, file, { bounds: { ...BOUNDS, entryBytes: 20 } })).toHaveProperty('refused');
    expect(await openFile(folder, file, { bounds: { ...BOUNDS, entries: 2 } })).toMatchObject({ damaged: 0 });
  });

  describe('of a real backup', () => {
    let file: string;
    let whole: Readonly<Record<string, string>>;
    beforeEach(async () => {
      await addDraft(folder.journal, 'one', 'a'.repeat(500));
      await addSteps(folder.journal, 'one', 1, 2);
      await addDraft(folder.journal, 'two', 'b'.repeat(500));
      await addImage(
        folder.journal,
        new Uint8Array(300).map((_, place) => place * 7),
      );
      file = await archiveOf(folder);
      whole = await contentOf(folder.journal);
    });

    it('refuses it cut off anywhere', async () => {
      const bytes = await readFile(file);
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), async (length) => {
          const cut = await changed(file, (all) => all.subarray(0, length));
          expect(await openFile(folder, cut)).toMatchObject({ refused: expect.stringContaining('cut off') });
          await untouched();
        }),
        { numRuns: 60 },
      );
    });

    it('gives nothing that is not as it was, whichever bits are flipped', async () => {
      const { length } = await readFile(file);
      let run = 0;
      let refused = 0;
      let partly = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ at: fc.nat({ max: length - 1 }), bit: fc.nat({ max: 7 }) }), {
            minLength: 1,
            maxLength: 3,
          }),
          async (flips) => {
            run += 1;
            const target = path.join(folder.root, `opened-${run}`);
            const flipped = await changed(file, (all) => {
              for (const { at, bit } of flips) all.writeUInt8((all[at] ?? 0) ^ (1 << bit), at);
            });
            const opened = await openFile(folder, flipped, { target });
            const content = await contentOf(target).catch(() => null);
            const isRefused = 'refused' in opened;
            refused += isRefused ? 1 : 0;
            partly += !isRefused && opened.damaged > 0 ? 1 : 0;
            // All that is not damaged is there, or nothing at all.
            const left = isRefused ? undefined : Object.keys(whole).length - opened.damaged;
            expect(content === null ? undefined : Object.keys(content).length).toBe(left);
            for (const [name, text] of Object.entries(content ?? {})) expect(text).toBe(whole[name]);
          },
        ),
        { numRuns: 80 },
      );
      // Both happen, or the test looks at nothing.
      expect(refused).toBeGreaterThan(0);
      expect(partly).toBeGreaterThan(0);
    }, 30_000);
  });
});
