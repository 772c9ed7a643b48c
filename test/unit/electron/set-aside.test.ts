import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setAsideAtStart, setAsideHandlers } from '../../../electron/set-aside';

const now = Date.UTC(2026, 10, 22, 14, 3, 7, 123);
const time = '2026-11-22T14-03-07-123Z';
const names = ['app_aftermark_0.indexeddb.blob', 'app_aftermark_0.indexeddb.leveldb'];

let userData: string;

beforeEach(async () => {
  userData = await mkdtemp(path.join(tmpdir(), 'aftermark-set-aside-'));
  for (const name of [...names, 'app_other_0.indexeddb.leveldb']) {
    const folder = path.join(userData, 'IndexedDB', name);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, 'CURRENT'), name);
  }
});

afterEach(async () => {
  await rm(userData, { recursive: true, force: true });
});

/** Asks for it, as a person does who gives a database up. */
async function ask(): Promise<void> {
  const restart = vi.fn<() => void>();
  const { setAsideDatabase } = setAsideHandlers(userData, null, restart);
  await setAsideDatabase(undefined, undefined as never);
  expect(restart).toHaveBeenCalledOnce();
}

const databases = async (): Promise<readonly string[]> =>
  (await readdir(path.join(userData, 'IndexedDB'))).toSorted();

describe('a database that was given up', () => {
  it('is moved aside at the next start, as it is, and only then', async () => {
    await ask();
    const outcome = setAsideAtStart(userData, now);
    expect(outcome).toEqual({
      kind: 'moved',
      message: `Your old library was not deleted: it is kept in “set-aside/${time}” in Aftermark’s own folder.`,
    });
    const aside = path.join(userData, 'set-aside', time);
    expect((await readdir(aside)).toSorted()).toEqual(names);
    for (const name of names) expect(await readFile(path.join(aside, name, 'CURRENT'), 'utf8')).toBe(name);
    expect(await databases()).toEqual(['app_other_0.indexeddb.leveldb']);
    expect(setAsideAtStart(userData, now)).toBeNull();
  });

  it('is not moved where nobody asked for it', async () => {
    const before = await databases();
    expect(setAsideAtStart(userData, now)).toBeNull();
    expect(await databases()).toEqual(before);
  });

  it('may be gone by then', async () => {
    await ask();
    await rm(path.join(userData, 'IndexedDB'), { recursive: true });
    expect(setAsideAtStart(userData, now)?.kind).toBe('moved');
  });

  it('stays where it cannot be moved, and is not tried again at every start', async () => {
    await writeFile(path.join(userData, 'set-aside'), 'a file in the way');
    await ask();
    const before = await databases();
    const outcome = setAsideAtStart(userData, now);
    expect(outcome?.kind).toBe('failed');
    expect(outcome?.message).toMatch(
      /^Your old library could not be moved aside \((?:EEXIST|ENOTDIR)\)\. It is where it was\.$/u,
    );
    expect(outcome?.message).not.toContain(userData);
    expect(await databases()).toEqual(before);
    expect(setAsideAtStart(userData, now)).toBeNull();
  });

  it('is told of as long as the app runs', async () => {
    const outcome = { kind: 'moved', message: 'It is there.' } as const;
    const { databaseSetAside } = setAsideHandlers(userData, outcome, vi.fn());
    expect(await databaseSetAside(undefined, undefined as never)).toEqual(outcome);
  });
});
