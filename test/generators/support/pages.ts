import path from 'node:path';

import { JSDOM } from 'jsdom';

import type { CanonicalBlock } from '../../unit/support/canonical';
import { picture } from '../documents/picture';
import { readArticle } from './article';
import type { Generator } from './generator';
import { pictureName, timelinePictureName } from './picture-name';
import type { Post } from './posts';
import type { Built } from './site';

/**
 * A post as its built page shows it.
 *
 * @throws {Error} where the site has no page of that slug, or more than one
 */
export async function readPage(
  generator: Generator,
  built: Built,
  post: Post,
): Promise<readonly CanonicalBlock[]> {
  const { file, html } = await pageOf(built, post);
  const images = await shownImages(html, file, built, post);
  return readArticle(html, generator.article, {
    tidy: generator.tidy,
    imageOf: (address) => images.get(address) ?? address,
  });
}

/** The anchors that the app says a post's headings have, and its page has not. */
export async function anchorsMissing(built: Built, post: Post): Promise<readonly string[]> {
  const { html } = await pageOf(built, post);
  const { document } = new JSDOM(html).window;
  const ids = new Set([...document.querySelectorAll('[id]')].map(({ id }) => id));
  return Object.values(post.publication.anchors).filter((anchor) => !ids.has(anchor));
}

async function pageOf(built: Built, post: Post): Promise<{ readonly file: string; readonly html: string }> {
  const pages = built.files.filter((file) => isPageOf(post.slug, file));
  const [file] = pages;
  if (file === undefined || pages.length > 1) {
    throw new Error(`The site has ${pages.length} pages for "${post.slug}": ${pages.join(', ')}`);
  }
  return { file, html: (await built.read(file)).toString('utf8') };
}

function isPageOf(slug: string, file: string): boolean {
  const whole = `/${file}`;
  return whole.endsWith(`/${slug}/index.html`) || whole.endsWith(`/${slug}.html`);
}

/**
 * The images of a page that show what the app has put beside the post: a file of the site or an address that holds it,
 * with the same bytes, or, where the generator makes files of its own of an author's image, one that is named after ours.
 */
async function shownImages(
  html: string,
  page: string,
  built: Built,
  post: Post,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const stem = post.publication.assets.map((asset) => path.posix.parse(asset.path).name)[0];
  const drawn = post.publication.generated.map(({ text }) => Buffer.from(text));
  for (const [, address = ''] of html.matchAll(/<img[^>]*?\ssrc="?([^"\s>]+)/gu)) {
    const base = `https://blog.example/${page.replace(/index\.html$/u, '')}`;
    const url = new URL(address.replaceAll('&amp;', '&'), base);
    const shown = await bytesAt(url, built);
    if (shown === null) continue;
    const isNamed = stem !== undefined && path.posix.basename(fileOf(url)).startsWith(stem);
    if (isNamed || shown.equals(picture.bytes)) found.set(address, pictureName);
    else if (drawn.some((bytes) => shown.equals(bytes))) found.set(address, timelinePictureName);
  }
  return found;
}

const fileOf = (url: URL): string => decodeURIComponent(url.pathname).slice(1);

/** What an image's address leads to within the site; null where that is nothing. */
async function bytesAt(url: URL, built: Built): Promise<Buffer | null> {
  if (url.protocol === 'data:') {
    const [head = '', ...data] = url.href.split(',');
    const text = data.join(',');
    return head.endsWith(';base64') ? Buffer.from(text, 'base64') : Buffer.from(decodeURIComponent(text));
  }
  const file = fileOf(url);
  return url.host === 'blog.example' && built.files.includes(file) ? built.read(file) : null;
}
