import { access } from 'node:fs/promises';
import path from 'node:path';
import type { SiteKind } from '../contract/publish';

/** Whether something of this name lies in the site's folder. */
type Has = (name: string) => Promise<boolean>;

export interface SiteLook {
  /** The generator whose site this looks like; null where nothing says so. */
  readonly kind: SiteKind | null;
  /** Folders of posts that exist, relative to the site, the likeliest first. */
  readonly postFolders: readonly string[];
}

/** What tells a generator's site: one of `any`, and one of `also` where there are any. The first that fits counts. */
interface Sign {
  readonly kind: SiteKind;
  readonly any: readonly string[];
  readonly also?: readonly string[];
}

const endings = (name: string, ...all: readonly string[]): readonly string[] =>
  all.map((one) => `${name}.${one}`);
const scripts = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'] as const;
const data = ['toml', 'yaml', 'yml', 'json'] as const;

const signs: readonly Sign[] = [
  { kind: 'docusaurus', any: endings('docusaurus.config', ...scripts) },
  { kind: 'astro', any: endings('astro.config', ...scripts) },
  { kind: 'eleventy', any: [...endings('eleventy.config', ...scripts), '.eleventy.js', '.eleventy.cjs'] },
  { kind: 'mkdocs', any: ['mkdocs.yml', 'mkdocs.yaml'] },
  { kind: 'hugo', any: [...endings('hugo', ...data), 'config/_default'] },
  { kind: 'hugo', any: endings('config', ...data), also: ['content', 'layouts', 'archetypes', 'themes'] },
  // Both have _config.yml; these folders are Hexo's alone.
  { kind: 'hexo', any: ['_config.yml', '_config.yaml'], also: ['scaffolds', 'source/_posts', 'source'] },
  { kind: 'jekyll', any: ['_config.yml', '_config.yaml', '_config.toml', '_posts'] },
];

const postFolders: Readonly<Record<SiteKind, readonly string[]>> = {
  hugo: ['content/posts', 'content/post', 'content/blog', 'content/incidents', 'content/postmortems'],
  jekyll: ['_posts'],
  eleventy: ['content/blog', 'content/posts', 'src/posts', 'src/blog', 'posts', 'blog'],
  hexo: ['source/_posts'],
  astro: ['src/content/blog', 'src/content/posts', 'src/pages/blog', 'src/pages/posts'],
  docusaurus: ['blog'],
  mkdocs: ['docs/blog/posts', 'docs/posts', 'docs/blog', 'docs'],
};

/** Guesses by names alone, whose site this is; a suggestion, never a decision. */
export async function guessSite(has: Has): Promise<SiteLook> {
  for (const { kind, any, also } of signs) {
    if ((await hasOne(any, has)) && (also === undefined || (await hasOne(also, has)))) {
      const folders: string[] = [];
      for (const folder of postFolders[kind]) if (await has(folder)) folders.push(folder);
      return { kind, postFolders: folders };
    }
  }
  return { kind: null, postFolders: [] };
}

async function hasOne(names: readonly string[], has: Has): Promise<boolean> {
  for (const name of names) if (await has(name)) return true;
  return false;
}

/** Looks at a folder on the disk. What cannot be read counts as absent. */
export async function lookAtSite(folder: string): Promise<SiteLook> {
  return guessSite(async (name) => {
    try {
      await access(path.join(folder, ...name.split('/')));
      return true;
    } catch {
      return false;
    }
  });
}
