import { cp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { launchApp, temporaryFolder } from './support/launch';
import type { RunningApp } from './support/launch';
import {
  caretAtEnd,
  closeWindow,
  editor,
  library,
  openDraft,
  saved,
  startDraft,
  titlesInLibrary,
} from './support/window';

/* What a person finds who starts the app where the database was lost, is older than its safety copy, or cannot be opened. */

const edge = 'The edge stopped answering';
const checkout = 'Checkout returned errors';

const database = (userData: string): string => path.join(userData, 'IndexedDB');

/** All files of a folder and of those in it, as whole paths. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  const files = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name);
      return (await stat(file)).isFile() ? [file] : [];
    }),
  );
  return files.flat();
}

async function write(page: Page, title: string, words: string): Promise<void> {
  await caretAtEnd(page, editor(page).getByRole('heading', { name: title }));
  await page.keyboard.press('Enter');
  await page.keyboard.type(words);
  await saved(page);
}

/** Pastes an image, as a screenshot is pasted. */
async function pasteImage({ page }: RunningApp): Promise<void> {
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(24, 16);
    canvas.getContext('2d')?.fillRect(0, 0, 12, 16);
    const data = new DataTransfer();
    data.items.add(new File([await canvas.convertToBlob()], 'graph.png', { type: 'image/png' }));
    document
      .querySelector('.ProseMirror')
      ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await shownImage(page);
  await saved(page);
}

/** Waits until the draft's image is there, with its own size. */
async function shownImage(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const image = document.querySelector<HTMLImageElement>('.image img[src^="blob:"]');
    return image !== null && image.complete && image.naturalWidth === 24;
  });
}

/** A profile with two drafts, closed as a person closes it. */
async function profileWithTwo(): Promise<string> {
  const running = await launchApp();
  const { page, userData } = running;
  await startDraft(page, { title: edge });
  await write(page, edge, 'Nobody could log in. ');
  await pasteImage(running);
  await startDraft(page, { title: checkout });
  await write(page, checkout, 'Half of the payments failed.');
  await closeWindow(running);
  return userData;
}

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name });
const emptied = 'Your library is empty, but nothing is lost';
const emptiedInPart = 'Your library is empty; not all of it can be restored';
const behind = 'Your library is behind its safety copy';

