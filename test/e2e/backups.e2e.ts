import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { launchApp, temporaryFolder } from './support/launch';
import type { RunningApp } from './support/launch';
import {
  answerFileDialogs,
  caretAtEnd,
  chooseFromMenu,
  closeWindow,
  editor,
  library,
  notice,
  openDraft,
  runMenuCommand,
  saved,
  startDraft,
  titlesInLibrary,
} from './support/window';

/* Backups as a person makes them, and what comes back from one. */

const edge = 'The edge stopped answering';
const checkout = 'Checkout returned errors';

async function write(page: Page, title: string, words: string): Promise<void> {
  await caretAtEnd(page, editor(page).getByRole('heading', { name: title }));
  await page.keyboard.press('Enter');
  await page.keyboard.type(words);
  await saved(page);
}

async function writeTwo(page: Page): Promise<void> {
  await startDraft(page, { title: edge });
  await write(page, edge, 'Nobody could log in for 27 minutes.');
  await startDraft(page, { title: checkout });
  await write(page, checkout, 'Half of the payments failed.');
}

async function deleteForGood(page: Page, title: string): Promise<void> {
  await chooseFromMenu(page, title, 'Move to trash');
  // It lies over what stands at the foot of the library.
  await notice(page, 'Moved to the trash.').getByRole('button', { name: 'Dismiss' }).click();
  await library(page).getByRole('button', { name: 'Trash (1)' }).click();
  await chooseFromMenu(page, title, 'Delete for good…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete for good' }).click();
  await notice(page, 'Deleted for good.').getByRole('button', { name: 'Dismiss' }).click();
  await library(page).getByRole('button', { name: 'Back to all drafts' }).click();
  await expect.poll(() => titlesInLibrary(page), { timeout: 10_000 }).not.toContain(title);
}

async function openBackups(running: RunningApp): Promise<Locator> {
  await runMenuCommand(running, 'file.backups');
  const dialog = running.page.getByRole('dialog', { name: 'Backups' });
  await dialog.waitFor();
  return dialog;
}

