import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledTemplates } from '../../templates';
import { launchApp, temporaryFolder } from './support/launch';
import type { RunningApp } from './support/launch';
import {
  answerFileDialogs,
  caretAtEnd,
  chooseFromMenu,
  draftButton,
  editor,
  library,
  notice,
  openDraft,
  openTitle,
  runMenuCommand,
  saved,
  startDraft,
  storedDrafts,
  titlesInLibrary,
} from './support/window';

const exampleTitle = 'The Cloudflare outage of 2 July 2019: one rule, everywhere at once';

let running: RunningApp;
let page: Page;
let folder: string;

async function fresh(files: readonly string[] = []): Promise<void> {
  running = await launchApp({ files });
  ({ page } = running);
}

beforeAll(async () => {
  folder = await temporaryFolder('library');
});

/** Waits until the titles in the library are these, from the top. */
async function expectTitles(titles: readonly string[]): Promise<void> {
  await expect.poll(() => titlesInLibrary(page), { timeout: 5_000 }).toEqual(titles);
}

/** Drops files onto the window as a file manager does. */
async function drop(files: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<void> {
  await page.evaluate(
    (given) => {
      const data = new DataTransfer();
      for (const { name, bytes } of given) data.items.add(new File([new Uint8Array(bytes)], name));
      const target = document.querySelector('.workspace') ?? document.body;
      for (const type of ['dragenter', 'dragover', 'drop']) {
        target.dispatchEvent(
          new DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer: data }),
        );
      }
    },
    files.map(({ name, bytes }) => ({ name, bytes: [...bytes] })),
  );
}

describe('a new draft', () => {
  it('from each of the templates has its sections, and remembers what it was made from', async () => {
    await fresh();
    expect(bundledTemplates).toHaveLength(6);
    for (const template of bundledTemplates) {
      await startDraft(page, { title: `From ${template.id}`, template: template.name });
      const outline = page.getByRole('complementary', { name: 'Inspector' });
      for (const { heading } of template.sections) {
        await outline.getByRole('button', { name: heading }).first().waitFor();
      }
      expect(await page.locator('.status-template').textContent()).toBe(template.name);
    }
    await saved(page);
    const drafts = await storedDrafts(page);
    for (const template of bundledTemplates) {
      expect(drafts.get(`From ${template.id}`)?.template).toEqual(template);
    }
    await running.close();
  });

  it('stands first in the library, and so does any that is edited', async () => {
    await fresh();
    for (const title of ['One', 'Two', 'Three']) await startDraft(page, { title });
    await expectTitles(['Three', 'Two', 'One']);
    await openDraft(page, 'One');
    await expectTitles(['Three', 'Two', 'One']);
    await caretAtEnd(page, editor(page).getByRole('heading', { name: 'One' }));
    await page.keyboard.type('!');
    await expectTitles(['One!', 'Three', 'Two']);
    await running.close();
  });
});

