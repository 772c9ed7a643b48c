import { mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { guessSite, lookAtSite } from '../../../../electron/publish/site';
import { temporaryFolder } from '../../cli/temporary-folder';

const look = (...names: readonly string[]) =>
  guessSite((name) => Promise.resolve(names.some((one) => one === name || one.startsWith(`${name}/`))));

describe('what a folder looks like', () => {
  it.each([
    ['hugo', ['hugo.toml']],
    ['hugo', ['config.toml', 'content/_index.md']],
    ['hugo', ['config/_default/hugo.yaml']],
    ['jekyll', ['_config.yml', 'Gemfile', '_posts/2019-07-02-a.md']],
    ['jekyll', ['_config.yml', 'index.md']],
    ['hexo', ['_config.yml', 'scaffolds/post.md', 'source/_posts/a.md']],
    ['eleventy', ['eleventy.config.mjs', 'content/blog/a.md']],
    ['eleventy', ['.eleventy.js']],
    ['astro', ['astro.config.mjs', 'src/content/blog/a.md']],
    ['docusaurus', ['docusaurus.config.ts', 'blog/a.md']],
    ['mkdocs', ['mkdocs.yml', 'docs/index.md']],
    [null, ['README.md', 'package.json', 'content/a.md']],
    [null, ['config.toml']],
    [null, []],
  ])('%s: %j', async (kind, names) => {
    expect((await look(...names)).kind).toBe(kind);
  });

  it('names the folders of posts that exist, the likeliest first', async () => {
    expect((await look('hugo.toml', 'content/blog/a.md', 'content/posts/a.md')).postFolders).toEqual([
      'content/posts',
      'content/blog',
    ]);
    expect((await look('hugo.toml')).postFolders).toEqual([]);
  });
});

describe('on the disk', () => {
  const at = temporaryFolder();

  it('looks, and takes what is not there for absent', async () => {
    await mkdir(at('source/_posts'), { recursive: true });
    await writeFile(at('_config.yml'), '');
    expect(await lookAtSite(at())).toEqual({ kind: 'hexo', postFolders: ['source/_posts'] });
    expect(await lookAtSite(at('gone'))).toEqual({ kind: null, postFolders: [] });
  });
});
