import type { Step } from '@tiptap/pm/transform';

import type { Piece } from './piece';

/** One thing that differs between two documents. */
export interface Change {
  /** To be applied after those of the changes before it. */
  readonly steps: readonly Step[];
  /** What it is about, in positions of the two documents. */
  readonly pieces: readonly Piece[];
  /** The attribute that it is about, of a block or (`block` null) of the document as a whole or of something in a line. */
  readonly attribute?: { readonly block: string | null; readonly name: string };
}

/** Attributes of the document node that are taken over; all where it is not said. */
export type IsFact = (name: string) => boolean;
