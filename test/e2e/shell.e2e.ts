import { expect, it } from 'vitest';
import { launchApp } from './support/launch';

it('opens a window on app://aftermark', async () => {
  const { page, app, close, userData, problems } = await launchApp();
  expect(page.url()).toBe('app://aftermark/index.html');
  expect(await app.evaluate(({ app: electron }) => electron.getPath('userData'))).toBe(userData);
  expect(problems).toEqual([]);
  await close();
});

it('says what it is', async () => {
  const running = await launchApp();
  const versions = await running.app.evaluate(() => process.versions);
  const info = await running.page.evaluate(() => window.aftermark?.requests.appInfo(undefined));
  expect(info).toMatchObject({
    name: 'Aftermark',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    electron: versions['electron'],
    chromium: versions['chrome'],
    node: versions.node,
    development: false,
  });
  await running.close();
});

it.each([
  ['1', 'opened'],
  ['', 'closed'],
])('shows developer tools with AFTERMARK_DEVELOPMENT=1 alone (%j: %s)', async (development, expected) => {
  const running = await launchApp({ env: { AFTERMARK_DEVELOPMENT: development } });
  const outcome = await running.app.evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.once('devtools-opened', () => resolve('opened'));
        contents?.openDevTools();
        // Where they are allowed they are there well before.
        setTimeout(resolve, 5_000, 'closed');
      }),
  );
  expect(outcome).toBe(expected);
  await running.kill();
});
