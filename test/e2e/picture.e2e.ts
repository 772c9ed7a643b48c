import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import { pictureDrafts, writePictureDraft } from './support/picture-drafts';
import { editor, openDraft } from './support/window';

/* The picture of the timeline in the real window: with the keyboard, with the mouse, in narrow windows, and for axe. */

let running: RunningApp;
let page: Page;

beforeAll(async () => {
  const files: string[] = [];
  for (const name of pictureDrafts) files.push(await writePictureDraft(name));
  running = await launchApp({ files });
  ({ page } = running);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  await openDraft(page, 'Two periods');
});

const line = (): Locator => page.getByRole('slider', { name: 'Timeline, event by event' });
const words = (): Promise<string | null> => line().getAttribute('aria-valuetext');

it('goes from event to event with the keys, and to the event in the text', async () => {
  await line().focus();
  expect(await words()).toBe('1 Jul 10:00, Logins fail, impact starts, event 1 of 8');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  expect(await words()).toBe('1 Jul 10:30, Logins work again, mitigated, event 3 of 8');
  expect(await page.locator('.picture-tip').innerText()).toBe('1 Jul 10:30 Logins work again · mitigated');
  await page.keyboard.press('Enter');
  await page.keyboard.type('!');
  await editor(page).getByText('Logins work again!', { exact: true }).waitFor();
  await page.keyboard.press('Control+z');
});

it('is one stop for the tab key', async () => {
  await line().focus();
  await page.keyboard.press('Tab');
  expect(await line().evaluate((element) => document.activeElement === element)).toBe(false);
});

it('says what a mark is under the pointer, and a click leads there', async () => {
  const word = line().locator('text.pic-word', { hasText: 'declared' });
  await word.hover();
  const tip = page.locator('.picture-tip');
  expect(await tip.innerText()).toContain('1 Jul 11:30 An incident is declared');
  await word.click();
  await page.keyboard.type('?');
  await editor(page).getByText('An incident is declared?', { exact: true }).waitFor();
  await page.keyboard.press('Control+z');
});

it.each(pictureDrafts)('%s has nothing for axe to find, in light, in dark, and narrow', async (name) => {
  await resize(1280);
  await openDraft(page, name);
  for (const width of [1280, 700]) {
    await resize(width);
    // Drawn as wide as the text, and no wider.
    await page.waitForFunction(() => {
      const [svg, text] = [document.querySelector('.picture svg'), document.querySelector('.picture')];
      return svg !== null && text !== null && Math.abs(svg.clientWidth - text.clientWidth) <= 1;
    });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await line().focus();
      expect(await violations('.picture')).toEqual([]);
    }
  }
});

async function resize(width: number): Promise<void> {
  await running.app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setContentSize(wanted, 800),
    width,
  );
  await page.waitForFunction((wanted) => innerWidth === wanted, width);
}

async function violations(within: string): Promise<readonly string[]> {
  const results = await page.evaluate(
    (selector) =>
      (
        window as unknown as { axe: { run: (context: string, options: RunOptions) => Promise<AxeResults> } }
      ).axe.run(selector, { resultTypes: ['violations'] }),
    within,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
}
