import { mkdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Disk, realDisk } from '../../../../electron/publish/disk';
import { openSite, planSite, writeSite } from '../../../../electron/publish/folder';
import type { Agreed, WantedPost } from '../../../../electron/publish/plan';
import { listing, temporaryFolder } from '../../cli/temporary-folder';
import { postOf } from './wanted';

/* On the real file system. */

const at = temporaryFolder();

const nothing: Agreed = { accept: new Set(), remove: new Set() };

async function publish(post: WantedPost, agreed: Agreed = nothing, disk: Disk = realDisk) {
  const site = await openSite(at('site'));
  return writeSite(site, await planSite(site, [post]), agreed, disk);
}

/** Every file with its text, every folder, and every link. */
async function contents(): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const name of await listing(at('site'))) {
    const file = at('site', name);
    const stands = await stat(file);
    found[name] = stands.isDirectory() ? 'folder' : await readFile(file, 'utf8');
  }
  return found;
}

async function put(name: string, text: string): Promise<void> {
  await mkdir(path.dirname(at('site', name)), { recursive: true });
  await writeFile(at('site', name), text);
}

const first = postOf({ 'content/outage/index.md': 'one', 'content/outage/graph.png': 'PNG' });
const second = postOf({ 'content/outage/index.md': 'two', 'content/outage/other.png': 'PNG 2' });

describe('writing a site', () => {
  it('writes the files with the folders they need, the ledger, and nothing else', async () => {
    await mkdir(at('site'));
    expect(await publish(first)).toEqual({
      written: ['content/outage/index.md', 'content/outage/graph.png'],
      removed: [],
      left: [],
    });
    expect(await listing(at('site'))).toEqual([
      '.aftermark.json',
      'content',
      'content/outage',
      'content/outage/graph.png',
      'content/outage/index.md',
    ]);
  });

  it('leaves everything as it is the second time, the ledger too', async () => {
    await mkdir(at('site'));
    await publish(first);
    const before = await Promise.all(
      ['.aftermark.json', 'content/outage/index.md'].map((name) => stat(at('site', name))),
    );
    expect(await publish(first)).toEqual({ written: [], removed: [], left: [] });
    const after = await Promise.all(
      ['.aftermark.json', 'content/outage/index.md'].map((name) => stat(at('site', name))),
    );
    expect(after.map(({ ino, mtimeMs }) => ({ ino, mtimeMs }))).toEqual(
      before.map(({ ino, mtimeMs }) => ({ ino, mtimeMs })),
    );
  });

  it('updates, and removes with the folders that are left empty', async () => {
    await mkdir(at('site'));
    await put('content/other.md', 'mine');
    await publish(first);
    const renamed = postOf({ 'content/renamed/index.md': 'two' }, { slug: 'renamed' });
    const done = await publish(renamed, {
      accept: new Set(),
      remove: new Set(['content/outage/index.md', 'content/outage/graph.png']),
    });
    expect(done.removed).toEqual(['content/outage/graph.png', 'content/outage/index.md']);
    expect(await listing(at('site'))).toEqual([
      '.aftermark.json',
      'content',
      'content/other.md',
      'content/renamed',
      'content/renamed/index.md',
    ]);
  });

  it('never touches a foreign file that was not accepted', async () => {
    await put('content/outage/index.md', 'mine');
    expect((await publish(first)).left).toEqual(['content/outage/index.md']);
    expect(await contents()).toMatchObject({
      'content/outage/index.md': 'mine',
      'content/outage/graph.png': 'PNG',
    });
    await publish(first, { accept: new Set(['content/outage/index.md']), remove: new Set() });
    expect(await contents()).toMatchObject({ 'content/outage/index.md': 'one' });
  });

  it('takes line ends that git has changed for no edit', async () => {
    await mkdir(at('site'));
    await publish(postOf({ 'a.md': 'one\ntwo\n' }));
    await put('a.md', 'one\r\ntwo\r\n');
    const site = await openSite(at('site'));
    const [same] = (await planSite(site, [postOf({ 'a.md': 'one\ntwo\n' })])).files;
    const [changed] = (await planSite(site, [postOf({ 'a.md': 'one\nthree\n' })])).files;
    expect([same?.state.kind, changed?.state.kind]).toEqual(['same', 'update']);
  });

  it('keeps a link that stays inside the site a link', async () => {
    await put('shared/post.md', 'old');
    await mkdir(at('site/content'));
    await symlink('../shared/post.md', at('site/content/post.md'));
    await publish(postOf({ 'content/post.md': 'new' }), {
      accept: new Set(['content/post.md']),
      remove: new Set(),
    });
    expect(await readlink(at('site/content/post.md'))).toBe('../shared/post.md');
    expect(await readFile(at('site/shared/post.md'), 'utf8')).toBe('new');
  });
});

