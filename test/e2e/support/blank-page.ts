import type { Page } from 'playwright-core';

/**
 * A page on the app's own origin with the bridge and the headers of every other, but without the app: what a test
 * does there meets the shell alone.
 */
export async function openBlankPage(page: Page): Promise<void> {
  await page.goto('app://aftermark/no-such-file');
}
