import { _electron, type ElectronApplication, type Page } from 'playwright-core';

import { electronExecutable, repository } from '../../e2e/support/electron-executable';
import { launchApp, temporaryFolder } from '../../e2e/support/running-app';
import { fillLibrary } from './fill-library';

/** The pages of the bare app, test/bench/window/bare. */
export type BarePage = 'heading' | 'editor' | 'list';

/** The folder that the bare app was built to. */
function bareFolder(): string {
  const folder = process.env['BENCH_BARE'];
  if (folder === undefined) throw new Error('The bare app was not built; run npm run bench.');
  return folder;
}

/** What the bare app is started with. */
export const bareArgs = (page: BarePage, userData: string): readonly string[] => [
  bareFolder(),
  `--user-data-dir=${userData}`,
  `--page=${page}`,
];

/** What the app is started with, as a person would: no file, no switch. */
export const appArgs = (userData: string): readonly string[] => [repository, `--user-data-dir=${userData}`];

export interface BareApp {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** Starts the bare app for something that happens in its page, with the driver that also starts ours. */
export async function launchBare(page: BarePage, userData?: string): Promise<BareApp> {
  const folder = userData ?? (await temporaryFolder('bare'));
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: [...bareArgs(page, folder)],
    chromiumSandbox: process.getuid?.() !== 0,
  });
  return { app, page: await app.firstWindow() };
}

/** A profile with a library of so many drafts, of which the newest was open when the app was closed. */
export async function filledProfile(drafts: number): Promise<string> {
  const userData = await temporaryFolder('library');
  const { page, close } = await launchApp({ userData });
  await fillLibrary(page, drafts);
  await page.reload();
  await page.waitForSelector('html[data-ready]', { state: 'attached' });
  await page.locator('.library .draft-main').first().click();
  await page.locator('.ProseMirror').waitFor();
  await page.locator('.status .save-good').waitFor();
  await close();
  return userData;
}
