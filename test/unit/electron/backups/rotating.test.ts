import {
  copyFile,
  link,
  mkdir,
  readdir,
  rename,
  rm,
  stat,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  listRotating,
  makeRotating,
  readBackups,
  removeUnfinished,
  type RotatingOptions,
} from '../../../../electron/backups/rotating';
import { listFolder, readDraft } from '../../../../electron/journal/read';
import {
  addDraft,
  addImage,
  addSteps,
  contentOf,
  placeOf,
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

const start = Date.UTC(2026, 10, 22, 12);
const hour = 3_600_000;

function options(given: Partial<RotatingOptions> = {}): RotatingOptions {
  const { journal, backups } = folder;
  return { folder: backups, journal, now: () => start, free: roomy, isUsed: () => false, ...given };
}

async function theOne(): Promise<string> {
  const backups = await readBackups(folder.backups);
  expect(backups).toHaveLength(1);
  return path.join(folder.backups, backups[0]?.id ?? '');
}

/** A backup's files but for its own note. */
async function kept(backup: string): Promise<Readonly<Record<string, string>>> {
  const { 'backup.json': note, ...files } = await contentOf(backup);
  expect(note).toBeDefined();
  return files;
}

describe('makeRotating', () => {
  it('keeps what the journal holds, and is read like one', async () => {
    await addDraft(folder.journal, 'one');
    await addSteps(folder.journal, 'one', 1, 2);
    await addDraft(folder.journal, 'two');
    const image = await addImage(folder.journal, new Uint8Array([1, 2, 3]));
    expect(await makeRotating(options(), 'changed')).toBe(true);

    const backup = await theOne();
    expect(await kept(backup)).toEqual(await contentOf(folder.journal));
    expect(await listFolder(backup)).toMatchObject({ kind: 'read', entries: [{}, {}], images: [image] });
    expect(await readDraft(backup, 'one')).toMatchObject({
      kind: 'read',
      entry: { version: 2, condition: 'whole' },
    });
    expect(await listRotating(folder.backups)).toMatchObject([{ at: start, drafts: 2, kind: 'recent' }]);
  });

  it('links what never changes, and copies the logs, which grow in their place', async () => {
    await addDraft(folder.journal, 'one');
    await addSteps(folder.journal, 'one', 1, 2);
    await makeRotating(options(), 'changed');
    const before = await kept(await theOne());
    const inside = path.join(await theOne(), path.relative(folder.journal, placeOf(folder.journal, 'one')));
    expect((await stat(path.join(inside, '1.state'))).nlink).toBe(2);
    expect((await stat(path.join(inside, '1.log'))).nlink).toBe(1);

    await addSteps(folder.journal, 'one', 1, 3);
    expect(await kept(await theOne())).toEqual(before);
  });

  it('copies a log only where it has changed since the last backup', async () => {
    await addDraft(folder.journal, 'one');
    await addSteps(folder.journal, 'one', 1, 2);
    await addDraft(folder.journal, 'two');
    await addSteps(folder.journal, 'two', 1, 2);
    await makeRotating(options(), 'changed');
    await addSteps(folder.journal, 'two', 1, 3);
    await makeRotating(options(), 'changed');
    const [, last] = await readBackups(folder.backups);
    const logs = await Promise.all(
      ['one', 'two'].map(async (id) => {
        const drafts = path.relative(folder.journal, placeOf(folder.journal, id));
        return (await stat(path.join(folder.backups, last?.id ?? '', drafts, '1.log'))).nlink;
      }),
    );
    expect(logs).toEqual([2, 1]);
    expect(await kept(path.join(folder.backups, last?.id ?? ''))).toEqual(await contentOf(folder.journal));
  });

  it('makes none where nothing has changed, and another where anything has', async () => {
    await addDraft(folder.journal, 'one');
    expect(await makeRotating(options(), 'changed')).toBe(true);
    expect(await makeRotating(options(), 'changed')).toBe(false);
    await writeFile(path.join(folder.journal, 'manifest'), 'an index says nothing of its own');
    expect(await makeRotating(options(), 'changed')).toBe(false);
    await addSteps(folder.journal, 'one', 1, 2);
    expect(await makeRotating(options(), 'changed')).toBe(true);
    await rm(placeOf(folder.journal, 'one'), { recursive: true });
    await addDraft(folder.journal, 'two');
    expect(await makeRotating(options(), 'changed')).toBe(true);
  });

  it('makes none of a journal that has no drafts, or is not there', async () => {
    await addImage(folder.journal, new Uint8Array([1]));
    expect(await makeRotating(options(), 'changed')).toBe(false);
    await rm(folder.journal, { recursive: true });
    expect(await makeRotating(options(), 'changed')).toBe(false);
    expect(await readBackups(folder.backups)).toEqual([]);
  });

  it('waits until one is due', async () => {
    await addDraft(folder.journal, 'one');
    await makeRotating(options(), 'due');
    await addDraft(folder.journal, 'two');
    expect(await makeRotating(options({ now: () => start + hour }), 'due')).toBe(false);
    expect(await makeRotating(options({ now: () => start + 3 * hour }), 'due')).toBe(true);
  });

  it('leaves out what the journal has not finished or has put aside', async () => {
    await addDraft(folder.journal, 'one');
    const expected = await contentOf(folder.journal);
    await writeFile(path.join(placeOf(folder.journal, 'one'), '.aftermark-1.tmp'), 'half');
    await mkdir(path.join(folder.journal, 'aside', 'x'), { recursive: true });
    await writeFile(path.join(folder.journal, 'aside', 'x', '1.state'), 'aside');
    await makeRotating(options(), 'changed');
    expect(await kept(await theOne())).toEqual(expected);
  });

  it('copies where the file system has no hard links', async () => {
    await addDraft(folder.journal, 'one');
    await addSteps(folder.journal, 'one', 1, 2);
    const linkFile: typeof link = () => Promise.reject(systemError('EPERM'));
    expect(await makeRotating(options({ linkFile }), 'changed')).toBe(true);
    expect(await kept(await theOne())).toEqual(await contentOf(folder.journal));
    const state = path.join(
      await theOne(),
      path.relative(folder.journal, placeOf(folder.journal, 'one')),
      '1.state',
    );
    expect((await stat(state)).nlink).toBe(1);
  });

  it('copies the one file that has as many links as there may be', async () => {
    await addDraft(folder.journal, 'one');
    await addDraft(folder.journal, 'two');
    const full = path.join(placeOf(folder.journal, 'one'), '1.state');
    const linkFile: typeof link = (from, to) =>
      from === full ? Promise.reject(systemError('EMLINK')) : link(from, to);
    await makeRotating(options({ linkFile }), 'changed');
    expect(await kept(await theOne())).toEqual(await contentOf(folder.journal));
    expect((await stat(full)).nlink).toBe(1);
    expect((await stat(path.join(placeOf(folder.journal, 'two'), '1.state'))).nlink).toBe(2);
  });

  it('takes a draft anew whose files are replaced meanwhile', async () => {
    await addDraft(folder.journal, 'one', 'first');
    await addSteps(folder.journal, 'one', 1, 2);
    const place = placeOf(folder.journal, 'one');
    let replaced = false;
    const linkFile: typeof link = async (from, to) => {
      if (!replaced) {
        replaced = true;
        await addDraft(folder.journal, 'one', 'second', 2);
        await unlink(path.join(place, '1.state'));
        await unlink(path.join(place, '1.log'));
      }
      return link(from, to);
    };
    await makeRotating(options({ linkFile }), 'changed');
    expect(await readDraft(await theOne(), 'one')).toMatchObject({
      kind: 'read',
      entry: { version: 2, condition: 'whole' },
    });
  });

  it.each(['ENOSPC', 'EIO', 'EACCES'])(
    'leaves nothing and keeps the others where the disk says %s half-way',
    async (code) => {
      await addDraft(folder.journal, 'one');
      await makeRotating(options(), 'changed');
      const before = await contentOf(folder.backups);
      await addDraft(folder.journal, 'two');
      await addDraft(folder.journal, 'three');
      let links = 0;
      const linkFile: typeof link = async (from, to) => {
        links += 1;
        if (links === 2) throw systemError(code);
        await copyFile(from, to);
      };
      await expect(makeRotating(options({ linkFile }), 'changed')).rejects.toMatchObject({ code });
      expect(await contentOf(folder.backups)).toEqual(before);
      // The next one works.
      expect(await makeRotating(options(), 'changed')).toBe(true);
    },
  );

  it('does not begin where the disk has no room', async () => {
    await addDraft(folder.journal, 'one');
    const free = (): Promise<number> => Promise.resolve(1_000_000);
    await expect(makeRotating(options({ free }), 'changed')).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await readdir(folder.backups)).toEqual([]);
  });

  it('stops when it is told to, and what is left is no backup and goes at the next start', async () => {
    await addDraft(folder.journal, 'one');
    await addDraft(folder.journal, 'two');
    const stop = new AbortController();
    const linkFile: typeof link = async (from, to) => {
      stop.abort();
      await link(from, to);
    };
    await expect(makeRotating(options({ linkFile }), 'changed', stop.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(await readBackups(folder.backups)).toEqual([]);
    expect(await readdir(folder.backups)).toHaveLength(1);
    await removeUnfinished(folder.backups);
    expect(await readdir(folder.backups)).toEqual([]);
  });

  it('never takes a half-made backup for one, wherever it was ended', async () => {
    await addDraft(folder.journal, 'one');
    await makeRotating(options(), 'changed');
    const whole = await theOne();
    await rename(whole, path.join(folder.backups, '.unfinished-abc'));
    expect(await readBackups(folder.backups)).toEqual([]);
  });

  it('keeps the order in which backups were made when the clock is set back', async () => {
    await addDraft(folder.journal, 'one');
    await makeRotating(options({ now: () => start }), 'changed');
    await addDraft(folder.journal, 'two');
    await makeRotating(options({ now: () => start - 400 * 24 * hour }), 'changed');
    expect((await listRotating(folder.backups)).map(({ drafts }) => drafts)).toEqual([2, 1]);
  });

  it('keeps the last ten, and those that are being read', async () => {
    for (let count = 1; count <= 13; count += 1) {
      await addDraft(folder.journal, `draft ${count}`);
      await makeRotating(options({ isUsed: (id) => id.endsWith('-0001') }), 'changed');
    }
    const numbers = (await readBackups(folder.backups)).map(({ number }) => number);
    expect(numbers).toEqual([1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect((await readdir(folder.backups)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('keeps the last good one while backups of a library that lost its drafts are made', async () => {
    for (let count = 1; count <= 5; count += 1) await addDraft(folder.journal, `draft ${count}`);
    await makeRotating(options(), 'changed');
    for (let count = 1; count <= 4; count += 1)
      await rm(placeOf(folder.journal, `draft ${count}`), { recursive: true });
    for (let version = 2; version <= 20; version += 1) {
      await addSteps(folder.journal, 'draft 5', 1, version);
      await makeRotating(options(), 'changed');
    }
    const listed = await listRotating(folder.backups);
    expect(listed).toHaveLength(11);
    expect(listed.at(-1)).toMatchObject({ number: 1, drafts: 5, kind: 'fuller' });
  });

  it('lists a backup whose note is damaged', async () => {
    await addDraft(folder.journal, 'one');
    await makeRotating(options(), 'changed');
    await writeFile(path.join(await theOne(), 'backup.json'), '{"format":');
    expect(await listRotating(folder.backups)).toMatchObject([{ at: start, drafts: 1 }]);
  });

  it('sees a log that was replaced by another of the same length', async () => {
    await addDraft(folder.journal, 'one');
    await addSteps(folder.journal, 'one', 1, 2);
    await makeRotating(options(), 'changed');
    const log = path.join(placeOf(folder.journal, 'one'), '1.log');
    const { size } = await stat(log);
    await writeFile(log, 'x'.repeat(size));
    await utimes(log, new Date(), new Date(start));
    await makeRotating(options(), 'changed');
    const [, last] = await readBackups(folder.backups);
    expect(await kept(path.join(folder.backups, last?.id ?? ''))).toEqual(await contentOf(folder.journal));
  });
});
