import type { Locator, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { documentOf } from './support/editor-page';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import { chat, eventsOf, previewSource, sourceRows, sourcesDialog, table, ts } from './support/sources';
import { editor, notice, runMenuCommand, startDraft } from './support/window';

/* Events that come into the timeline from the sources of an incident, in the real app. */

let running: RunningApp;
let page: Page;

beforeAll(async () => {
  running = await launchApp();
  ({ page } = running);
});

beforeEach(async () => {
  while ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
});

const dialog = (): Locator => sourcesDialog(page);
const rows = (): Locator => sourceRows(page);
const list = (): Locator => dialog().getByRole('grid', { name: 'Records of the source' });
const events = () => eventsOf(page);
const preview = (name: string, content: string) => previewSource(running, name, content);

async function open(title: string): Promise<void> {
  await startDraft(page, { title, incidentDate: '2026-11-20' });
}

const told = async (): Promise<readonly string[]> =>
  (await events()).map(({ at, text }) => `${at?.slice(11, 19) ?? '?'} ${text}`);

describe('a chat', () => {
  it('is picked from with the keyboard alone, kept, and taken back by one undo', async () => {
    await open('Slow checkout');
    const before = await documentOf(page);
    await preview('chat.json', chat);
    await dialog().getByText('3 of 3 picked').waitFor();
    await list().and(page.locator(':focus')).waitFor();
    expect(await list().getAttribute('aria-rowcount')).toBe('3');
    await page.keyboard.press('Control+a');
    await dialog().getByText('0 of 3 picked').waitFor();
    for (const key of ['ArrowDown', 'Space', 'Home', 'Space', 'Shift+End', 'Shift+ArrowUp', 'Space'])
      await page.keyboard.press(key);
    // The range took the first two, and Space gave back the second, on which the cursor stands.
    const active = page.locator(`#${(await list().getAttribute('aria-activedescendant')) ?? ''}`);
    expect(await active.getAttribute('aria-selected')).toBe('false');
    expect(await active.textContent()).toContain('Latency above 2 s');
    await page.keyboard.press('End');
    await page.keyboard.press('Space');
    await dialog().getByRole('button', { name: 'Add 2 events' }).waitFor();
    await page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    await notice(page, '2 events added to the timeline.').waitFor();
    expect(await told()).toEqual([
      '13:42:05 Checkout is slow in eu-west',
      '13:50:00 Rolling back the deploy',
    ]);
    await editor(page).focus();
    await page.keyboard.press('Control+z');
    expect(await documentOf(page)).toEqual(before);
    await page.keyboard.press('Control+y');
    expect(await told()).toHaveLength(2);
  });

  it('says of each event where it is known from, without a name, and that nothing has changed since', async () => {
    const [first] = await events();
    expect(first?.attributes.sources).toEqual([
      expect.objectContaining({
        system: 'Slack',
        id: ts('13:42:05'),
        author: '',
        hash: expect.stringMatching(/^[\da-f]{64}$/u),
      }),
    ]);
    const row = editor(page).locator('li.event').first();
    await row.hover();
    await row.getByRole('button', { name: /^Event details/u }).click();
    const details = page.getByRole('dialog', { name: 'Event details' });
    await details.getByText('unchanged since import').waitFor();
    await details.getByText('As recorded').click();
    expect(await details.locator('pre').textContent()).toContain('"Checkout is *slow* in eu-west"');
    await page.keyboard.press('Escape');
  });

  it('is not taken twice: what is there already is marked and not picked', async () => {
    await preview('chat.json', chat);
    await dialog().getByText('1 of 3 picked · 2 already there').waitFor();
    expect(await rows().filter({ hasText: 'already there' }).count()).toBe(2);
    await page.keyboard.press('ArrowUp');
    await dialog().getByText('already in the draft: 20 Nov 13:42:05 Checkout is slow').waitFor();
    await dialog().getByText('1 record left out').click();
    expect(await dialog().locator('.sources-skipped li').allTextContents()).toEqual([
      expect.stringMatching(/join/u),
    ]);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await told()).toHaveLength(2);
  });
});

