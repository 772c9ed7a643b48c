import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { draftFormat, type Draft, type NodeJSON } from '../../renderer/document/draft';
import { readFile as readPostMortem } from '../../renderer/file/read';
import { writeFile as writePostMortem } from '../../renderer/file/write';
import { bundledTemplates } from '../../templates';
import { launchApp, temporaryFolder } from './support/launch';
import {
  answerFileDialogs,
  caretAtEnd,
  editor,
  notice,
  openTitle,
  runMenuCommand,
  saved,
  storedDrafts,
} from './support/window';

/* What a newer version of the app wrote into a draft comes out of this one word for word. */

const text = (words: string, marks?: NodeJSON['marks']): NodeJSON => ({
  type: 'text',
  text: words,
  ...(marks === undefined ? {} : { marks }),
});

/** The paragraph that the test types into, with `words` at its end. */
function paragraph(words: string): NodeJSON {
  return {
    type: 'paragraph',
    attrs: { id: 'known', mood: { of: 'tomorrow', levels: [1, 2.5, null] } },
    content: [text('The build ran the tests'), text(words)].filter((node) => node.text !== ''),
  };
}

/** Joined as ProseMirror joins them: text that follows text with the same marks is one text. */
function typedParagraph(words: string): NodeJSON {
  return { ...paragraph(''), content: [text(`The build ran the tests${words}`)] };
}

const chart: NodeJSON = {
  type: 'chart',
  attrs: { series: [{ name: 'CPU', points: [0, 100, 93.5] }], title: 'α < β & "γ"' },
  content: [{ type: 'chartNote', content: [text('  two  spaces, a\ttab and 日本語 ')] }],
};

function futureDocument(known: NodeJSON): NodeJSON {
  return {
    type: 'doc',
    attrs: { severity: 'SEV-1', incidentStatus: 'hibernating', weather: { sky: 'clear' } },
    content: [
      { type: 'title', attrs: { id: 'title', subtitle: 'of tomorrow' }, content: [text('From the future')] },
      known,
      chart,
      {
        type: 'paragraph',
        attrs: { id: 'marked' },
        content: [
          text('Blinking', [
            { type: 'bold', attrs: { weight: 900 } },
            { type: 'blink', attrs: { hertz: 2 } },
          ]),
          text(' then '),
          { type: 'emoji', attrs: { name: 'fire' } },
          text(' then plain'),
        ],
      },
      {
        type: 'timeline',
        attrs: { id: 'timeline', layout: 'swimlanes' },
        content: [
          {
            type: 'event',
            attrs: { id: 'event', moments: ['impact-started', 'foreseen'], confidence: 0.7 },
            content: [
              { type: 'paragraph', attrs: { id: 'headline' }, content: [text('Rules deploy')] },
              { type: 'poll', attrs: { votes: { yes: 3, no: 0 } } },
            ],
          },
          { type: 'milestone', attrs: { id: 'milestone' }, content: [text('Not an event')] },
        ],
      },
      // A node that is known, with content that this version does not allow there.
      { type: 'codeBlock', attrs: { id: 'code' }, content: [{ type: 'widget', attrs: { run: true } }] },
    ],
  };
}

const [template] = bundledTemplates;
if (template === undefined) throw new Error('There are no templates.');

const draft: Draft & { readonly signOffs: unknown } = {
  format: { major: draftFormat.major, minor: draftFormat.minor + 3 },
  id: 'from-the-future',
  createdAt: 1_562_075_520_000,
  updatedAt: 1_562_075_580_000,
  document: futureDocument(paragraph('')),
  comments: [{ thread: 'a', mood: 'kind' }],
  template,
  signOffs: [{ by: 'duty manager', at: 1_562_075_580_000 }],
};

it('gives back what a newer version wrote, after an edit beside it', async () => {
  const folder = await temporaryFolder('unknown');
  const file = path.join(folder, 'future.postmortem');
  const copy = path.join(folder, 'copy.postmortem');
  const written = await writePostMortem({
    draft,
    assets: [],
    markdown: '',
    app: { name: 'Aftermark', version: '1.4.0' },
  });
  if (!written.ok) throw new Error(written.message);
  await writeFile(file, written.bytes);

  const running = await launchApp({ files: [file] });
  const { page, problems } = running;
  await openTitle(page, 'From the future');
  await editor(page).getByText('From a newer version: chart').waitFor();
  await caretAtEnd(page, editor(page).getByText('The build ran the tests'));
  await page.keyboard.type(' and passed');
  await saved(page);

  const stored = (await storedDrafts(page)).get('From the future');
  const expected = { ...draft, document: futureDocument(typedParagraph(' and passed')) };
  expect(stored).toEqual({ ...expected, updatedAt: stored?.updatedAt });

  await answerFileDialogs(running, { save: copy });
  await runMenuCommand(running, 'file.saveCopy');
  await notice(page, 'Saved a copy: copy.postmortem').waitFor();
  const read = await readPostMortem(new Uint8Array(await readFile(copy)));
  if (!read.ok) throw new Error(read.message);
  expect(read.draft).toEqual({ ...expected, updatedAt: read.draft.updatedAt });
  // Word for word: the order of keys too.
  const [, , chartRead] = read.draft.document.content ?? [];
  expect(JSON.stringify(chartRead)).toBe(JSON.stringify(chart));
  expect(problems).toEqual([]);
  await running.close();
});
