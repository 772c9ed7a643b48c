import MiniSearch from 'minisearch';
import type { Page } from 'playwright-core';

import type { SearchMessage, SearchQuestion } from '../../../renderer/app/search/messages';
import type { NodeJSON } from '../../../renderer/document/draft';
import { launchApp } from '../../e2e/support/running-app';
import type { Effort } from '../frame/row';
import { shareOf } from './keys';
import { libraryDraft } from './library-drafts';
import { inRounds } from './rounds';

/** What is looked for, letter by letter: common words, a rare one, a ticket, and words of one draft's title. */
const phrases = [
  'gateway timeout',
  'certificate rollback canary',
  'INC-4711',
  'on-call engineer pages vendor',
];

/** How long all drafts may take to be read for the first time, in milliseconds. */
const indexLimit = 600_000;
const answerLimit = 30_000;

export interface Searched {
  /** Milliseconds of a query, 95th percentile. */
  readonly query: number;
  /** Milliseconds from a key to the frame with what it found, 95th percentile. */
  readonly painted: number;
}

interface BenchSearch {
  /** True once the worker has read all drafts. */
  isRead: boolean;
  asked: number;
  answers: { text: string; query: number; painted: number }[];
}

interface BenchWindow extends Window {
  benchSearch?: BenchSearch;
}

/** Runs in the page before the search's worker is started: notes its questions and answers, and when they are painted. */
function watchSearch(): void {
  const search: BenchSearch = { isRead: false, asked: 0, answers: [] };
  (window as BenchWindow).benchSearch = search;
  let key = 0;
  window.addEventListener('keydown', ({ timeStamp }) => (key = timeStamp), { capture: true });
  const hear = ({ data }: MessageEvent<SearchMessage>): void => {
    if (data.kind === 'changed') search.isRead = true;
    if (data.kind !== 'answer') return;
    const query = performance.now() - search.asked;
    const { text } = data.answer.request;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () =>
        search.answers.push({ text, query, painted: performance.now() - key }),
      );
      port1.start();
      port2.postMessage(null);
    });
  };
  window.Worker = class extends Worker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      if (String(address).includes('search-worker')) this.addEventListener('message', hear);
    }
    override postMessage(message: unknown, options?: StructuredSerializeOptions | Transferable[]): void {
      if ((message as Partial<SearchQuestion> | null)?.kind === 'search') search.asked = performance.now();
      super.postMessage(message, options as StructuredSerializeOptions);
    }
  };
}

const prefixesOf = (phrase: string): readonly string[] =>
  Array.from(phrase, (_, index) => phrase.slice(0, index + 1));

async function typePhrase(page: Page, phrase: string): Promise<Searched[]> {
  const field = page.getByRole('searchbox');
  await field.fill('');
  const found: Searched[] = [];
  for (const text of prefixesOf(phrase)) {
    // A query of white space at its end is the query without it, and may not be asked again.
    const wanted = text.trim();
    await page.evaluate(() => (window as BenchWindow).benchSearch?.answers.splice(0));
    await page.keyboard.press(text.at(-1) === ' ' ? 'Space' : (text.at(-1) ?? ''));
    if (wanted !== text) continue;
    const answer = await page.waitForFunction(
      (text) => (window as BenchWindow).benchSearch?.answers.find((one) => one.text.trim() === text),
      wanted,
      { timeout: answerLimit },
    );
    const { query, painted } = (await answer.jsonValue()) ?? { query: Number.NaN, painted: Number.NaN };
    found.push({ query, painted });
  }
  return found;
}

const textOf = (node: NodeJSON): string =>
  node.text ?? (node.content ?? []).map(textOf).join(node.type === 'paragraph' ? '' : '\n');

/** MiniSearch as it comes, with the title and the text of the same drafts. */
function plainIndex(drafts: number): MiniSearch {
  const index = new MiniSearch({ fields: ['title', 'text'] });
  for (let number = 0; number < drafts; number += 1) {
    const { id, document } = libraryDraft(number);
    const [title, ...rest] = document.content ?? [];
    index.add({ id, title: title === undefined ? '' : textOf(title), text: rest.map(textOf).join('\n') });
  }
  return index;
}

function plainQueries(index: MiniSearch, phrase: string): readonly number[] {
  return prefixesOf(phrase)
    .filter((text) => text.trim() === text)
    .map((text) => {
      const start = performance.now();
      index.search(text, { prefix: true, combineWith: 'AND', boost: { title: 4 } });
      return performance.now() - start;
    });
}

/** Searches a library as a person types, and the same with MiniSearch in this process, phrase by phrase. */
export async function measureSearch(effort: Effort, profile: string, drafts: number) {
  const { page, close } = await launchApp({ userData: profile });
  try {
    await page.evaluate(watchSearch);
    await page.getByRole('searchbox').click();
    await page.waitForFunction(() => (window as BenchWindow).benchSearch?.isRead === true, undefined, {
      timeout: indexLimit,
    });
    const index = plainIndex(drafts);
    const asked = effort.quick ? ['time'] : phrases;
    return await inRounds(effort, { warmUps: 1, counted: 6 }, async () => {
      const ours: Searched[] = [];
      const plain: number[] = [];
      for (const phrase of asked) {
        ours.push(...(await typePhrase(page, phrase)));
        plain.push(...plainQueries(index, phrase));
      }
      return {
        query: shareOf(
          ours.map(({ query }) => query),
          0.95,
        ),
        painted: shareOf(
          ours.map(({ painted }) => painted),
          0.95,
        ),
        plain: shareOf(plain, 0.95),
      };
    });
  } finally {
    await close();
  }
}