describe('a draft in the library', () => {
  async function rename(title: string, next: string): Promise<void> {
    await chooseFromMenu(page, title, 'Rename…');
    const dialog = page.getByRole('dialog', { name: 'Rename' });
    await dialog.getByLabel('Title').fill(next);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
  }

  it('is renamed, whether it is open or not', async () => {
    await fresh();
    await startDraft(page, { title: 'Closed' });
    await startDraft(page, { title: 'Open' });
    await rename('Closed', 'Closed, renamed');
    await expectTitles(['Closed, renamed', 'Open']);
    await rename('Open', 'Open, renamed');
    await openTitle(page, 'Open, renamed');
    await expectTitles(['Open, renamed', 'Closed, renamed']);
    // A new name is an edit like any other.
    await editor(page).getByRole('heading', { name: 'Open, renamed' }).click();
    await page.keyboard.press('Control+z');
    await openTitle(page, 'Open');
    await openDraft(page, 'Closed, renamed');
    await running.close();
  });

  it('is duplicated with all that is in it, and the two go separate ways', async () => {
    await fresh();
    await startDraft(page, { title: 'Original' });
    await caretAtEnd(page, editor(page).getByRole('heading', { name: 'Original' }));
    await page.keyboard.press('Control+Shift+e');
    await page.keyboard.type('13:42 typed a moment ago');
    await chooseFromMenu(page, 'Original', 'Duplicate');
    await openTitle(page, 'Original (copy)');
    await editor(page).getByText('typed a moment ago').waitFor();
    await caretAtEnd(page, editor(page).getByText('typed a moment ago'));
    await page.keyboard.type(', and more');
    await saved(page);
    await openDraft(page, 'Original');
    expect(await editor(page).innerText()).not.toContain(', and more');
    await running.close();
  });

  it('goes to the trash, comes back, and is gone for good only after a yes', async () => {
    await fresh();
    await startDraft(page, { title: 'Keep' });
    await startDraft(page, { title: 'Throw away' });
    await chooseFromMenu(page, 'Throw away', 'Move to trash');
    // It was the open one, so that no draft is open now.
    await page.getByRole('heading', { name: 'No draft is open' }).waitFor();
    await expectTitles(['Keep']);

    const trash = library(page).getByRole('button', { name: 'Trash (1)' });
    await trash.click();
    await expectTitles(['Throw away']);
    await draftButton(page, 'Throw away').click();
    await expectTitles([]);
    await library(page).getByRole('button', { name: 'Back to all drafts' }).click();
    await expectTitles(['Throw away', 'Keep']);

    await chooseFromMenu(page, 'Throw away', 'Move to trash');
    await trash.click();
    const question = page.getByRole('alertdialog', { name: 'Delete “Throw away” for good?' });
    await chooseFromMenu(page, 'Throw away', 'Delete for good…');
    // The safe answer has the focus.
    await question.waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Cancel');
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    await expectTitles(['Throw away']);
    expect([...(await storedDrafts(page)).keys()].sort()).toEqual(['Keep', 'Throw away']);

    await chooseFromMenu(page, 'Throw away', 'Delete for good…');
    await question.getByRole('button', { name: 'Delete for good' }).click();
    await expectTitles([]);
    expect([...(await storedDrafts(page)).keys()]).toEqual(['Keep']);
    await running.close();
  });
});

describe('a copy as a file', () => {
  it('opens again by menu, command line and drop, each time beside what is there', async () => {
    await fresh();
    await runMenuCommand(running, 'help.example');
    await openTitle(page, exampleTitle);
    const text = await editor(page).innerText();
    const file = path.join(folder, 'copy.postmortem');
    await answerFileDialogs(running, { save: file, open: [file] });
    await runMenuCommand(running, 'file.saveCopy');
    await notice(page, 'Saved a copy: copy.postmortem').waitFor();
    await runMenuCommand(running, 'file.open');
    await expectTitles([exampleTitle, exampleTitle]);
    await drop([{ name: 'copy.postmortem', bytes: await readFile(file) }]);
    await expectTitles([exampleTitle, exampleTitle, exampleTitle]);
    await running.close();

    await fresh([file]);
    await openTitle(page, exampleTitle);
    await expectTitles([exampleTitle]);
    expect(await editor(page).innerText()).toBe(text);
    await running.close();
  });

  it('that is broken is refused in one sentence, and changes nothing', async () => {
    const whole = await readFile(path.join(folder, 'copy.postmortem'));
    const broken: readonly (readonly [name: string, bytes: Uint8Array])[] = [
      ['cut.postmortem', whole.subarray(0, whole.length / 2)],
      ['empty.postmortem', new Uint8Array()],
      ['text.postmortem', new TextEncoder().encode('not a post-mortem')],
      ['other.json', new TextEncoder().encode('{"some": "other JSON"}')],
    ];
    const files = [];
    for (const [name, bytes] of broken) {
      const file = path.join(folder, name);
      await writeFile(file, bytes);
      files.push(file);
    }

    await fresh();
    await startDraft(page, { title: 'Mine' });
    await saved(page);
    const before = await storedDrafts(page);
    for (const [index, [name, bytes]] of broken.entries()) {
      await answerFileDialogs(running, { open: [files[index] ?? ''] });
      await runMenuCommand(running, 'file.open');
      const said = notice(page, `${name}: `);
      await said.waitFor();
      // One sentence: it ends once, at its end.
      expect(await said.innerText()).toMatch(/^[^\n]+: [^.]+(?:\.json[^.]*|\.postmortem[^.]*)*\.$/u);
      await said.getByRole('button', { name: 'Dismiss' }).click();
      await drop([{ name, bytes }]);
      if (name === 'other.json') {
        // JSON that is no draft may be a source of events, and is looked at as one.
        const preview = page.getByRole('dialog', { name: 'Import into timeline' });
        await preview.getByText(/^other\.json .*\.$/u).waitFor();
        await page.keyboard.press('Escape');
        await preview.waitFor({ state: 'detached' });
        continue;
      }
      await said.waitFor();
      await said.getByRole('button', { name: 'Dismiss' }).click();
    }
    expect(await storedDrafts(page)).toEqual(before);
    await openTitle(page, 'Mine');
    await running.close();

    await fresh(files);
    for (const [name] of broken) await notice(page, `${name}: `).waitFor();
    await expectTitles([]);
    await running.close();
  });
});

