import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, describe, it } from 'vitest';
import type { NodeJSON } from '../../renderer/document/draft';
import type { Moment } from '../../renderer/document/vocabulary';
import { bundledTemplates } from '../../templates';
import { newDraftFrom } from '../../templates/new-draft';
import { repository } from './support/electron-executable';
import { launchApp, temporaryFolder } from './support/launch';
import type { RunningApp } from './support/launch';
import { pictureDrafts, writePictureDraft } from './support/picture-drafts';
import { busyChat, previewSource, sourcesDialog, table } from './support/sources';
import { editor, openDraft, openTitle, runMenuCommand, saved, startDraft } from './support/window';

/* oxlint-disable vitest/expect-expect -- what is made here is judged by the eye */

/*
 * Pictures of the window for the README (light.png, dark.png, kept in test/screenshots) and for the eye of whoever
 * works on the looks (the others, in .build/screenshots). `npm run screenshots` makes them.
 */

const kept = path.join(repository, 'test/screenshots');
const passing = path.join(repository, '.build/screenshots');
const exampleFile = path.join(repository, 'templates/examples/cloudflare-2019-07-02.json');
const exampleTitle = 'The Cloudflare outage of 2 July 2019: one rule, everywhere at once';

type Theme = 'light' | 'dark';
const themes = ['light', 'dark'] as const;

beforeAll(async () => {
  await mkdir(kept, { recursive: true });
  await mkdir(passing, { recursive: true });
});

let running: RunningApp;
let page: Page;

async function open(width: number, height: number, files: readonly string[] = []): Promise<void> {
  running = await launchApp({ files });
  ({ page } = running);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await resize(width, height);
}

async function resize(width: number, height: number): Promise<void> {
  await running.app.evaluate(
    ({ BrowserWindow }, [x, y]) => BrowserWindow.getAllWindows()[0]?.setContentSize(x, y),
    [width, height] as const,
  );
  await page.waitForFunction(([x, y]) => innerWidth === x && innerHeight === y, [width, height] as const);
}

async function picture(file: string, colorScheme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: file });
}

/** Both themes, beside the others that are not kept. */
async function pictures(name: string): Promise<void> {
  for (const theme of themes) await picture(path.join(passing, `${name}-${theme}.png`), theme);
}

function scrollTo(heading: string): Promise<void> {
  return editor(page)
    .getByRole('heading', { name: heading })
    .first()
    .evaluate((element) => element.scrollIntoView());
}

/** One event each quarter of an hour and then some, over three days; every tenth holds more than its headline. */
function longTimeline(): NodeJSON {
  const start = Date.UTC(2019, 6, 1, 7, 30);
  const moments: ReadonlyMap<number, Moment> = new Map([
    [40, 'impact-started'],
    [44, 'detected'],
    [51, 'declared'],
    [110, 'identified'],
    [190, 'mitigated'],
    [240, 'impact-ended'],
    [299, 'resolved'],
  ]);
  const words = [
    'The error rate of the checkout service passes 2%',
    'The on-call engineer restarts one of the twelve workers',
    'A customer reports that orders arrive twice',
    'The queue holds 40,000 messages',
    'A second team joins the call; the database is not the cause, its connections are',
    'Nothing changes',
  ];
  const event = (index: number): NodeJSON => {
    const at = start + index * 14 * 60_000;
    const moment = moments.get(index);
    const written = new Date(at).toISOString().slice(0, 16);
    return {
      type: 'event',
      attrs: {
        id: `event${index}`,
        happened: { start: at, end: null, precision: 'minute', written, zone: 'UTC', inferred: [] },
        ...(moment === undefined ? {} : { moments: [moment] }),
      },
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: words[index % words.length] ?? '' }] },
        ...(index % 10 === 9
          ? [{ type: 'codeBlock', content: [{ type: 'text', text: 'queue depth 40112, oldest 00:11:42' }] }]
          : []),
      ],
    };
  };
  return {
    type: 'timeline',
    attrs: { id: 'long' },
    content: Array.from({ length: 300 }, (_, index) => event(index)),
  };
}

async function writeLongDraft(): Promise<string> {
  const template = bundledTemplates.find(({ id }) => id === 'google-sre') ?? bundledTemplates[0];
  if (template === undefined) throw new Error('There are no templates.');
  const draft = newDraftFrom(template, {
    title: 'Three days of double orders',
    incidentDate: '2019-07-01',
    zone: 'UTC',
    zoneConfirmed: true,
    now: Date.UTC(2019, 6, 5),
  });
  const content = (draft.document.content ?? []).map((node) =>
    node.type === 'timeline' ? longTimeline() : node,
  );
  const file = path.join(await temporaryFolder('long'), 'long.json');
  await writeFile(file, JSON.stringify({ ...draft, document: { ...draft.document, content } }));
  return file;
}

afterEach(() => running.close());