/** Restores what the dialog has chosen by itself: what the library lacks. */
async function restoreOne(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Restore from the backup' });
  await dialog.getByRole('button', { name: 'Restore 1 draft' }).click();
  await dialog.waitFor({ state: 'detached' });
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

describe('a backup in one file', () => {
  it('brings back a draft that was deleted for good, and leaves the others', async () => {
    const running = await launchApp();
    const { page } = running;
    const file = path.join(await temporaryFolder('backup'), 'mine.aftermark-backup');
    await writeTwo(page);
    await answerFileDialogs(running, { save: file, open: [file] });
    await runMenuCommand(running, 'file.backUp');
    await notice(page, 'Everything is in mine.aftermark-backup.').waitFor();

    await deleteForGood(page, edge);
    await write(page, checkout, 'Written after the backup. ');
    const dialog = await openBackups(running);
    await dialog.getByRole('button', { name: 'Open a backup file…' }).click();
    await restoreOne(page);
    await openDraft(page, edge);
    expect(await editor(page).innerText()).toContain('Nobody could log in for 27 minutes.');
    await openDraft(page, checkout);
    expect(await editor(page).innerText()).toContain('Written after the backup.');
    expect(running.problems).toEqual([]);
    await running.close();
  });

  it('that is none is one sentence, and changes nothing', async () => {
    const running = await launchApp();
    const { page, userData } = running;
    const file = path.join(await temporaryFolder('backup'), 'letter.aftermark-backup');
    await writeFile(file, 'Dear diary');
    await answerFileDialogs(running, { open: [file] });
    const dialog = await openBackups(running);
    await dialog.getByRole('button', { name: 'Open a backup file…' }).click();
    await notice(page, '“letter.aftermark-backup” is not a whole backup').waitFor();
    expect(await dialog.isVisible()).toBe(true);
    expect(await readdir(userData)).not.toContain('opened-backups');
    await running.close();
  });
});

describe('the backups that the app makes by itself', () => {
  it('are there after it was closed, and a draft comes back from one', async () => {
    const first = await launchApp();
    await writeTwo(first.page);
    await closeWindow(first);

    const second = await launchApp({ userData: first.userData });
    const { page } = second;
    await deleteForGood(page, checkout);
    const dialog = await openBackups(second);
    const rows = dialog.getByRole('list', { name: 'Backups on this computer' }).getByRole('listitem');
    await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(1);
    expect(await rows.first().innerText()).toMatch(/today, \d\d:\d\d\s+2 drafts/iu);
    expect(await violations(page)).toEqual([]);
    await rows.first().getByRole('button').click();
    await restoreOne(page);
    await openDraft(page, checkout);
    expect(await editor(page).innerText()).toContain('Half of the payments failed.');
    expect(second.problems).toEqual([]);
    await second.close();
  });
});

describe('the reminder', () => {
  it('is one line once there is work of some days and no backup, and goes for good', async () => {
    const first = await launchApp();
    await writeTwo(first.page);
    await closeWindow(first);
    const note = (running: RunningApp): Locator =>
      library(running.page).getByRole('note', { name: 'Backups' });

    const second = await launchApp({ userData: first.userData });
    expect(await note(second).count()).toBe(0);
    // As if both had been written over the last days.
    await second.page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('aftermark');
          opening.addEventListener('success', () => {
            const write = opening.result.transaction('facts', 'readwrite');
            const all = write.objectStore('facts').openCursor();
            all.addEventListener('success', () => {
              const row = all.result;
              if (row === null) return;
              row.update({ ...row.value, createdAt: row.value.createdAt - 4 * 86_400_000, version: 40 });
              row.continue();
            });
            write.addEventListener('complete', () => {
              opening.result.close();
              resolve();
            });
            write.addEventListener('error', () => reject(new Error('The rows could not be changed.')));
          });
        }),
    );
    await second.page.reload();
    await note(second).getByText('There is no backup outside of this computer’s library yet.').waitFor();
    await note(second).getByRole('button', { name: 'Dismiss' }).click();
    await note(second).waitFor({ state: 'detached' });
    await second.page.reload();
    await library(second.page).locator('.draft-main').first().waitFor();
    // What the page asks for before it shows the line has been answered by then.
    await openBackups(second);
    await second.page.keyboard.press('Escape');
    expect(await note(second).count()).toBe(0);
    await second.kill();
  });
});

describe('the folder of the plan', () => {
  it('gets a file at once, and a folder that is gone is said at the next start', async () => {
    const running = await launchApp();
    const folder = await temporaryFolder('safe');
    await writeTwo(running.page);
    await answerFileDialogs(running, { open: [folder] });
    const dialog = await openBackups(running);
    await dialog.getByRole('button', { name: 'Choose a folder…' }).click();
    await dialog.getByText(`A file is written to “${path.basename(folder)}” every day`).waitFor();
    await dialog.getByText(/^Last: today, \d\d:\d\d$/u).waitFor();
    expect(await readdir(folder)).toEqual([
      expect.stringMatching(/^Aftermark backup [\d-]+\.aftermark-backup$/u),
    ]);
    await dialog.getByLabel('How often').selectOption('week');
    await dialog.getByText('every week in which').waitFor();
    expect(await violations(running.page)).toEqual([]);
    await closeWindow(running);

    // As the app leaves it where the folder was not there when a file was due.
    const planFile = path.join(running.userData, 'backup-plan.json');
    const plan = JSON.parse(await readFile(planFile, 'utf8')) as Record<string, unknown>;
    await writeFile(
      planFile,
      JSON.stringify({ ...plan, problem: 'The folder “safe” for backups is not there.' }),
    );
    const second = await launchApp({ userData: running.userData });
    const note = library(second.page).getByRole('note', { name: 'Backups' });
    await note.getByText('The folder “safe” for backups is not there.').waitFor();
    expect(await violations(second.page)).toEqual([]);
    await note.getByRole('button', { name: 'Backups…' }).click();
    await second.page.getByRole('dialog', { name: 'Backups' }).getByRole('alert').waitFor();
    await second.page.getByRole('button', { name: 'Stop' }).click();
    await second.page.keyboard.press('Escape');
    await note.waitFor({ state: 'detached' });
    await second.close();
  });
});
