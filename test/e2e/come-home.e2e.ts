import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';

import type { Author } from '../../renderer/document/review-record';
import {
  addedAfter,
  clock,
  outage,
  rememberIdentity,
  rememberRound,
  removed,
  replaced,
  row,
  sentDraft,
  set,
  writeDraft,
  writeReviewFile,
} from './support/come-home';
import { launchApp, temporaryFolder } from './support/launch';
import type { RunningApp } from './support/launch';
import { answerFileDialogs, editor, notice, openTitle, runMenuCommand, saved } from './support/window';

/* Reviews that come home into a draft, in the real app: what each rule does is tested without a window. */

const patient = { timeout: 10_000 };
const mira: Author = { id: 'mira', name: 'Mira', role: 'database lead' };
const jon: Author = { id: 'jon', name: 'Jon', role: '' };

let running: RunningApp;
let page: Page;
let files: { readonly mira: string; readonly jon: string; readonly other: string };

const panel = () => page.locator('.suggestions');
const count = () => panel().locator('.checks-head b').innerText();
const item = (words: string | RegExp) => panel().locator('.suggestion').filter({ hasText: words });
const struck = () => editor(page).locator('.suggested.is-goes').allInnerTexts();
const press = (keys: string) => page.keyboard.press(keys);

async function openFiles(...paths: readonly string[]): Promise<void> {
  for (const open of paths) {
    await answerFileDialogs(running, { open: [open] });
    await runMenuCommand(running, 'file.open');
  }
}

beforeAll(async () => {
  const folder = await temporaryFolder('home');
  const sent = await sentDraft('checkout', outage);
  const other = await sentDraft('another', outage);
  files = {
    mira: await writeReviewFile(folder, sent, {
      reviewer: mira,
      changes: [
        replaced('slow', 'out of connections'),
        addedAfter('e1', row('event', 'm1', 'Connection pool runs dry', { happened: clock('13:05') })),
        set('a1', 'due', '10 Dec'),
      ],
      agreedTo: ['h-timeline'],
    }),
    jon: await writeReviewFile(folder, sent, {
      reviewer: jon,
      changes: [replaced('slow', 'overloaded'), removed('a2')],
    }),
    other: await writeReviewFile(folder, other, { reviewer: mira, changes: [replaced('slow', 'quick')] }),
  };
  running = await launchApp();
  ({ page } = running);
  await rememberIdentity(page, { id: 'ada', name: 'Ada', role: '' });
  await openFiles(await writeDraft(folder, sent));
  await openTitle(page, 'Checkout outage');
  await saved(page);
  await rememberRound(page, sent);
});

describe('a review that comes home', () => {
  it('shows what it brought, beside the text and in it', async () => {
    await openFiles(files.mira);
    await notice(page, 'Mira (database lead): 3 suggestions, agreed to 1 section').waitFor();
    await expect.poll(count, patient).toBe('3 suggestions');
    expect(await struck()).toEqual(['slow']);
    await editor(page)
      .getByRole('group', { name: /Suggested by Mira .*insert “out of connections”/u })
      .waitFor();
    await editor(page)
      .getByRole('group', { name: /insert “Connection pool runs dry”/u })
      .waitFor();
    await editor(page)
      .getByRole('group', { name: 'Suggested by Mira (database lead): due from 3 Dec to 10 Dec' })
      .waitFor();
  });

  it('changes nothing when it is opened again, and says so', async () => {
    await openFiles(files.mira);
    await notice(page, 'This review has come home already, so nothing changed.').waitFor();
    expect(await count()).toBe('3 suggestions');
  });

  it('is refused with one sentence where it is of another draft', async () => {
    await openFiles(files.other);
    await notice(
      page,
      /mira-another\.postmortem: This review is of a draft that is not in this library/u,
    ).waitFor();
    expect(await count()).toBe('3 suggestions');
  });

  it('stands beside another one; where they disagree, both are shown', async () => {
    await openFiles(files.jon);
    await expect.poll(count, patient).toBe('5 suggestions');
    await panel().getByRole('group', { name: '2 suggestions that cannot all be taken' }).waitFor();
    expect(await struck()).toContain('slow');
  });

  it('is decided from the keyboard', async () => {
    await editor(page).locator('h1').first().click();
    await press('F4');
    await press('Control+Alt+x');
    await expect.poll(count, patient).toBe('4 suggestions');
    await expect.poll(() => panel().locator('.conflict').count(), patient).toBe(0);
    await press('F4');
    await press('Control+Alt+a');
    await expect.poll(count, patient).toBe('3 suggestions');
    await press('Control+z');
    await expect.poll(count, patient).toBe('4 suggestions');
  });

  it('is accepted as a whole; one undo takes that back', async () => {
    await panel().getByRole('button', { name: 'Accept all 4' }).click();
    await panel().getByText('Everything is decided').waitFor();
    const text = editor(page);
    await expect.poll(() => text.innerText(), patient).toContain('Connection pool runs dry');
    expect(await text.locator('.action').count()).toBe(1);
    expect(await text.locator('[data-suggestion]').count()).toBe(0);
    expect(await text.getByRole('textbox', { name: 'Due' }).first().inputValue()).toBe('10 Dec');

    await panel()
      .getByRole('button', { name: /decided/u })
      .click();
    await panel().getByText('Accepted by Ada').first().waitFor();

    await text.locator('h1').first().click();
    await press('Control+z');
    await expect.poll(count, patient).toBe('4 suggestions');
    expect(await text.locator('.action').count()).toBe(2);
    await item('Connection pool runs dry').waitFor();
  });

  it('is kept with the draft: what is pending and what was decided are there after a restart', async () => {
    await saved(page);
    await page.reload();
    await page.locator('html[data-ready]').waitFor();
    await page.locator('.draft-main').first().click();
    await openTitle(page, 'Checkout outage');
    await press('Control+Shift+j');
    await page.getByRole('tab', { name: 'Review' }).click();
    await page.getByRole('button', { name: /^Suggestions/u }).click();
    await expect.poll(count, patient).toBe('4 suggestions');
    await panel().getByRole('button', { name: '1 decided' }).waitFor();
  });
});
