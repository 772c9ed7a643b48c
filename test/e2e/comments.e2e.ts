import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Thread } from '../../renderer/review/types';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import {
  closeWindow,
  editor,
  openDraft,
  openTitle,
  runMenuCommand,
  saved,
  storedDrafts,
} from './support/window';

/* Comments beside the text, in the real app: what becomes of their places is tested without a window. */

const exampleTitle = 'The Cloudflare outage of 2 July 2019: one rule, everywhere at once';
const wait = { timeout: 10_000 };

let running: RunningApp;
let page: Page;

const panel = () => page.getByRole('region', { name: 'Comments' });
const cards = () => panel().getByRole('article');
const card = (words: string) => cards().filter({ hasText: words });
const marks = () => editor(page).locator('.commented');
const firstWords = () => editor(page).locator('> p').first();
const event = (words: string) => editor(page).locator('.event', { hasText: words });

/** Selects the first word of the first paragraph. */
async function selectFirstWord(): Promise<string> {
  await firstWords().click({ position: { x: 3, y: 8 } });
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  return page.evaluate(() => getSelection()?.toString().trim() ?? '');
}

beforeAll(async () => {
  running = await launchApp();
  ({ page } = running);
  await runMenuCommand(running, 'help.example');
  await openTitle(page, exampleTitle);
});

describe('comments', () => {
  let word = '';

  it('asks once who writes, and is about the words that are selected', async () => {
    word = await selectFirstWord();
    await page.keyboard.press('Control+Alt+m');
    const who = page.getByRole('dialog', { name: 'Your name and role' });
    expect(await who.getByLabel('Name').inputValue()).toBe('');
    await who.getByLabel('Name').fill('Ana');
    await who.getByLabel('Role').fill('database lead');
    await page.keyboard.press('Enter');
    await panel().getByRole('textbox', { name: 'Comment' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), wait).toBe('TEXTAREA');
    await page.keyboard.type('Is this **all** of it?');
    await page.keyboard.press('Control+Enter');
    await card('Is this all of it?').waitFor();
    expect(await marks().allInnerTexts()).toEqual([word]);
    expect(await card('Is this').locator('strong').innerText()).toBe('all');
  });

  it('comments on an event with the caret in it, from the bar over a selection too', async () => {
    await event('simulate mode').locator('p').click();
    await page.keyboard.press('Control+Alt+m');
    await page.keyboard.type('This time is a minute off.');
    await panel()
      .getByRole('checkbox', { name: /^Blocking/u })
      .check();
    await panel().getByRole('button', { name: 'Comment', exact: true }).last().click();
    await card('a minute off').getByText('Blocking: holds the approval').waitFor();
    await event('simulate mode').and(page.locator('.commented-block-blocking')).waitFor();

    await event('first page')
      .locator('p')
      .dblclick({ position: { x: 20, y: 10 } });
    await page.getByRole('toolbar', { name: 'Text' }).getByRole('button', { name: 'Comment' }).click();
    await page.keyboard.type('Which one?');
    await page.keyboard.press('Control+Enter');
    await card('Which one?').waitFor();
    expect(await cards().count()).toBe(3);
  });

  it('replies and resolves with the keyboard, and the checks count what is open', async () => {
    await card('Which one?').focus();
    await page.keyboard.press('r');
    await page.keyboard.type('Ask @data');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    expect(await card('Which one?').locator('.mention').innerText()).toBe('@database lead');
    await card('Which one?').focus();
    await page.keyboard.press('e');
    await card('Which one?')
      .getByText(/Resolved by/u)
      .waitFor();
    await page.keyboard.press('ArrowUp');
    await expect
      .poll(() => card('a minute off').evaluate((element) => element === document.activeElement), wait)
      .toBe(true);
    await page.keyboard.press('Control+Shift+j');
    await page
      .getByRole('tabpanel', { name: /^Checks/u })
      .getByText('2 comments are not resolved.')
      .waitFor();
  });

  it('goes from comment to comment in the text with F7, and shows the card of where the caret is', async () => {
    await editor(page).getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('F7');
    await card('Is this all').and(page.locator('[aria-current=true]')).waitFor();
    expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(word);
    await page.keyboard.press('F7');
    await card('a minute off').and(page.locator('[aria-current=true]')).waitFor();
    expect(await editor(page).evaluate((element) => element.contains(document.activeElement))).toBe(true);
  });

  it('keeps its place through an edit, a deletion and its undo', async () => {
    await selectFirstWord();
    await page.keyboard.press('Delete');
    await card('Is this all')
      .getByText(/no longer in the text/u)
      .waitFor();
    await page.keyboard.press('Control+z');
    await card('Is this all')
      .getByText(/no longer in the text/u)
      .waitFor({ state: 'detached' });
    await expect.poll(() => marks().allInnerTexts(), wait).toContain(word);
  });

  it('finds all of them after a restart, and the words that were not sent', async () => {
    await editor(page).locator('> p').nth(1).click();
    await page.keyboard.press('Control+Alt+m');
    await page.keyboard.type('half a thou');
    await saved(page);
    await closeWindow(running);

    running = await launchApp({ userData: running.userData });
    ({ page } = running);
    await openDraft(page, exampleTitle);
    await openTitle(page, exampleTitle);
    const stored = (await storedDrafts(page)).get(exampleTitle)?.comments as readonly Thread[];
    expect(stored.map(({ comments }) => comments.length).toSorted((one, other) => one - other)).toEqual([
      1, 1, 2,
    ]);
    await expect.poll(() => marks().allInnerTexts(), wait).toContain(word);
    await runMenuCommand(running, 'view.review');
    await expect.poll(() => cards().count(), wait).toBe(3);
    expect(await panel().getByRole('textbox', { name: 'Comment' }).inputValue()).toBe('half a thou');
    await card('a minute off').getByText('Blocking: holds the approval').waitFor();
    expect(running.problems).toEqual([]);
    await running.close();
  });
});
