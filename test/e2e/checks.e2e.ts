import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import { editor, openDraft, openTitle, runMenuCommand, saved, startDraft } from './support/window';

/* The checks beside the text, in the real app: rules themselves are tested without a window. */

const exampleTitle = 'The Cloudflare outage of 2 July 2019: one rule, everywhere at once';

let running: RunningApp;
let page: Page;

const panel = () => page.getByRole('tabpanel', { name: /^Checks/u });
const card = (words: string | RegExp) => panel().getByRole('listitem').filter({ hasText: words });
const firstParagraph = () => editor(page).locator('> p').first();

beforeAll(async () => {
  running = await launchApp();
  ({ page } = running);
  await runMenuCommand(running, 'help.example');
  await openTitle(page, exampleTitle);
});

describe('the checks panel', () => {
  it('finds nothing wrong in the example', async () => {
    await page.keyboard.press('Control+Shift+j');
    await panel().getByText('Before you publish').waitFor();
    await expect.poll(() => panel().locator('.is-error, .is-warning').allInnerTexts()).toEqual([]);
  });

  it('follows typing, and a fix mends the text in one step', async () => {
    // Back to the text, where the caret stands at the end of the title.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.keyboard.type('The outage lasted 37 minutes.');
    await card('37 minutes').waitFor();
    expect(await firstParagraph().locator('.finding-error').innerText()).toContain('37 minutes');
    await card('37 minutes')
      .getByRole('button', { name: /27 minutes/u })
      .first()
      .click();
    await card('37 minutes').waitFor({ state: 'detached' });
    expect(await firstParagraph().innerText()).toBe('The outage lasted 27 minutes.');
    await page.keyboard.press('Control+z');
    await card('37 minutes').waitFor();
  });

  it('goes from finding to finding with F8, and shows where', async () => {
    await editor(page).locator('h1').first().click();
    await page.keyboard.press('F8');
    const current = panel().locator('[aria-current=true]');
    await current.waitFor();
    const first = await current.innerText();
    await page.keyboard.press('F8');
    await expect.poll(() => current.innerText()).not.toBe(first);
    await page.keyboard.press('Shift+F8');
    await expect.poll(() => current.innerText()).toBe(first);
  });

  it('keeps a finding aside with its reason, through closing and opening, until it is brought back', async () => {
    await card('37 minutes').getByRole('button', { name: 'Keep…' }).click();
    await page.keyboard.type('said so in the first-day post');
    await page.keyboard.press('Enter');
    await card('37 minutes').locator('.is-error').waitFor({ state: 'detached' });
    await saved(page);
    await startDraft(page, { title: 'Another' });
    await openDraft(page, exampleTitle);
    await openTitle(page, exampleTitle);
    const kept = panel().getByText('1 kept as it is');
    await kept.click();
    await panel().getByText('Kept because: said so in the first-day post').waitFor();
    await panel().getByRole('button', { name: 'Bring back' }).click();
    await kept.waitFor({ state: 'detached' });
    await expect.poll(() => panel().locator('.is-error', { hasText: '37 minutes' }).count()).toBe(1);
  });

  it('says in the status line and before publishing what is open', async () => {
    await page.getByRole('button', { name: /^Checks: 1 error/u }).waitFor();
    await runMenuCommand(running, 'file.publish');
    const dialog = page.getByRole('dialog', { name: 'Publish' });
    await dialog.getByText(/The checks find 1 error/u).waitFor();
    await dialog.getByRole('button', { name: 'Show' }).first().click();
    await dialog.waitFor({ state: 'detached' });
    expect(await card('37 minutes').isVisible()).toBe(true);
  });

  it('is switched off and on, and stays so for other drafts', async () => {
    const live = page.getByRole('checkbox', { name: 'Check while I write' });
    await live.uncheck();
    await panel().getByText('The checks are switched off.').waitFor();
    expect(await firstParagraph().locator('.finding-error').count()).toBe(0);
    await openDraft(page, 'Another');
    await openTitle(page, 'Another');
    await panel().getByText('The checks are switched off.').waitFor();
    await live.check();
    await panel().getByText('Before you publish').waitFor();
  });
});
