import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchApp, temporaryFolder } from './support/launch';
import type { RunningApp } from './support/launch';
import { introduce } from './support/review';
import {
  answerFileDialogs,
  caretAtEnd,
  editor,
  notice,
  runMenuCommand,
  saved,
  startDraft,
} from './support/window';

/* Versions, agreement and status of a draft, in the real app. */

const patience = { timeout: 10_000 };

let running: RunningApp;
let page: Page;

const dialog = (name: string): Locator => page.getByRole('dialog', { name });
const outline = (): Locator => page.getByRole('navigation', { name: 'Outline' });
const headings = (): Locator => editor(page).locator('h2');

/** The text under the first heading. */
const firstText = (): Locator => editor(page).locator('h2 + p').first();

beforeAll(async () => {
  running = await launchApp();
  ({ page } = running);
  await introduce(page, { id: 'mira', name: 'Mira Okafor', role: 'database lead' });
  await startDraft(page, { title: 'The edge stopped answering' });
  await headings().first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('A full disk stopped the queue.');
});

describe('the history', () => {
  it('keeps a version by name, tells what changed since, and brings it back until undo', async () => {
    await runMenuCommand(running, 'review.nameVersion');
    await dialog('Name this version').getByLabel('Name').fill('As agreed');
    await page.keyboard.press('Enter');
    await notice(page, 'As agreed').waitFor();

    await caretAtEnd(page, firstText());
    await page.keyboard.type(' Nobody was told.');
    await saved(page);
    await page.keyboard.press('Control+Shift+h');
    const history = dialog('History');
    const added = history.locator('ins');
    await added.waitFor();
    expect(await added.innerText()).toContain('Nobody was told.');
    await history.getByRole('button', { name: 'As agreed' }).waitFor();

    await history.getByRole('button', { name: 'Restore…' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Restore', exact: true }).click();
    await history.waitFor({ state: 'detached' });
    await expect.poll(() => firstText().innerText(), patience).toBe('A full disk stopped the queue.');

    await editor(page).click();
    await page.keyboard.press('Control+z');
    await expect
      .poll(() => firstText().innerText(), patience)
      .toBe('A full disk stopped the queue. Nobody was told.');
  });

  it('holds what was there before it was restored, and compares any two', async () => {
    await page.keyboard.press('Control+Shift+h');
    const history = dialog('History');
    await history.getByRole('button', { name: 'Before an earlier version was restored' }).click();
    await history.getByText('Nothing changed between the two').waitFor();
    const other = history.getByRole('combobox', { name: 'Compared with' });
    const created = await other.locator('option', { hasText: 'Created' }).getAttribute('value');
    await other.selectOption(created);
    await expect
      .poll(() => history.locator('ins').allTextContents(), patience)
      .toContain('added: A full disk stopped the queue. Nobody was told.');
    await page.keyboard.press('Escape');
    await history.waitFor({ state: 'detached' });
  });
});

describe('agreement', () => {
  it('is shown in the outline, and says so once its section changed', async () => {
    await caretAtEnd(page, firstText());
    await page.keyboard.press('Control+Alt+g');
    const chip = outline().getByRole('listitem').filter({ hasText: 'database lead' }).last();
    await expect.poll(() => chip.innerText(), patience).toContain('agreed:');
    await page.keyboard.type(' Until noon.');
    await expect.poll(() => chip.innerText(), patience).toContain('changed since:');
    await page.keyboard.press('Control+Alt+g');
    await expect.poll(() => chip.innerText(), patience).toContain('agreed:');
    await page.keyboard.press('Control+Alt+g');
    await chip.waitFor({ state: 'detached' });
  });
});

describe('the status', () => {
  it('is moved in its dialog, which the facts lead to, and remembers who moved it', async () => {
    await page.getByRole('button', { name: 'Facts of the incident' }).click();
    await page.getByRole('button', { name: 'Document: Draft…' }).click();
    const status = dialog('Status');
    await status.getByRole('button', { name: 'In review' }).click();
    await status.waitFor({ state: 'detached' });
    await page.locator('.facts-line').getByText('in review').waitFor();
    await runMenuCommand(running, 'review.status');
    expect(await status.getByRole('region', { name: 'Earlier moves' }).innerText()).toContain(
      'Mira Okafor (database lead)',
    );
    await page.keyboard.press('Escape');
    await status.waitFor({ state: 'detached' });
  });

  it('is not "Approved" while a blocking comment is open, and leads to it', async () => {
    await firstText().dblclick();
    await page.keyboard.press('Control+Alt+m');
    const writing = page.getByRole('form', { name: 'New comment' });
    await writing.getByRole('textbox').fill('Which disk?');
    await writing.getByRole('checkbox').check();
    await writing.getByRole('textbox').press('Control+Enter');
    await runMenuCommand(running, 'review.status');
    const status = dialog('Status');
    const approved = status.getByRole('button', { name: 'Approved', exact: true });
    await status.getByText('One blocking comment is not resolved; it holds the approval.').waitFor();
    expect(await approved.isDisabled()).toBe(true);
    await status.getByRole('button', { name: 'Go to the blocking comment' }).click();
    const card = page.locator('.thread', { hasText: 'Which disk?' });
    await card.getByRole('button', { name: 'Resolve' }).click();
    await runMenuCommand(running, 'review.status');
    await expect.poll(() => approved.isEnabled(), patience).toBe(true);
    await approved.click();
    await notice(page, 'This post-mortem is “Approved” now.').waitFor();
  });
});

describe('since you last looked', () => {
  it('is one sentence before a round, and what changed after one', async () => {
    await runMenuCommand(running, 'review.sinceLastLook');
    await dialog('Since you last looked').getByText('has not been sent for review yet').waitFor();
    await page.keyboard.press('Escape');

    const folder = await temporaryFolder('round');
    await answerFileDialogs(running, { save: path.join(folder, 'round.postmortem') });
    await runMenuCommand(running, 'review.send');
    const send = dialog('Send for review');
    await send.getByRole('button', { name: 'Save the file to send…' }).click();
    await send.getByRole('button', { name: 'Close', exact: true }).last().click();
    await send.waitFor({ state: 'detached' });

    await caretAtEnd(page, firstText());
    await page.keyboard.type(' Then it was mended.');
    await saved(page);
    await runMenuCommand(running, 'review.sinceLastLook');
    const since = dialog('Since you last looked');
    await expect
      .poll(() => since.locator('ins').allTextContents(), patience)
      .toEqual([expect.stringContaining('Then it was mended.')]);
    await page.keyboard.press('Escape');
    await since.waitFor({ state: 'detached' });
  });
});
