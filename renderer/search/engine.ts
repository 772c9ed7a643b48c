import MiniSearch, { type AsPlainObject, type Options, type Query, type SearchResult } from 'minisearch';

import { readQuery, type AskedWord } from './query';
import type { Searchable } from './searchable';
import { termsOf } from './terms';

/*
 * The index: MiniSearch, a document for each draft. With one for each block a query was eighteen times as slow and the
 * index three times as large (10,000 drafts, 416,000 blocks), and words that stand in two paragraphs found nothing; where
 * in a draft the words stand is looked up for the few results that are shown.
 */

/** Raised whenever terms or fields change: an index of another format is thrown away and made anew. */
export const indexFormat = 1;

interface Entry {
  readonly id: string;
  readonly title: string;
  /** Headings and facts. */
  readonly head: string;
  readonly text: string;
}

const options: Options<Entry> = {
  fields: ['title', 'head', 'text'],
  tokenize: (text) => termsOf(text).map(({ term }) => term),
  // Terms come folded.
  processTerm: (term) => term,
  searchOptions: { boost: { title: 4, head: 2 }, combineWith: 'AND', maxFuzzy: 1 },
  autoVacuum: { minDirtCount: 50, minDirtFactor: 0.05, batchSize: 500, batchWait: 10 },
  // A draft that is thrown out twice is out.
  logger: () => undefined,
};

/** A draft that fits what was asked, and the terms of it that do. */
export interface EngineHit {
  readonly id: string;
  readonly score: number;
  readonly terms: readonly string[];
}

export interface EngineAnswer {
  readonly hits: readonly EngineHit[];
  /** True where no draft has all of the words, and these have words like them. */
  readonly similar: boolean;
}

export interface Engine {
  /** Puts a draft into the index, in place of what it was. */
  readonly put: (id: string, searchable: Searchable) => void;
  readonly remove: (id: string) => void;
  readonly has: (id: string) => boolean;
  /**
   * The drafts that have all that is asked for, best first: by how rare its words are, how often they stand there, and
   * whether they stand in the title. Null where nothing is asked for.
   */
  readonly search: (query: string, passes: (id: string) => boolean) => EngineAnswer | null;
  /** The index as JSON in pieces, for `loadEngine`: made one by one, so that a search may come between two of them. */
  readonly write: () => Generator<string>;
}

function entryOf(id: string, { title, blocks }: Searchable): Entry {
  const head = blocks.filter(({ kind }) => kind === 'heading' || kind === 'facts');
  const text = blocks.filter(({ kind }) => kind !== 'heading' && kind !== 'facts' && kind !== 'title');
  // Lines, so that no term goes from the end of a block to the beginning of the next.
  const lines = (part: typeof blocks) => part.map((block) => block.text).join('\n');
  return { id, title, head: lines(head), text: lines(text) };
}

/** Words that are long enough for a slip of the finger in them, and no numbers, where each digit counts. */
const mayBeMisspelt = (term: string): boolean => term.length >= 5 && !/\d/u.test(term);

/**
 * The first letter of a word that is being typed. It begins most words of most drafts, and says next to nothing: by itself
 * it is looked for in titles, headings and facts, and after other words not yet.
 */
const isFirstLetter = (word: AskedWord): boolean =>
  word.kind === 'word' && word.prefix && /^[a-z0-9]$/u.test(word.term);

function engineOf(index: MiniSearch<Entry>): Engine {
  const isThere = (term: string): boolean => index.search(term, { prefix: true, tokenize: whole }).length > 0;

  function queryOf(word: AskedWord, fuzzy: boolean): Query {
    switch (word.kind) {
      case 'word':
        return {
          ...exactly([word.term], word.prefix),
          fuzzy: fuzzy && mayBeMisspelt(word.term) ? 1 : false,
          ...(isFirstLetter(word) ? { fields: ['title', 'head'] } : {}),
        };
      case 'run':
        return exactly(word.terms, word.prefix);
      case 'piece':
        // As it is written; where no draft has it so, its words apart.
        return word.windows.every(isThere) ? exactly(word.windows, true) : exactly(word.words, word.prefix);
    }
  }

  function find(words: readonly AskedWord[], fuzzy: boolean, passes: (id: string) => boolean) {
    const queries = words.map((word) => queryOf(word, fuzzy));
    const filter = ({ id }: SearchResult) => passes(String(id));
    return index.search({ combineWith: 'AND', queries }, { filter });
  }

  return {
    put: (id, searchable) => {
      if (index.has(id)) index.discard(id);
      index.add(entryOf(id, searchable));
    },
    remove: (id) => {
      if (index.has(id)) index.discard(id);
    },
    has: (id) => index.has(id),
    search: (query, passes) => {
      const asked = readQuery(query);
      if (asked.length === 0) return null;
      const words = asked.length > 1 ? asked.filter((word) => !isFirstLetter(word)) : asked;
      const exact = find(words, false, passes);
      const similar = exact.length === 0;
      const found = similar ? find(words, true, passes) : exact;
      return { hits: found.map(({ id, score, terms }) => ({ id: String(id), score, terms })), similar };
    },
    write: function* write() {
      const { index: terms, ...rest } = index.toJSON();
      yield JSON.stringify(rest);
      for (let start = 0; start < terms.length; start += termsInPiece) {
        yield JSON.stringify(terms.slice(start, start + termsInPiece));
      }
    },
  };
}

/** Terms that are written at once: some tens of milliseconds. */
const termsInPiece = 2_000;

const whole = (term: string): string[] => [term];

/** A query for all of these terms, the last as the beginning of one. */
function exactly(terms: readonly string[], prefix: boolean): Exclude<Query, string | symbol> {
  return {
    combineWith: 'AND',
    queries: terms.map((term, index) => ({
      queries: [term],
      tokenize: whole,
      prefix: prefix && index === terms.length - 1,
    })),
  };
}

export function createEngine(): Engine {
  return engineOf(new MiniSearch(options));
}

/** The engine that was written; null where these are no pieces of an index that this version reads. */
export async function loadEngine(pieces: readonly string[]): Promise<Engine | null> {
  try {
    const [head = '', ...terms] = pieces;
    const rest = JSON.parse(head) as Omit<AsPlainObject, 'index'>;
    const index = terms.flatMap((piece) => JSON.parse(piece) as AsPlainObject['index']);
    return engineOf(await MiniSearch.loadJSAsync({ ...rest, index }, options));
  } catch {
    return null;
  }
}
