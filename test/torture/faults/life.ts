import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { launchApp, type LaunchOptions, type RunningApp } from '../../e2e/support/running-app';
import { endAll } from '../processes';
import { journalProblems } from '../journal';
import { answerRestore, restoreHeading } from '../restore-screen';
import type { Comparison, Scribe } from '../scribe';
import type { FaultCounts } from './fault';

/** The folder of the profile on a disk. */
export function profileOn(folder: string): string {
  return path.join(folder, 'profile');
}

/** Starts the app; counts it, and gives null, where no window comes. */
export async function openOr(
  counts: FaultCounts,
  where: string,
  options: LaunchOptions,
): Promise<RunningApp | null> {
  try {
    return await launchApp(options);
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n', 3).join(' ') : String(error);
    counts.blame('didNotOpen', `${where}: did not open: ${why}`);
    return null;
  }
}

export async function end(running: RunningApp): Promise<void> {
  await endAll(running);
  await running.kill();
}

/** How long the window may take to find out that something is missing, in milliseconds. */
const doctorLimit = 10_000;

/** The heading of a restore screen that comes by itself; '' where none does. */
async function restoreComes(running: RunningApp): Promise<string> {
  const last = Date.now() + doctorLimit;
  for (;;) {
    const heading = await restoreHeading(running);
    if (heading !== '' || Date.now() > last) return heading;
    await wait(100);
  }
}

/** Goes through the restore screen. Gives the app that runs then, which may be another; null where there is none. */
async function goThrough(
  counts: FaultCounts,
  where: string,
  running: RunningApp,
  userData: string,
): Promise<RunningApp | null> {
  const answer = await answerRestore(running);
  if (answer.kind !== 'none') counts.tell('restoreScreens');
  if (answer.kind === 'stuck') counts.blame('didNotOpen', `${where}: ${answer.why}`);
  if (answer.kind !== 'ended') return running;
  await end(running);
  const again = await openOr(counts, `${where}, after the database was moved aside`, { userData });
  if (again === null) return null;
  await restoreComes(again);
  return goThrough(counts, where, again, userData);
}

const isSound = (comparison: Comparison | null): boolean =>
  comparison?.judgements.every(({ verdict }) => verdict === 'kept') ?? false;

/** Compares; null where the restore screen came in between, as it does when the journal has been read. */
async function compareUnlessBehind(
  scribe: Scribe,
  running: RunningApp,
  until: number,
): Promise<Comparison | null> {
  try {
    return await scribe.compare(running, until);
  } catch (error) {
    if ((await restoreHeading(running)) === '') throw error;
    return null;
  }
}

/**
 * Starts the app after a fault, goes through the restore screen where it shows, and compares: the window with what it has
 * shown, and the journal with the window.
 *
 * @param until milliseconds UTC; what was shown until then has to be there
 */
export async function reopenAndCompare(
  counts: FaultCounts,
  where: string,
  scribe: Scribe,
  userData: string,
  until: number,
): Promise<void> {
  let running = await openOr(counts, where, { userData });
  if (running === null) return;
  running = await goThrough(counts, where, running, userData);
  if (running === null) return;
  let comparison = await compareUnlessBehind(scribe.copy(), running, until);
  if (!isSound(comparison) && (await restoreComes(running)) !== '') {
    running = await goThrough(counts, where, running, userData);
    if (running === null) return;
  }
  comparison = await scribe.compare(running, until);
  counts.judged(where, comparison);
  if (comparison !== null) {
    const problems = await journalProblems(running, comparison.shown);
    for (const problem of problems) counts.blame('journal', `${where}: journal: ${problem}`);
  }
  await end(running);
}
