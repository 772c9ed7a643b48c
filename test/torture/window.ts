import { access, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isObject } from '../../renderer/document/attributes';
import { readFile as readPostMortem } from '../../renderer/file/read';
import type { RunningApp } from '../e2e/support/running-app';
import { answerFileDialogs, runMenuCommand } from '../e2e/support/window';
import type { FoundDraft } from './compare';
import { readDrafts } from './in-page';
import { keyOf } from './stream';

/** How long the app may take to show its drafts, on a machine that is busy with other things, in milliseconds. */
export const openLimit = 20_000;

/**
 * Runs a function in the window's page by way of the main process: that works after the page's process has been killed
 * and the page was loaded again, when Playwright has given it up.
 */
export async function inPage<Argument, Result>(
  { app }: Pick<RunningApp, 'app'>,
  run: (argument: Argument) => Result,
  argument: Argument,
  limit = openLimit,
): Promise<Awaited<Result>> {
  const code = `(${run.toString()})(${JSON.stringify(argument)})`;
  const answer = await app.evaluate(
    ({ BrowserWindow }, given) => {
      const [window] = BrowserWindow.getAllWindows();
      const late = new Promise<never>((_resolve, reject) => {
        setTimeout(
          () => reject(new Error(`The page does not answer within ${given.limit} ms.`)),
          given.limit,
        );
      });
      if (window === undefined) throw new Error('There is no window.');
      return Promise.race([window.webContents.executeJavaScript(given.code) as Promise<unknown>, late]);
    },
    { code, limit },
  );
  return answer as Awaited<Result>;
}

/** Waits until the page has come back after its process was killed; false where it does not. */
export async function cameBack(running: RunningApp): Promise<boolean> {
  const end = Date.now() + openLimit;
  const isReady = (): boolean => document.documentElement.dataset['ready'] !== undefined;
  while (Date.now() < end) {
    // The page may be between two processes, where nobody answers.
    if (await inPage(running, isReady, undefined, 500).catch(() => false)) return true;
    await wait(50);
  }
  return false;
}

/** Documents of all drafts by their keys, as the window shows each; null where it does not show the library. */
export async function shownDrafts(running: RunningApp): Promise<ReadonlyMap<string, string> | null> {
  await runMenuCommand(running, 'file.library');
  const drafts = await inPage(running, readDrafts, openLimit, openLimit + 1_000);
  return drafts === null ? null : new Map(drafts.map(([title, document]) => [keyOf(title), document]));
}

async function whenThere(
  file: string,
  limit: number,
  why: () => Promise<string>,
): Promise<Uint8Array<ArrayBuffer>> {
  const end = Date.now() + limit;
  for (;;) {
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere) return new Uint8Array(await readFile(file));
    if (Date.now() > end) throw new Error(`No copy was saved; the window shows: ${await why()}`);
    await wait(20);
  }
}

function textsOf(thread: unknown): readonly string[] {
  const comments = isObject(thread) ? thread['comments'] : undefined;
  return Array.isArray(comments)
    ? comments.flatMap((comment: unknown) => (isObject(comment) ? [String(comment['text'])] : []))
    : [];
}

/** Hashes of the images that a document, as JSON, shows. */
export function imagesIn(document: string): readonly string[] {
  return [...document.matchAll(/"asset:([0-9a-f]{64})"/gu)].map(([, hash]) => hash ?? '');
}

/** What a saved copy of the open draft holds beside its document. */
async function copyOfOpen(running: RunningApp, document: string): Promise<FoundDraft> {
  const file = path.join(
    running.userData,
    '..',
    `copy-${process.pid}-${Math.random().toString(36).slice(2)}.postmortem`,
  );
  await answerFileDialogs(running, { save: file });
  await runMenuCommand(running, 'file.saveCopy');
  const saidBy = async (): Promise<string> =>
    (await running.page.locator('.notices, [role="dialog"], .status').allInnerTexts()).join('; ');
  const read = await readPostMortem(await whenThere(file, openLimit, saidBy));
  await rm(file, { force: true });
  if (!read.ok) throw new Error(`The saved copy cannot be read: ${read.message}`);
  const there = new Set(read.assets.map(({ hash }) => hash));
  return {
    document,
    comments: read.draft.comments.flatMap(textsOf),
    missingImages: imagesIn(document).filter((hash) => !there.has(hash)).length,
  };
}

/** Opens the draft of a key, where it is not the open one. */
function openKey(key: string): Promise<boolean> {
  const end = Date.now() + 10_000;
  // As `keyOf`, which a function in the page cannot reach.
  const keyIn = (text: string | null | undefined): string =>
    /N\d+/u.exec(text ?? '')?.[0] ?? (text ?? '').trim().split(' ', 1)[0] ?? '';
  const row = Array.from(document.querySelectorAll<HTMLElement>('.library .draft-main')).find(
    (button) => keyIn(button.querySelector('.draft-title')?.textContent) === key,
  );
  row?.click();
  return (async () => {
    while (Date.now() < end) {
      if (keyIn(document.querySelector('.ProseMirror h1')?.textContent) === key) return true;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return false;
  })();
}

/**
 * All that is found after a kill: what the window shows, and of the drafts named what a saved copy of them holds.
 * Null where the window does not show its library.
 */
export async function findDrafts(
  running: RunningApp,
  inFull: (key: string) => boolean,
): Promise<ReadonlyMap<string, FoundDraft> | null> {
  const shown = await shownDrafts(running);
  if (shown === null) return null;
  const found = new Map<string, FoundDraft>();
  for (const [key, document] of shown) {
    const isWhole = !inFull(key) && imagesIn(document).length === 0;
    if (!isWhole) await inPage(running, openKey, key);
    found.set(
      key,
      isWhole ? { document, comments: null, missingImages: 0 } : await copyOfOpen(running, document),
    );
  }
  return found;
}
