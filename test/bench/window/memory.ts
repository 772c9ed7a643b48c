import path from 'node:path';

import type { CDPSession, Page } from 'playwright-core';

import { launchApp, stopEverything, temporaryFolder } from '../../e2e/support/running-app';
import { shared, type Effort, type Row } from '../frame/row';
import { writeDraft } from './draft';
import { draftOfBytes, exampleDraft } from './drafts';
import { heapBytes, leftoverOf } from './heap';
import { inRounds } from './rounds';

/**
 * Five keys a second for ten minutes, as many as a person types; pressed eight times as fast. With them, once a minute: a
 * look into the preview and the checks, and another draft opened and left.
 */
const keysPerMinute = 300;
const minutes = 10;
const pace = 25;

/** Milliseconds after which all is stored and what was asked for has answered. */
const settled = 3_000;

/** Milliseconds after which an editor that was left is held for good. */
const leftFor = 15_000;

const words = 'the team sees at 13:55 that the queue is read again and waits ';
const other = 'Another draft';

interface Script {
  readonly page: Page;
  readonly title: string;
  readonly keys: number;
}

const row = (page: Page, title: string) =>
  page.locator('.library .draft-main', { has: page.getByText(title, { exact: true }) });

async function open(page: Page, title: string): Promise<void> {
  await row(page, title).click();
  await page.locator('.ProseMirror h1').getByText(title, { exact: true }).waitFor();
}

/** A minute of writing. */
async function minute({ page, title, keys }: Script): Promise<void> {
  await page.locator('.ProseMirror').press('Control+End');
  for (let typed = 0; typed < keys; typed += words.length) {
    await page.keyboard.type(words.slice(0, keys - typed), { delay: pace });
    await page.keyboard.press('Enter');
  }
  for (const command of ['Control+Shift+p', 'Control+Shift+j', 'Control+Shift+p'])
    await page.keyboard.press(command);
  await open(page, other);
  await open(page, title);
}

/**
 * Rejects where the heap goes on to hold an editor that was left. What was asked for when it was left may hold it until the
 * answer is there, React what it showed before until its next change, and prosemirror-history the last editor's plugins
 * until the next step: so keys are typed until all of that is over, or for too long.
 */
async function nothingIsLeft(page: Page, session: CDPSession): Promise<void> {
  await page.locator('.ProseMirror').press('Control+End');
  const begun = performance.now();
  for (;;) {
    await page.keyboard.type(words, { delay: pace });
    const { views, detached } = await leftoverOf(session);
    if (views === 1 && detached === 0) return;
    if (performance.now() - begun > leftFor)
      throw new Error(
        `One draft is open, and the heap holds ${views} editors, ${detached} of them in no page.`,
      );
  }
}

async function round({ quick }: Effort) {
  const folder = await temporaryFolder('memory');
  const example = exampleDraft();
  const title = example.document.content?.[0]?.content?.[0]?.text ?? '';
  const files = [path.join(folder, 'other.postmortem'), path.join(folder, 'example.postmortem')];
  await writeDraft(files[0] ?? '', draftOfBytes(2_000, other));
  await writeDraft(files[1] ?? '', example);
  const { page, close } = await launchApp({ files });
  await open(page, title);
  const script = { page, title, keys: quick ? 10 : keysPerMinute };
  const session = await page.context().newCDPSession(page);
  const look = async (): Promise<number> => {
    if (!quick) await page.waitForTimeout(settled);
    return await heapBytes(session);
  };
  await minute(script);
  const first = await look();
  for (let count = 1; count < (quick ? 2 : minutes); count += 1) await minute(script);
  const last = await look();
  await nothingIsLeft(page, session);
  await close();
  return { first, last };
}

/** It grows by what is typed, which undo and the list of steps keep; not by what was left. */
export const memoryRows: readonly Row[] = [
  {
    name: 'window/memory/ten minutes',
    what: 'JavaScript in memory after ten minutes of writing, no editor left behind',
    beside: 'after the first of them',
    unit: 'bytes',
    aim: 1.2,
    run: shared(async (effort: Effort) => {
      try {
        const rounds = await inRounds(effort, { warmUps: 0, counted: 2 }, () => round(effort));
        return { ours: rounds.map(({ last }) => last), beside: rounds.map(({ first }) => first) };
      } finally {
        await stopEverything();
      }
    }),
  },
];
