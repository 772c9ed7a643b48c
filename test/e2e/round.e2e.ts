import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { launchApp, temporaryFolder, type RunningApp } from './support/launch';
import { introduce, readReviewFile } from './support/review';
import { answerFileDialogs, draftButton, editor, notice, runMenuCommand, saved } from './support/window';

const mira = { id: 'machine1', name: 'Mira Okafor', role: 'incident commander' };
const ana = { id: 'machine2', name: 'Ana Reis', role: 'database lead' };

/* A draft goes out from one machine and is reviewed on another; two profiles, two windows. */

let folder: string;
let sentFile: string;
let home: RunningApp;

async function sendExample(permission: 'suggest' | 'comment', file: string): Promise<void> {
  await answerFileDialogs(home, { save: file });
  await runMenuCommand(home, 'review.send');
  const dialog = home.page.getByRole('dialog', { name: 'Send for review' });
  await dialog.getByLabel('For', { exact: true }).fill('Database team');
  await dialog.getByLabel('What is asked').fill('Is the order right?');
  await dialog.getByLabel('By', { exact: true }).fill('2026-12-01');
  if (permission === 'comment') await dialog.getByLabel('Comment only').check();
  expect(await dialog.getByRole('heading', { name: 'Stays at home' }).count()).toBe(1);
  await dialog.getByText('all earlier versions and deleted text').waitFor();
  expect(await violations(home.page, '[role=dialog]')).toEqual([]);
  await dialog.getByRole('button', { name: 'Save the file to send…' }).click();
  await dialog.getByText(`Saved ${path.basename(file)}.`).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
}

/** What axe finds in an element of the page, in light and in dark. */
async function violations(page: Page, within: string): Promise<readonly string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const results = await page.evaluate(
      (selector) =>
        (window as unknown as { axe: { run: (context: string) => Promise<AxeResults> } }).axe.run(selector),
      within,
    );
    found.push(
      ...results.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
      ),
    );
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** A change can be taken back with a key where the caret stands, by a click on it, and from the list. */
async function takesBack(page: Page): Promise<void> {
  const text = editor(page);
  const type = async (words: string) => {
    await text.locator('p', { hasText: 'New rules reach our machines' }).click();
    await page.keyboard.type(words);
    await text.locator('ins.suggested', { hasText: words }).waitFor();
  };
  await type('Ninety');
  await page.keyboard.press('Control+Alt+x');
  await text.locator('ins.suggested', { hasText: 'Ninety' }).waitFor({ state: 'detached' });
  await type('Eighty');
  await text.locator('ins.suggested', { hasText: 'Eighty' }).click();
  await page
    .getByRole('dialog', { name: 'Your suggestion' })
    .getByRole('button', { name: 'Take back' })
    .click();
  await text.locator('ins.suggested', { hasText: 'Eighty' }).waitFor({ state: 'detached' });
  await type('Seventy');
  await page.getByRole('tab', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Suggestions', exact: true }).click();
  await page.getByRole('heading', { name: '3 suggestions of yours' }).waitFor();
  expect(await violations(page, '.stance')).toEqual([]);
  expect(await violations(page, '.inspector')).toEqual([]);
  await page.getByRole('button', { name: 'Take back: Seventy' }).click();
  await page.getByRole('heading', { name: '2 suggestions of yours' }).waitFor();
}

beforeAll(async () => {
  folder = await temporaryFolder('round');
  sentFile = path.join(folder, 'sent.postmortem');
  home = await launchApp();
  await introduce(home.page, mira);
  await runMenuCommand(home, 'help.example');
  await editor(home.page).waitFor();
});

describe('a round', () => {
  it('is sent, reviewed in the text and in the facts of an action, and returned', async () => {
    await sendExample('suggest', sentFile);
    const status = () => home.page.locator('.facts-line').textContent();
    await expect.poll(status, { timeout: 10_000 }).toContain('in review');

    const away = await launchApp({ files: [sentFile] });
    await introduce(away.page, ana);
    const { page } = away;
    await draftButton(page, 'The Cloudflare outage of 2 July 2019: one rule, everywhere at once').click();
    const stance = page.getByRole('region', { name: 'Review' });
    await stance.getByText('Mira Okafor (incident commander)').waitFor();
    await stance.getByText('by 1 December 2026').waitFor();
    expect(await page.getByRole('button', { name: 'Publish…' }).count()).toBe(0);

    await editor(page).locator('p', { hasText: 'It was not an attack' }).click();
    await page.keyboard.press('Control+ArrowUp');
    await page.keyboard.press('Home');
    await page.keyboard.type('We looked. ');
    await editor(page).locator('ins.suggested', { hasText: 'We looked.' }).waitFor();
    const due = editor(page).locator('.row.action [data-field=due]').first();
    await due.fill('2026-12-24');
    await due.press('Enter');
    await editor(page).getByRole('group', { name: 'Suggested: due from nothing to 2026-12-24' }).waitFor();
    await takesBack(page);
    await saved(page);

    const returnFile = path.join(folder, 'returned.postmortem');
    await answerFileDialogs(away, { save: returnFile });
    await stance.getByRole('button', { name: 'Return review…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Return review' });
    await dialog.getByText('2 suggestions').waitFor();
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await dialog.getByLabel('Only what is new').check();
    await dialog.getByRole('button', { name: 'Save the file to return…' }).click();
    await dialog.getByText('Saved returned.postmortem.').waitFor();
    await page.keyboard.press('Escape');
    await stance.getByText(/Returned today/u).waitFor();

    const read = await readReviewFile(returnFile);
    if (!read.ok || read.kind !== 'return') throw new Error(read.ok ? read.kind : read.message);
    expect(read.sent).toBeNull();
    expect(read.review.reviewer).toEqual(ana);
    expect(JSON.stringify(read.review.suggestions)).toContain('We looked. ');
    expect(read.review.suggestions.flatMap(({ steps }) => steps)).toContainEqual(
      expect.objectContaining({ stepType: 'attr', attr: 'due', value: '2026-12-24' }),
    );
    expect(away.problems).toEqual([]);
    expect(home.problems).toEqual([]);
  });

  it('that asks for comments only lets nobody change the text, and says so', async () => {
    const file = path.join(folder, 'comments.postmortem');
    await sendExample('comment', file);
    const { page, problems } = await launchApp({ files: [file] });
    const text = editor(page);
    await page.getByRole('region', { name: 'Review' }).getByText('Comment only').waitFor();
    const before = await text.locator('p').first().textContent();
    await text.locator('p').first().click();
    await page.keyboard.type('not allowed');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await notice(page, 'This round asks for comments only').waitFor();
    expect(await text.locator('p').first().textContent()).toBe(before);
    expect(await text.getAttribute('aria-readonly')).toBe('true');
    expect(await page.getByRole('button', { name: 'Bold' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Facts of the incident' }).click();
    expect(await page.getByLabel('Severity').isDisabled()).toBe(true);
    expect(problems).toEqual([]);
  });
});