describe('what is refused, in one sentence and with nothing changed', () => {
  async function refused(post: WantedPost): Promise<string> {
    const before = await contents();
    let message = '';
    try {
      await publish(post);
    } catch (error) {
      message = error instanceof Error ? error.message : '';
    }
    expect(await contents()).toEqual(before);
    expect(message).toMatch(/^[^\n]*[^.\n]\.$/u);
    return message;
  }

  it('a link on the way that leads out of the site', async () => {
    await mkdir(at('outside'));
    await put('content/x.md', 'x');
    await symlink(at('outside'), at('site/content/outage'));
    expect(await refused(first)).toContain('a link on its way leads out of the site’s folder');
    expect(await listing(at('outside'))).toEqual([]);
  });

  it('a link in the file’s place that leads out of the site, or nowhere', async () => {
    await writeFile(at('secret'), 'secret');
    await put('content/outage/x.md', 'x');
    await symlink(at('secret'), at('site/content/outage/index.md'));
    expect(await refused(first)).toContain('leads out');
    expect(await readFile(at('secret'), 'utf8')).toBe('secret');
    const dangling = postOf({ 'content/dangling.md': 'x' });
    await symlink(at('nowhere'), at('site/content/dangling.md'));
    await expect(publish(dangling)).rejects.toThrow('leads out');
  });

  it('a name that differs from one that is there in its capitals alone', async () => {
    await put('content/Outage/index.md', 'mine');
    expect(await refused(first)).toContain('“Outage” is there');
  });

  it('a folder in the file’s place, and a file in a folder’s', async () => {
    await put('content/outage/index.md/x', 'x');
    expect(await refused(first)).toContain('a folder has that name');
    await put('blog', 'a file');
    expect(await refused(postOf({ 'blog/a.md': 'x' }))).toContain('“blog” is not a folder');
  });

  it('a ledger that is broken, or from a newer app', async () => {
    await put('.aftermark.json', '<<<<<<< HEAD');
    expect(await refused(first)).toContain('cannot be understood');
    await put('.aftermark.json', '{"version":9}');
    expect(await refused(first)).toContain('newer Aftermark');
  });

  it('a path that the system finds too long', async () => {
    await mkdir(at('site'));
    const long = Array.from({ length: 4 }, () => 'x'.repeat(250)).join('/');
    // Linux takes 4096 bytes in all, so the site itself lies deep.
    const deep = path.join(at('site'), ...Array.from({ length: 13 }, () => 'y'.repeat(250)));
    await mkdir(deep, { recursive: true });
    const site = await openSite(deep);
    await expect(
      planSite(site, [postOf({ [`${long}/a.md`]: 'x' })]).then((plan) => writeSite(site, plan, nothing)),
    ).rejects.toThrow('its name is too long');
    expect(await listing(deep)).toEqual([]);
  });

  it('a folder that is gone, or is none', async () => {
    await expect(openSite(at('site'))).rejects.toThrow('The folder “site” cannot be used: it is not there.');
    await writeFile(at('site'), '');
    await expect(openSite(at('site'))).rejects.toThrow('“site” is not a folder.');
  });

  it.each([
    'content/outage/index.md',
    'content/outage/other.png',
    '.aftermark.json',
    'content/outage/graph.png',
  ])('a site in which %s was changed after it was planned', async (name) => {
    await mkdir(at('site'));
    await publish(first);
    const site = await openSite(at('site'));
    const plan = await planSite(site, [second]);
    await put(name, name === '.aftermark.json' ? '{"version":1,"posts":{}}' : 'somebody was faster');
    const before = await contents();
    const remove = new Set(['content/outage/graph.png']);
    await expect(writeSite(site, plan, { accept: new Set(), remove })).rejects.toMatchObject({
      kind: 'changed',
      message: expect.stringContaining(`“${name}” has changed since`) as string,
    });
    expect(await contents()).toEqual(before);
  });
});

