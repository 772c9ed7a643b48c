import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { launchApp, temporaryFolder } from './support/launch';
import type { RunningApp } from './support/launch';
import { answerFileDialogs, editor, openTitle, titlesInLibrary } from './support/window';

/* Markdown files that come in through the dialog and by being dropped, in the real app. */

const report = `# Checkout errors

All times UTC.

## Timeline

| Time  | Event                    |
| ----- | ------------------------ |
| 10:02 | The deploy begins        |
| 10:07 | The first alert goes off |

## Action items

- [ ] Alert on queue depth
- [x] Roll back by hand

![The graph](graph.png) ![Gone](gone.png)

<details>kept</details>
`;

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let running: RunningApp;
let page: Page;
let folder: string;

beforeAll(async () => {
  running = await launchApp();
  ({ page } = running);
});

beforeEach(async () => {
  folder = await temporaryFolder('import');
  await mkdir(folder, { recursive: true });
  while ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
});

function dialog(): Locator {
  return page.getByRole('dialog', { name: 'Import Markdown' });
}

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('importing Markdown', () => {
  it('makes a draft, says what became of it, and leaves the file as it was', async () => {
    const file = await write('report.md', report);
    await write('graph.png', png);
    await answerFileDialogs(running, { open: [file] });
    await page.keyboard.press('Control+Shift+o');
    await dialog().getByText('A timeline of 2 events').waitFor();
    expect(await dialog().getByRole('listitem').allTextContents()).toContainEqual(
      expect.stringMatching(/gone\.png keeps its address/u),
    );
    await dialog().getByRole('button', { name: 'Open the draft' }).click();
    await openTitle(page, 'Checkout errors');
    await editor(page).getByText('The first alert goes off').waitFor();
    await page.waitForFunction(() => document.querySelector('.image > img[src^="blob:"]') !== null);
    expect(await editor(page).locator('.html-block').textContent()).toContain('<details>kept</details>');
    expect(await editor(page).locator('details').count()).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(report);
  });

  it('takes many, and refuses by name what is no text, without touching the others', async () => {
    const files = [
      await write('one.md', '# The first\n\ntext\n'),
      await write('zip.md', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])),
      await write('two.md', '# The second\n\ntext\n'),
    ];
    await answerFileDialogs(running, { open: files });
    await page.keyboard.press('Control+Shift+o');
    await dialog().getByText('2 drafts are in the library').waitFor();
    expect(await dialog().locator('.import-refused').allTextContents()).toEqual([
      'zip.md was not imported. It is a ZIP archive, not Markdown.',
    ]);
    await dialog().getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect
      .poll(() => titlesInLibrary(page))
      .toEqual(expect.arrayContaining(['The first', 'The second']));
  });

  it('takes what is dropped onto the window', async () => {
    const transfer = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'dropped.md', { type: 'text/markdown' }));
      return data;
    }, '# Dropped here\n\ntext\n');
    await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
    await dialog().getByRole('button', { name: 'Open the draft' }).click();
    await openTitle(page, 'Dropped here');
    expect(await titlesInLibrary(page)).toContain('Dropped here');
  });

  it('shows how far a long file is, goes on being a window, and can be cancelled', async () => {
    const line = 'A line of *text* with `code`, a [link](https://x.test/a) and more words.\n';
    const file = await write('long.md', `# Long\n\n${`${line}\n`.repeat(40_000)}`);
    await answerFileDialogs(running, { open: [file] });
    await page.keyboard.press('Control+Shift+o');
    const bar = dialog().getByRole('progressbar');
    await expect
      .poll(() => bar.getAttribute('value').then(Number), { timeout: 20_000 })
      .toBeGreaterThan(0.05);
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await titlesInLibrary(page)).not.toContain('Long');
  });
});
