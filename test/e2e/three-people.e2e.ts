import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Author } from '../../renderer/document/review-record';
import { launchApp, temporaryFolder, type RunningApp } from './support/launch';
import { answerFileDialogs, editor, notice, openTitle, runMenuCommand, saved } from './support/window';

/*
 * One author, two reviewers, three profiles, and files between them: what they do is done with mouse and keyboard, from
 * the example to the published Markdown.
 */

const title = 'The Cloudflare outage of 2 July 2019: one rule, everywhere at once';
const patient = { timeout: 15_000 };

type Person = Pick<Author, 'name' | 'role'>;
const ada: Person = { name: 'Ada Quill', role: 'incident commander' };
const mira: Person = { name: 'Mira Okafor', role: 'WAF lead' };
const jon: Person = { name: 'Jon Vale', role: 'on-call' };

const paragraph = (page: Page, words: string) => editor(page).locator('p', { hasText: words }).first();

async function introduce(page: Page, { name, role }: Person): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Your name and role' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('textbox', { name: 'Role' }).fill(role);
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Types in front of a paragraph. */
async function typeBefore(page: Page, words: string, typed: string): Promise<void> {
  await caretBefore(page, words);
  await page.keyboard.type(typed);
}

/** Puts the caret before the first letter of a paragraph. */
async function caretBefore(page: Page, words: string): Promise<void> {
  const place = paragraph(page, words);
  await place.scrollIntoViewIfNeeded();
  await place.click({ position: { x: 2, y: 8 } });
  await page.keyboard.press('Home');
}

/** Writes a paragraph anew. */
async function rewrite(page: Page, words: string, typed: string): Promise<void> {
  const place = paragraph(page, words);
  await place.scrollIntoViewIfNeeded();
  await place.click({ clickCount: 3 });
  await page.keyboard.type(typed);
}

async function comment(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+Alt+m');
  const field = page.getByRole('form', { name: 'New comment' }).getByRole('textbox', { name: 'Comment' });
  await field.fill(text);
  await field.press('Control+Enter');
  await page.locator('.thread .comment-body', { hasText: text }).waitFor();
}

async function returnReview(running: RunningApp, file: string, size: string): Promise<void> {
  const { page } = running;
  await saved(page);
  await answerFileDialogs(running, { save: file });
  await runMenuCommand(running, 'review.return');
  const dialog = page.getByRole('dialog', { name: 'Return review' });
  await dialog.getByLabel(size).check();
  await dialog.getByRole('button', { name: 'Save the file to return…' }).click();
  await dialog.getByText(`Saved ${path.basename(file)}.`).waitFor();
}

async function openFile(running: RunningApp, file: string): Promise<void> {
  await answerFileDialogs(running, { open: [file] });
  await runMenuCommand(running, 'file.open');
}