describe('the example', () => {
  beforeEach(async () => {
    await open(1280, 800, [exampleFile]);
    await openTitle(page, exampleTitle);
  });

  it('at its beginning', async () => {
    await picture(path.join(kept, 'light.png'), 'light');
    await pictures('example');
  });

  it('at its timeline', async () => {
    await scrollTo('Timeline');
    await picture(path.join(kept, 'dark.png'), 'dark');
  });

  it('further down', async () => {
    for (const [index, heading] of ['Timeline', 'Root cause', 'What we'].entries()) {
      await scrollTo(heading);
      await pictures(`further-${index + 1}`);
    }
  });

  it('with its preview, its facts, an event’s details', async () => {
    await page.getByRole('button', { name: 'Facts of the incident' }).click();
    await page.getByRole('dialog', { name: 'Facts of the incident' }).waitFor();
    await pictures('facts');
    await page.keyboard.press('Escape');
    const row = editor(page).locator('li.event').nth(2);
    await row.hover();
    await row.getByRole('button', { name: 'Event details' }).click();
    await page.getByRole('dialog').waitFor();
    await pictures('event-details');
    await page.keyboard.press('Escape');
    await runMenuCommand(running, 'view.preview');
    await page.getByRole('region', { name: 'Preview' }).getByRole('heading', { level: 1 }).waitFor();
    await pictures('preview');
  });
});

it('a narrow window', async () => {
  await open(900, 700, [exampleFile]);
  await openTitle(page, exampleTitle);
  await pictures('narrow');
  await runMenuCommand(running, 'view.library');
  await page.getByRole('complementary', { name: 'Library' }).waitFor();
  await pictures('narrow-library');
});

it('the first run, and the dialogs', async () => {
  await open(1280, 800);
  await pictures('empty');
  for (const [command, name] of [
    ['file.new', 'new-dialog'],
    ['file.manageTemplates', 'templates'],
    ['help.shortcuts', 'shortcuts'],
    ['help.about', 'about'],
  ] as const) {
    await runMenuCommand(running, command);
    await page.getByRole('dialog').waitFor();
    await pictures(name);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
});

it('300 events over three days', async () => {
  await open(1280, 800, [await writeLongDraft()]);
  await openTitle(page, 'Three days of double orders');
  await pictures('long-top');
  await editor(page)
    .locator('li.event')
    .nth(36)
    .evaluate((element) => element.scrollIntoView());
  await pictures('long');
});

it('pictures of timelines, wide and narrow', async () => {
  const files: string[] = [];
  for (const name of pictureDrafts) files.push(await writePictureDraft(name));
  await open(1280, 800, [exampleFile, ...files]);
  for (const name of [exampleTitle, ...pictureDrafts]) {
    await openDraft(page, name);
    for (const width of [700, 1280]) {
      await resize(width, 800);
      await page.locator('.picture svg').waitFor();
      await page.getByRole('slider', { name: 'Timeline, event by event' }).focus();
      await page.keyboard.press('PageDown');
      await pictures(`picture-${name.slice(0, 20).toLowerCase().replaceAll(' ', '-')}-${width}`);
    }
  }
});

it('a library in use', async () => {
  await open(1280, 800, [exampleFile, await writeLongDraft()]);
  await openTitle(page, 'Three days of double orders');
  await startDraft(page, {
    title: 'Sign-in rejects every second person in Europe',
    incidentDate: '2024-03-05',
  });
  await saved(page);
  await pictures('library-new-draft');
  await page.keyboard.press('Control+Shift+e');
  await page.keyboard.type('13:42 The first complaint arrives');
  await page.keyboard.press('Enter');
  await page.keyboard.type('13:50 CST A second team');
  await saved(page);
  await pictures('library');
});

it('the preview of a source, wide and narrow, and where an event is known from', async () => {
  await open(1280, 800);
  await startDraft(page, { title: 'Slow checkout', incidentDate: '2026-11-20' });
  await runMenuCommand(running, 'file.importTimeline');
  await sourcesDialog(page).getByRole('button', { name: 'Choose a file…' }).waitFor();
  await pictures('source-choice');
  await page.keyboard.press('Escape');
  await previewSource(running, 'incident-204.json', busyChat());
  await sourcesDialog(page).getByText('of 60 picked').waitFor();
  await pictures('source-chat-1280');
  await page.keyboard.press('Enter');
  await sourcesDialog(page).waitFor({ state: 'detached' });
  const row = editor(page).locator('li.event').nth(1);
  await row.hover();
  await row.getByRole('button', { name: /^Event details/u }).click();
  await page.getByText('unchanged since import').waitFor();
  await page.getByText('As recorded').click();
  await pictures('source-evidence');
  await page.keyboard.press('Escape');
  for (const width of [1280, 700]) {
    await resize(width, 800);
    await previewSource(running, 'notes.csv', table);
    await sourcesDialog(page).getByText('3 of 3 picked').waitFor();
    await pictures(`source-table-${width}`);
    await page.keyboard.press('Escape');
    await sourcesDialog(page).waitFor({ state: 'detached' });
  }
});
