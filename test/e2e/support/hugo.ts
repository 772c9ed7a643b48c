import { spawnSync } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { JSDOM } from 'jsdom';

/** Whether the program is installed; Debian has it as `hugo`. */
export function hasHugo(): boolean {
  return spawnSync('hugo', ['version'], { stdio: 'ignore' }).status === 0;
}

interface Site {
  /** An empty folder to build in. */
  readonly folder: string;
  /** Exported posts: a folder whose content becomes `content/posts/`. */
  readonly posts: string;
  /** Whether Hugo lets HTML in Markdown through; it does not by default, and leaves its tags out. */
  readonly html?: boolean;
}

/**
 * Builds a blog from exported posts with the real Hugo, its Markdown settings as they come. The layout shows the title
 * and the content and nothing else.
 *
 * @returns reads the page of a post by the post's file name without ".md"
 * @throws where Hugo fails or warns.
 */
export async function buildBlog({
  folder,
  posts,
  html = false,
}: Site): Promise<(name: string) => Promise<Page>> {
  const config = {
    baseURL: 'https://blog.example/',
    title: 'Blog',
    disableKinds: ['taxonomy', 'term', 'RSS', 'sitemap', '404', 'home', 'section'],
    markup: { goldmark: { renderer: { unsafe: html } } },
  };
  const layout =
    '<!doctype html><title>{{ .Title }}</title><time>{{ .Date.UTC }}</time><article>{{ .Content }}</article>\n';
  await mkdir(path.join(folder, 'layouts/_default'), { recursive: true });
  await writeFile(path.join(folder, 'config.json'), JSON.stringify(config));
  await writeFile(path.join(folder, 'layouts/_default/single.html'), layout);
  await cp(posts, path.join(folder, 'content/posts'), { recursive: true });
  const { status, stdout, stderr } = spawnSync('hugo', ['--panicOnWarning'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`hugo ended with ${status}: ${stdout}${stderr}`);
  return async (name) => {
    const file = path.join(folder, 'public/posts', name.toLowerCase(), 'index.html');
    const { document } = new JSDOM(await readFile(file, 'utf8')).window;
    return {
      title: document.title,
      date: document.querySelector('time')?.textContent ?? '',
      article: document.querySelector('article') ?? document.body,
    };
  };
}

export interface Page {
  readonly title: string;
  /** As Hugo prints it: "2019-07-02 13:42:00 +0000 UTC". */
  readonly date: string;
  readonly article: Element;
}