/** Restores what is chosen, and waits until the library is there. */
async function restore(page: Page, count: string): Promise<void> {
  await page.getByRole('button', { name: `Restore ${count}` }).click();
  await library(page).waitFor();
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const results = await page.evaluate(() =>
      (
        window as unknown as { axe: { run: (context: string, options: RunOptions) => Promise<AxeResults> } }
      ).axe.run('html', { resultTypes: ['violations'] }),
    );
    found.push(...results.violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html ?? ''}`));
  }
  return found;
}

const garbage = Buffer.from('This was a file of the database, and is none any more. '.repeat(40));

describe('a database that is gone', () => {
  it('is made again from the safety copy: text, images and all', async () => {
    const userData = await profileWithTwo();
    await rm(database(userData), { recursive: true });

    const second = await launchApp({ userData });
    const { page } = second;
    await heading(page, emptied).waitFor();
    expect(await violations(page)).toEqual([]);
    for (const title of [edge, checkout]) {
      const box = page.getByRole('checkbox', { name: title });
      expect(await box.isChecked()).toBe(true);
      expect(await page.locator('li', { has: box }).innerText()).toMatch(
        /Not in your library\s+In the safety copy: today, \d\d:\d\d/u,
      );
    }
    await restore(page, '2 drafts');
    expect((await titlesInLibrary(page)).toSorted()).toEqual([checkout, edge].toSorted());
    await openDraft(page, edge);
    await shownImage(page);
    expect(await editor(page).innerText()).toContain('Nobody could log in.');
    await write(page, edge, 'Written after it. ');
    await openDraft(page, checkout);
    expect(await editor(page).innerText()).toContain('Half of the payments failed.');
    expect(second.problems).toEqual([]);
    await closeWindow(second);

    const third = await launchApp({ userData });
    expect((await titlesInLibrary(third.page)).toSorted()).toEqual([checkout, edge].toSorted());
    await openDraft(third.page, edge);
    expect(await editor(third.page).innerText()).toContain('Written after it.');
    await closeWindow(third);

    // What was written after it is in the safety copy, too.
    await rm(database(userData), { recursive: true });
    const fourth = await launchApp({ userData });
    await restore(fourth.page, '2 drafts');
    await openDraft(fourth.page, edge);
    expect(await editor(fourth.page).innerText()).toContain('Written after it.');
    await fourth.close();
  });

  it('is made again where its files were overwritten, but for a draft whose copy is damaged, too', async () => {
    const userData = await profileWithTwo();
    for (const file of await filesIn(database(userData))) await writeFile(file, garbage);
    let damaged = 0;
    for (const file of await filesIn(path.join(userData, 'journal', 'drafts'))) {
      const isOfIt = (await readFile(file, 'utf8')).includes(edge);
      if (!isOfIt || !/\.(?:state|log)$/u.test(file)) continue;
      await writeFile(file, garbage);
      damaged += 1;
    }
    expect(damaged).toBeGreaterThan(0);

    const second = await launchApp({ userData });
    const { page } = second;
    await heading(page, emptiedInPart).waitFor();
    await restore(page, '1 draft');
    expect(await titlesInLibrary(page)).toEqual([checkout]);
    await openDraft(page, checkout);
    expect(await editor(page).innerText()).toContain('Half of the payments failed.');
    await second.close();
  });

  it('can be left behind: the safety copy is put aside, and nobody is asked again', async () => {
    const userData = await profileWithTwo();
    await rm(database(userData), { recursive: true });
    const second = await launchApp({ userData });
    await second.page.getByRole('checkbox', { name: edge }).uncheck();
    expect(await second.page.getByText('1 draft left out').isVisible()).toBe(true);
    await second.page.getByRole('button', { name: 'Continue without' }).click();
    const question = second.page.getByRole('alertdialog', { name: 'Continue without 2 drafts?' });
    await question.getByRole('button', { name: 'Continue without' }).click();
    await library(second.page).waitFor();
    await closeWindow(second);
    const third = await launchApp({ userData });
    await third.page.getByRole('heading', { name: 'Write down what happened' }).waitFor();
    expect(await titlesInLibrary(third.page)).toEqual([]);
    expect(await readdir(path.join(userData, 'journal', 'aside'))).toHaveLength(2);
    await third.close();
  });
});

describe('a database of an earlier day', () => {
  it('is brought up to the safety copy, and what it had is an earlier version', async () => {
    const userData = await profileWithTwo();
    const earlier = path.join(await temporaryFolder('earlier'), 'IndexedDB');
    await cp(database(userData), earlier, { recursive: true });

    const second = await launchApp({ userData });
    await openDraft(second.page, edge);
    await write(second.page, edge, 'Said only later. ');
    await startDraft(second.page, { title: 'A third one' });
    await write(second.page, 'A third one', 'New since then.');
    await closeWindow(second);

    await rename(database(userData), `${database(userData)}-of-today`);
    await cp(earlier, database(userData), { recursive: true });
    const third = await launchApp({ userData });
    const { page } = third;
    await heading(page, behind).waitFor();
    const rows = page.locator('.restore-rows li');
    expect(await rows.filter({ hasText: edge }).innerText()).toMatch(
      /In your library: edited today, \d\d:\d\d\s+In the safety copy: today, \d\d:\d\d, \d+ saves? newer/u,
    );
    expect(await rows.filter({ hasText: 'A third one' }).innerText()).toContain('Not in your library');
    expect(await rows.filter({ hasText: checkout }).count()).toBe(0);
    await restore(page, '2 drafts');
    await openDraft(page, 'A third one');
    expect(await editor(page).innerText()).toContain('New since then.');
    await openDraft(page, edge);
    expect(await editor(page).innerText()).toContain('Said only later.');
    await shownImage(page);
    await write(page, edge, 'And on it goes. ');
    expect(third.problems).toEqual([]);
    await closeWindow(third);

    const fourth = await launchApp({ userData });
    await openDraft(fourth.page, edge);
    const text = await editor(fourth.page).innerText();
    for (const words of ['Nobody could log in.', 'Said only later.', 'And on it goes.']) {
      expect(text).toContain(words);
    }
    await fourth.close();
  });
});

describe('a database that cannot be opened', () => {
  it('is moved aside when a person says so, and its place is said', async () => {
    const userData = await profileWithTwo();
    // A file where Chromium wants to make a folder.
    const [folder = ''] = (await readdir(database(userData))).filter((name) => name.endsWith('.leveldb'));
    await rename(path.join(database(userData), folder), path.join(userData, 'IndexedDB-was'));
    await writeFile(path.join(database(userData), folder), garbage);

    const second = await launchApp({ userData });
    const { page } = second;
    await heading(page, 'Aftermark cannot open your library').waitFor();
    await page.getByText(/The safety copy has 2 drafts, the latest of/u).waitFor();
    expect(await violations(page)).toEqual([]);
    await second.app.evaluate(({ app }) => {
      app.relaunch = () => undefined;
    });
    await page.getByRole('button', { name: 'Restore into a new library…' }).click();
    const exited = new Promise((resolve) => {
      second.process.once('exit', resolve);
    });
    await page.getByRole('alertdialog').getByRole('button', { name: 'Start again' }).click();
    await exited;

    const third = await launchApp({ userData });
    await heading(third.page, emptied).waitFor();
    const place = /kept in “(set-aside\/[^”]+)”/u.exec(
      await third.page.locator('.restore-aside').innerText(),
    );
    const aside = path.join(userData, place?.[1] ?? '');
    expect(await readdir(aside)).toContain(folder);
    expect(await readFile(path.join(aside, folder))).toEqual(garbage);
    await restore(third.page, '2 drafts');
    expect((await titlesInLibrary(third.page)).toSorted()).toEqual([checkout, edge].toSorted());
    await closeWindow(third);
    const fourth = await launchApp({ userData });
    await library(fourth.page).waitFor();
    await fourth.close();
  });
});
