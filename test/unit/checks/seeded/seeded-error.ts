import type { CheckGroup } from '../../../../renderer/checks/finding';
import type { DraftName } from './draft';
import type { Edit } from './edit';

/** A mistake put into a clean draft, written down before any rule was run over it. */
export interface SeededError {
  readonly id: string;
  readonly document: DraftName;
  readonly group: CheckGroup;
  /** What kind of mistake it is, in words. */
  readonly kind: string;
  /** What was changed, in words. */
  readonly description: string;
  readonly apply: Edit;
  readonly expected: {
    /** Ids of the blocks at which it may be pointed out; null is the document as a whole. Two where it lies between two. */
    readonly blocks: readonly (string | null)[];
    /** What a reader would put a finger on. */
    readonly quote: string;
  };
}

/** A change that looks like a mistake and is none: no error and no warning may come of it. */
export interface InnocentEdit {
  readonly id: string;
  readonly document: DraftName;
  readonly description: string;
  readonly apply: Edit;
}
