import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  answerQuestions,
  appIsBack,
  crashWindowIsThere,
  inPage,
  killPage,
  pageGives,
  press,
  questions,
  reportsOf,
} from './support/crash';
import { launchApp, temporaryFolder } from './support/launch';
import type { RunningApp } from './support/launch';
import { answerFileDialogs, draftButton, editor, openTitle, saved, startDraft } from './support/window';

const title = 'The payments table was dropped';
const sentence = 'Jordan dropped the payments table at noon.';

/** An app with a draft open, and a sentence typed into it. */
async function typing(userData?: string): Promise<RunningApp> {
  const running = await launchApp(userData === undefined ? {} : { userData });
  await startDraft(running.page, { title });
  await typeSentence(running, sentence);
  return running;
}

async function typeSentence({ page }: RunningApp, text: string): Promise<void> {
  await editor(page).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(text);
}

/** Waits until the draft is open with this text in it, in a page that Playwright has let go of. */
async function textIsThere(running: RunningApp, text: string): Promise<void> {
  await appIsBack(running);
  // Where the last draft is not opened by itself, it is opened from the library.
  await pageGives(
    running,
    `(() => {
      const text = document.querySelector('[role=textbox][aria-label="Post-mortem"]')?.textContent;
      if (text === undefined) document.querySelector('.draft-main')?.click();
      return text?.includes(${JSON.stringify(text)});
    })()`,
    true,
  );
}

/** Everything that a ZIP holds, as one text. */
function textOf(zip: Uint8Array): string {
  return Object.values(unzipSync(zip))
    .map((bytes) => new TextDecoder().decode(bytes))
    .join('\n');
}

describe('a crash of the page', () => {
  it('loads it again with the text, and leaves a report without the text', async () => {
    const running = await typing();
    await saved(running.page);
    await killPage(running);
    await textIsThere(running, sentence);
    await pageGives(
      running,
      `document.querySelector('.notice-bad p')?.textContent.slice(0, 18)`,
      'The window crashed',
    );
    const reports = await reportsOf(running);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toContain('The window’s process is gone\nError: killed');
    expect(reports.join()).not.toMatch(/jordan|payments/iu);
    await running.close();
    expect(running.process.exitCode).toBe(0);
  });

  it('comes up as the crash window the second time, which does everything by keyboard', async () => {
    const running = await typing();
    await saved(running.page);
    await answerQuestions(running);
    await killPage(running);
    await appIsBack(running);
    await killPage(running);
    await crashWindowIsThere(running);
    expect(await inPage(running, `[location.href, document.activeElement.id]`)).toEqual([
      'app://aftermark/crash/index.html',
      'reopen',
    ]);

    // The report stands there as it lies on the disk, and is copied.
    const [, last] = await reportsOf(running);
    expect(await inPage(running, `document.querySelector('#report').textContent`)).toBe(last);
    await press(running, 'Tab', 'Tab', 'Tab', 'Enter');
    await pageGives(
      running,
      `document.querySelector('#outcome').textContent`,
      'The report is in the clipboard.',
    );
    expect(await running.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(last);

    // Everything goes into a file, without the app's own page.
    const file = path.join(await temporaryFolder('backup'), 'everything.aftermark-backup');
    await answerFileDialogs(running, { save: file });
    await inPage(running, `document.querySelector('#back-up').focus()`);
    await press(running, 'Enter');
    await pageGives(running, `document.querySelector('#outcome').textContent !== ''`, true);
    expect(await inPage(running, `document.querySelector('#outcome').textContent`)).toMatch(
      /^Everything is in everything\.aftermark-backup\.$/u,
    );
    expect(textOf(await readFile(file))).toContain(title);

    await inPage(running, `document.querySelector('#reopen').focus()`);
    await press(running, 'Enter');
    await textIsThere(running, sentence);
    expect(await questions(running)).toEqual([]);
    await running.close();
    expect(running.process.exitCode).toBe(0);
  });

  it('asks in a dialog of the system where the crash window crashes too', async () => {
    const running = await typing();
    await saved(running.page);
    await answerQuestions(running, 'Copy Report', 'Open Again');
    await killPage(running);
    await appIsBack(running);
    await killPage(running);
    await crashWindowIsThere(running);
    await killPage(running);
    await textIsThere(running, sentence);
    expect((await questions(running)).map((one) => one !== 'closed' && one.message)).toEqual([
      'Aftermark’s window keeps crashing.',
      'Aftermark’s window keeps crashing.',
    ]);
    expect(await running.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(
      (await reportsOf(running)).at(-1),
    );
    await running.close();
  });

  it('quits from the crash window without a question', async () => {
    const running = await launchApp();
    await answerQuestions(running);
    await killPage(running);
    await appIsBack(running);
    await killPage(running);
    await crashWindowIsThere(running);
    const exited = once(running.process, 'exit');
    await running.app.evaluate(({ app }) => app.quit());
    expect(await exited).toEqual([0, null]);
  });
});

it('axe finds nothing in the crash window, in light and in dark', async () => {
  const running = await launchApp();
  const { page } = running;
  await page.goto('app://aftermark/crash/index.html');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as { axe: { run: () => Promise<AxeResults> } };
      return (await axe.run()).violations.map(({ id, help }) => `${id}: ${help}`);
    });
    expect({ [colorScheme]: found }).toEqual({ [colorScheme]: [] });
  }
  await running.close();
});

