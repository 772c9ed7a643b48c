import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchApp, temporaryFolder } from './support/launch';
import type { RunningApp } from './support/launch';
import { previewSource, sourcesDialog, table } from './support/sources';
import {
  answerFileDialogs,
  chooseFromMenu,
  editor,
  library,
  notice,
  openTitle,
  runMenuCommand,
  startDraft,
} from './support/window';

/* axe finds nothing, in both themes, wherever a person comes. */

const exampleTitle = 'The Cloudflare outage of 2 July 2019: one rule, everywhere at once';

let running: RunningApp;
let page: Page;

beforeAll(async () => {
  running = await launchApp();
  ({ page } = running);
  // Nothing moves: a colour on its way is no colour to measure.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
});

/** What an earlier test has left open would be in the way. */
beforeEach(async () => {
  while ((await page.locator('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]').count()) > 0) {
    await page.keyboard.press('Escape');
  }
});

/** Every violation in the page, or in one element of it, as a few lines that say what, where and why. */
async function violations(within: string): Promise<readonly string[]> {
  const results = await page.evaluate(
    (selector) =>
      (
        window as unknown as { axe: { run: (context: string, options: RunOptions) => Promise<AxeResults> } }
      ).axe.run(selector, { resultTypes: ['violations'] }),
    within,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary ?? ''}`),
  );
}

/**
 * Looks in light and in dark.
 *
 * @param within what to look at, where the rest of the page was looked at already: axe takes seconds for a long page
 */
async function expectNothing(within = 'html'): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect({ [colorScheme]: await violations(within) }).toEqual({ [colorScheme]: [] });
  }
}

/** Opens something from the menu, looks at it, and closes it with Escape. */
async function lookAtDialog(command: string, name: string | RegExp): Promise<void> {
  await runMenuCommand(running, command);
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  await expectNothing();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

it('would find something, if there were something', async () => {
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<img id="nameless" src="">'));
  expect((await violations('html')).join()).toContain('image-alt: #nameless');
  await page.evaluate(() => document.querySelector('#nameless')?.remove());
});

it('finds nothing where the library is empty', async () => {
  await page.getByRole('heading', { name: 'Write down what happened' }).waitFor();
  await expectNothing();
});

describe('an open draft', () => {
  it('the example', async () => {
    await runMenuCommand(running, 'help.example');
    await openTitle(page, exampleTitle);
    await expectNothing();
  });

  it('the preview beside it', async () => {
    await runMenuCommand(running, 'view.preview');
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByRole('heading', { level: 1 }).waitFor();
    await expectNothing();
    await runMenuCommand(running, 'view.preview');
    await preview.waitFor({ state: 'detached' });
  });

  it('its facts', async () => {
    await page.getByRole('button', { name: 'Facts of the incident' }).click();
    await page.getByRole('dialog', { name: 'Facts of the incident' }).waitFor();
    await expectNothing('[role=dialog]');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('the details of an event', async () => {
    const row = editor(page).locator('li.event').first();
    await row.hover();
    await row.getByRole('button', { name: 'Event details' }).click();
    await page.getByRole('dialog').waitFor();
    await expectNothing('[role=dialog]');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('the time of an event while it is typed', async () => {
    await editor(page).locator('li.event .event-time').first().click();
    await page.getByLabel('Time of the event').fill('14:30 CST');
    await expectNothing('li.event:has(.time-field)');
    await page.keyboard.press('Escape');
  });

  it('the menu at a slash', async () => {
    await editor(page).locator('p:not(.visually-hidden)').first().click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('/');
    await page.getByRole('listbox', { name: 'Insert' }).waitFor();
    await expectNothing('[role=listbox]');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
  });

  it('the bar over selected text, and its link', async () => {
    await editor(page).locator('p:not(.visually-hidden)').first().click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Shift+End');
    const bar = page.getByRole('toolbar', { name: 'Text', exact: true });
    await bar.waitFor();
    await expectNothing('[role=toolbar][aria-label=Text]');
    await bar.getByRole('button', { name: 'Link' }).click();
    await bar.getByRole('textbox').waitFor();
    await expectNothing('[role=toolbar][aria-label=Text]');
    await page.keyboard.press('Escape');
  });
});

describe('dialogs', () => {
  it.each([
    ['file.new', 'New post-mortem'],
    ['file.manageTemplates', 'Templates'],
    ['file.publish', 'Publish'],
    ['help.shortcuts', 'Keyboard shortcuts'],
    ['help.about', /^Aftermark \d/u],
    ['review.history', 'History'],
    ['review.nameVersion', 'Name this version'],
    ['review.sinceLastLook', 'Since you last looked'],
  ])('%s', lookAtDialog);

  it('the publish panel, with a change to a file that is not ours', async () => {
    const site = await temporaryFolder('site');
    await runMenuCommand(running, 'file.publish');
    const panel = page.getByRole('dialog', { name: 'Publish' });
    const name = (await panel.locator('.publish-path').first().textContent()) ?? '';
    await writeFile(path.join(site, name), 'By hand.\n');
    await answerFileDialogs(running, { open: [site] });
    await panel.getByRole('button', { name: /^Site /u }).click();
    await panel.getByText('Not ours').waitFor();
    await panel.getByText('Folder and front matter').click();
    await expectNothing();
    await panel.getByRole('checkbox', { name: /^Replace/u }).check();
    await panel.getByRole('button', { name: /^Write 2 files/u }).click();
    await panel.getByRole('status').filter({ hasText: 'Wrote 2 files' }).waitFor();
    await expectNothing();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  it('the preview of a source, with a question and with events that are there already', async () => {
    await runMenuCommand(running, 'file.importTimeline');
    await sourcesDialog(page).getByRole('button', { name: 'Choose a file…' }).waitFor();
    await expectNothing('[role=dialog]');
    await page.keyboard.press('Escape');
    await previewSource(running, 'first.csv', table);
    await sourcesDialog(page).getByRole('button', { name: 'Add 3 events' }).click();
    await sourcesDialog(page).waitFor({ state: 'detached' });
    await previewSource(running, 'second.csv', `${table}22.11.2026 10:00;Cleo;Another\n`);
    await sourcesDialog(page).getByText('3 already there').waitFor();
    await expectNothing();
    await sourcesDialog(page).getByLabel('Words in the text').fill('nothing has these words');
    await sourcesDialog(page).getByText('No record fits the filter.').waitFor();
    await expectNothing('[role=dialog]');
    await page.keyboard.press('Escape');
    await sourcesDialog(page).waitFor({ state: 'detached' });
  });

  it('where an event is known from', async () => {
    const row = editor(page).locator('li.event', { hasText: 'Rollback finished' });
    await row.hover();
    await row.getByRole('button', { name: /^Event details/u }).click();
    await page.getByText('unchanged since import').waitFor();
    await page.getByText('As recorded').click();
    await page.getByRole('button', { name: 'Shift all events of this source…' }).click();
    await expectNothing('[role=dialog]');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('the text of a template of one’s own, with a mistake in it', async () => {
    await runMenuCommand(running, 'file.manageTemplates');
    await page.getByRole('button', { name: 'Duplicate Public report', exact: true }).click();
    await page.getByRole('button', { name: 'Edit Public report (copy)' }).click();
    await page.getByLabel('The template’s text').fill('{');
    await page.getByRole('button', { name: 'Keep' }).click();
    await page.getByRole('alert').filter({ hasText: /./u }).waitFor();
    await expectNothing();
    await page.keyboard.press('Escape');
  });
});

describe('the library', () => {
  it('with drafts, and the menu of one', async () => {
    await startDraft(page, { title: 'To be thrown away' });
    await expectNothing();
    await library(page).getByRole('button', { name: 'More for To be thrown away' }).click();
    await page.getByRole('menu').waitFor();
    await expectNothing();
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
  });

  it('a new name', async () => {
    await chooseFromMenu(page, 'To be thrown away', 'Rename…');
    await page.getByRole('dialog', { name: 'Rename' }).waitFor();
    await expectNothing();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('the trash, and the question before a draft is gone', async () => {
    await chooseFromMenu(page, 'To be thrown away', 'Move to trash');
    await notice(page, 'Moved to the trash.').waitFor();
    await library(page).getByRole('button', { name: 'Trash' }).click();
    await library(page).getByText('To be thrown away').waitFor();
    await expectNothing();
    await chooseFromMenu(page, 'To be thrown away', 'Delete for good…');
    await page.getByRole('alertdialog').waitFor();
    await expectNothing();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
  });
});

it('comments beside the text, one of them being written', async () => {
  await runMenuCommand(running, 'help.example');
  await openTitle(page, exampleTitle);
  const comment = async (text: string, more: () => Promise<void>) => {
    await page.keyboard.press('Control+Alt+m');
    const who = page.getByRole('dialog', { name: 'Your name and role' });
    const field = page.getByRole('textbox', { name: 'Comment' });
    await who.or(field).first().waitFor();
    if (await who.isVisible()) {
      await expectNothing('[role=dialog]');
      await who.getByLabel('Role', { exact: true }).fill('database lead');
      await page.keyboard.press('Enter');
    }
    await field.fill(text);
    await more();
  };
  const send = () => page.keyboard.press('Control+Enter');
  await editor(page)
    .locator('> p')
    .first()
    .dblclick({ position: { x: 30, y: 10 } });
  await comment('Is **this** `all`? [More](https://example.com/)', send);
  await editor(page).locator('.event p').nth(3).click();
  await comment('Off by one.', async () => {
    await page.getByRole('checkbox', { name: /^Blocking/u }).check();
    await page.getByRole('button', { name: 'Comment', exact: true }).last().click();
  });
  await editor(page).locator('.event p').nth(4).click();
  await comment('Ask ', () => page.keyboard.type('@data'));
  await page.getByRole('listbox', { name: 'Whom to mention' }).waitFor();
  await expectNothing('.inspector');
  await expectNothing('.event');
});