describe('a table', () => {
  it('is asked about once, and its clock is put right', async () => {
    await open('A table of times');
    await preview('table.csv', table);
    await dialog().getByText('3 of 3 picked').waitFor();
    expect(await rows().first().textContent()).toContain('zone?');
    expect(await dialog().getByLabel('Column of: Text').inputValue()).toBe('2');
    await dialog().getByLabel('Time zone').fill('Europe/Berlin');
    await dialog().getByRole('button', { name: 'Read in Europe/Berlin' }).click();
    await rows().filter({ hasText: '20 Nov 12:45' }).waitFor();
    expect(await rows().first().textContent()).not.toContain('zone?');
    await dialog().getByLabel('Move all times by').fill('-90 s');
    await page.keyboard.press('Enter');
    await rows().filter({ hasText: '20 Nov 12:43:30' }).waitFor();
    await dialog().getByRole('checkbox', { name: 'Keep people’s names' }).check();
    await rows().nth(1).getByRole('combobox').selectOption('action');
    await dialog().getByRole('button', { name: 'Add 3 events' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await told()).toEqual([
      '12:43:30 Paged the database team',
      '12:53:30 Rollback finished',
      '13:08:30 Errors are gone; closing',
    ]);
    const [first, second] = await events();
    expect(first?.attributes.happened).toMatchObject({ zone: 'Europe/Berlin', written: '20.11.2026 13:45' });
    expect(first?.attributes.happened?.inferred).not.toContain('zone');
    expect(first?.attributes.sources[0]).toMatchObject({ author: 'Ada', shift: -90_000 });
    expect(second?.attributes.kind).toBe('action');
  });

  it('shows what the filter lets through, and keeps what is picked', async () => {
    await preview('table2.csv', table.replaceAll('20.11.', '21.11.'));
    await dialog().getByText('3 of 3 picked').waitFor();
    await dialog().getByLabel('Words in the text').fill('ROLLBACK');
    await dialog().getByText('3 of 3 picked · 1 shown').waitFor();
    await dialog().getByLabel('Words in the text').fill('');
    await dialog().getByLabel('Person', { exact: true }).selectOption({ label: 'Ada (2)' });
    await dialog().getByText('3 of 3 picked · 2 shown').waitFor();
    await dialog().getByLabel('From', { exact: true }).fill('14:00');
    await dialog().getByText('3 of 3 picked · 1 shown').waitFor();
    expect(await rows().allTextContents()).toEqual([expect.stringContaining('Errors are gone')]);
    await page.keyboard.press('Escape');
  });
});

describe('how a source comes in', () => {
  it('is dropped on the window', async () => {
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'channel.json', { type: 'application/json' }));
      return data;
    }, chat);
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await dialog().getByText('3 of 3 picked').waitFor();
    expect(await dialog().locator('.sources-name').textContent()).toBe('channel.json');
    await page.keyboard.press('Escape');
  });

  it('is pasted into a timeline: long lines are shown first, and can go in as text after all', async () => {
    await open('Pasted');
    await runMenuCommand(running, 'insert.event');
    const lines = Array.from({ length: 25 }, (_, index) => `13:${10 + index} line ${index}`).join('\n');
    const paste = (text: string) =>
      editor(page).evaluate((dom, value) => {
        const data = new DataTransfer();
        data.setData('text/plain', value);
        dom.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
        );
      }, text);
    await paste(lines);
    await dialog().getByText('25 of 25 picked').waitFor();
    expect(await dialog().getByLabel('Day of the first').inputValue()).toBe('2026-11-20');
    expect(await told()).toEqual(['? ']);
    await dialog().getByRole('button', { name: 'Paste as text' }).click();
    await dialog().waitFor({ state: 'detached' });
    const count = async () => (await told()).length;
    await expect.poll(count, { timeout: 10_000 }).toBe(25);
    // The dialog gives the focus back a moment after it has gone.
    await editor(page).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(count, { timeout: 10_000 }).toBe(1);
    await paste('13:10 one\n13:11 two');
    await expect.poll(count, { timeout: 10_000 }).toBe(2);
    expect(await dialog().count()).toBe(0);
  });

  it('is pasted into the dialog', async () => {
    await runMenuCommand(running, 'insert.events');
    await dialog().getByLabel('Or paste it here').fill('2026-11-20 13:10 UTC the deploy begins');
    await dialog().getByRole('button', { name: 'Show the events' }).click();
    await dialog().getByText('1 of 1 picked').waitFor();
    expect(await rows().first().textContent()).toContain('20 Nov 13:10');
    await page.keyboard.press('Escape');
  });

  it('is refused in a sentence, and changes nothing', async () => {
    const before = await documentOf(page);
    await preview('picture.json', '\u0000\u0001 no text');
    const alert = dialog().getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('picture.json');
    expect(await dialog().getByRole('button', { name: 'Add events' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await documentOf(page)).toEqual(before);
  });
});
