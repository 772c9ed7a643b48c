import type { Node } from '@tiptap/pm/model';

import type { Author } from '../../document/review-record';
import type { Suggestion } from '../types';

/** Steps that a reviewer made, in order, with when. */
export interface MadeStep {
  /** ProseMirror step as JSON. */
  readonly step: unknown;
  /** Milliseconds UTC. */
  readonly at: number;
}

export interface SuggestionsInput {
  /** The draft that was sent, or the state after the suggestions that were returned before. */
  readonly base: Node;
  readonly made: readonly MadeStep[];
  readonly author: Author;
  /** Names a suggestion by what it does, so that the same work has the same id whenever it is returned. */
  readonly idOf: (content: string) => Promise<string>;
}

/**
 * What a reviewer suggests, change by change: words that were typed and deleted again are in none of them, what belongs
 * together (a word replaced, a row moved) is one, and all of them in order make of `base` what the reviewer sees, to the
 * last attribute.
 */
export async function suggestionsFrom(_input: SuggestionsInput): Promise<readonly Suggestion[]> {
  return [];
}
