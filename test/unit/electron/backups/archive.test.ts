import { createHash } from 'node:crypto';
import { open, readFile, readdir, stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftFolderName } from '../../../../electron/journal/layout';
import { listFolder, readDraft } from '../../../../electron/journal/read';
import { readContents, readEntry } from '../../../../electron/backups/zip-reader';
import {
  centralRecord,
  endRecords,
  localRecord,
  STORED,
  type ZipEntry,
} from '../../../../electron/backups/zip-records';
import { createZipWriter, packed } from '../../../../electron/backups/zip-writer';
import { archiveOf, madeAt, openFile } from './archive-file';
import {
  addDraft,
  addImage,
  addSteps,
  contentOf,
  roomy,
  systemError,
  testFolder,
  type TestFolder,
} from './journal-folder';

let folder: TestFolder;
beforeEach(async () => {
  folder = await testFolder();
});
afterEach(() => folder.remove());

/** So large that it is packed in a stream, and packs badly. */
const largeText = Array.from({ length: 90_000 }, (_, place) =>
  createHash('sha256').update(String(place)).digest('hex'),
).join(' ');

async function fill(large: 'large' | 'small' = 'small'): Promise<void> {
  await addDraft(folder.journal, 'one');
  await addSteps(folder.journal, 'one', 1, 2);
  await addDraft(folder.journal, 'large', large === 'large' ? largeText : 'not so large');
  await addDraft(folder.journal, 'empty', '');
  await addImage(folder.journal, new Uint8Array(large === 'large' ? 5_000_000 : 5_000).fill(7));
  await writeFile(path.join(folder.journal, 'manifest'), 'an index');
}

describe('writeArchive', () => {
  it('is opened as it was', async () => {
    await fill('large');
    expect(await openFile(folder, await archiveOf(folder))).toEqual({ at: madeAt, drafts: 3, damaged: 0 });
    expect(await contentOf(path.join(folder.root, 'opened'))).toEqual(await contentOf(folder.journal));
    expect(await readDraft(path.join(folder.root, 'opened'), 'one')).toMatchObject({
      kind: 'read',
      entry: { title: 'Title of one', version: 2, condition: 'whole' },
    });
  });

  it('gives the files the times by which the index knows them', async () => {
    await fill();
    await openFile(folder, await archiveOf(folder));
    const log = path.join('drafts', draftFolderName('one'), '1.log');
    const times = await Promise.all(
      [folder.journal, path.join(folder.root, 'opened')].map(
        async (root) => (await stat(path.join(root, log))).mtimeMs,
      ),
    );
    expect(Math.floor(times[1] ?? 0)).toBe(Math.floor(times[0] ?? 1));
  });

  it('is a ZIP that other programs read, with a list of the drafts', async () => {
    await fill();
    const entries = unzipSync(new Uint8Array(await readFile(await archiveOf(folder))));
    const { 'README.txt': readme, 'drafts.txt': drafts, 'backup.json': list, ...rest } = entries;
    expect(strFromU8(readme ?? new Uint8Array())).toContain('This is a backup');
    expect(strFromU8(drafts ?? new Uint8Array())).toContain(
      `drafts/${draftFolderName('one')}  1970-01-01T00:00:01.002Z  Title of one\n`,
    );
    expect(JSON.parse(strFromU8(list ?? new Uint8Array()))).toMatchObject({
      format: 1,
      drafts: 3,
      at: madeAt,
    });
    expect(
      Object.fromEntries(Object.entries(rest).map(([name, bytes]) => [name, strFromU8(bytes, true)])),
    ).toEqual(await contentOf(folder.journal));
  });

  it('replaces a file of the same name only once it is whole', async () => {
    await fill();
    const file = await archiveOf(folder);
    const before = await readFile(file);
    let written = 0;
    const through = (): { write: () => Promise<never> } => ({
      write: () => {
        written += 1;
        throw systemError('ENOSPC');
      },
    });
    await expect(archiveOf(folder, { through })).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(written).toBe(1);
    expect(Buffer.compare(await readFile(file), before)).toBe(0);
    expect(await readdir(folder.root)).toEqual(['a.aftermark-backup', 'journal']);
  });

  it.each([2, 5, 10])('leaves nothing where the disk is full at write %i', async (last) => {
    await fill();
    let writes = 0;
    await expect(
      archiveOf(folder, {
        through: (handle) => ({
          // The signature has several forms, and one of them is used.
          write: ((...given: [Uint8Array, number, number, number]) => {
            writes += 1;
            return writes === last ? Promise.reject(systemError('ENOSPC')) : handle.write(...given);
          }) as typeof handle.write,
        }),
      }),
    ).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readdir(folder.root)).toEqual(['journal']);
  });

  it('does not begin where the disk has no room', async () => {
    await fill();
    const free = (): Promise<number> => Promise.resolve(1_000);
    await expect(archiveOf(folder, { free })).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readdir(folder.root)).toEqual(['journal']);
  });
});

