import type { Page } from 'playwright-core';
import { editor, library, openTitle, startDraft } from '../e2e/support/window';
import { caretInTitle, paste, sawName, watchEditor } from './in-page';
import { picture } from './picture';
import { keyOf, type Action, type Place } from './stream';

/** What the driver tells of what it does. */
export interface Told {
  /** A comment is shown as made. */
  readonly commented: (key: string, text: string) => void;
  /** A draft of this key is about to be made. */
  readonly making: (key: string) => void;
}

/** Milliseconds for what the window should do at once. */
const soon = 5_000;

/** Pictures of one profile begin with a number of its own. */
const pictureStride = 1_000;

/** Types a stream of actions into the window, as a person would: keys, clicks and the clipboard. */
export interface Driver {
  readonly perform: (action: Action) => Promise<void>;
}

export function createDriver(page: Page, told: Told, profile: number): Driver {
  const { keyboard } = page;

  const openKey = async (): Promise<string> =>
    keyOf((await editor(page).getByRole('heading', { level: 1 }).first().innerText()).trim());

  async function focusText(): Promise<void> {
    const focused = await editor(page).evaluate((dom) => document.activeElement === dom);
    if (focused) return;
    await keyboard.press('Escape');
    await editor(page).focus();
  }

  /** A key may be lost with the process that was killed, and with it a new draft. */
  async function ensureOpen(): Promise<void> {
    if ((await editor(page).count()) > 0) return;
    const first = library(page).locator('.draft-main').first();
    if ((await first.count()) > 0) await first.click();
    else await act({ kind: 'new', title: `N0 of profile ${profile}` });
    await editor(page).waitFor();
    await page.evaluate(watchEditor, sawName);
  }

  async function move(place: Place): Promise<void> {
    switch (place.kind) {
      case 'here':
        return;
      case 'end':
        await keyboard.press('Control+End');
        return;
      case 'up':
        for (let line = 0; line < place.lines; line += 1) await keyboard.press('ArrowUp');
        await keyboard.press('End');
    }
  }

  /** A draft is known by the name in its title: a paste or a new line in front of it would make it another one. */
  async function go(place: Place): Promise<void> {
    await move(place);
    if (await page.evaluate(caretInTitle)) await keyboard.press('Control+End');
  }

  async function comment(text: string): Promise<void> {
    await keyboard.press('Control+Alt+m');
    const who = page.getByRole('dialog', { name: 'Your name and role' });
    const region = page.getByRole('region', { name: 'Comments' });
    const field = region.getByRole('textbox', { name: 'Comment' });
    const howMany = region.locator('.threads-head b');
    const first = await Promise.race([
      who.waitFor({ timeout: soon }).then(() => 'who' as const),
      field.waitFor({ timeout: soon }).then(() => 'field' as const),
    ]).catch(() => null);
    // A place that there is nothing to say about, such as an empty draft.
    if (first === null) return;
    if (first === 'who') {
      await who.getByLabel('Name').fill('Ana');
      await keyboard.press('Enter');
      await field.waitFor({ timeout: soon });
    }
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA', undefined, {
      timeout: soon,
    });
    const before = await howMany.innerText();
    await keyboard.type(text);
    // Words that were not sent before, because a helper was killed in between, are in the field as well.
    const words = await field.inputValue();
    await keyboard.press('Control+Enter');
    // A field that is gone says little: it is made once it is counted.
    await howMany.filter({ hasNotText: before }).waitFor({ timeout: soon });
    told.commented(await openKey(), words.trim());
  }

  async function openNumbered(number: number): Promise<void> {
    const titles = (await library(page).locator('.draft-title').allTextContents()).toSorted();
    const title = titles[number % titles.length];
    if (title === undefined) return;
    await library(page).locator('.draft-main', { hasText: title }).first().click();
    await openTitle(page, title);
  }

  async function act(action: Action): Promise<void> {
    switch (action.kind) {
      case 'type':
        await go(action.place);
        if (action.newLine) await keyboard.press('Enter');
        await keyboard.type(action.text, { delay: 5 });
        return;
      case 'correct':
        await go({ kind: 'here' });
        await keyboard.type(action.text, { delay: 5 });
        for (let letter = 0; letter < action.letters; letter += 1) await keyboard.press('Backspace');
        return;
      case 'event':
        await go({ kind: 'here' });
        await keyboard.press('Control+Shift+e');
        await keyboard.type(action.text, { delay: 5 });
        return;
      case 'paste': {
        await go(action.place);
        const text = action.paragraphs.join('\n\n');
        const html = action.paragraphs.map((line) => `<p>${line.replaceAll('<', '&lt;')}</p>`).join('');
        await page.evaluate(paste, { text, html });
        return;
      }
      case 'image':
        await go(action.place);
        await page.evaluate(paste, { image: [...picture(profile * pictureStride + action.number)] });
        return;
      case 'undo':
      case 'redo':
        for (let time = 0; time < action.times; time += 1) {
          await keyboard.press(action.kind === 'undo' ? 'Control+z' : 'Control+y');
        }
        return;
      case 'rename':
        await keyboard.press('Control+Home');
        await keyboard.press('End');
        await keyboard.type(action.text, { delay: 5 });
        return;
      case 'comment':
        return comment(action.text);
      case 'new':
        told.making(keyOf(action.title));
        return startDraft(page, { title: action.title, incidentDate: '2019-07-02' });
      case 'open':
        return openNumbered(action.number);
    }
  }

  return {
    async perform(action) {
      if (action.kind !== 'new') await ensureOpen();
      if (action.kind !== 'new' && action.kind !== 'open') await focusText();
      await act(action);
      await page.evaluate(watchEditor, sawName);
    },
  };
}

/** Waits until the window says of the open draft, where there is one, that it is saved. */
export async function allSaved(page: Page): Promise<void> {
  if ((await editor(page).count()) > 0) await page.locator('.status .save-good').waitFor();
}
