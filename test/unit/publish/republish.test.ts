import { describe, expect, it } from 'vitest';
import { admitDocument } from '../../../renderer/document/admit';
import { sha256 } from '../../../renderer/file/sha256';
import {
  firstFolder,
  type PublishedBefore,
  republish,
  type Republication,
} from '../../../renderer/publish/republish';

const now = '2026-01-02T03:04:05Z';

function draft(title: string, text: string) {
  return admitDocument({
    type: 'doc',
    content: [
      { type: 'title', content: [{ type: 'text', text: title }] },
      { type: 'heading', attrs: { id: 'h1', level: 2 }, content: [{ type: 'text', text: title }] },
      { type: 'paragraph', content: [{ type: 'text', text }] },
    ],
  });
}

async function remembered(post: Republication): Promise<PublishedBefore> {
  const { target, slug, date, updated, anchors, folder, file } = post;
  const files = { [file.path]: await sha256(new TextEncoder().encode(file.text)) };
  return { target, slug, date, updated, anchors, folder, files };
}

const options = { target: 'hugo', date: '2019-07-02' } as const;

describe('publishing once more', () => {
  it('the same draft gives the same bytes, a hundred years later', async () => {
    const first = await republish(draft('One', 'text'), options, null, now);
    expect(first).toMatchObject({ updated: null, folder: null, slug: 'one' });
    const again = await republish(
      draft('One', 'text'),
      { target: 'hugo' },
      await remembered(first),
      '2126-01-01T00:00:00Z',
    );
    expect(again).toEqual(first);
  });

  it('another text keeps slug, date, anchors and folder, and has a date of update', async () => {
    const first = await republish(draft('One', 'text'), { ...options, folder: 'content/blog' }, null, now);
    const second = await republish(draft('Two', 'text'), { target: 'hugo' }, await remembered(first), now);
    expect(second).toMatchObject({
      slug: 'one',
      date: '2019-07-02',
      updated: now,
      folder: 'content/blog',
      anchors: { h1: 'one' },
      file: { path: 'content/blog/one/index.md' },
    });
    expect(second.file.text).toContain(`lastmod: ${now}`);
    // The date of update stays until the text changes again.
    const third = await republish(
      draft('Two', 'text'),
      { target: 'hugo' },
      await remembered(second),
      '2030-01-01T00:00:00Z',
    );
    expect(third).toEqual(second);
  });

  it('takes what the options name', async () => {
    const before = await remembered(await republish(draft('One', 'text'), options, null, now));
    const named = { target: 'hugo', slug: 'mine', date: '2020-01-01', folder: 'content/x' } as const;
    expect(await republish(draft('One', 'text'), named, before, now)).toMatchObject({
      slug: 'mine',
      date: '2020-01-01',
      folder: 'content/x',
      updated: now,
    });
  });

  it('for another target forgets the folder, which was the other one’s', async () => {
    const first = await republish(draft('One', 'text'), { ...options, folder: 'content/blog' }, null, now);
    const other = await republish(draft('One', 'text'), { target: 'gfm' }, await remembered(first), now);
    expect(other).toMatchObject({ slug: 'one', folder: null });
  });
});

describe('the folder of a first export', () => {
  it.each([
    ['the target’s own where it is there', 'hugo', ['content/posts', 'content/blog'], null],
    ['the likeliest other where it is not', 'hugo', ['content/blog', 'content/incidents'], 'content/blog'],
    ['the target’s own where there is none', 'hugo', [], null],
    ['the target’s own where the site is another’s', 'jekyll', ['content/blog'], null],
  ])('is %s', (_name, target, postFolders, folder) => {
    expect(firstFolder({ kind: 'hugo', postFolders }, target, 'content/posts')).toBe(folder);
  });

  it('is Astro’s for MDX too', () => {
    const site = { kind: 'astro', postFolders: ['src/content/posts'] };
    expect(firstFolder(site, 'astro-mdx', 'src/content/blog')).toBe('src/content/posts');
  });
});
