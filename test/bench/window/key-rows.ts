import path from 'node:path';

import type { Draft } from '../../../renderer/document/draft';
import { launchApp, stopEverything, temporaryFolder } from '../../e2e/support/running-app';
import { shared, type Effort, type Row } from '../frame/row';
import { launchBare } from './apps';
import { draftOfEvents, writeDraft } from './draft';
import { bareDocument, draftOfWords, exampleDraft, middleText } from './drafts';
import { typeRound, typistIn, type KeyTimes, type Typist } from './keys';
import { inRounds } from './rounds';

interface Case {
  readonly name: string;
  readonly what: string;
  readonly draft: (quick: boolean) => Draft;
  /** Opens checks and preview beside the text; the library is open anyway. */
  readonly panels: boolean;
}

const cases: readonly Case[] = [
  { name: 'example', what: 'the example', draft: exampleDraft, panels: false },
  {
    name: '50,000 words',
    what: '50,000 words',
    draft: (quick) => draftOfWords(quick ? 500 : 50_000),
    panels: false,
  },
  {
    name: '2,000 events',
    what: '2,000 events',
    draft: (quick) => draftOfEvents(quick ? 20 : 2_000),
    panels: false,
  },
  { name: 'all panels', what: 'the example, all panels open', draft: exampleDraft, panels: true },
];

/** Our app with this draft, its caret in the middle. */
export async function typistInApp(draft: Draft, panels = false): Promise<Typist> {
  const file = path.join(await temporaryFolder('keys'), 'bench.postmortem');
  await writeDraft(file, draft);
  const { app, page } = await launchApp({ files: [file] });
  await page.locator('.ProseMirror').waitFor();
  if (panels) {
    // Wide enough for four columns.
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1580, 1000));
    await page.keyboard.press('Control+Shift+j');
    await page.getByRole('checkbox', { name: 'Check while I write' }).setChecked(true);
    await page.keyboard.press('Control+Shift+p');
    await page.locator('.preview').waitFor();
  }
  return await typistIn(page, middleText(draft.document));
}

/** Bare Tiptap with the same text, its caret in the same place. */
export async function typistInBare(draft: Draft): Promise<Typist & { readonly close: () => Promise<void> }> {
  const { app, page } = await launchBare('editor');
  const document = bareDocument(draft.document);
  await page.evaluate((json) => Object.assign(globalThis, { benchDocument: json }), JSON.stringify(document));
  await page.getByRole('button').click();
  await page.locator('.ProseMirror').waitFor();
  const typist = await typistIn(page, middleText(document));
  return { ...typist, close: () => app.close() };
}

async function measure({ draft: make, panels }: Case, effort: Effort) {
  const { quick } = effort;
  const draft = make(quick);
  try {
    const ours = await typistInApp(draft, panels);
    const bare = await typistInBare(draft);
    try {
      return await inRounds(effort, { warmUps: 1, counted: 8 }, async () => ({
        ours: await typeRound(ours, quick),
        bare: await typeRound(bare, quick),
      }));
    } finally {
      await bare.close();
    }
  } finally {
    await stopEverything();
  }
}

const figures: readonly {
  readonly figure: keyof KeyTimes;
  readonly what: string;
  readonly aim: number | null;
}[] = [
  { figure: 'p50', what: 'main thread per key, p50', aim: 1.25 },
  { figure: 'p95', what: 'main thread per key, p95', aim: 1.5 },
  { figure: 'mean', what: 'main thread per key, mean with all that follows', aim: null },
  { figure: 'frame', what: 'key to the end of its frame, p95', aim: null },
];

export const keyRows: readonly Row[] = cases.flatMap((one) => {
  const run = shared((effort) => measure(one, effort));
  return figures.map(({ figure, what, aim }): Row => ({
    name: `window/key/${one.name}/${figure}`,
    what: `${what}: ${one.what}`,
    beside: 'bare Tiptap, the same text',
    aim,
    run: async (effort) => {
      const rounds = await run(effort);
      return {
        ours: rounds.map(({ ours }) => ours[figure]),
        beside: rounds.map(({ bare }) => bare[figure]),
      };
    },
  }));
});
