import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { beforeEach, describe, expect, it } from 'vitest';
import { requests } from '../../../../electron/contract/contract';
import { createPublishPanel, type PublishPanel } from '../../../../electron/publish/panel';
import { rememberedFolders } from '../../../../electron/publish/remembered-folders';
import { listing, temporaryFolder } from '../../cli/temporary-folder';

const at = temporaryFolder();
const draft = 'draft-1';

let panel: PublishPanel;

beforeEach(async () => {
  await mkdir(at('site/content/posts'), { recursive: true });
  await writeFile(at('site/hugo.toml'), '');
  panel = createPublishPanel(rememberedFolders(at('folders.json')));
});

async function plan(text: string, rest: { readonly draft?: string; readonly path?: string } = {}) {
  const { draft: id = draft, path = 'content/posts/a.md' } = rest;
  const answer = await panel.plan({
    draft: id,
    target: 'hugo',
    slug: 'a',
    date: null,
    updated: null,
    anchors: {},
    folder: null,
    files: [{ path, bytes: new TextEncoder().encode(text) }],
  });
  // Every answer is as the contract says.
  expect(v.safeParse(requests.planPublish.result, answer).success).toBe(true);
  if (answer.kind !== 'planned') throw new Error(answer.message);
  return answer;
}

const write = (token: string, accept: readonly string[] = [], id = draft) =>
  panel.write({ draft: id, token, accept, remove: [] });

describe('the folder', () => {
  it('is remembered for its draft, across starts, and is looked at', async () => {
    expect(await panel.folder(draft)).toBeNull();
    const there = {
      kind: 'there',
      label: 'site',
      suggestion: 'hugo',
      postFolders: ['content/posts'],
      post: null,
      problem: null,
    };
    expect(await panel.setFolder(draft, at('site'))).toEqual(there);
    const later = createPublishPanel(rememberedFolders(at('folders.json')));
    expect(await later.folder(draft)).toEqual(there);
    expect(await later.folder('another')).toBeNull();
    expect(await later.folder('__proto__')).toBeNull();
  });

  it('tells what was published there', async () => {
    await panel.setFolder(draft, at('site'));
    await write((await plan('one')).token);
    expect(await panel.folder(draft)).toMatchObject({ post: { target: 'hugo', slug: 'a' } });
    expect(await panel.setFolder('another', at('site'))).toMatchObject({ post: null });
  });

  it('that is gone, or whose ledger is broken, is said in a sentence', async () => {
    await panel.setFolder(draft, at('site'));
    await writeFile(at('site/.aftermark.json'), '{');
    expect(await panel.folder(draft)).toMatchObject({
      kind: 'there',
      problem: expect.stringContaining('cannot be understood') as string,
    });
    await rm(at('site'), { recursive: true });
    expect(await panel.folder(draft)).toEqual({
      kind: 'gone',
      label: 'site',
      message: 'The folder “site” is no longer there; choose it again.',
    });
  });

  it('is forgotten where the file that keeps it is broken, and can be chosen again', async () => {
    await writeFile(at('folders.json'), 'broken');
    expect(await panel.folder(draft)).toBeNull();
    await panel.setFolder(draft, at('site'));
    expect(await panel.folder(draft)).toMatchObject({ kind: 'there' });
  });
});

describe('a plan', () => {
  it('without a folder is a sentence', async () => {
    await expect(plan('one')).rejects.toThrow('No folder has been chosen for this post-mortem yet.');
  });

  it('shows the text that is there, where it is to be replaced and is text', async () => {
    await panel.setFolder(draft, at('site'));
    expect((await plan('one')).files).toEqual([
      { path: 'content/posts/a.md', state: { kind: 'new' }, before: null },
    ]);
    await writeFile(at('site/content/posts/a.md'), 'by\r\nhand');
    expect((await plan('one')).files).toEqual([
      { path: 'content/posts/a.md', state: { kind: 'foreign', reason: 'not-ours' }, before: 'by\nhand' },
    ]);
    await writeFile(at('site/content/posts/a.md'), new Uint8Array([0xff, 0xfe, 0]));
    expect((await plan('one')).files[0]?.before).toBeNull();
    await writeFile(at('site/content/posts/a.md'), 'x'.repeat(3 * 1024 * 1024));
    expect((await plan('one')).files[0]?.before).toBeNull();
  });

  it('is written as it was shown, once', async () => {
    await panel.setFolder(draft, at('site'));
    const { token } = await plan('one');
    expect(await write(token)).toEqual({
      kind: 'written',
      written: ['content/posts/a.md'],
      removed: [],
      left: [],
    });
    expect(await readFile(at('site/content/posts/a.md'), 'utf8')).toBe('one');
    expect(await write(token)).toMatchObject({ kind: 'changed' });
  });

  it('that is not the newest, or another draft’s, or made up, is not written', async () => {
    await panel.setFolder(draft, at('site'));
    await panel.setFolder('draft-2', at('site'));
    const first = await plan('one');
    const second = await plan('two', { draft: 'draft-2' });
    expect(await write(first.token)).toMatchObject({ kind: 'changed' });
    expect(await write(second.token, [], draft)).toMatchObject({ kind: 'changed' });
    expect(await write('made up')).toMatchObject({ kind: 'changed' });
    // Choosing another folder ends the plan, too.
    const third = await plan('three');
    await panel.setFolder(draft, at('site/content'));
    expect(await write(third.token)).toMatchObject({ kind: 'changed' });
    expect(await listing(at('site'))).toEqual(['content', 'content/posts', 'hugo.toml']);
  });

  it('of a site that has changed since is refused, and nothing is written', async () => {
    await panel.setFolder(draft, at('site'));
    const { token } = await plan('one');
    await writeFile(at('site/content/posts/a.md'), 'somebody was faster');
    expect(await write(token, [])).toMatchObject({
      kind: 'changed',
      message: expect.stringContaining('“content/posts/a.md” has changed since') as string,
    });
    expect(await readFile(at('site/content/posts/a.md'), 'utf8')).toBe('somebody was faster');
  });

  it('replaces a foreign file only where it is accepted, and accepts nothing else', async () => {
    await panel.setFolder(draft, at('site'));
    await writeFile(at('site/content/posts/a.md'), 'mine');
    expect(await write((await plan('one')).token, [])).toMatchObject({
      written: [],
      left: ['content/posts/a.md'],
    });
    expect(await write((await plan('one')).token, ['hugo.toml'])).toMatchObject({
      kind: 'failed',
      message: '“hugo.toml” is not among the files to be replaced.',
    });
    expect(await readFile(at('site/content/posts/a.md'), 'utf8')).toBe('mine');
    expect(await write((await plan('one')).token, ['content/posts/a.md'])).toMatchObject({
      written: ['content/posts/a.md'],
    });
  });
});
