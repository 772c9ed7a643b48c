import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBlankPage } from './support/blank-page';
import { launchApp, temporaryFolder } from './support/launch';
import type { RunningApp } from './support/launch';

function bounds({ app }: RunningApp): Promise<{ x: number; y: number; width: number; height: number }> {
  return app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('no window');
    return window.getNormalBounds();
  });
}

describe('the window’s place', () => {
  it('is the same at the next start', async () => {
    const userData = await temporaryFolder('profile');
    const first = await launchApp({ userData });
    await first.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 60, width: 900, height: 700 }),
    );
    await first.close();
    const second = await launchApp({ userData });
    expect(await bounds(second)).toEqual({ x: 40, y: 60, width: 900, height: 700 });
    await second.close();
  });

  it('is brought back onto the screen, and a file that is no state is no obstacle', async () => {
    const userData = await temporaryFolder('profile');
    const file = path.join(userData, 'window-state.json');
    const state = {
      version: 1,
      bounds: { x: 20_000, y: -9_000, width: 900, height: 700 },
      maximized: false,
      fullScreen: false,
    };
    await writeFile(file, JSON.stringify(state));
    const first = await launchApp({ userData });
    const area = await first.app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea);
    const place = await bounds(first);
    expect(place.x).toBeGreaterThanOrEqual(area.x);
    expect(place.y).toBeGreaterThanOrEqual(area.y);
    expect(place.x + place.width).toBeLessThanOrEqual(area.x + area.width);
    expect(place.y + place.height).toBeLessThanOrEqual(area.y + area.height);
    expect([place.width, place.height]).toEqual([900, 700]);
    await first.close();

    await writeFile(file, '{"version":1,"bounds":');
    const second = await launchApp({ userData });
    await second.close();
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ version: 1 });
  });
});

/**
 * On a blank page: says that it listens, and keeps requests to store until `answer` is called in the page.
 * Resolves in the test once a request has come.
 */
async function holdFlush({ page }: RunningApp): Promise<void> {
  await page.evaluate(async () => {
    const ids: number[] = [];
    let asked: () => void = () => undefined;
    const first = new Promise<void>((resolve) => {
      asked = resolve;
    });
    window.aftermark?.on('flushRequested', (payload) => {
      ids.push((payload as { id: number }).id);
      asked();
    });
    Object.assign(window, { ids, asked: first });
    await window.aftermark?.requests.ready(undefined);
  });
}

function answerFlush({ page }: RunningApp, outcome: unknown): Promise<void> {
  return page.evaluate(async (given) => {
    const { ids } = window as unknown as { ids: number[] };
    await window.aftermark?.requests.flushed({ id: ids.at(-1), outcome: given });
  }, outcome);
}

function asked({ page }: RunningApp): Promise<void> {
  return page.evaluate(() => (window as unknown as { asked: Promise<void> }).asked);
}

describe('closing', () => {
  it('waits until the page has stored everything', async () => {
    const running = await launchApp();
    await openBlankPage(running.page);
    await holdFlush(running);
    const exited = once(running.process, 'exit');
    await running.app.evaluate(({ app }) => app.quit());
    await asked(running);
    expect(running.process.exitCode).toBeNull();
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    // The answer to the very last call may be cut off by the process's end.
    await answerFlush(running, { kind: 'stored' }).catch(() => undefined);
    expect(await exited).toEqual([0, null]);
  });

  it('tells the truth where it could not, stays open if the person wants, and closes if the person wants', async () => {
    const running = await launchApp();
    await openBlankPage(running.page);
    await holdFlush(running);
    const answerBox = (button: number): Promise<void> =>
      running.app.evaluate(({ dialog }, response) => {
        const shown = new Promise<string>((resolve) => {
          dialog.showMessageBox = ((
            _window: unknown,
            options: { message: string; detail: string; buttons: string[] },
          ) => {
            resolve(`${options.message} ${options.detail} ${options.buttons[response]}`);
            return Promise.resolve({ response, checkboxChecked: false });
          }) as typeof dialog.showMessageBox;
        });
        Object.assign(globalThis, { shown });
      }, button);
    const box = (): Promise<string> =>
      running.app.evaluate(() => (globalThis as unknown as { shown: Promise<string> }).shown);

    await answerBox(1);
    await running.app.evaluate(({ app }) => app.quit());
    await asked(running);
    await answerFlush(running, { kind: 'failed', message: 'The disk is full.' });
    expect(await box()).toMatch(/^Your last changes could not be stored\. The disk is full\..* Keep Open$/s);
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);

    await answerBox(2);
    const exited = once(running.process, 'exit');
    await holdFlush(running);
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await asked(running);
    await answerFlush(running, { kind: 'failed', message: 'The disk is full.' }).catch(() => undefined);
    expect(await exited).toEqual([0, null]);
  });

  it('does not wait for a page that never said it listens', async () => {
    const running = await launchApp();
    await openBlankPage(running.page);
    await running.close();
    expect(running.process.exitCode).toBe(0);
  });
});

describe('a crash of the page', () => {
  it('loads it again', async () => {
    const running = await launchApp();
    const back = running.app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<string>((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          contents?.once('did-finish-load', () => resolve(contents.getURL()));
          contents?.forcefullyCrashRenderer();
        }),
    );
    expect(await back).toBe('app://aftermark/index.html?recovered');
    await running.kill();
  });
});

describe('menus', () => {
  it('hand commands to the page and follow its state', async () => {
    const running = await launchApp();
    await openBlankPage(running.page);
    const item = (id: string): Promise<{ enabled: boolean; checked: boolean; accelerator: string }> =>
      running.app.evaluate(({ Menu }, wanted) => {
        const found = Menu.getApplicationMenu()?.getMenuItemById(wanted);
        if (!found) throw new Error(`no item ${wanted}`);
        return { enabled: found.enabled, checked: found.checked, accelerator: String(found.accelerator) };
      }, id);

    expect(await item('file.new')).toMatchObject({ enabled: true, accelerator: 'CmdOrCtrl+N' });
    await running.page.evaluate(() =>
      window.aftermark?.requests.setCommandState({ enabled: [], checked: [] }),
    );
    expect(await item('format.bold')).toMatchObject({ enabled: false, checked: false });
    await running.page.evaluate(() =>
      window.aftermark?.requests.setCommandState({ enabled: ['format.bold'], checked: ['format.bold'] }),
    );
    expect(await item('format.bold')).toMatchObject({ enabled: true, checked: true });

    const command = running.page.evaluate(
      () =>
        new Promise((resolve) => {
          window.aftermark?.on('command', resolve);
        }),
    );
    await running.page.evaluate(() => undefined);
    await running.app.evaluate(({ Menu }) => {
      const found = Menu.getApplicationMenu()?.getMenuItemById('help.about');
      found?.click();
    });
    expect(await command).toBe('help.about');
    await running.close();
  });

  it('act on a key that the page leaves alone, and not on one that it takes', async () => {
    const running = await launchApp();
    await openBlankPage(running.page);
    await running.page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(window, { heard });
      window.aftermark?.on('command', (id) => heard.push(id));
      window.addEventListener('keydown', (event) => {
        if (event.key === 'n') event.preventDefault();
      });
    });
    const press = (key: string): Promise<void> =>
      running.app.evaluate(({ BrowserWindow }, keyCode) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        contents?.focus();
        contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers: ['control'] });
        contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers: ['control'] });
      }, key);
    await press('N');
    await press('O');
    await running.page.waitForFunction(() => (window as unknown as { heard: unknown[] }).heard.length > 0);
    expect(await running.page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([
      'file.open',
    ]);
    await running.close();
  });
});
