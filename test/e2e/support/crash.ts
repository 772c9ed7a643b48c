import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import type { RunningApp } from './launch';

/*
 * Playwright lets go of a page whose process has ended, for good. What comes after is asked through the main process.
 */

/** Runs a script in the window's page; rejects where there is none, or it does not answer within a second. */
export function inPage<Result>({ app }: RunningApp, script: string): Promise<Result> {
  return app.evaluate(async ({ BrowserWindow }, code) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined || contents.isCrashed()) throw new Error('no page');
    const answer = contents.executeJavaScript(code) as Promise<unknown>;
    const late = new Promise((_resolve, reject) => setTimeout(() => reject(new Error('no answer')), 1_000));
    return Promise.race([answer, late]);
  }, script) as Promise<Result>;
}

/** Waits until the script gives this in the page. */
export async function pageGives(running: RunningApp, script: string, wanted: unknown): Promise<void> {
  await expect
    .poll(() => inPage(running, script).catch(() => undefined), { timeout: 20_000 })
    .toEqual(wanted);
}

/** Waits until the app's own page is loaded and listens. */
export async function appIsBack(running: RunningApp): Promise<void> {
  await pageGives(running, `document.documentElement.dataset['ready']`, 'true');
}

/** Waits until the crash window stands there with its report. */
export async function crashWindowIsThere(running: RunningApp): Promise<void> {
  await pageGives(running, `document.querySelector('#copy')?.disabled`, false);
}

/** Ends the page's process with SIGKILL, and waits until it is gone. */
export function killPage({ app }: RunningApp): Promise<void> {
  return app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        if (contents === undefined) throw new Error('no window');
        contents.once('render-process-gone', () => resolve());
        process.kill(contents.getOSProcessId(), 'SIGKILL');
      }),
  );
}

/** Presses a key in the window as the keyboard does. */
export async function press({ app }: RunningApp, ...keys: readonly string[]): Promise<void> {
  await app.evaluate(({ BrowserWindow }, keyCodes) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.focus();
    for (const keyCode of keyCodes) {
      contents?.sendInputEvent({ type: 'keyDown', keyCode });
      if (keyCode === 'Enter') contents?.sendInputEvent({ type: 'char', keyCode: '\r' });
      contents?.sendInputEvent({ type: 'keyUp', keyCode });
    }
  }, keys);
}

interface Asked {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/**
 * Answers the system's questions with the button of each name, in this order; the question after them is left open.
 * Everything asked from then on is kept for `questions`.
 */
export async function answerQuestions({ app }: RunningApp, ...answers: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, given) => {
    const left = [...given];
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    const show = (...values: readonly unknown[]): Promise<{ response: number; checkboxChecked: boolean }> => {
      const { message, detail, buttons, signal, cancelId } = values.at(-1) as Electron.MessageBoxOptions;
      asked.push({ message, detail, buttons });
      const answer = left.shift();
      if (answer !== undefined) {
        return Promise.resolve({ response: buttons?.indexOf(answer) ?? -1, checkboxChecked: false });
      }
      return new Promise((resolve) => {
        signal?.addEventListener('abort', () => {
          asked.push('closed');
          resolve({ response: cancelId ?? 0, checkboxChecked: false });
        });
      });
    };
    Object.assign(dialog, { showMessageBox: show });
  }, answers);
}

/** What has been asked so far; 'closed' where the app took a question back. */
export function questions({ app }: RunningApp): Promise<readonly (Asked | 'closed')[]> {
  return app.evaluate(() => (globalThis as unknown as { asked: (Asked | 'closed')[] }).asked);
}

/** The reports of a profile, the oldest first. */
export async function reportsOf({ userData }: RunningApp): Promise<readonly string[]> {
  const folder = path.join(userData, 'reports');
  const names = await readdir(folder).catch((): string[] => []);
  return Promise.all(names.sort().map((name) => readFile(path.join(folder, name), 'utf8')));
}
