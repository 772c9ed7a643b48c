import type { CDPSession, Page } from 'playwright-core';

import { quantile } from '../frame/figures';
import { threadTime, type BusyTime } from './main-thread';

/** What one round types: words as people type them, with a time and a length of time in them, for the checks to read. */
const phrase = 'the team sees at 13:55 that 37 minutes have passed ';

/**
 * Milliseconds from key to key. The pause between words is longer than what the app waits for before it looks at the text
 * again, so that this work falls among the keys as it does when a person types.
 */
const pace = { letter: 70, space: 220 } as const;

/** Milliseconds after the last key in which all is stored and the checks have answered. */
const settled = 1_500;

/** What one round of typing cost the window's main thread. Milliseconds. */
export interface KeyTimes {
  readonly p50: number;
  readonly p95: number;
  /** With all that followed after the last key. */
  readonly mean: number;
  /** From a key to the end of the frame that shows it, on the clock: 95th percentile. A multiple of a screen's frame. */
  readonly frame: number;
}

/** A page with the caret in a text, and what its main thread does. */
export interface Typist {
  readonly page: Page;
  readonly session: CDPSession;
  readonly busy: BusyTime;
}

/** Puts the caret at the end of a line of the paragraph with this text, and gets ready to measure. */
export async function typistIn(page: Page, text: string): Promise<Typist> {
  const found = await page.evaluateHandle((wanted) => {
    const all = document.querySelectorAll<HTMLElement>('.ProseMirror p');
    return [...all].find(({ textContent }) => textContent === wanted) ?? null;
  }, text);
  const paragraph = found.asElement();
  if (paragraph === null) throw new Error(`The page has no paragraph "${text.slice(0, 40)}".`);
  await paragraph.scrollIntoViewIfNeeded();
  await paragraph.click();
  await page.keyboard.press('End');
  await page.evaluate(watchKeys);
  const session = await page.context().newCDPSession(page);
  return { page, session, busy: await threadTime(session) };
}

interface BenchWindow extends Window {
  benchFrames?: number[];
  benchKeys?: number[];
}

/** Runs in the page: notes when keys come, and how long after each the frame that follows it has been made. */
function watchKeys(): void {
  const frames: number[] = [];
  const keys: number[] = [];
  Object.assign(window, { benchFrames: frames, benchKeys: keys });
  const watch = ({ timeStamp }: KeyboardEvent): void => {
    keys.push(timeStamp);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => frames.push(performance.now() - timeStamp));
      port1.start();
      port2.postMessage(null);
    });
  };
  window.addEventListener('keydown', watch, { capture: true });
}

/** Runs in the page. */
function clearKeys(): void {
  const { benchFrames, benchKeys } = window as BenchWindow;
  benchFrames?.splice(0);
  benchKeys?.splice(0);
}

/** The time from a key to the next one. */
export interface KeyWindow {
  /** On the page's clock, `performance.now()`. */
  readonly from: number;
  readonly to: number;
  /** Milliseconds that the main thread was busy in it. */
  readonly busy: number;
}

/** Types so many keys of the phrase, over and over, and takes for each the time that the main thread was busy until the next. */
export async function keyWindows({ page, busy }: Typist, count: number): Promise<readonly KeyWindow[]> {
  const times: number[] = [];
  await page.evaluate(clearKeys);
  let before = await busy();
  for (let index = 0; index < count; index += 1) {
    const key = phrase[index % phrase.length] ?? ' ';
    const pressed = performance.now();
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    await page.waitForTimeout((key === ' ' ? pace.space : pace.letter) - (performance.now() - pressed));
    const after = await busy();
    times.push(after - before);
    before = after;
  }
  const stamps = await page.evaluate(() => (window as BenchWindow).benchKeys ?? []);
  const end = await page.evaluate(() => performance.now());
  return times.map((time, index) => ({
    from: stamps[index] ?? end,
    to: stamps[index + 1] ?? end,
    busy: time,
  }));
}

/** Types one phrase. */
export async function typeRound(typist: Typist, quick: boolean): Promise<KeyTimes> {
  const { page, busy } = typist;
  const count = quick ? 4 : phrase.length;
  const first = await busy();
  const times = (await keyWindows(typist, count)).map((window) => window.busy);
  if (!quick) await page.waitForTimeout(settled);
  const last = await busy();
  const frames = await page.evaluate(() => (window as BenchWindow).benchFrames ?? []);
  return {
    p50: shareOf(times, 0.5),
    p95: shareOf(times, 0.95),
    mean: (last - first) / count,
    frame: shareOf(frames, 0.95),
  };
}

/** The number that a share of these lies below. */
export const shareOf = (numbers: readonly number[], share: number): number =>
  quantile(
    numbers.toSorted((one, other) => one - other),
    share,
  );