/** A disk that fails at its nth doing, counted from 1. */
function failingDisk(nth: number, code: string): { readonly disk: Disk; readonly doings: () => number } {
  let count = 0;
  const step =
    <Args extends readonly unknown[], Result>(act: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      count += 1;
      if (count === nth) throw Object.assign(new Error(code), { code });
      return act(...args);
    };
  const disk: Disk = {
    makeFolder: step(realDisk.makeFolder),
    prepare: step(realDisk.prepare),
    keep: step(realDisk.keep),
    move: step(realDisk.move),
    remove: step(realDisk.remove),
    removeFolder: step(realDisk.removeFolder),
    sync: step(realDisk.sync),
  };
  return { disk, doings: () => count };
}

describe('a disk that fails half way', () => {
  const agreed: Agreed = {
    accept: new Set(['content/outage/other.png']),
    remove: new Set(['content/outage/graph.png']),
  };

  /** An update, a replaced foreign file, a new file in a new folder, a removal, and the ledger. */
  async function prepareSite(): Promise<WantedPost> {
    await mkdir(at('site'), { recursive: true });
    await publish(first);
    await put('content/outage/other.png', 'not ours');
    return postOf({
      'content/outage/index.md': 'two',
      'content/outage/other.png': 'PNG 2',
      'content/outage/more/deep/x.png': 'PNG 3',
    });
  }

  // Some forty exports, each synced to the disk.
  it('changes all or nothing, wherever it comes', { timeout: 60_000 }, async () => {
    const written = { 'content/outage/index.md': 'two', 'content/outage/other.png': 'PNG 2' };
    let reached = 0;
    for (let nth = 1; ; nth += 1) {
      const post = await prepareSite();
      const before = await contents();
      const { disk, doings } = failingDisk(nth, 'ENOSPC');
      const outcome = await publish(post, agreed, disk).then(
        () => 'written',
        (error: unknown) => (error instanceof Error ? error.message : ''),
      );
      const after = await contents();
      // Once it is written, what is left may be a second name that could not be removed, never half a file.
      const isDone = outcome === 'written';
      expect(after).toMatchObject(isDone ? written : before);
      expect(Object.keys(after).filter((name) => name.endsWith('.tmp'))).toEqual([]);
      expect(isDone || Object.keys(after).length === Object.keys(before).length).toBe(true);
      expect(outcome).toMatch(
        /^(?:written|“[^”]+” could not be written, and nothing was changed: the disk is full\.)$/u,
      );
      if (!isDone) reached += 1;
      await rm(at('site'), { recursive: true });
      if (doings() < nth) break;
    }
    // Folders, contents, second names and moves: each of them was the one that failed.
    expect(reached).toBeGreaterThan(14);
  });

  it('and cannot even put things back says which files were written', async () => {
    const post = await prepareSite();
    let broken = false;
    const disk: Disk = {
      ...realDisk,
      move: async (from, to) => {
        if (to.endsWith('index.md')) broken = true;
        if (broken) throw Object.assign(new Error('EIO'), { code: 'EIO' });
        await realDisk.move(from, to);
      },
      remove: async (file) => {
        if (broken && file.endsWith('.png')) throw Object.assign(new Error('EIO'), { code: 'EIO' });
        await realDisk.remove(file);
      },
    };
    await expect(publish(post, agreed, disk)).rejects.toThrow(
      '“content/outage/index.md” could not be written (the disk reports an error), and what was done before could not be put back: “content/outage/more/deep/x.png”, “content/outage/other.png”.',
    );
    // The bytes of the file that was replaced still lie beside it.
    const all = await contents();
    const kept = Object.keys(all).find((name) => name.endsWith('.old')) ?? '';
    expect(all[kept]).toBe('not ours');
  });
});
