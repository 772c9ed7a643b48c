import type { Editor } from '@tiptap/core';

import type { PlacedThread, ThreadFilter } from '../../../review/thread';
import type { Thread } from '../../../review/types';
import { createStore, type Store } from '../../store';
import type { Identity } from '../identity';

export interface ThreadsOptions {
  readonly editor: Editor;
  /** `Draft.comments` as stored; what is no thread for this version is kept as it is. */
  readonly comments: readonly unknown[];
  /** The version of the document that the anchors are of. */
  readonly version: number;
  readonly identity: Identity;
  /** The comments changed and want to be saved. */
  readonly onChange: () => void;
}

/** The comments of the open draft. */
export interface Threads {
  /** In the order of the document, detached ones last. Changes only when what is shown changes. */
  readonly threads: Store<readonly PlacedThread[]>;
  readonly filter: Store<ThreadFilter>;
  /** Id of the thread that was chosen last, in the text or beside it. */
  readonly current: Store<string | null>;
  /** What is to be stored with a version of the document: anchors are right in it, unknown members are kept. */
  readonly stored: (version: number) => readonly unknown[];
  /** Takes threads of a review in, and gives the ids of the comments that are new here. */
  readonly add: (threads: readonly Thread[]) => readonly string[];
  /** Takes comments out that `add` brought; a thread that somebody answered meanwhile stays. */
  readonly remove: (comments: ReadonlySet<string>) => void;
  /** Begins a comment on the selection, or on the row that is selected; false where there is nothing to comment on. */
  readonly begin: () => boolean;
  /** Goes to the next (1) or previous (-1) thread that the filter lets through. */
  readonly go: (step: 1 | -1) => void;
  readonly stop: () => void;
}

export function createThreads({ comments }: ThreadsOptions): Threads {
  return {
    threads: createStore<readonly PlacedThread[]>([]),
    filter: createStore<ThreadFilter>({}),
    current: createStore<string | null>(null),
    stored: () => comments,
    add: () => [],
    remove: () => undefined,
    begin: () => false,
    go: () => undefined,
    stop: () => undefined,
  };
}
