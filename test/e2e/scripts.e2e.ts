import type { CDPSession, Locator, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import { caretAtEnd, editor, saved, startDraft } from './support/window';

let running: RunningApp;
let page: Page;
let keyboard: CDPSession;
let drafts = 0;

beforeAll(async () => {
  running = await launchApp();
  ({ page } = running);
  keyboard = await page.context().newCDPSession(page);
});

/** Each test has a draft of its own, with the caret in a new, empty event. */
beforeEach(async () => {
  drafts += 1;
  const title = `Scripts ${drafts}`;
  await startDraft(page, { title, incidentDate: '2019-07-02' });
  await caretAtEnd(page, editor(page).getByRole('heading', { name: title }));
  await page.keyboard.press('Control+Shift+e');
  await page.waitForFunction(() => document.querySelectorAll('.ProseMirror li.event').length === 1);
});

function rows(): Locator {
  return editor(page).locator('li.event');
}

/** Headlines of the events, in order, without what is said beside them about a time that is being typed. */
function events(): Promise<readonly string[]> {
  return rows().evaluateAll((found) =>
    found.map((row) => {
      const text = row.querySelector('.row-text')?.cloneNode(true) as Element;
      for (const widget of text.querySelectorAll('.ProseMirror-widget')) widget.remove();
      return text.textContent ?? '';
    }),
  );
}

/** The text that an input method shows while it is being composed, as Chromium gets it from the system. */
async function compose(text: string): Promise<void> {
  await keyboard.send('Input.imeSetComposition', {
    text,
    selectionStart: text.length,
    selectionEnd: text.length,
  });
}

/**
 * A key that the input method takes for itself. Windows and Linux tell the page only that there was one; macOS names it,
 * and only its code 229 and the composition around it say that it is not the page's.
 */
async function keyOfInputMethod(code: string, name = 'Process'): Promise<void> {
  const key = { key: name, code, windowsVirtualKeyCode: 229 };
  await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

/** What the input method gives in the end. */
async function commit(text: string): Promise<void> {
  await keyboard.send('Input.insertText', { text });
}

describe('Japanese in a timeline headline', () => {
  it('is composed, converted and committed with Enter, and makes no stray event', async () => {
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const name of ['compositionstart', 'compositionend']) {
        window.addEventListener(name, () => heard.push(name), { capture: true });
      }
    });
    for (const text of ['k', 'か', 'かn', 'かん', 'かんs', 'かんし']) {
      await keyOfInputMethod('KeyK');
      await compose(text);
    }
    await keyOfInputMethod('Space');
    await compose('監視');
    await keyOfInputMethod('Enter');
    expect(await events()).toEqual(['監視']);
    await commit('監視');
    expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual([
      'compositionstart',
      'compositionend',
    ]);
    expect(await events()).toEqual(['監視']);

    // A second word, and then an Enter of the person's own.
    await keyOfInputMethod('KeyG');
    await compose('が');
    await keyOfInputMethod('Enter', 'Enter');
    expect(await events()).toEqual(['監視が']);
    await commit('が');
    await page.keyboard.press('Enter');
    expect(await events()).toEqual(['監視が', '']);
    await saved(page);
  });

  it('reads full-width digits as a time once they are committed, not before', async () => {
    await keyOfInputMethod('Digit1');
    await compose('１３：４２　規則の配布');
    await keyOfInputMethod('Enter');
    expect(await events()).toEqual(['１３：４２　規則の配布']);
    await commit('１３：４２　規則の配布');
    await page.keyboard.press('Enter');
    expect(await events()).toEqual(['規則の配布', '']);
    const time = rows().first().locator('time');
    expect(await time.textContent()).toBe('13:42');
    expect(await time.getAttribute('datetime')).toBe('2019-07-02T13:42:00Z');
    await saved(page);
  });

  it('turns no Markdown sign into a block while it is being composed', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('#');
    await compose(' ');
    await compose(' あ');
    await commit(' あ');
    const block = editor(page).getByText('# あ', { exact: true });
    expect(await block.evaluate((element) => element.localName)).toBe('p');
  });
});

interface Box {
  readonly left: number;
  readonly right: number;
}

