import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import { caretAtEnd, editor, startDraft } from './support/window';

/*
 * Whoever goes back to the text writes on at once, also where the machine is too busy to draw a frame: the very next key
 * must be in the text. The page gets no frames here, so that whatever waits for one comes too late each time.
 */

let running: RunningApp;
let page: Page;

const line = () => editor(page).locator('> p').first();

/** From now on nothing that asks for a frame gets one, until `letFramesGo`. */
async function holdFrames(): Promise<void> {
  await page.evaluate(() => {
    const held: FrameRequestCallback[] = [];
    const request = window.requestAnimationFrame.bind(window);
    Object.assign(window, {
      requestAnimationFrame: (callback: FrameRequestCallback) => held.push(callback),
      letFramesGo: () => {
        Object.assign(window, { requestAnimationFrame: request });
        for (const callback of held) request(callback);
      },
    });
  });
}

async function letFramesGo(): Promise<void> {
  await page.evaluate(() => {
    const { letFramesGo: letGo } = window as Window & { letFramesGo?: () => void };
    letGo?.();
  });
}

beforeAll(async () => {
  running = await launchApp();
  ({ page } = running);
  await startDraft(page, { title: 'The very next key' });
});

beforeEach(async () => {
  await caretAtEnd(page, line());
});
afterEach(letFramesGo);

describe('back to the text, and the very next key is in it', () => {
  it('with Escape from the tabs beside it', async () => {
    await page.keyboard.press('Control+Shift+j');
    await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('tab');
    await holdFrames();
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    expect(await line().innerText()).toMatch(/a$/u);
  });

  it('with a command of the toolbar', async () => {
    await page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name: 'Bold' }).focus();
    await holdFrames();
    await page.keyboard.press('Enter');
    await page.keyboard.press('b');
    expect(await line().locator('strong').innerText()).toBe('b');
  });

  it('with Escape from the words of a comment', async () => {
    await page.keyboard.press('Control+Alt+m');
    const who = page.getByRole('dialog', { name: 'Your name and role' });
    await who.getByLabel('Name').fill('Ana');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await holdFrames();
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    expect(await line().innerText()).toMatch(/c$/u);
  });

  it('with a heading of the outline', async () => {
    await page.getByRole('tab', { name: 'Outline' }).click();
    const entry = page.getByRole('navigation', { name: 'Outline' }).getByRole('button').nth(1);
    const heading = await entry.locator('span').innerText();
    await entry.focus();
    await holdFrames();
    await page.keyboard.press('Enter');
    await page.keyboard.press('d');
    expect(await editor(page).locator('h2').allInnerTexts()).toContain(`d${heading}`);
  });
});
