import type { Choices, Filters } from './filters';
import type { Range, Snippet } from './snippets';

/** What is looked for in all drafts. */
export interface SearchRequest {
  /** As typed; '' asks for nothing but the filters. */
  readonly text: string;
  readonly filters: Filters;
  /** Drafts that are wanted, the best first. */
  readonly limit: number;
}

/** A draft that was found. */
export interface Hit {
  readonly draftId: string;
  /** The title that was searched, and what is marked in it. */
  readonly title: string;
  readonly titleRanges: readonly Range[];
  readonly snippets: readonly Snippet[];
}

export interface SearchAnswer {
  readonly request: SearchRequest;
  /** Drafts that fit. */
  readonly total: number;
  /** The first of them, `request.limit` at most. */
  readonly hits: readonly Hit[];
  /** True where no draft has all of the words, and these have words like them. */
  readonly similar: boolean;
}

/** How far the drafts have been read. */
export interface Progress {
  readonly read: number;
  readonly total: number;
}

/** What is known of a search; changes as answers come. */
export interface SearchState {
  /** Null while nothing is looked for. */
  readonly request: SearchRequest | null;
  /** The last that came; of an earlier request until the next one does. Null where there is none yet. */
  readonly answer: SearchAnswer | null;
  /** What can be filtered by; null until it is asked for. */
  readonly choices: Choices | null;
  /** Null once all drafts have been read. */
  readonly progress: Progress | null;
  /** Why there can be no answer. */
  readonly failure: string | null;
}

/** The search of all drafts, as whoever shows it uses it. */
export interface DraftSearch {
  readonly get: () => SearchState;
  /** Calls `listener` after each change; returns the function that ends listening. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Begins to read the drafts, if that has not begun. */
  readonly wake: () => void;
  /** Asks, in place of what was asked before; null asks for nothing. The answer is kept up as drafts change. */
  readonly ask: (request: SearchRequest | null) => void;
  readonly askChoices: () => void;
}
