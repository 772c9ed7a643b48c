import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { electronExecutable, repository } from './electron-executable';

/** How long the app may take to ask, to do what is answered and to quit, in milliseconds. */
const limit = 40_000;

export interface Answered {
  /** What the app has asked, each as message and detail. */
  readonly asked: readonly string[];
  /** Null where it did not end by itself. */
  readonly exitCode: number | null;
}

/** A folder with an app that is this one, after somebody took the place of the system's dialogs. */
async function appWithAnswers(folder: string): Promise<string> {
  const app = path.join(folder, 'app');
  await mkdir(app);
  const description = await readFile(path.join(repository, 'package.json'), 'utf8');
  const { productName, version } = JSON.parse(description) as Record<string, string>;
  const files = ['test/e2e/support/answer-dialogs.cjs', '.build/electron/main.js'];
  const imports = files.map((file) => `await import(${JSON.stringify(path.join(repository, file))});`);
  await writeFile(path.join(app, 'main.mjs'), imports.join('\n'));
  await writeFile(
    path.join(app, 'package.json'),
    JSON.stringify({ name: 'aftermark', productName, version, main: 'main.mjs' }),
  );
  return app;
}

/**
 * Starts the app where it shows dialogs of the system before any window, which Playwright cannot drive. They are answered
 * for the person: everything is saved to `saveTo`, then the app quits. See `answer-dialogs.cjs`.
 */
export async function startAnswered(userData: string, saveTo: string): Promise<Answered> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aftermark-answered-'));
  const asked = path.join(folder, 'asked.json');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  try {
    const app = await appWithAnswers(folder);
    const child = spawn(electronExecutable(), [...sandbox, app, `--user-data-dir=${userData}`], {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, ANSWERS_SAVE_TO: saveTo, ANSWERS_ASKED: asked },
    });
    const exited = once(child, 'exit');
    await Promise.race([exited, wait(limit)]);
    const { exitCode, pid } = child;
    if (exitCode === null && pid !== undefined) {
      process.kill(-pid, 'SIGKILL');
      await exited;
    }
    const text = await readFile(asked, 'utf8').catch(() => '[]');
    return { asked: JSON.parse(text) as string[], exitCode };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
