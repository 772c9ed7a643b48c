import { once } from 'node:events';
import type { Locator, Page } from 'playwright-core';
import type { Draft } from '../../../renderer/document/draft';
import type { BodyRow, StepsRow } from '../../../renderer/storage/rows';
import { stateOf } from '../../../renderer/storage/tail';
import type { RunningApp } from './launch';

/* What a person does in the window, for tests that are about something else. */

export function editor(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Post-mortem' });
}

export function library(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Library' });
}

/** The button that opens the draft of this title; in the trash, the one that restores it. */
export function draftButton(page: Page, title: string): Locator {
  return library(page).locator('.draft-main', { has: page.getByText(title, { exact: true }) });
}

/** Titles in the library as they stand there, from the top. */
export function titlesInLibrary(page: Page): Promise<string[]> {
  return library(page).locator('.draft-title').allTextContents();
}

export function notice(page: Page, text: string | RegExp): Locator {
  return page.locator('.notice').filter({ hasText: text });
}

interface NewDraft {
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly incidentDate?: string;
  /** Name of the template; by default the one that is offered. */
  readonly template?: string;
}

/** Makes a draft through the dialog and waits until it is open. */
export async function startDraft(page: Page, wanted: NewDraft): Promise<void> {
  await page.keyboard.press('Control+n');
  const dialog = page.getByRole('dialog', { name: 'New post-mortem' });
  await dialog.getByLabel('Title').fill(wanted.title);
  if (wanted.incidentDate !== undefined) {
    await dialog.getByLabel('Date of the incident').fill(wanted.incidentDate);
  }
  if (wanted.template !== undefined) {
    await dialog.locator('.template-card', { has: page.getByText(wanted.template, { exact: true }) }).click();
  }
  await dialog.getByRole('button', { name: 'Start writing' }).click();
  await dialog.waitFor({ state: 'detached' });
  await openTitle(page, wanted.title);
}

/** Waits until the draft of this title is the one in the editor. */
export async function openTitle(page: Page, title: string): Promise<void> {
  await editor(page).getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
}

export async function openDraft(page: Page, title: string): Promise<void> {
  await draftButton(page, title).click();
  await openTitle(page, title);
}

/** Waits until the status line says that everything is saved. */
export async function saved(page: Page): Promise<void> {
  await page.locator('.status .save-good').waitFor();
}

/** Puts the caret at the end of the element's text by a click into it. */
export async function caretAtEnd(page: Page, place: Locator): Promise<void> {
  await place.click();
  await page.keyboard.press('End');
}

export async function chooseFromMenu(page: Page, title: string, item: string): Promise<void> {
  await library(page)
    .getByRole('button', { name: `More for ${title}`, exact: true })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Runs a command as the native menu does. */
export async function runMenuCommand({ app }: RunningApp, id: string): Promise<void> {
  await app.evaluate(({ Menu }, command) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(command);
    if (item === undefined || item === null) throw new Error(`The menu has no ${command}.`);
    item.click();
  }, id);
}

/** Answers the main process's file dialogs as a person would who chooses these files. */
export async function answerFileDialogs(
  { app }: RunningApp,
  answers: { readonly save?: string; readonly open?: readonly string[] },
): Promise<void> {
  await app.evaluate(({ dialog }, { save, open }) => {
    Object.assign(dialog, {
      showSaveDialog: () => Promise.resolve({ canceled: save === undefined, filePath: save ?? '' }),
      showOpenDialog: () => Promise.resolve({ canceled: open === undefined, filePaths: open ?? [] }),
    });
  }, answers);
}

/** Closes the window as its cross does, and waits until the process has ended. */
export async function closeWindow({ app, process }: RunningApp): Promise<void> {
  const exited = once(process, 'exit');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await exited;
}

/** All drafts that the database holds, by title: its rows past Dexie, put together as the app does it. */
export async function storedDrafts(page: Page): Promise<ReadonlyMap<string, Draft>> {
  const rows = await page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')));
      });
    const db = await settled(indexedDB.open('aftermark'));
    const read = db.transaction(['facts', 'bodies', 'steps']);
    const [facts, bodies, steps] = await Promise.all([
      settled<{ id: string; title: string }[]>(read.objectStore('facts').getAll()),
      settled<BodyRow[]>(read.objectStore('bodies').getAll()),
      settled<StepsRow[]>(read.objectStore('steps').getAll()),
    ]);
    db.close();
    return { facts, bodies, steps };
  });
  return new Map(
    rows.bodies.map((body): [string, Draft] => {
      const { id, version } = body;
      const tail = rows.steps.filter(({ draftId, seq }) => draftId === id && seq > version);
      return [rows.facts.find((row) => row.id === id)?.title ?? '', stateOf(body, tail).draft];
    }),
  );
}