it('a helper process that is gone is reported, and the app goes on', async () => {
  const running = await typing();
  await running.app.evaluate(
    ({ app }) =>
      new Promise<void>((resolve) => {
        app.once('child-process-gone', () => resolve());
        const helper = app.getAppMetrics().find(({ type }) => type === 'GPU');
        if (helper === undefined) throw new Error('no GPU process');
        process.kill(helper.pid, 'SIGKILL');
      }),
  );
  await expect.poll(() => reportsOf(running), { timeout: 10_000 }).toHaveLength(1);
  expect((await reportsOf(running))[0]).toContain('A helper process is gone; the app went on\nError: killed');
  await typeSentence(running, ' More.');
  await saved(running.page);
  await running.close();
});

describe('an error in the main process', () => {
  /** Throws it where nothing catches it. */
  const fail = (running: RunningApp, message: string): Promise<void> =>
    running.app.evaluate((_electron, text) => {
      setTimeout(() => {
        throw new TypeError(text);
      });
    }, message);

  it('leaves a report, redacted, stores everything, and lets the person decide', async () => {
    const running = await typing();
    await answerQuestions(running, 'Copy Report', 'Go On');
    await fail(
      running,
      `${sentence} ENOENT: no such file or directory, open '${running.userData}/Jordan.json'`,
    );
    await expect.poll(async () => (await questions(running)).length, { timeout: 10_000 }).toBe(2);

    const reports = await reportsOf(running);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toContain('An error that nothing caught, in the main process\nTypeError: … ENOENT');
    expect(reports.join()).not.toMatch(/jordan|payments|profile/iu);
    expect(await running.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(reports[0]);
    const [question] = await questions(running);
    expect(question).toMatchObject({
      message: 'Something went wrong inside Aftermark.',
      buttons: ['Open Again', 'Go On', 'Copy Report', 'Quit'],
    });
    expect(question !== 'closed' && question?.detail).toContain('Everything you have typed is stored.');

    // It goes on, and the same error is not asked about again.
    await fail(running, 'the same');
    await typeSentence(running, ' More.');
    await saved(running.page);
    expect(await questions(running)).toHaveLength(2);
    await running.close();
    expect(running.process.exitCode).toBe(0);
  });

  it('takes a promise that nobody waited for, and quits with everything stored', async () => {
    const userData = await temporaryFolder('profile');
    const running = await typing(userData);
    await answerQuestions(running, 'Quit');
    const exited = once(running.process, 'exit');
    await running.app.evaluate(() => {
      setTimeout(() => void Promise.reject(new Error('nobody waits')));
    });
    expect(await exited).toEqual([0, null]);
    await expectKept(userData, sentence);
  });
});

/** Starts the app on the profile, and looks for the text in the draft. */
async function expectKept(userData: string, text: string): Promise<RunningApp> {
  const next = await launchApp({ userData });
  await draftButton(next.page, title).click();
  await openTitle(next.page, title);
  expect(await editor(next.page).textContent()).toContain(text);
  return next;
}

describe('an error in the page', () => {
  it('is reported without what it says, and the window goes on', async () => {
    const running = await typing();
    await running.page.evaluate((text) => {
      setTimeout(() => {
        throw new RangeError(text);
      });
      setTimeout(() => void Promise.reject(new Error(text)), 20);
    }, sentence);
    await expect.poll(() => reportsOf(running), { timeout: 10_000 }).toHaveLength(2);
    const reports = (await reportsOf(running)).join('\n');
    expect(reports).toContain('An error that nothing caught, in the window\nRangeError: …');
    expect(reports).toContain('A failure that nobody waited for, in the window\nError: …');
    expect(reports).not.toMatch(/jordan|payments/iu);
    await typeSentence(running, ' More.');
    await saved(running.page);
    await running.close();
  });

  it('that takes the window down leaves the text, a copy and a way back', async () => {
    const running = await typing();
    const { page } = running;
    // From here on React cannot draw a dialog.
    await page.evaluate(() => {
      const create = document.createElement.bind(document);
      document.createElement = ((name: string, options?: ElementCreationOptions) => {
        if (name === 'h2' || name === 'header') throw new Error('Jordan cannot be drawn');
        return create(name, options);
      }) as typeof document.createElement;
    });
    await page.keyboard.press('Control+n');
    await page.getByText('Everything you have typed is stored.').waitFor();
    const reload = page.getByRole('button', { name: 'Reload' });
    expect(await reload.evaluate((button) => button === document.activeElement)).toBe(true);

    const copy = path.join(await temporaryFolder('copy'), 'copy.postmortem');
    await answerFileDialogs(running, { save: copy });
    await page.getByRole('button', { name: 'Save a copy…' }).click();
    await page.getByText('Saved a copy: copy.postmortem').waitFor();
    expect(existsSync(copy)).toBe(true);

    await reload.click();
    await page.waitForSelector('html[data-ready]', { state: 'attached' });
    await textIsThere(running, sentence);
    expect((await reportsOf(running)).join()).toContain('A part of the window that could not be shown');
    expect((await reportsOf(running)).join()).not.toMatch(/jordan/iu);
    await running.close();
  });
});

/**
 * Says that the page does not answer, or does again. Chromium itself says it after some fifteen seconds, but never while a
 * debugger is attached, as Playwright's is.
 */
function sayThatPageIs({ app }: RunningApp, state: 'unresponsive' | 'responsive'): Promise<void> {
  return app.evaluate(({ BrowserWindow }, event) => {
    setTimeout(() => BrowserWindow.getAllWindows()[0]?.webContents.emit(event));
  }, state);
}

describe('a page that does not answer', () => {
  it('is asked about, and loaded again if the person wants, with the text', async () => {
    const running = await typing();
    await saved(running.page);
    await answerQuestions(running, 'Reload');
    await running.page.evaluate(() => {
      setTimeout(() => {
        for (;;);
      });
    });
    await sayThatPageIs(running, 'unresponsive');
    await textIsThere(running, sentence);
    expect(await questions(running)).toMatchObject([
      { message: 'Aftermark’s window does not answer.', buttons: ['Wait', 'Reload'] },
    ]);
    expect((await reportsOf(running)).join()).toContain('The window did not answer');
    // It was ended, and has not crashed: the next crash is the first.
    await killPage(running);
    await textIsThere(running, sentence);
    await running.close();
  });

  it('takes the question back when it answers', async () => {
    const running = await launchApp();
    await answerQuestions(running);
    await sayThatPageIs(running, 'unresponsive');
    await expect.poll(async () => (await questions(running)).length, { timeout: 10_000 }).toBe(1);
    await sayThatPageIs(running, 'responsive');
    await expect.poll(async () => (await questions(running)).at(-1), { timeout: 10_000 }).toBe('closed');
    await running.close();
  });
});
