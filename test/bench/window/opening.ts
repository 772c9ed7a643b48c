import path from 'node:path';

import type { Page } from 'playwright-core';

import type { Draft } from '../../../renderer/document/draft';
import { launchApp, stopEverything, temporaryFolder } from '../../e2e/support/running-app';
import { shared, type Effort, type Row, type Timings } from '../frame/row';
import { launchBare } from './apps';
import { writeDraft } from './draft';
import { bareDocument, draftOfBytes, draftOfEventBytes } from './drafts';
import { inRounds } from './rounds';

const titles = { long: 'A long draft', short: 'A short draft' } as const;

/** Milliseconds in which what follows an opening is over, so that it does not slow down what is measured next. */
const settled = 1_000;

/** How long an opening may take, in milliseconds. */
const limit = 30_000;

interface BenchWindow extends Window {
  benchOpened?: Promise<number>;
}

/**
 * Runs in the page. From the next click until the document of this title is painted and a frame with the caret in its last
 * block, put there as soon as it was painted, is painted too.
 */
function watchOpening(title: string): void {
  /** Once the frame that is about to be painted has been. */
  const afterFrame = (then: () => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', then);
      port1.start();
      port2.postMessage(null);
    });
  };
  (window as BenchWindow).benchOpened = new Promise((resolve) => {
    const begin = ({ timeStamp }: MouseEvent): void => {
      const look = (): void => {
        const text = document.querySelector<HTMLElement>('.ProseMirror');
        if (text?.querySelector('h1')?.textContent !== title || !text.isContentEditable) {
          requestAnimationFrame(look);
          return;
        }
        afterFrame(() => {
          const last = [...text.querySelectorAll('p')].at(-1);
          text.focus();
          getSelection()?.collapse(last ?? text, 0);
          afterFrame(() => resolve(performance.now() - timeStamp));
        });
      };
      requestAnimationFrame(look);
    };
    window.addEventListener('click', begin, { capture: true, once: true });
  });
}

/** Milliseconds from a click to the caret in the text that it opens. */
async function open(page: Page, title: string, quick: boolean, click: () => Promise<void>): Promise<number> {
  await page.evaluate(watchOpening, title);
  await click();
  const opened = page.evaluate(() => (window as BenchWindow).benchOpened);
  const time = await Promise.race([opened, page.waitForTimeout(limit)]);
  if (time === undefined) throw new Error(`“${title}” was not there after ${limit / 1000} s.`);
  if (!quick) await page.waitForTimeout(settled);
  return time;
}

type Drafts = Readonly<Record<keyof typeof titles, Draft>>;
type Open = (which: keyof typeof titles) => Promise<number>;

async function app(drafts: Drafts, quick: boolean): Promise<Open> {
  const folder = await temporaryFolder('opening');
  const files = [path.join(folder, 'long.postmortem'), path.join(folder, 'short.postmortem')];
  await writeDraft(files[0] ?? '', drafts.long);
  await writeDraft(files[1] ?? '', drafts.short);
  const { page } = await launchApp({ files });
  const row = (title: string) =>
    page.locator('.library .draft-main', { has: page.getByText(title, { exact: true }) });
  await row(titles.short).waitFor();
  await row(titles.long).waitFor();
  return (which) => open(page, titles[which], quick, () => row(titles[which]).click());
}

async function bare(drafts: Drafts, quick: boolean) {
  const { app, page } = await launchBare('editor');
  const openOne: Open = async (which) => {
    const document = JSON.stringify(bareDocument(drafts[which].document));
    await page.evaluate((json) => Object.assign(globalThis, { benchDocument: json }), document);
    return open(page, titles[which], quick, () => page.getByRole('button').click());
  };
  return { open: openOne, close: () => app.close() };
}

async function measure(long: Draft, effort: Effort): Promise<Timings> {
  const drafts = { long, short: draftOfBytes(2_000, titles.short) };
  try {
    const ours = await app(drafts, effort.quick);
    const beside = await bare(drafts, effort.quick);
    const one = async (openDraft: Open): Promise<number> => {
      await openDraft('short');
      return await openDraft('long');
    };
    try {
      const rounds = await inRounds(effort, { warmUps: 1, counted: 8 }, async () => ({
        ours: await one(ours),
        beside: await one(beside.open),
      }));
      return { ours: rounds.map((round) => round.ours), beside: rounds.map((round) => round.beside) };
    } finally {
      await beside.close();
    }
  } finally {
    await stopEverything();
  }
}

const beside = 'bare Tiptap loading the same JSON';

export const openingRows: readonly Row[] = [
  {
    name: 'window/open/1 MB',
    what: 'click in the library to the caret in 1 MB of prose',
    beside,
    aim: 1.3,
    run: shared((effort) => measure(draftOfBytes(effort.quick ? 10_000 : 1_000_000, titles.long), effort)),
  },
  {
    name: 'window/open/1 MB/events',
    what: 'click in the library to the caret in 1 MB of events',
    beside: 'bare Tiptap loading the same text as paragraphs',
    aim: null,
    run: shared((effort) =>
      measure(draftOfEventBytes(effort.quick ? 10_000 : 1_000_000, titles.long), effort),
    ),
  },
];
