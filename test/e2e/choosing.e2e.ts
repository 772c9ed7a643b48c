import { describe, expect, it } from 'vitest';
import { newId } from '../../renderer/document/ids';
import { sentDraft, writeDraft } from './support/come-home';
import { launchApp, temporaryFolder } from './support/launch';
import { editor, openTitle, saved, startDraft } from './support/window';

/** Starts the app with drafts of these titles; the last one is open. */
async function withDrafts(...titles: readonly string[]) {
  const running = await launchApp();
  for (const title of titles) {
    await startDraft(running.page, { title });
    await saved(running.page);
  }
  return running;
}

describe('a draft that is chosen', () => {
  it('while the window opens is the one that is open then, and not that of the last time', async () => {
    const running = await withDrafts('Chosen', 'Open last');
    // In the moment in which the list stands there, before it is painted.
    await running.page.addInitScript(() => {
      const watch = new MutationObserver(() => {
        const rows = [...document.querySelectorAll<HTMLElement>('.draft-main')];
        const row = rows.find(({ textContent }) => textContent.includes('Chosen'));
        if (row === undefined) return;
        watch.disconnect();
        document.documentElement.dataset['clicked'] = document.documentElement.dataset['ready'] ?? 'early';
        row.click();
      });
      watch.observe(document, { childList: true, subtree: true });
    });
    await running.page.reload();
    await running.page.waitForSelector('html[data-ready][data-clicked=early]', { state: 'attached' });
    await openTitle(running.page, 'Chosen');
    await saved(running.page);
    expect(await editor(running.page).count()).toBe(1);
    await openTitle(running.page, 'Chosen');
    await running.close();
  });

  it('while a longer one is being read is the one that is open in the end', async () => {
    const folder = await temporaryFolder('long');
    const paragraph = {
      type: 'paragraph',
      content: [{ type: 'text', text: 'What happened, and why. '.repeat(20) }],
    };
    const title = { type: 'title', content: [{ type: 'text', text: 'Long' }] };
    const long = await sentDraft(newId(), [title, ...Array.from({ length: 3_000 }, () => paragraph)]);
    const running = await launchApp({ files: [await writeDraft(folder, long)] });
    await openTitle(running.page, 'Long');
    await saved(running.page);
    for (const short of ['Short', 'Third']) {
      await startDraft(running.page, { title: short });
      await saved(running.page);
    }
    const opened = await running.page.evaluate(async () => {
      const click = (wanted: string) => {
        const rows = [...document.querySelectorAll<HTMLElement>('.draft-main')];
        rows.find(({ textContent }) => textContent.includes(wanted))?.click();
      };
      const seen: string[] = [];
      const look = () => {
        const now = document.querySelector('.ProseMirror h1')?.textContent ?? '';
        if (now !== '' && now !== seen.at(-1)) seen.push(now);
      };
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
      click('Long');
      click('Short');
      // Read later than both; what was asked for is open by then.
      while (seen.at(-1) !== 'Short') await new Promise((resolve) => requestAnimationFrame(resolve));
      return seen;
    });
    expect(opened.filter((name) => name !== 'Third')).toEqual(['Short']);
    await openTitle(running.page, 'Short');
    await running.close();
  });
});