describe('templates', () => {
  const text = (): string => JSON.stringify({ ...bundledTemplates[5], id: 'ours', name: 'Ours' });

  async function importTemplate(name: string, content: string): Promise<void> {
    const file = path.join(folder, name);
    await writeFile(file, content);
    await answerFileDialogs(running, { open: [file] });
    await page.getByRole('button', { name: 'Import from a file…' }).click();
  }

  it('are imported, duplicated, edited, used and removed', async () => {
    await fresh();
    await runMenuCommand(running, 'file.manageTemplates');
    const dialog = page.getByRole('dialog', { name: 'Templates' });
    await importTemplate('ours.json', text());
    await notice(page, '“Ours” is now among your templates.').waitFor();
    await dialog.getByRole('button', { name: 'Duplicate Ours', exact: true }).click();
    await dialog.getByRole('button', { name: 'Edit Ours (copy)' }).click();

    const field = page.getByLabel('The template’s text');
    const copy = JSON.parse(await field.inputValue()) as { sections: { heading: string }[] };
    const [first] = copy.sections;
    if (first === undefined) throw new Error('The template has no sections.');
    first.heading = 'What we saw';
    await field.fill(JSON.stringify(copy));
    await page.getByRole('button', { name: 'Keep' }).click();
    await dialog.waitFor();

    await dialog.getByRole('button', { name: 'Remove Ours', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await dialog.getByText('Ours', { exact: true }).waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');

    await startDraft(page, { title: 'With ours', template: 'Ours (copy)' });
    expect(await editor(page).getByRole('heading', { name: 'What we saw' }).count()).toBe(1);
    await saved(page);
    await running.close();
  });

  it('that are wrong are refused in a sentence that names the field, and nothing is kept', async () => {
    await fresh();
    await runMenuCommand(running, 'file.manageTemplates');
    const names = (): Promise<string[]> => page.locator('.template-list .template-name').allTextContents();
    await expect.poll(names).toHaveLength(6);
    const before = await names();
    const template = JSON.parse(text()) as { sections: unknown[] };
    await importTemplate('bad.json', JSON.stringify({ ...template, name: 42 }));
    const said = notice(page, /bad\.json: .*name/u);
    await said.waitFor();
    // What is said can be put away while the dialog stays.
    await said.getByRole('button', { name: 'Dismiss' }).click();
    await said.waitFor({ state: 'detached' });
    await importTemplate('worse.json', JSON.stringify({ ...template, sections: [{ id: 'a' }] }));
    await notice(page, /worse\.json: .*sections/u).waitFor();
    await importTemplate('worst.json', '{"id": ');
    await notice(page, /worst\.json: ./u).waitFor();
    expect(await names()).toEqual(before);
    await running.close();
  });
});