async function box(place: Locator): Promise<Box> {
  const found = await place.boundingBox();
  if (found === null) throw new Error('It is not shown.');
  return { left: found.x, right: found.x + found.width };
}

/** Where the letters of an element's text stand, from the left. */
function lettersFromLeft(place: Locator): Promise<string> {
  return place.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const letters: { letter: string; left: number }[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      for (let index = 0; index < text.length; index += 1) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        letters.push({ letter: text.charAt(index), left: range.getBoundingClientRect().left });
      }
    }
    return letters
      .sort((a, b) => a.left - b.left)
      .map(({ letter }) => letter)
      .join('');
  });
}

/** Where the words of a line stand, without the space beside them. */
function wordsBox(line: Locator): Promise<Box> {
  return line.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, right } = range.getBoundingClientRect();
    return { left, right };
  });
}

function direction(place: Locator): Promise<string> {
  return place.evaluate((element) => getComputedStyle(element).direction);
}

describe('text from right to left', () => {
  const scripts: readonly (readonly [script: string, headline: string, second: string])[] = [
    ['Hebrew', 'השרת הפסיק לענות', 'השרת חזר'],
    ['Arabic', 'توقف الخادم عن الرد', 'عاد الخادم'],
  ];

  it.each(scripts)('has its times on the right, before the text: %s', async (_script, headline, second) => {
    await page.keyboard.type('14:00–14:09 ');
    await page.keyboard.insertText(headline);
    await page.keyboard.press('Enter');
    await page.keyboard.type('14:10 ');
    await page.keyboard.insertText(second);
    await page.keyboard.press('Enter');
    await page.keyboard.type('the end');
    expect(await events()).toEqual([headline, second, 'the end']);

    const [first, next] = [rows().nth(0), rows().nth(1)];
    const line = first.locator('.row-text > *').first();
    expect(await direction(line)).toBe('rtl');
    const [time, nextTime, words] = [
      await box(first.locator('time')),
      await box(next.locator('time')),
      await wordsBox(line),
    ];
    expect(time.left).toBeGreaterThan(words.right);
    expect(nextTime.left).toBeCloseTo(time.left, 0);
    // Digits keep the order in which they are read, from the left.
    expect(await lettersFromLeft(first.locator('time'))).toBe('14:00–14:09');
    await saved(page);
  });

  it.each(scripts)('keeps to the column of times of other headlines: %s', async (_script, headline) => {
    await page.keyboard.type('14:10 it is over');
    await page.keyboard.press('Enter');
    await page.keyboard.type('14:20–14:29 ');
    await page.keyboard.insertText(headline);
    await page.keyboard.press('Enter');
    await page.keyboard.type('the end');
    expect(await events()).toEqual(['it is over', headline, 'the end']);

    const [ltr, rtl] = [rows().nth(0), rows().nth(1)];
    const line = rtl.locator('.row-text > *').first();
    expect(await direction(line)).toBe('rtl');
    expect(await direction(ltr.locator('.row-text > *').first())).toBe('ltr');
    const [time, ltrTime, words] = [
      await box(rtl.locator('time')),
      await box(ltr.locator('time')),
      await wordsBox(line),
    ];
    expect(time.right).toBeCloseTo(ltrTime.right, 0);
    expect(time.right).toBeLessThan(words.left);
    expect(await lettersFromLeft(rtl.locator('time'))).toBe('14:20–14:29');
    // The text begins at the right edge of the column at whose left edge other headlines begin.
    const column = await box(rtl.locator('.row-text'));
    expect(column.right - words.right).toBeLessThan(4);
    expect(words.left - column.left).toBeGreaterThan(20);
    await saved(page);
  });

  it('stands right in a paragraph, with a time inside it in one piece', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('ב־13:42 השרת הפסיק לענות (AB 12) לגמרי.');
    const paragraph = editor(page).getByText('השרת הפסיק', { exact: false }).first();
    expect(await direction(paragraph)).toBe('rtl');
    const seen = await lettersFromLeft(paragraph);
    expect(seen).toContain('13:42');
    expect(seen).toContain('AB 12');
    // It is read from the right: the full stop at the far left, the first letter at the far right.
    expect(seen.startsWith('.')).toBe(true);
    expect(seen.endsWith('ב')).toBe(true);
    await saved(page);
  });
});
