import type { Editor } from '@tiptap/core';

import type { Plan } from '../../../review/home/plan-types';
import type { Database } from '../../../storage/database';
import { createStore, type Store } from '../../store';
import type { Identity } from '../identity';
import type { Threads } from '../threads/model';

export interface HomeOptions {
  readonly db: Database;
  /** Of the draft. */
  readonly id: string;
  readonly editor: Editor;
  readonly threads: Threads;
  readonly identity: Identity;
  /** The version that is stored. */
  readonly version: () => number;
  /** The steps since a version, stored or not, as JSON; null where the log does not lead from it to the text. */
  readonly stepsSince: (version: number) => Promise<readonly unknown[] | null>;
  readonly say: (message: string) => void;
  readonly tell: (message: string) => void;
}

export type HomeState =
  /** No review of this draft has come home. */
  | { readonly kind: 'none' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'failed'; readonly message: string };

/** The reviews of the open draft that came home, and what is done with them. */
export interface HomeReviews {
  readonly state: Store<HomeState>;
  /** Id of the suggestion that was chosen last. */
  readonly current: Store<string | null>;
  /** Reads again what has come home, such as after a file was opened. */
  readonly refresh: () => Promise<void>;
  readonly accept: (suggestions: readonly string[]) => Promise<void>;
  readonly reject: (suggestions: readonly string[]) => Promise<void>;
  /** Goes to the next (1) or previous (-1) suggestion. */
  readonly go: (step: 1 | -1) => void;
  readonly stop: () => void;
}

export function createHome(_options: HomeOptions): HomeReviews {
  return {
    state: createStore<HomeState>({ kind: 'none' }),
    current: createStore<string | null>(null),
    refresh: async () => undefined,
    accept: async () => undefined,
    reject: async () => undefined,
    go: () => undefined,
    stop: () => undefined,
  };
}
