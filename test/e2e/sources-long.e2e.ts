import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';

import { openText } from '../../renderer/timeline/sources/open';
import { readSource } from '../../renderer/timeline/sources/read-source';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import { eventsOf, longChat, previewSource, sourceRows, sourcesDialog } from './support/sources';
import { editor, startDraft } from './support/window';

/* A source of the size that the chat of a large company has for a day. */

let running: RunningApp;
let page: Page;

beforeAll(async () => {
  running = await launchApp();
  ({ page } = running);
  await startDraft(page, { title: 'A long day', incidentDate: '2026-11-20' });
});

const dialog = (): Locator => sourcesDialog(page);
const rows = (): Locator => sourceRows(page);
const list = (): Locator => dialog().getByRole('grid', { name: 'Records of the source' });
const events = () => eventsOf(page);
const preview = (name: string, content: string) => previewSource(running, name, content);

describe('50,000 messages', () => {
  /** Starts to watch how long the window goes without drawing; the function gives the longest time, in milliseconds. */
  async function watchFrames(): Promise<() => Promise<number>> {
    const handle = await page.evaluateHandle(() => {
      const watch = { longest: 0, last: performance.now(), on: true };
      const frame = (now: number) => {
        watch.longest = Math.max(watch.longest, now - watch.last);
        watch.last = now;
        if (watch.on) requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      return watch;
    });
    return () =>
      handle.evaluate((watch) => {
        watch.on = false;
        return Math.max(watch.longest, performance.now() - watch.last);
      });
  }

  it('leave the window free while they are read, and can be looked through', async () => {
    const text = longChat(50_000);
    const input = openText('chat.json', text);
    if ('refused' in input) throw new Error(input.refused);
    const started = performance.now();
    const time = { zone: 'UTC', zoneConfirmed: false, previous: null, incidentDate: null };
    readSource(input, { time, columns: null });
    const inOneGo = performance.now() - started;
    await preview('long.json', text);
    await dialog().getByRole('progressbar').waitFor();
    const longest = await watchFrames();
    await dialog().getByText('0 of 50,000 picked').waitFor();
    const stall = await longest();
    // Not the window's thread does the reading: what it does itself is a small part of that.
    expect(stall).toBeLessThan(inOneGo / 4);
    expect(await rows().count()).toBeLessThan(80);
    await page.keyboard.press('End');
    await rows().filter({ hasText: 'Message 49999' }).waitFor();
    await dialog().getByLabel('Words in the text').pressSequentially('message 4999');
    await dialog().getByText('15 shown').waitFor();
    await list().focus();
    await page.keyboard.press('Control+a');
    await dialog().getByRole('button', { name: 'Add 15 events' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await events()).toHaveLength(15);
  });

  it('can be stopped while they are read', async () => {
    await preview('long.json', longChat(50_000));
    await dialog().getByRole('button', { name: 'Stop reading' }).click();
    await dialog().getByRole('button', { name: 'Choose a file…' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await events()).toHaveLength(15);
  });

  it('go in by the thousand, and out again by one undo', async () => {
    await preview('long.json', longChat(2_000));
    await dialog().getByText('0 of 2,000 picked').waitFor();
    await page.keyboard.press('Control+a');
    await dialog().getByRole('button', { name: 'Add 2,000 events' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await events()).toHaveLength(2_015);
    await editor(page).focus();
    await page.keyboard.press('Control+z');
    expect(await events()).toHaveLength(15);
  });

  it('do not go in all at once', async () => {
    await preview('long.json', longChat(6_000));
    await dialog().getByText('0 of 6,000 picked').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Enter');
    await dialog().getByText('At most 5,000 events can be added at once; 6,000 are picked.').waitFor();
    await page.keyboard.press('Escape');
    expect(await events()).toHaveLength(15);
  });
});
