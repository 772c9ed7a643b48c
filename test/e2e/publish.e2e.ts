import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NodeJSON } from '../../renderer/document/draft';
import { draftWith, imageNode } from '../unit/file/fixtures';
import { caretOf } from './support/editor-page';
import { hasHugo } from './support/hugo';
import { launchApp, temporaryFolder } from './support/launch';
import type { RunningApp } from './support/launch';
import { answerFileDialogs, editor, openTitle, runMenuCommand, saved } from './support/window';

/* From the draft to the site: the publish panel, a real folder, and the real Hugo. */

const exampleTitle = 'The Cloudflare outage of 2 July 2019: one rule, everywhere at once';

let running: RunningApp;
let page: Page;
/** The site, in a folder called my-blog. */
let site: string;

beforeAll(async () => {
  running = await launchApp();
  ({ page } = running);
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

beforeEach(async () => {
  site = path.join(await temporaryFolder('site'), 'my-blog');
  await mkdir(path.join(site, 'layouts/_default'), { recursive: true });
  await mkdir(path.join(site, 'content/posts'), { recursive: true });
  await writeFile(
    path.join(site, 'hugo.toml'),
    'baseURL = "https://blog.example/"\ntitle = "Blog"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "404", "home", "section"]\n',
  );
  await writeFile(
    path.join(site, 'layouts/_default/single.html'),
    '<!doctype html><title>{{ .Title }}</title><article>{{ .Content }}</article>\n',
  );
  // What a failed test has left open would be in the way.
  while ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
  // A draft of its own for each test, so that nothing is remembered.
  // All have the same title, so the one that is open now is told from the new one by its element.
  const before = await page.evaluateHandle(() => document.querySelector('.ProseMirror'));
  await runMenuCommand(running, 'help.example');
  await page.waitForFunction((old) => {
    const shown = document.querySelector('.ProseMirror');
    return shown !== null && shown !== old;
  }, before);
  await openTitle(page, exampleTitle);
  await saved(page);
});

function panel(): Locator {
  return page.getByRole('dialog', { name: 'Publish' });
}

async function typeIntoTitle(text: string): Promise<void> {
  await editor(page).getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(text);
}

async function openPanel(): Promise<void> {
  await page.keyboard.press('Control+Shift+d');
  await panel().waitFor();
}

async function chooseSite(): Promise<void> {
  await answerFileDialogs(running, { open: [site] });
  await panel()
    .getByRole('button', { name: /^Site /u })
    .click();
  await panel().getByText('It looks like a site for Hugo.').waitFor();
}

async function publish(button: RegExp | string): Promise<void> {
  await panel().getByRole('button', { name: button }).click();
  await panel()
    .getByRole('status')
    .filter({ hasText: /^\s*Wrote|^\s*Removed/u })
    .waitFor();
  await panel().getByRole('button', { name: 'Close', exact: true }).last().click();
  await panel().waitFor({ state: 'detached' });
}

/** Paths of all files of the site's posts. */
async function posts(): Promise<readonly string[]> {
  const names = await readdir(path.join(site, 'content/posts'), { recursive: true });
  return names.filter((name) => name.includes('.')).sort();
}

async function ledger(): Promise<{
  readonly slug: string;
  readonly date: string;
  readonly updated: string | null;
}> {
  const { posts: known } = JSON.parse(await readFile(path.join(site, '.aftermark.json'), 'utf8')) as {
    posts: Record<string, { slug: string; date: string; updated: string | null }>;
  };
  const [post] = Object.values(known);
  if (post === undefined) throw new Error('The ledger is empty.');
  return post;
}

function paragraph(id: string, text: string): NodeJSON {
  return { type: 'paragraph', attrs: { id }, content: [{ type: 'text', text }] };
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}

function file(name: string): string {
  return path.join(site, 'content/posts', name);
}

async function postName(): Promise<string> {
  const name = (await posts()).find((one) => one.endsWith('.md'));
  if (name === undefined) throw new Error('No post was written.');
  return name;
}

/** The picture of the timeline lies beside the post. */
function pictureOf(name: string): string {
  return path.join(path.dirname(name), 'timeline.svg');
}

describe('publishing into a folder', () => {
  it('writes what the panel shows, and remembers it in the site', async () => {
    await openPanel();
    await chooseSite();
    // What the folder looks like is the target that is offered.
    expect(await panel().getByLabel('Target').inputValue()).toBe('hugo');
    await panel().getByText('New', { exact: true }).first().waitFor();
    await publish('Write 2 files to my-blog');

    const name = await postName();
    expect(await ledger()).toMatchObject({ slug: path.dirname(name), updated: null });
    expect(await readFile(file(name), 'utf8')).toContain('The Cloudflare outage of 2 July 2019');
    expect(await posts()).toEqual([name, pictureOf(name)]);
  });

  it.skipIf(!hasHugo())('writes what the real Hugo builds into a page', async () => {
    await openPanel();
    await chooseSite();
    await publish('Write 2 files to my-blog');
    const slug = path.dirname(await postName());
    const built = spawnSync('hugo', ['--panicOnWarning'], { cwd: site, encoding: 'utf8' });
    expect({ status: built.status, errors: built.stderr }).toEqual({ status: 0, errors: '' });
    const html = await readFile(path.join(site, 'public/posts', slug, 'index.html'), 'utf8');
    const { document } = new JSDOM(html).window;
    expect(document.title).toBe(exampleTitle);
    const picture = document.querySelector('article img');
    expect(picture?.getAttribute('alt')).toMatch(
      /^Timeline to scale, 2 July 2019, 13:31 to 14:52 UTC: 9 events\./u,
    );
    const shown = path.join(site, 'public/posts', slug, picture?.getAttribute('src') ?? '');
    expect(await readFile(shown, 'utf8')).toMatch(/^<svg /u);
    expect(document.querySelector('article')?.textContent).toContain(
      String.raw`(?:(?:\"|'|\]|\}|\\|\d|(?:nan|infinity|true|false|null|undefined|symbol|math)|\`|\-|\+)+[)]*;?((?:\s|-|~|!|{}|\|\||\+)*.*(?:.*=.*)))`,
    );
  });

  it('a second time keeps slug and date, shows the change, and sets the date of update', async () => {
    await openPanel();
    await chooseSite();
    await publish(/^Write/u);
    const before = await ledger();
    const name = await postName();

    await openPanel();
    // The folder is remembered, and nothing has changed.
    await panel().getByRole('button', { name: 'Site my-blog Change…' }).waitFor();
    await panel().getByText('Unchanged', { exact: true }).first().waitFor();
    expect(await panel().getByRole('button', { name: 'Nothing to write' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });

    await typeIntoTitle('More on ');
    await openPanel();
    await panel().getByText('Update', { exact: true }).waitFor();
    const changes = panel().getByRole('group', { name: /^Changes to/u });
    expect(await changes.locator('.publish-line-added').allInnerTexts()).toContainEqual(
      expect.stringContaining('More on The Cloudflare outage'),
    );
    await publish('Write 1 file to my-blog');
    expect(await posts()).toEqual([name, pictureOf(name)]);
    const after = await ledger();
    expect({ slug: after.slug, date: after.date }).toEqual({ slug: before.slug, date: before.date });
    expect(after.updated).toMatch(/^20\d\d-/u);
    expect(await readFile(file(name), 'utf8')).toContain('More on The Cloudflare outage');
  });

  it('shows what somebody has edited, and replaces it only where that is ticked', async () => {
    await openPanel();
    await chooseSite();
    await publish(/^Write/u);
    const name = await postName();
    const text = await readFile(file(name), 'utf8');
    const edited = `${text}\nA sentence by hand.\n`;
    await writeFile(file(name), edited);
    await typeIntoTitle('More on ');

    await openPanel();
    await panel().getByText('Not ours', { exact: true }).waitFor();
    await panel().getByText('Somebody has edited this file since it was published.').waitFor();
    expect(await panel().locator('.publish-line-removed').allInnerTexts()).toContainEqual(
      expect.stringContaining('A sentence by hand.'),
    );
    expect(await panel().getByRole('button', { name: 'Nothing to write' }).isDisabled()).toBe(true);
    await panel().getByText('1 file stays as it is.').waitFor();

    // Ticked, and edited once more behind the panel's back: what was shown is not what is there.
    await panel().getByRole('checkbox', { name: 'Replace index.md' }).check();
    await writeFile(file(name), `${edited}And another.\n`);
    await panel().getByRole('button', { name: 'Write 1 file to my-blog' }).click();
    await panel()
      .getByText(/has changed since the files were compared/u)
      .waitFor();
    expect(await readFile(file(name), 'utf8')).toBe(`${edited}And another.\n`);
    expect(await panel().getByRole('checkbox', { name: 'Replace index.md' }).isChecked()).toBe(false);

    await panel().getByRole('checkbox', { name: 'Replace index.md' }).check();
    await publish('Write 1 file to my-blog');
    expect(await readFile(file(name), 'utf8')).not.toContain('A sentence by hand.');
  });

  it('under another slug offers to remove the old post, unticked', async () => {
    await openPanel();
    await chooseSite();
    await publish(/^Write/u);
    const old = await postName();

    await openPanel();
    await panel().getByLabel('Slug').fill('renamed');
    const remove = panel().getByRole('checkbox', { name: `Remove content/posts/${old}` });
    expect(await remove.isChecked()).toBe(false);
    await remove.check();
    await panel()
      .getByRole('checkbox', { name: `Remove content/posts/${pictureOf(old)}` })
      .check();
    await publish('Write 2 files to my-blog and remove 2');
    expect(await posts()).toEqual(['renamed/index.md', 'renamed/timeline.svg']);
    expect(await readdir(path.join(site, 'content/posts'))).toEqual(['renamed']);
    expect(await ledger()).toMatchObject({ slug: 'renamed' });
  });

  it('says what readers will not see, and goes to its place', async () => {
    const draft = draftWith([
      { type: 'title', attrs: { id: 't' }, content: [{ type: 'text', text: 'With losses' }] },
      ...Array.from({ length: 60 }, (_, index) => paragraph(`p${index}`, `Paragraph ${index}.`)),
      { ...paragraph('secret', 'Not for the public.'), attrs: { id: 'secret', audience: 'internal' } },
      { ...imageNode('b'.repeat(64)), attrs: { id: 'picture' } },
      paragraph('last', 'After the picture.'),
    ]);
    const written = path.join(path.dirname(site), 'losses.json');
    await writeFile(written, JSON.stringify({ ...draft, id: 'losses' }));
    await answerFileDialogs(running, { open: [written] });
    await runMenuCommand(running, 'file.open');
    await openTitle(page, 'With losses');

    await openPanel();
    await panel().getByText('1 internal part left out.').waitFor();
    const loss = panel().getByRole('button', { name: /is not among the draft's files/u });
    await loss.click();
    await panel().waitFor({ state: 'detached' });
    await expect.poll(() => caretOf(page)).toMatchObject({ inText: true, block: 62 });
    await expect.poll(() => editor(page).getByText('After the picture.').evaluate(isInView)).toBe(true);
  });

  it('says in a sentence that the folder is gone, or its ledger broken, and writes nothing', async () => {
    await openPanel();
    await chooseSite();
    await publish(/^Write/u);
    await cp(site, `${site}-copy`, { recursive: true });
    await writeFile(path.join(site, '.aftermark.json'), '<<<<<<< HEAD');
    await openPanel();
    await panel()
      .getByText(/^“\.aftermark\.json”, which says what was published here/u)
      .waitFor();
    expect(await panel().getByRole('button', { name: 'Publish', exact: true }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
    await rm(site, { recursive: true });
    await openPanel();
    await panel().getByText('The folder “my-blog” is no longer there; choose it again.').waitFor();
    await page.keyboard.press('Escape');
    await panel().waitFor({ state: 'detached' });
  });
});