describe('three people', () => {
  it('send, review and bring home a draft that moves on meanwhile, and publish it', async () => {
    const folder = await temporaryFolder('three');
    const file = (name: string) => path.join(folder, name);

    const author = await launchApp();
    await runMenuCommand(author, 'help.example');
    await openTitle(author.page, title);
    await answerFileDialogs(author, { save: file('sent.postmortem') });
    await runMenuCommand(author, 'review.send');
    await introduce(author.page, ada);
    const sending = author.page.getByRole('dialog', { name: 'Send for review' });
    await sending.getByLabel('For', { exact: true }).fill('Mira, Jon');
    await sending.getByRole('button', { name: 'Save the file to send…' }).click();
    await sending.getByText('Saved sent.postmortem.').waitFor();
    await author.page.keyboard.press('Escape');

    const first = await launchApp({ files: [file('sent.postmortem')] });
    await openTitle(first.page, title);
    await typeBefore(first.page, 'It was not an attack', 'To be clear: ');
    await typeBefore(first.page, 'The global kill was proposed', 'Then we acted. ');
    await paragraph(first.page, 'in the 60 days before').scrollIntoViewIfNeeded();
    await caretBefore(first.page, 'The WAF works by');
    await first.page.keyboard.press('Control+Shift+ArrowRight');
    await first.page.keyboard.press('Control+Shift+ArrowRight');
    await first.page.keyboard.press('Control+Alt+m');
    await introduce(first.page, mira);
    await comment(first.page, 'Does every reader know what a WAF is?');
    await returnReview(first, file('mira.postmortem'), 'With the draft');

    const second = await launchApp({ files: [file('sent.postmortem')] });
    await openTitle(second.page, title);
    const kill = editor(second.page).locator('.event', { hasText: 'A global kill of the WAF is proposed' });
    await kill.locator('p').click();
    await second.page.keyboard.press('End');
    await second.page.keyboard.type(' by the on-call');
    await second.page.keyboard.press('Control+Alt+m');
    await introduce(second.page, jon);
    await comment(second.page, 'It was nearer to 14:01.');
    const due = editor(second.page).locator('.row.action [data-field=due]').first();
    await due.scrollIntoViewIfNeeded();
    await due.fill('2019-08-15');
    await due.press('Enter');
    await editor(second.page)
      .getByRole('group', { name: /Suggested: due/u })
      .waitFor();
    await returnReview(second, file('jon.postmortem'), 'Only what is new');

    // Meanwhile the author writes two sections anew and moves one to the end.
    const { page } = author;
    await rewrite(
      page,
      'On 2 July 2019, from 13:42',
      'For 27 minutes most of our network answered with an error.',
    );
    await rewrite(page, 'New rules reach our machines', 'A rule is everywhere within seconds.');
    const heading = editor(page).locator('h2', { hasText: 'How we responded' });
    await heading.scrollIntoViewIfNeeded();
    await heading.click({ position: { x: 1, y: 8 } });
    await page.keyboard.press('Home');
    const last = paragraph(page, 'Customers heard from us too late');
    await last.click({ modifiers: ['Shift'] });
    const size = await last.boundingBox();
    await last.click({ modifiers: ['Shift'], position: { x: 200, y: (size?.height ?? 0) - 8 } });
    await page.keyboard.press('Shift+End');
    await page.keyboard.press('Control+x');
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+v');
    await expect
      .poll(() => editor(page).locator('h2').allInnerTexts(), patient)
      .toSatisfy((headings: readonly string[]) => headings.at(-1) === 'How we responded');
    await saved(page);

    for (const { name } of [mira, jon]) {
      await openFile(author, file(`${name.split(' ')[0]?.toLowerCase() ?? ''}.postmortem`));
      await notice(page, name).waitFor();
    }
    const panel = page.locator('.suggestions');
    await expect.poll(() => panel.locator('.checks-head b').innerText(), patient).toBe('4 suggestions');
    expect(await panel.locator('.unplaced').count()).toBe(0);
    await panel.getByRole('button', { name: 'Accept all 4' }).click();
    await panel.getByText('Everything is decided').waitFor();
    const text = editor(page);
    const accepted = [
      'To be clear: It was not',
      'Then we acted. The global kill',
      'is proposed by the on-call',
    ];
    for (const words of accepted) await text.locator('p', { hasText: words }).waitFor();
    const dueAtHome = text.locator('.row.action [data-field=due]').first();
    expect(await dueAtHome.inputValue()).toBe('2019-08-15');

    await text.locator('h1').click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => text.innerText(), patient).not.toContain('To be clear');
    await page.keyboard.press('Control+y');
    await expect.poll(() => text.innerText(), patient).toContain('To be clear');

    await page.getByRole('button', { name: 'Comments', exact: false }).first().click();
    const threads = page.locator('.thread');
    await expect.poll(() => threads.count(), patient).toBe(2);
    expect(await page.locator('.thread-detached').count()).toBe(0);
    const quotes = page.locator('.thread .thread-quote').allInnerTexts();
    expect(await quotes).toEqual(['The WAF', expect.stringMatching(/^A global kill of the WAF/u)]);
    expect(await text.locator('.commented').allInnerTexts()).toEqual(['The WAF']);
    await text.locator('.event.commented-block', { hasText: 'A global kill' }).waitFor();

    await answerFileDialogs(author, { save: file('post.md') });
    await runMenuCommand(author, 'file.exportMarkdown');
    await page.locator('.notice', { hasText: 'Exported post.md' }).waitFor();
    const markdown = await readFile(file('post.md'), 'utf8');
    for (const words of [...accepted, 'For 27 minutes most of our network'])
      expect(markdown).toContain(words);
    const review = ['Ada Quill', 'Mira', 'Jon Vale', 'nearer to 14:01', 'know what a WAF is', 'suggest'];
    for (const words of review) expect(markdown).not.toContain(words);
    for (const { problems } of [author, first, second]) expect(problems).toEqual([]);
  });
});
