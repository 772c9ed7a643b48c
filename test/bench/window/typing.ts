import path from 'node:path';

import type { RunningApp } from '../../e2e/support/running-app';
import { launchApp, stopEverything, temporaryFolder } from '../../e2e/support/running-app';
import type { Effort, Row, Timings } from '../frame/row';
import { draftOfEvents, writeDraft } from './draft';
import { busyTime, type BusyTime } from './main-thread';

/** What one round types: words as people type them, with a time and a length of time in them, for the checks to read. */
const words = 'the team sees at 13:55 that 37 minutes have passed ';
/** Milliseconds from key to key, and what follows: until the draft is stored and the checks have answered. */
const pace = 45;
const settled = 1_500;

const rounds = 15;
const warmUps = 2;

interface Typist {
  readonly app: RunningApp;
  readonly busy: BusyTime;
}

/** The app with a draft of so many events, its caret in the middle of the timeline, and the checks on or off. */
async function startTyping(folder: string, events: number, checks: boolean): Promise<Typist> {
  const file = path.join(folder, 'bench.postmortem');
  await writeDraft(file, draftOfEvents(events));
  const app = await launchApp({ files: [file] });
  const { page } = app;
  const rows = page.locator('.ProseMirror .event');
  await rows.nth(events - 1).waitFor();
  await page.keyboard.press('Control+Shift+j');
  const live = page.getByRole('checkbox', { name: 'Check while I write' });
  await live.waitFor();
  await live.setChecked(checks);
  const headline = rows
    .nth(Math.floor(events / 2))
    .locator('.row-text > *')
    .first();
  await headline.click();
  await page.keyboard.press('End');
  return { app, busy: await busyTime(page) };
}

/** Milliseconds of the window's main thread for each key, with all that follows from it. */
async function typeRound({ app, busy }: Typist, quick: boolean): Promise<number> {
  const keys = quick ? words.slice(0, 5) : words;
  const before = await busy();
  await app.page.keyboard.type(keys, { delay: pace });
  await app.page.waitForTimeout(quick ? 0 : settled);
  const after = await busy();
  return (after - before) / keys.length;
}

async function run({ quick }: Effort): Promise<Timings> {
  const events = quick ? 20 : 2_000;
  const folder = await temporaryFolder('bench');
  try {
    const ours = await startTyping(folder, events, true);
    const beside = await startTyping(folder, events, false);
    const times: { readonly ours: number[]; readonly beside: number[] } = { ours: [], beside: [] };
    const count = quick ? 1 : rounds + warmUps;
    for (let round = 0; round < count; round += 1) {
      const ourTime = await typeRound(ours, quick);
      const otherTime = await typeRound(beside, quick);
      if (!quick && round < warmUps) continue;
      times.ours.push(ourTime);
      times.beside.push(otherTime);
    }
    return times;
  } finally {
    await stopEverything();
  }
}

/** A key in a long draft may cost the window a tenth more with the checks on (most of their work is a worker's). */
export const typingRows: readonly Row[] = [
  {
    name: 'window/typing/2,000 events/checks on',
    what: 'main thread per key, 2,000 events, all checks on and their panel open',
    beside: 'the same with the checks off',
    aim: 1.1,
    run,
  },
];
