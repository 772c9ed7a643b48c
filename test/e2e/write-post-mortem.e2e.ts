import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { admitDocument } from '../../renderer/document/admit';
import type { Draft } from '../../renderer/document/draft';
import { readActions, readEvents, readFactors, readImpacts, readTitle } from '../../renderer/document/read';
import { label } from '../../renderer/document/vocabulary';
import { readDraftJson } from '../../renderer/file/read';
import { exportPost } from '../../renderer/publish/export-post';
import { documentOf } from './support/editor-page';
import { repository } from './support/electron-executable';
import { buildBlog } from './support/hugo';
import { createKeyboard } from './support/keyboard';
import { launchApp, temporaryFolder } from './support/launch';
import { startDraftByKeys } from './support/new-draft';
import { typeDocument } from './support/type-document';
import { answerFileDialogs, closeWindow, notice, saved } from './support/window';

async function readExample(): Promise<Draft> {
  const file = path.join(repository, 'templates/examples/cloudflare-2019-07-02.json');
  const result = readDraftJson(await readFile(file, 'utf8'));
  if (!result.ok) throw new Error(result.message);
  return result.draft;
}

/** The element's text without that of the lists in it. */
function ownText(item: Element): string {
  const copy = item.cloneNode(true) as Element;
  for (const list of copy.querySelectorAll('ul, ol')) list.remove();
  return copy.textContent.trim();
}

/** Everything that a reader is to find on the page: each row of each structured block, and the expression. */
function expectWhole(article: Element, wanted: Node): void {
  const rows = [...article.querySelectorAll('tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent.trim()),
  );
  const rowsWith = (...parts: readonly string[]) =>
    rows.filter((cells) => parts.every((part) => cells.some((cell) => cell.includes(part))));

  for (const { attributes, headline } of readEvents(wanted)) {
    const found = rowsWith(headline);
    const times = found.map(([time]) => time);
    expect(times, headline).toEqual([attributes.happened?.written]);
    for (const moment of attributes.moments) {
      expect(found[0]?.[1]?.toLowerCase(), headline).toContain(label(moment));
    }
  }
  for (const { attributes, headline } of readImpacts(wanted)) {
    const { who, measure, source } = attributes;
    expect(rowsWith(who, headline, measure, source), headline).toHaveLength(1);
  }
  for (const { attributes, headline } of readActions(wanted)) {
    const cells = rowsWith(headline, attributes.due).flat();
    const { type, status } = attributes;
    const words = cells.map((cell) => cell.toLowerCase());
    expect(words, headline).toEqual(expect.arrayContaining([label(type), label(status)]));
  }
  const items = [...article.querySelectorAll('li')].map(ownText);
  for (const [index, { headline }] of readFactors(wanted).entries()) {
    const isIt = (item: string) =>
      new RegExp(`^Factor ${index + 1}[.,]`, 'u').test(item) && item.endsWith(headline);
    const found = items.filter(isIt);
    expect(found, headline).toHaveLength(1);
  }

  // Each cell of the author's own tables to the letter; the regular expression is one of them.
  const tables = wanted.children.filter((block) => block.type.name === 'table');
  const texts = tables.flatMap((table) =>
    table.children.flatMap((row) => row.children.map((cell) => cell.textContent)),
  );
  expect(texts.filter((text) => text.endsWith('.*(?:.*=.*)))'))).toHaveLength(1);
  for (const text of texts) expect(rows.flat()).toContain(text);
}

describe('from an empty window to a post-mortem on a blog', () => {
  it('writes the Cloudflare outage by keyboard alone, keeps it, exports it, and Hugo builds the page', async () => {
    const example = await readExample();
    const wanted = admitDocument(example.document);
    const expected = exportPost(wanted).markdown;
    const userData = await temporaryFolder('profile');

    const writing = await launchApp({ userData });
    const keyboard = createKeyboard(writing.page);
    await startDraftByKeys({ page: writing.page, keyboard, wanted }, example.template.id);
    await typeDocument({ page: writing.page, keyboard, wanted });
    const typed = await documentOf(writing.page);
    await saved(writing.page);
    await closeWindow(writing);
    expect(writing.problems).toEqual([]);

    const reading = await launchApp({ userData });
    const { page } = reading;
    const again = createKeyboard(page);
    // The draft that was open last, with the caret in it.
    await page.locator('.ProseMirror-focused').waitFor();
    expect(await documentOf(page)).toEqual(typed);

    const posts = path.join(await temporaryFolder('export'), 'posts');
    await mkdir(posts);
    await answerFileDialogs(reading, { save: path.join(posts, 'outage.md') });
    // From within the text, where a key of the editor's own could be in the way.
    await again.press('ControlOrMeta+End', 'ControlOrMeta+e');
    await notice(page, 'Exported outage.md').waitFor();
    await closeWindow(reading);
    expect(reading.problems).toEqual([]);
    const exported = await readFile(path.join(posts, 'outage.md'), 'utf8');
    expect(exported).toBe(expected);
    const characters = [...exported].length;
    const keys = keyboard.keys() + again.keys();
    console.log(`keys: ${keys}, characters of the exported file: ${characters}`);
    expect(keys).toBeLessThan(characters);

    const pageOf = await buildBlog({ folder: await temporaryFolder('site'), posts });
    const built = await pageOf('outage');
    expect(built.title).toBe(readTitle(wanted));
    expectWhole(built.article, wanted);
  }, 240_000);
});
