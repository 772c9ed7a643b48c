import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { admitDocument } from '../../renderer/document/admit';
import type { Draft } from '../../renderer/document/draft';
import {
  readActions,
  readEvents,
  readFactors,
  readImpacts,
  readSections,
} from '../../renderer/document/read';
import { publishHtml } from '../../renderer/publish/html/publish-html';
import { repository } from './support/electron-executable';
import { launchApp, temporaryFolder } from './support/launch';
import type { RunningApp } from './support/launch';
import { factsOf, hasPoppler, outlineOf, pagesOf, structureOf } from './support/pdf';
import { answerFileDialogs, notice, openTitle, runMenuCommand } from './support/window';

/* The example leaves the real app as a page and as a PDF, and both are read as their readers get them. */

const exampleTitle = 'The Cloudflare outage of 2 July 2019: one rule, everywhere at once';
const exampleFile = path.join(repository, 'templates/examples/cloudflare-2019-07-02.json');

let running: RunningApp;
let htmlFile: string;
let pdfFile: string;
let draft: Draft;

/** Every headline of the example's rows, and its headings. */
function wordsOf(): readonly string[] {
  const doc = admitDocument(draft.document);
  const rows = [...readEvents(doc), ...readImpacts(doc), ...readFactors(doc), ...readActions(doc)];
  return [...rows.map((row) => row.headline), ...readSections(doc).map((section) => section.heading)];
}

const squeezed = (text: string) => text.replaceAll(/\s+/gu, '');

beforeAll(async () => {
  const folder = await temporaryFolder('page');
  htmlFile = path.join(folder, 'post.html');
  pdfFile = path.join(folder, 'post.pdf');
  draft = JSON.parse(await readFile(exampleFile, 'utf8')) as Draft;
  running = await launchApp();
  await runMenuCommand(running, 'help.example');
  await openTitle(running.page, exampleTitle);

  await answerFileDialogs(running, { save: htmlFile });
  await runMenuCommand(running, 'file.exportHtml');
  await notice(running.page, 'Exported post.html').waitFor();
  await answerFileDialogs(running, { save: pdfFile });
  await runMenuCommand(running, 'file.exportPdf');
  await notice(running.page, 'Exported post.pdf').waitFor();
});

/** Opens the exported file in a window that has nothing of the app's, and counts what it asks for. */
async function openFile(
  file: string,
): Promise<{ readonly page: Page; readonly requests: () => Promise<string[]> }> {
  const opened = running.app.waitForEvent('window');
  await running.app.evaluate(async ({ BrowserWindow, session }, address) => {
    const own = session.fromPartition('reader');
    const requests: string[] = [];
    Object.assign(globalThis, { requests });
    own.webRequest.onBeforeRequest((details, callback) => {
      requests.push(details.url.slice(0, 60));
      callback({});
    });
    const window = new BrowserWindow({ width: 1280, height: 900, webPreferences: { session: own } });
    await window.loadURL(address);
  }, pathToFileURL(file).href);
  const page = await opened;
  await page.waitForLoadState();
  return {
    page,
    requests: () => running.app.evaluate(() => (globalThis as unknown as { requests: string[] }).requests),
  };
}

