import type { Progress, SearchAnswer, SearchRequest } from '../../search/asking';
import type { Choices } from '../../search/filters';
import type { ActionOfDraft } from '../../search/open-actions';

/** What the window asks of the search's worker. Of several searches that wait, the last alone is answered. */
export type SearchQuestion =
  | { readonly kind: 'search'; readonly request: SearchRequest }
  | { readonly kind: 'choices' }
  | { readonly kind: 'actions' }
  /** The answer to `ask-room`. */
  | { readonly kind: 'room'; readonly hasRoom: boolean };

export type SearchMessage =
  | { readonly kind: 'answer'; readonly answer: SearchAnswer }
  | { readonly kind: 'choices'; readonly choices: Choices }
  | { readonly kind: 'actions'; readonly actions: readonly ActionOfDraft[] }
  | { readonly kind: 'progress'; readonly progress: Progress | null }
  /** What is kept has changed, so that another answer may be due. */
  | { readonly kind: 'changed' }
  /** Asks whether the disk has room for the database to be opened; a worker cannot reach electron itself. */
  | { readonly kind: 'ask-room' }
  | { readonly kind: 'failed'; readonly message: string };
