import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, errors } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { electronExecutable, repository } from './electron-executable';

export interface LaunchOptions {
  /** The profile's folder; a new one by default, so that no test sees another's drafts or the person's own. */
  readonly userData?: string;
  /** Files named on the command line, as absolute paths. */
  readonly files?: readonly string[];
  /** Further switches. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The executable and the folder of the app, where they are not the usual ones; see unprivileged.ts. */
  readonly executable?: string;
  readonly appFolder?: string;
  /** Whether Chromium's sandbox is on. By default wherever it can be: everywhere but as root. */
  readonly sandbox?: boolean;
}

export interface RunningApp {
  readonly app: ElectronApplication;
  /** The window's page, ready: the app has mounted and listens. */
  readonly page: Page;
  readonly userData: string;
  /** The main process. Kept here, because Playwright no longer gives it once the app has closed. */
  readonly process: ChildProcess;
  /** What the main process has written to standard error so far. */
  readonly log: () => string;
  /** Uncaught errors and console errors of the page so far. */
  readonly problems: readonly string[];
  /** Quits as a person would: the window closes once everything is stored. */
  readonly close: () => Promise<void>;
  /** Ends the process at once with SIGKILL, as a crash or a power cut would. */
  readonly kill: () => Promise<void>;
}

/** How long a start may take on a machine that is busy with other things, in milliseconds. */
const READY_LIMIT = 40_000;
/** How long Playwright may take to get hold of it before that is tried again, in milliseconds. */
const FIRST_LIMIT = 25_000;

const running = new Set<RunningApp>();
const temporaryFolders = new Set<string>();

/** Makes a folder that is removed once the tests of the file are through. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), `aftermark-${name}-`));
  temporaryFolders.add(folder);
  return folder;
}

/** The environment of the tests without what would turn Electron into Node or change its options. */
function cleanEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] =>
      entry[1] !== undefined && !/^(?:ELECTRON_|NODE_OPTIONS|VITEST)/.test(entry[0]),
  );
  return Object.fromEntries(kept);
}

type Launch = NonNullable<Parameters<typeof _electron.launch>[0]>;

/**
 * Playwright does not get hold of one start in a few hundred: it waits for an answer of a window that stands there
 * (github.com/microsoft/playwright/issues/29386; without Playwright none of 180 starts under the same load hung). It has
 * ended the app then; a second time that is the app's fault.
 */
async function launched(launch: Launch): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ ...launch, timeout: FIRST_LIMIT });
  } catch (error) {
    if (!(error instanceof errors.TimeoutError)) throw error;
    console.warn(`Playwright did not get hold of the app within ${FIRST_LIMIT} ms; it is started again.`);
    return _electron.launch({ ...launch, timeout: READY_LIMIT });
  }
}

/** Starts the built app in the real Electron and waits until its page is ready. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const appFolder = options.appFolder ?? repository;
  if (!existsSync(path.join(appFolder, '.build/electron/main.js'))) {
    throw new Error('The app is not built; run `npm run build` first.');
  }
  const userData = options.userData ?? (await temporaryFolder('profile'));
  const app = await launched({
    executablePath: options.executable ?? electronExecutable(),
    args: [appFolder, `--user-data-dir=${userData}`, ...(options.args ?? []), '--', ...(options.files ?? [])],
    chromiumSandbox: options.sandbox ?? process.getuid?.() !== 0,
    env: { ...cleanEnvironment(), ...options.env },
    cwd: appFolder,
  });
  const child = app.process();
  let log = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    log += chunk.toString('utf8');
  });

  const exited = child.exitCode === null ? once(child, 'exit') : Promise.resolve();
  const kill = async (): Promise<void> => {
    running.delete(result);
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await exited;
    }
  };
  const problems: string[] = [];
  let page: Page;
  const result: RunningApp = {
    app,
    get page() {
      return page;
    },
    userData,
    process: child,
    log: () => log,
    problems,
    async close() {
      running.delete(result);
      await app.close();
    },
    kill,
  };
  running.add(result);

  try {
    page = await app.firstWindow();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.waitForSelector('html[data-ready]', { state: 'attached', timeout: READY_LIMIT });
  } catch (error) {
    await kill();
    throw new Error(`The app did not become ready.\n${log}\n${problems.join('\n')}`, { cause: error });
  }
  return result;
}

/** Ends every app that is still running and removes the temporary folders. */
export async function stopEverything(): Promise<void> {
  for (const app of running) await app.kill();
  for (const folder of temporaryFolders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  temporaryFolders.clear();
}