describe('the page', () => {
  let page: Page;
  let requests: () => Promise<string[]>;

  beforeAll(async () => {
    ({ page, requests } = await openFile(htmlFile));
    await page.evaluate(
      await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
    );
  });

  async function violations(): Promise<readonly string[]> {
    const results = await page.evaluate(() =>
      (window as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run({
        resultTypes: ['violations'],
      }),
    );
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary ?? ''}`),
    );
  }

  it('is what the pure room makes, byte for byte', async () => {
    expect(await readFile(htmlFile, 'utf8')).toBe(publishHtml(admitDocument(draft.document)).html);
  });

  it('asks for nothing but itself, and its style is taken', async () => {
    expect(await requests()).toEqual([pathToFileURL(htmlFile).href.slice(0, 60)]);
    const margin = await page.evaluate(() => getComputedStyle(document.body).maxWidth);
    expect(margin).not.toBe('none');
  });

  it('shows every row and heading', async () => {
    const text = squeezed(await page.evaluate(() => document.body.innerText));
    for (const words of wordsOf()) expect(text).toContain(squeezed(words));
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 320],
  ] as const)('gives axe nothing to find: %s, %d px wide', async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 800 });
    expect(await violations()).toEqual([]);
  });

  it.each([320, 390, 768, 1280])('never scrolls sideways: %d px wide', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
  });

  it('stacks the time over the text on a phone, and puts them side by side on a wide screen', async () => {
    const places = async (width: number) => {
      await page.setViewportSize({ width, height: 800 });
      return page.evaluate(() => {
        const box = (selector: string) =>
          document.querySelector(`.event ${selector}`)?.getBoundingClientRect();
        const [when, what] = [box('.when'), box('.what')];
        return {
          below: (what?.top ?? 0) >= (when?.bottom ?? 0),
          beside: (what?.left ?? 0) >= (when?.right ?? 0),
        };
      });
    };
    expect(await places(390)).toEqual({ below: true, beside: false });
    expect(await places(1280)).toEqual({ below: false, beside: true });
  });

  it('lets the keyboard skip to the text', async () => {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the text');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => location.hash)).toBe('#text');
  });
});

describe.skipIf(!hasPoppler())('the PDF', () => {
  it('is tagged, has the title for its name, and is on A4 or Letter', () => {
    const facts = factsOf(pdfFile);
    expect(facts.get('Tagged')).toBe('yes');
    expect(facts.get('Title')).toBe(exampleTitle);
    expect(facts.get('JavaScript')).toBe('no');
    expect(facts.get('Page size')).toMatch(/A4|letter/u);
  });

  it('has text that can be selected: every row and heading', () => {
    const pages = pagesOf(pdfFile);
    const text = squeezed(pages.join(' '));
    for (const words of wordsOf()) expect(text).toContain(squeezed(words));
  });

  it('counts its pages', () => {
    const pages = pagesOf(pdfFile);
    expect(pages.length).toBeGreaterThan(2);
    for (const [index, page] of pages.entries()) {
      expect(page).toMatch(new RegExp(` ${index + 1}\\s/\\s${pages.length}$`, 'mu'));
    }
  });

  it('has an outline of its headings', () => {
    const headings = readSections(admitDocument(draft.document)).map((section) => section.heading);
    expect(outlineOf(pdfFile)).toEqual([exampleTitle, ...headings]);
  });

  it('tells a screen reader what is heading, list and table', () => {
    const structure = structureOf(pdfFile);
    for (const tag of ['H1', 'H2', 'LI', 'Table', 'TH'])
      expect(structure).toMatch(new RegExp(`^\\s*${tag}\\b`, 'mu'));
  });
});

describe('the window that prints', () => {
  const hostile = `<!doctype html><title>Hostile</title><meta http-equiv="refresh" content="0; url=app://aftermark/index.html">
    <body onload="document.body.textContent = 'ran'"><p>Innocent words</p>
    <script>document.body.textContent = 'ran'</script><img src="https://example.org/x.png"><img src="app://aftermark/index.html">
    <iframe src="app://aftermark/index.html"></iframe><object data="file:///etc/hostname"></object>`;

  /** Prints through the bridge, and notes what the window could do and where it went. */
  async function print(html: string, file: string) {
    await answerFileDialogs(running, { save: file });
    await running.app.evaluate(({ app }) => {
      const seen: { preferences: Record<string, unknown>; stored: boolean; visited: string[] }[] = [];
      Object.assign(globalThis, { seen });
      app.once('web-contents-created', (_event, contents) => {
        const { preload, ...others } = (
          contents as unknown as { getLastWebPreferences: () => Record<string, unknown> }
        ).getLastWebPreferences();
        const entry = {
          preferences: { ...others, preload: preload ?? null },
          stored: contents.session.storagePath !== null,
          visited: [] as string[],
        };
        seen.push(entry);
        contents.on('did-navigate', (_navigation, url) => entry.visited.push(url));
      });
    });
    const result = await running.page.evaluate(
      (text) => window.aftermark?.requests.exportPdf({ suggestedName: 'a.pdf', html: text }),
      html,
    );
    const [seen] = await running.app.evaluate(
      () =>
        (
          globalThis as unknown as {
            seen: { preferences: Record<string, unknown>; stored: boolean; visited: string[] }[];
          }
        ).seen,
    );
    return { result, seen };
  }

  it('has no script, no Node, no preload, no stored session, and goes nowhere', async () => {
    const file = path.join(await temporaryFolder('hostile'), 'a.pdf');
    const { result, seen } = await print(hostile, file);
    expect(result).toEqual({ kind: 'written', files: ['a.pdf'] });
    expect(seen?.preferences).toMatchObject({
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      preload: null,
    });
    expect(seen?.stored).toBe(false);
    expect(seen?.visited).toEqual([expect.stringMatching(/^app:\/\/print\/[0-9a-f-]{36}$/u)]);
  });

  it.skipIf(!hasPoppler())(
    'prints the words, and nothing that a script or a frame would have made of them',
    async () => {
      const file = path.join(await temporaryFolder('hostile'), 'a.pdf');
      await print(hostile, file);
      expect(pagesOf(file).map((page) => page.split('\n')[0])).toEqual(['Innocent words']);
    },
  );

  it('leaves no window behind', async () => {
    const open = await running.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().filter((window) => !window.isVisible()),
    );
    expect(open).toEqual([]);
  });

  it('says in one sentence where the place cannot be written to', async () => {
    const { result } = await print('<p>x', path.join(htmlFile, 'a.pdf'));
    expect(result).toEqual({
      kind: 'failed',
      message: '“a.pdf” could not be written: a part of its path is not a folder.',
    });
  });
});
