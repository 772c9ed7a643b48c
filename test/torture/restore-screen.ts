import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { RunningApp } from '../e2e/support/running-app';
import { cameBack, inPage } from './window';

/* The screens that stand in place of the app where the library lacks something (renderer/app/restore/). */

/** The heading of such a screen; '' where there is none. */
export async function restoreHeading(running: RunningApp): Promise<string> {
  return inPage(
    running,
    () => document.querySelector('main.restore-screen h1')?.textContent.trim() ?? '',
    undefined,
  );
}

/** Presses the button of a name on the screen; '' where there is none that can be pressed, else the name that it has. */
function pressNamed(pattern: string): string {
  const names = new RegExp(pattern, 'u');
  const button = Array.from(document.querySelectorAll('button')).find(
    (one) => !one.disabled && names.test(one.textContent.trim()),
  );
  button?.click();
  return button?.textContent.trim() ?? '';
}

/** Milliseconds for a restore of some drafts. */
const limit = 20_000;

async function press(running: RunningApp, pattern: string): Promise<boolean> {
  const end = Date.now() + limit;
  while (Date.now() < end) {
    if ((await inPage(running, pressNamed, pattern)) !== '') return true;
    await wait(50);
  }
  return false;
}

async function isGone(running: RunningApp): Promise<boolean> {
  const end = Date.now() + limit;
  while (Date.now() < end) {
    if ((await cameBack(running)) && (await restoreHeading(running).catch(() => '?')) === '') return true;
    await wait(50);
  }
  return false;
}

/** What became of the screen: it was gone through; the app has ended, to be started again; or it is stuck. */
export type RestoreAnswer =
  { readonly kind: 'none' | 'restored' | 'ended' } | { readonly kind: 'stuck'; readonly why: string };

/** A database that cannot be opened is moved aside: the app starts itself again, which is left to the caller here. */
async function startAnew(running: RunningApp): Promise<RestoreAnswer> {
  await running.app.evaluate(({ app }) => {
    Object.assign(app, { relaunch: () => undefined });
  });
  const { process: child } = running;
  const exited = child.exitCode === null ? once(child, 'exit') : Promise.resolve();
  if (!(await press(running, '^Restore into a new library'))) {
    return { kind: 'stuck', why: 'the library cannot be opened, and no new one is offered' };
  }
  // The question's own button; the app goes while it answers.
  await press(running, '^Start again$').catch(() => false);
  const ended = await Promise.race([exited.then(() => true), wait(limit).then(() => false)]);
  return ended
    ? { kind: 'ended' }
    : { kind: 'stuck', why: 'the app does not start again with a new library' };
}

/** Restores all that can be restored, where the window asks. */
export async function answerRestore(running: RunningApp): Promise<RestoreAnswer> {
  const heading = await restoreHeading(running);
  if (heading === '') return { kind: 'none' };
  if (/cannot open your library/iu.test(heading)) return startAnew(running);
  if (!(await press(running, '^Restore \\d+ drafts?$'))) {
    return { kind: 'stuck', why: `“${heading}”: nothing can be restored` };
  }
  if (await isGone(running)) return { kind: 'restored' };
  const text = await inPage(running, () => document.body.textContent.slice(0, 400), undefined);
  return { kind: 'stuck', why: `“${heading}”: the screen stays: ${text}` };
}
