import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import { caretAtEnd, editor, startDraft } from './support/window';

/* A value is put into a sentence by keyboard, follows its event, and goes back with it. */

let running: RunningApp;
let page: Page;

beforeAll(async () => {
  running = await launchApp();
  ({ page } = running);
});

const live = () => editor(page).locator('.live-value');

it('is put in by keys, follows the event whose time changes, and goes back by undo', async () => {
  await startDraft(page, { title: 'Live', incidentDate: '2019-07-02' });
  await caretAtEnd(page, editor(page).getByRole('heading', { name: 'Live' }));
  await page.keyboard.press('Control+Shift+e');
  const event = editor(page).locator('li.event').first();
  await event.waitFor();
  await page.keyboard.type('13:42 The rules are deployed');

  await caretAtEnd(page, editor(page).getByRole('heading', { name: 'Live' }));
  await page.keyboard.press('Enter');
  await page.keyboard.type('It began at ');
  await page.keyboard.press('Control+Shift+l');
  const picker = page.getByRole('dialog', { name: 'Live value' });
  await picker.getByRole('combobox').waitFor();
  await page.keyboard.type('rules');
  await page.keyboard.press('Enter');
  await picker.waitFor({ state: 'detached' });
  await page.keyboard.type(' and ended.');
  const sentence = editor(page).locator('p', { has: page.locator('.live-value') });
  expect(await sentence.textContent()).toBe('It began at 13:42 UTC and ended.');

  // The arrows stop on it, and Enter tells what it follows and leads there.
  for (let letters = ' and ended.'.length; letters > 0; letters -= 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const told = page.getByRole('dialog', { name: 'Live value' });
  expect(await told.textContent()).toContain('The rules are deployed');
  await page.keyboard.press('Enter');
  await told.waitFor({ state: 'detached' });

  // The caret is in the event now; its time is its first field.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await event.getByRole('textbox', { name: 'Time of the event' }).waitFor();
  await page.keyboard.type('13:45');
  await page.keyboard.press('Enter');
  await live().getByText('13:45 UTC').waitFor();
  await page.keyboard.press('Control+z');
  await live().getByText('13:42 UTC').waitFor();
  expect(await sentence.textContent()).toBe('It began at 13:42 UTC and ended.');
});

it('goes by one Backspace, as a letter does', async () => {
  await editor(page)
    .locator('p', { has: page.locator('.live-value') })
    .click();
  await page.keyboard.press('End');
  for (let letters = ' and ended.'.length; letters > 0; letters -= 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Backspace');
  await live().waitFor({ state: 'detached' });
  await editor(page).getByText('It began at and ended.').waitFor();
  await page.keyboard.press('Control+z');
  await live().waitFor();
  expect(await live().textContent()).toBe('13:42 UTC');
});
