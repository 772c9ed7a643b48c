import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBlankPage } from './support/blank-page';
import { answerQuestions, appIsBack, questions, reportsOf } from './support/crash';
import { launchApp, temporaryFolder } from './support/launch';
import type { RunningApp } from './support/launch';
import { draftButton, editor, openTitle, startDraft } from './support/window';

/* The ways in which the app ends: none of them may lose a word, and none may hang. */

const title = 'The night the queue stood still';

async function typing(userData: string, text: string): Promise<RunningApp> {
  const running = await launchApp({ userData });
  await startDraft(running.page, { title });
  await editor(running.page).locator('p').first().click();
  await running.page.keyboard.type(text);
  return running;
}

/** Starts the app on the profile, and looks for the text in the draft. */
async function expectKept(userData: string, text: string): Promise<void> {
  const next = await launchApp({ userData });
  await draftButton(next.page, title).click();
  await openTitle(next.page, title);
  expect(await editor(next.page).textContent()).toContain(text);
  await next.close();
}

/** On a blank page: says that it listens, and counts the requests to store; nothing is ever answered. */
async function neverAnswer(running: RunningApp): Promise<void> {
  await openBlankPage(running.page);
  await running.page.evaluate(async () => {
    const ids: number[] = [];
    Object.assign(window, { ids });
    window.aftermark?.on('flushRequested', (payload) => ids.push((payload as { id: number }).id));
    await window.aftermark?.requests.ready(undefined);
  });
}

function asked({ page }: RunningApp): Promise<readonly number[]> {
  return page.evaluate(() => (window as unknown as { ids: number[] }).ids);
}

describe('what ends the app from outside', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('%s keeps what is being typed', async (signal) => {
    const userData = await temporaryFolder('profile');
    const text = `Typed until ${signal}, to the last letter.`;
    const running = await typing(userData, text);
    const exited = once(running.process, 'exit');
    running.process.kill(signal);
    expect(await exited).toEqual([0, null]);
    await expectKept(userData, text);
  });

  it('the end of a session on Windows is held up until everything is stored', async () => {
    const userData = await temporaryFolder('profile');
    const text = 'Typed until the log-off.';
    const running = await typing(userData, text);
    const exited = once(running.process, 'exit');
    await running.app.evaluate(({ BrowserWindow }) => {
      setTimeout(() =>
        BrowserWindow.getAllWindows()[0]?.emit('query-session-end', {
          preventDefault: () => process.stderr.write('held up\n'),
        }),
      );
    });
    expect(await exited).toEqual([0, null]);
    expect(running.log()).toContain('held up');
    await expectKept(userData, text);
  });

  it('is not held up for long by a page that does not answer, and the next start tells the truth', async () => {
    const userData = await temporaryFolder('profile');
    const running = await launchApp({ userData });
    await neverAnswer(running);
    await answerQuestions(running);
    const exited = once(running.process, 'exit');
    const before = performance.now();
    running.process.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    expect(performance.now() - before).toBeLessThan(7_000);
    expect((await reportsOf(running)).join()).toContain(
      'The system ended the app before everything was stored',
    );

    const note = path.join(userData, 'ended-early.json');
    expect(JSON.parse(await readFile(note, 'utf8'))).toMatchObject({
      reason: 'The window did not answer in time.',
    });
    // The next start says so, once.
    const next = await launchApp({ userData });
    await expect.poll(() => existsSync(note), { timeout: 10_000 }).toBe(false);
    await next.kill();
  });
});

describe('closing', () => {
  it('asks the page once, however often the window is closed', async () => {
    const running = await launchApp();
    await neverAnswer(running);
    await running.app.evaluate(({ app, BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.close();
      window?.close();
      app.quit();
    });
    await expect.poll(() => asked(running), { timeout: 10_000 }).toEqual([1]);
    const exited = once(running.process, 'exit');
    await running.page
      .evaluate(() => window.aftermark?.requests.flushed({ id: 1, outcome: { kind: 'stored' } }))
      .catch(() => undefined);
    expect(await exited).toEqual([0, null]);
    // Nothing went wrong, so there is nothing to report.
    expect(await reportsOf(running)).toEqual([]);
  });

  it('ends at once when the system asks while a question is open', async () => {
    const running = await launchApp();
    await neverAnswer(running);
    await answerQuestions(running);
    await running.app.evaluate(({ app }) => app.quit());
    await expect.poll(async () => (await questions(running)).length, { timeout: 10_000 }).toBe(1);
    const exited = once(running.process, 'exit');
    running.process.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });

  it('tells the truth where the page crashes meanwhile, and loads it again for who wants to see', async () => {
    const running = await launchApp();
    await neverAnswer(running);
    await answerQuestions(running, 'Keep Open');
    await running.app.evaluate(({ app }) => app.quit());
    await expect.poll(() => asked(running), { timeout: 10_000 }).toEqual([1]);
    await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await appIsBack(running);
    expect(await questions(running)).toMatchObject([
      {
        message: 'The window crashed before your last changes were stored.',
        buttons: ['Keep Open', 'Close'],
      },
    ]);
    const exited = once(running.process, 'exit');
    await running.app.evaluate(({ app }) => app.quit());
    expect(await exited).toEqual([0, null]);
  });
});
