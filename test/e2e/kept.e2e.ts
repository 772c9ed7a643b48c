import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { launchApp } from './support/launch';
import type { RunningApp } from './support/launch';
import {
  caretAtEnd,
  closeWindow,
  editor,
  openDraft,
  saved,
  startDraft,
  storedDrafts,
} from './support/window';

/** Kills the browser process with all its helpers, as the system does where it runs out of memory. */
async function killEverything({ process: child }: RunningApp): Promise<void> {
  if (child.pid === undefined) throw new Error('The app has no process id.');
  const exited = once(child, 'exit');
  // The group of its own in which Playwright starts the app.
  process.kill(-child.pid, 'SIGKILL');
  expect(await exited).toEqual([null, 'SIGKILL']);
}

async function chooseFacts(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Facts of the incident' }).click();
  const panel = page.getByRole('dialog', { name: 'Facts of the incident' });
  await panel.getByLabel('Severity').fill('SEV-1');
  await panel.getByLabel('Incident', { exact: true }).selectOption('resolved');
  await panel.getByLabel('Services').fill('Firewall, CDN');
  await panel.getByLabel('Roles').fill('Commander: the lead on call');
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'detached' });
}

/** Everything the editor shows, as one text. */
async function shownText(page: Page): Promise<string> {
  return (await editor(page).innerText()).replace(/\s+/gu, ' ');
}

describe('a kill', () => {
  it('two seconds after the last keystroke loses nothing', async () => {
    const first = await launchApp();
    const { page, userData } = first;
    await startDraft(page, { title: 'The edge stopped answering', incidentDate: '2019-07-02' });
    await chooseFacts(page);
    await caretAtEnd(page, editor(page).getByRole('heading', { name: 'The edge stopped answering' }));
    await page.keyboard.press('Control+Shift+e');
    await page.keyboard.type('13:42 Rules begin to deploy');
    await page.keyboard.press('Enter');
    await page.keyboard.type('13:45 The first page goes out');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Nobody can log in');
    // No synchronisation: the time since the last keystroke is what the promise is about.
    await wait(2_000);
    const before = await shownText(page);
    await killEverything(first);

    const second = await launchApp({ userData });
    await openDraft(second.page, 'The edge stopped answering');
    const after = await shownText(second.page);
    const facts = ['SEV-1', 'Firewall, CDN', 'Commander: the lead on call', 'Incident resolved'];
    const events = ['13:42 Rules begin to deploy', '13:45 The first page goes out', 'Nobody can log in'];
    for (const text of [...facts, ...events]) expect(after).toContain(text);
    expect(after).toBe(before);
    await second.close();
  });

  it('in the middle of typing loses nothing that is older than two seconds', async () => {
    const first = await launchApp();
    const { page, userData } = first;
    await startDraft(page, { title: 'Written to the end' });
    await caretAtEnd(page, editor(page).getByRole('heading', { name: 'Written to the end' }));
    const typed: { readonly word: string; readonly at: number }[] = [];
    // Three words a second for five seconds: no pause that is long enough for a save of its own.
    const start = performance.now();
    for (let index = 0; performance.now() - start < 5_000; index += 1) {
      const word = ` word${index}`;
      await page.keyboard.type(word, { delay: 40 });
      typed.push({ word, at: performance.now() });
    }
    const killedAt = performance.now();
    await killEverything(first);

    const second = await launchApp({ userData });
    const [title = ''] = (await storedDrafts(second.page)).keys();
    const promised = typed.filter(({ at }) => killedAt - at > 2_000).map(({ word }) => word);
    expect(promised.length).toBeGreaterThan(3);
    expect(title.startsWith(`Written to the end${promised.join('')}`)).toBe(true);
    await second.close();
  });
});

describe('a kill in the middle of a field', () => {
  it('keeps what was typed there, though the field was never left', async () => {
    const first = await launchApp();
    const { page, userData } = first;
    await startDraft(page, { title: 'Half a list' });
    await page.getByRole('button', { name: 'Facts of the incident' }).click();
    await page.getByLabel('Services').pressSequentially('Firewall, CD');
    await saved(page);
    await killEverything(first);

    const second = await launchApp({ userData });
    const draft = (await storedDrafts(second.page)).get('Half a list');
    expect(draft?.document.attrs).toMatchObject({ services: ['Firewall', 'CD'] });
    await second.close();
  });
});

describe('closing the window', () => {
  it('straight after the last keystroke loses nothing', async () => {
    const first = await launchApp();
    const { page, userData } = first;
    await startDraft(page, { title: 'In a hurry' });
    await caretAtEnd(page, editor(page).getByRole('heading', { name: 'In a hurry' }));
    await saved(page);
    await page.keyboard.type(' to the last letter');
    await closeWindow(first);

    const second = await launchApp({ userData });
    expect([...(await storedDrafts(second.page)).keys()]).toEqual(['In a hurry to the last letter']);
    await openDraft(second.page, 'In a hurry to the last letter');
    await second.close();
  });
});

describe('closing the window in the middle of a time', () => {
  it('keeps the time that was typed, though its field was never left', async () => {
    const first = await launchApp();
    const { page, userData } = first;
    await startDraft(page, { title: 'Half a time', incidentDate: '2019-07-02' });
    await page.keyboard.press('Control+Shift+e');
    await page.keyboard.type('Rules begin to deploy');
    await page.keyboard.press('Alt+Enter');
    await page.keyboard.press('Enter');
    const field = page.getByLabel('Time of the event');
    await field.fill('13:42');
    await closeWindow(first);

    const second = await launchApp({ userData });
    await openDraft(second.page, 'Half a time');
    expect(await shownText(second.page)).toContain('13:42 Rules begin to deploy');
    await second.close();
  });
});

describe('a save', () => {
  it('is reported as done only when the disk has it', async () => {
    const running = await launchApp();
    const { page } = running;
    await startDraft(page, { title: 'Strict' });
    await saved(page);
    await page.evaluate(() => {
      const writes: { store: string; durability: string }[] = [];
      Object.assign(window, { writes });
      // Not IDBDatabase.transaction: Dexie binds that once, when it opens the database.
      // oxlint-disable-next-line typescript/unbound-method -- it is applied to the store that it is called on
      const { add, put } = IDBObjectStore.prototype;
      const heard = ({ name, transaction }: IDBObjectStore) =>
        writes.push({ store: name, durability: transaction.durability });
      IDBObjectStore.prototype.put = function putHeard(...given) {
        heard(this);
        return put.apply(this, given);
      };
      IDBObjectStore.prototype.add = function addHeard(...given) {
        heard(this);
        return add.apply(this, given);
      };
    });
    await caretAtEnd(page, editor(page).getByRole('heading', { name: 'Strict' }));
    await page.keyboard.type('er');
    await saved(page);
    const writes = await page.evaluate(
      () => (window as unknown as { writes: { store: string; durability: string }[] }).writes,
    );
    expect(writes).toContainEqual({ store: 'steps', durability: 'strict' });
    expect(new Set(writes.map(({ durability }) => durability))).toEqual(new Set(['strict']));
    expect([...(await storedDrafts(page)).keys()]).toEqual(['Stricter']);
    await running.close();
  });
});
