import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { fillLibrary } from '../bench/window/fill-library';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import {
  caretAtEnd,
  chooseFromMenu,
  editor,
  library,
  notice,
  openTitle,
  runMenuCommand,
  saved,
  startDraft,
} from './support/window';

const exampleTitle = 'The Cloudflare outage of 2 July 2019: one rule, everywhere at once';

let running: RunningApp;
let page: Page;

const field = () => library(page).getByRole('searchbox', { name: 'Search all drafts' });
const status = () => library(page).locator('.search-status');
const titles = () => library(page).locator('.hit .draft-title').allTextContents();
const patient = { timeout: 10_000 };

async function search(text: string): Promise<void> {
  await page.keyboard.press('Control+Shift+f');
  await field().fill(text);
}

beforeAll(async () => {
  running = await launchApp();
  ({ page } = running);
  await startDraft(page, { title: 'Checkout was slow', incidentDate: '2026-03-01' });
  await startDraft(page, { title: 'Mail was late', incidentDate: '2026-05-01' });
  await runMenuCommand(running, 'help.example');
  await openTitle(page, exampleTitle);
});

describe('searching all drafts', () => {
  it('has the very next key, and none goes into the text', async () => {
    await editor(page).click();
    const focused = await page.evaluate(() => {
      const keys = { key: 'F', code: 'KeyF', ctrlKey: true, shiftKey: true, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', keys));
      return document.activeElement?.getAttribute('aria-label');
    });
    expect(focused).toBe('Search all drafts');
  });

  it('finds as one types, shows where, and opens the place with its words marked', async () => {
    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('regular expr');
    await expect.poll(titles, patient).toEqual([exampleTitle]);
    await expect.poll(() => status().textContent(), patient).toBe('1 draft');
    const places = library(page).locator('.hit-snippet');
    expect(await places.locator('mark').allTextContents()).toContain('regular');
    await places.first().click();
    await expect
      .poll(() => page.evaluate(() => CSS.highlights.get('searched')?.size ?? 0), patient)
      .toBeGreaterThan(0);
    const line = await page.evaluate(
      () => getSelection()?.anchorNode?.parentElement?.closest('p, h2')?.textContent,
    );
    expect(line).toMatch(/regular expr/iu);
    // The next key is the text's own.
    await page.keyboard.press('End');
    expect(await page.evaluate(() => CSS.highlights.has('searched'))).toBe(false);
  });

  it('goes by keys from the field through what was found, and Escape clears it', async () => {
    await search('was');
    await expect.poll(async () => (await titles()).length, patient).toBeGreaterThanOrEqual(2);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('hit-main');
    await page.keyboard.press('Escape');
    await search('mail');
    await expect.poll(titles, patient).toEqual(['Mail was late']);
    await page.keyboard.press('Enter');
    await openTitle(page, 'Mail was late');
    await search('mail');
    await page.keyboard.press('Escape');
    expect(await field().inputValue()).toBe('');
    await library(page).getByRole('button', { name: 'More for Mail was late' }).waitFor();
  });

  it('follows what is typed, thrown away and brought back', async () => {
    await caretAtEnd(page, editor(page).getByRole('heading', { level: 1 }));
    await page.keyboard.type(' zyxomma');
    await saved(page);
    await search('zyxom');
    await expect.poll(titles, patient).toEqual(['Mail was late zyxomma']);
    await page.keyboard.press('Escape');
    await chooseFromMenu(page, 'Mail was late zyxomma', 'Move to trash');
    await notice(page, 'Moved to the trash.').waitFor();
    await search('zyxom');
    await expect.poll(() => status().textContent(), patient).toBe('No draft has all of these words.');
  });

  it('filters, with words and without, and shows what is on', async () => {
    await search('');
    await library(page).getByRole('button', { name: 'Filters' }).click();
    await library(page).getByLabel('Incident from').fill('2026-01-01');
    await expect.poll(titles, patient).toEqual(['Checkout was slow']);
    await search('outage');
    await expect.poll(() => status().textContent(), patient).toBe('No draft has all of these words.');
    await library(page).getByRole('button', { name: 'Remove the filter Incident from 1 Jan 2026' }).click();
    await expect.poll(titles, patient).toEqual([exampleTitle]);
    await search('');
  });
});

it('the open actions of all drafts lead to their places', async () => {
  await runMenuCommand(running, 'view.openActions');
  const dialog = page.getByRole('dialog', { name: 'Open actions' });
  await expect.poll(() => dialog.getByRole('status').textContent(), patient).toMatch(/^\d+ open actions?/u);
  const first = dialog.locator('.action-open').first();
  const text = (await first.locator('.action-text').textContent()) ?? '';
  await first.click();
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(
      () => page.evaluate(() => getSelection()?.anchorNode?.parentElement?.closest('.action')?.textContent),
      patient,
    )
    .toContain(text);
});

it('a long list shows what is seen alone, says how long it is, and goes by keys', async () => {
  await fillLibrary(page, 300);
  await page.reload();
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  const rows = library(page).locator('li.draft');
  await expect.poll(() => rows.first().getAttribute('aria-setsize'), patient).not.toBe('-1');
  expect(await rows.count()).toBeLessThan(60);
  await library(page).locator('.draft-main').first().focus();
  await page.keyboard.press('End');
  const focused = () =>
    page.evaluate(() => {
      const row = document.activeElement?.closest('li');
      return [row?.getAttribute('aria-posinset'), row?.getAttribute('aria-setsize')];
    });
  await expect.poll(async () => (await focused())[0], patient).not.toBe('1');
  const [position, size] = await focused();
  expect(position).toBe(size);
  await page.keyboard.press('Home');
  await expect.poll(async () => (await focused())[0], patient).toBe('1');
});
