import type { CDPSession, Page } from 'playwright-core';

import { listRow } from '../../../renderer/storage/list-row';
import { launchApp, temporaryFolder } from '../../e2e/support/running-app';
import { shared, type Effort, type Row } from '../frame/row';
import { appArgs, bareArgs, filledProfile, launchBare } from './apps';
import { shareOf } from './keys';
import { libraryDraft } from './library-drafts';
import { threadTime } from './main-thread';
import { startUntil } from './marks';
import { inRounds } from './rounds';
import { measureSearch } from './search';

const draftCount = (quick: boolean): number => (quick ? 60 : 10_000);

/** A profile of the bare app with the rows of the same drafts in a plain database. */
async function bareProfile(drafts: number): Promise<string> {
  const userData = await temporaryFolder('bare-library');
  const { app, page } = await launchBare('list', userData);
  const batch = 1_000;
  for (let start = 0; start < drafts; start += batch) {
    const rows = Array.from({ length: Math.min(batch, drafts - start) }, (_, index) =>
      listRow(libraryDraft(start + index), { trashedAt: null }, 1),
    );
    await page.evaluate(
      (json) => (window as unknown as { benchFill: (rows: string) => Promise<void> }).benchFill(json),
      JSON.stringify(rows),
    );
  }
  await app.close();
  return userData;
}

const painted = { library: "document.querySelector('.library .draft-main') !== null" } as const;
const barePainted = { library: "document.querySelector('li') !== null" } as const;

/** Both from the start of their processes to the first rows on the screen. */
async function measureStart(effort: Effort, profile: string, bare: string) {
  return await inRounds(effort, { warmUps: 2, counted: 10 }, async () => ({
    ours: (await startUntil(appArgs(profile), painted)).library,
    bare: (await startUntil(bareArgs('list', bare), barePainted)).library,
  }));
}

interface BenchWindow extends Window {
  benchFrames?: number[];
}

/** Runs in the page: notes when each frame begins. */
function watchFrames(): void {
  const frames: number[] = [];
  (window as BenchWindow).benchFrames = frames;
  const next = (now: number): void => {
    frames.push(now);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}

interface Scrolled {
  /** Milliseconds from a frame to the next, 95th percentile. */
  readonly frame: number;
  /** Milliseconds of the main thread per turn of the wheel. */
  readonly busy: number;
}

/** Turns the wheel over a list that has just been at its top. */
async function scroll(page: Page, session: CDPSession, list: string, quick: boolean): Promise<Scrolled> {
  const turns = quick ? 10 : 100;
  const place = page.locator(list);
  await place.evaluate((element) => (element.scrollTop = 0));
  await place.hover();
  await page.waitForTimeout(200);
  await page.evaluate(() => (window as BenchWindow).benchFrames?.splice(0));
  const busy = await threadTime(session);
  const before = await busy();
  for (let turn = 0; turn < turns; turn += 1) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(16);
  }
  const after = await busy();
  const frames = await page.evaluate(() => (window as BenchWindow).benchFrames ?? []);
  const top = await place.evaluate((element) => element.scrollTop);
  if (top === 0) throw new Error(`${list} did not scroll.`);
  const intervals = frames.slice(1).map((time, index) => time - (frames[index] ?? time));
  return { frame: shareOf(intervals, 0.95), busy: (after - before) / turns };
}

async function scrollerIn(page: Page, list: string, quick: boolean): Promise<() => Promise<Scrolled>> {
  await page.evaluate(watchFrames);
  const session = await page.context().newCDPSession(page);
  return () => scroll(page, session, list, quick);
}

async function measureScroll(effort: Effort, profile: string, bareFolder: string) {
  const { page, close } = await launchApp({ userData: profile });
  await page.locator('.library .draft-main').first().waitFor();
  const bare = await launchBare('list', bareFolder);
  await bare.page.evaluate(() => (window as unknown as { benchAll: () => Promise<void> }).benchAll());
  const ours = await scrollerIn(page, '.library-list', effort.quick);
  const theirs = await scrollerIn(bare.page, 'ul', effort.quick);
  try {
    return await inRounds(effort, { warmUps: 1, counted: 8 }, async () => ({
      ours: await ours(),
      bare: await theirs(),
    }));
  } finally {
    await bare.app.close();
    await close();
  }
}

/** The library that all of these rows are about is made once, and gone after the last of them. */
const profiles = shared(async ({ quick }: Effort) => ({
  ours: await filledProfile(draftCount(quick)),
  bare: await bareProfile(draftCount(quick)),
}));

const runStart = shared(async (effort: Effort) => {
  const { ours, bare } = await profiles(effort);
  return await measureStart(effort, ours, bare);
});

const runScroll = shared(async (effort: Effort) => {
  const { ours, bare } = await profiles(effort);
  return await measureScroll(effort, ours, bare);
});

const runSearch = shared(async (effort: Effort) => {
  const { ours } = await profiles(effort);
  return await measureSearch(effort, ours, draftCount(effort.quick));
});

const beside = 'a bare window that paints 50 rows of a plain Dexie query';
const staticRows = 'a bare window with 10,000 plain rows';

export const libraryRows: readonly Row[] = [
  {
    name: 'window/library/10,000/first paint',
    what: 'process start to the library painted, 10,000 drafts',
    beside,
    aim: 1.5,
    run: async (effort) => {
      const start = await runStart(effort);
      return {
        ours: start.map(({ ours }) => ours.sinceSpawn),
        beside: start.map(({ bare }) => bare.sinceSpawn),
      };
    },
  },
  {
    name: 'window/library/10,000/first paint of the page',
    what: 'page asked for to the library painted, 10,000 drafts',
    beside,
    aim: null,
    run: async (effort) => {
      const start = await runStart(effort);
      return {
        ours: start.map(({ ours }) => ours.sincePage),
        beside: start.map(({ bare }) => bare.sincePage),
      };
    },
  },
  {
    name: 'window/library/10,000/scroll/frame',
    what: 'scroll 10,000 drafts: from frame to frame, p95',
    beside: staticRows,
    aim: 1.5,
    run: async (effort) => {
      const scroll = await runScroll(effort);
      return { ours: scroll.map(({ ours }) => ours.frame), beside: scroll.map(({ bare }) => bare.frame) };
    },
  },
  {
    name: 'window/library/10,000/scroll/busy',
    what: 'scroll 10,000 drafts: main thread per turn of the wheel',
    beside: staticRows,
    aim: null,
    run: async (effort) => {
      const scroll = await runScroll(effort);
      return { ours: scroll.map(({ ours }) => ours.busy), beside: scroll.map(({ bare }) => bare.busy) };
    },
  },
  {
    name: 'window/library/10,000/search/query',
    what: 'a query of 10,000 drafts as it is typed, p95',
    beside: 'MiniSearch in Node, the same text',
    aim: 2,
    run: async (effort) => {
      const search = await runSearch(effort);
      return { ours: search.map(({ query }) => query), beside: search.map(({ plain }) => plain) };
    },
  },
  {
    name: 'window/library/10,000/search/painted',
    what: 'from a key to the frame with what it found, p95',
    beside: 'MiniSearch in Node, the same text',
    aim: null,
    run: async (effort) => {
      const search = await runSearch(effort);
      return { ours: search.map(({ painted }) => painted), beside: search.map(({ plain }) => plain) };
    },
  },
];
