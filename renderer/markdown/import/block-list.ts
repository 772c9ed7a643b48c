import type { NodeJSON } from '../../document/draft';

/** A block of the document and the line of the Markdown that it begins on, from 1; null where it cannot be told. */
export interface Placed {
  readonly block: NodeJSON;
  readonly line: number | null;
}

/** The result of one pass over the blocks. */
export interface Pass<Note> {
  readonly blocks: readonly Placed[];
  readonly notes: readonly Note[];
}