describe('the ZIP format', () => {
  it('counts more than 65,535 files', async () => {
    const file = path.join(folder.root, 'many.zip');
    const handle = await open(file, 'w+');
    try {
      const chunks: Buffer[] = [];
      const places: number[] = [];
      // Kept in memory: so many small writes would be a test of the disk.
      const write = ((bytes: Uint8Array, from: number, length: number, position: number) => {
        chunks.push(Buffer.from(bytes.subarray(from, from + length)));
        places.push(position);
        return Promise.resolve({ bytesWritten: length, buffer: bytes });
      }) as typeof handle.write;
      const zip = createZipWriter({ write }, madeAt);
      const count = 66_000;
      const nothing = await packed(new Uint8Array(), false);
      for (let place = 0; place < count; place += 1) await zip.add(`f${place}`, nothing);
      await zip.finish();
      const size = (places.at(-1) ?? 0) + (chunks.at(-1)?.length ?? 0);
      const whole = Buffer.alloc(size);
      for (const [index, chunk] of chunks.entries()) chunk.copy(whole, places[index]);
      await handle.write(whole, 0, size, 0);

      const entries = await readContents(handle, size, { entries: 500_000, listBytes: 1e8 });
      expect(entries).toHaveLength(count);
      expect(entries.at(-1)?.name).toBe(`f${count - 1}`);
      // A second opinion on the format of the end records.
      expect(Object.keys(unzipSync(new Uint8Array(whole)))).toHaveLength(count);
    } finally {
      await handle.close();
    }
  }, 30_000);

  it('goes beyond 4 GB', async () => {
    const file = path.join(folder.root, 'far.zip');
    const offset = 5_000_000_000;
    const entry: ZipEntry = { name: 'far', method: STORED, crc: 0x8c736521, packedSize: 3, size: 3, offset };
    const local = Buffer.concat([localRecord(entry, madeAt), Buffer.from('foo')]);
    const central = centralRecord(entry, madeAt);
    const end = endRecords(1, central.length, offset + local.length);
    await writeFile(file, '');
    // A file with a hole takes no room.
    await truncate(file, offset);
    const handle = await open(file, 'r+');
    try {
      const bytes = Buffer.concat([local, central, end]);
      await handle.write(bytes, 0, bytes.length, offset);
      const [found] = await readContents(handle, offset + bytes.length, { entries: 10, listBytes: 1_000 });
      expect(found).toEqual(entry);
      const chunks: Buffer[] = [];
      for await (const chunk of readEntry(handle, found ?? entry)) chunks.push(chunk);
      expect(Buffer.concat(chunks).toString()).toBe('foo');
    } finally {
      await handle.close();
    }
  });
});

describe('unpackArchive', () => {
  it('says that a disk has no room, and leaves nothing', async () => {
    await fill();
    const file = await archiveOf(folder);
    const free = (): Promise<number> => Promise.resolve(1_000);
    await expect(openFile(folder, file, { free })).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readdir(folder.root)).not.toContain('opened');
    expect(await openFile(folder, file, { free: roomy })).toMatchObject({ damaged: 0 });
  });

  it('opens a backup of nothing', async () => {
    expect(await openFile(folder, await archiveOf(folder))).toEqual({ at: madeAt, drafts: 0, damaged: 0 });
    expect(await listFolder(path.join(folder.root, 'opened'))).toMatchObject({ kind: 'read', entries: [] });
  });
});
