import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, it } from 'vitest';
import { fillLibrary } from '../bench/window/fill-library';
import { profileOn } from '../torture/faults/life';
import { createVolume, volumeObstacle } from '../torture/faults/volume';
import { repository } from './support/electron-executable';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import { closeWindow, editor, library, openTitle, runMenuCommand, saved, startDraft } from './support/window';

/* oxlint-disable vitest/expect-expect -- what is made here is judged by the eye */

/* Pictures of what a person sees on a bad day, and of a library at size: in .build/screenshots. */

const folder = path.join(repository, '.build/screenshots');
const exampleTitle = 'The Cloudflare outage of 2 July 2019: one rule, everywhere at once';
const sizes = { wide: [1280, 800], narrow: [700, 800] } as const;

let running: RunningApp;
let page: Page;

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
});

afterEach(async () => {
  await running.close();
});

async function open(userData?: string): Promise<void> {
  running = await launchApp(userData === undefined ? {} : { userData });
  ({ page } = running);
  await page.emulateMedia({ reducedMotion: 'reduce' });
}

async function pictures(name: string): Promise<void> {
  for (const [size, [width, height]] of Object.entries(sizes)) {
    await running.app.evaluate(
      ({ BrowserWindow }, [x, y]) => BrowserWindow.getAllWindows()[0]?.setContentSize(x, y),
      [width, height] as const,
    );
    await page.waitForFunction(([x, y]) => innerWidth === x && innerHeight === y, [width, height] as const);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: path.join(folder, `${name}-${size}-${colorScheme}.png`) });
    }
  }
}

/** A profile with three drafts, closed as a person closes it. */
async function profile(): Promise<string> {
  await open();
  await startDraft(page, { title: 'Checkout returned errors for 21 minutes' });
  await saved(page);
  await startDraft(page, { title: 'Mail was late after the certificate of the relay ran out' });
  await saved(page);
  await runMenuCommand(running, 'help.example');
  await openTitle(page, exampleTitle);
  await saved(page);
  const { userData } = running;
  await closeWindow(running);
  return userData;
}

it('the restore screen: a library that is gone, and one copy of it that is torn', async () => {
  const userData = await profile();
  await rm(path.join(userData, 'IndexedDB'), { recursive: true });
  const drafts = path.join(userData, 'journal', 'drafts');
  for (const file of await readdir(drafts, { recursive: true })) {
    if (!/\.(?:state|log)$/u.test(file)) continue;
    const text = await readFile(path.join(drafts, file), 'utf8');
    if (text.includes('Mail was late')) await writeFile(path.join(drafts, file), text.slice(0, 300));
  }
  await open(userData);
  await page.getByRole('button', { name: /^Restore/u }).waitFor();
  await pictures('restore-empty');
  await page.getByRole('button', { name: /^Restore/u }).click();
  // The library is folded away in the narrow window that the pictures before have left.
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  await pictures('restore-done');
}, 120_000);

it('the crash window', async () => {
  await open();
  await page.goto('app://aftermark/crash/index.html');
  await pictures('crash');
}, 60_000);

it('a library of 10,000, and a search of it', async () => {
  await open();
  await fillLibrary(page, 10_000);
  await page.reload();
  await library(page).locator('.draft-main').first().waitFor();
  await pictures('library-10000');
  await page.keyboard.press('Control+Shift+f');
  await page.keyboard.type('gateway timeout');
  await library(page).locator('.hit-snippet').first().waitFor({ timeout: 120_000 });
  await pictures('search-10000');
  await library(page).locator('.hit-snippet').first().click();
  await page.locator('.ProseMirror h1').waitFor();
  await pictures('search-opened');
  await runMenuCommand(running, 'view.openActions');
  await page.getByRole('dialog').waitFor();
  await pictures('open-actions');
}, 400_000);

it('the backups', async () => {
  await open();
  await runMenuCommand(running, 'help.example');
  await openTitle(page, exampleTitle);
  await runMenuCommand(running, 'file.backups');
  await page.getByRole('dialog').waitFor();
  await pictures('backups');
}, 60_000);

it('a full disk, while a comment is being written', async ({ skip }) => {
  const obstacle = await volumeObstacle();
  if (obstacle !== null) skip(obstacle);
  const volume = await createVolume(48);
  try {
    await open(profileOn(volume.folder));
    await runMenuCommand(running, 'help.example');
    await openTitle(page, exampleTitle);
    await saved(page);
    await editor(page).locator('> p').first().dblclick();
    await page.keyboard.press('Control+Alt+m');
    await page.getByRole('dialog', { name: 'Your name and role' }).getByLabel('Name').fill('Ana');
    await page.keyboard.press('Enter');
    const words = page.getByRole('textbox', { name: 'Comment' });
    await words.fill('Is this');
    await saved(page);
    await volume.fill();
    await words.fill('Is this all of it?');
    await page.locator('.status .save-bad').waitFor();
    await pictures('full-disk');
    await volume.free();
    await saved(page);
  } finally {
    await running.close();
    await volume.remove();
  }
}, 120_000);
