import type { NodeJSON } from '../../../renderer/document/draft';

/** A document about one thing that breaks somewhere, or might. */
export interface Probe {
  /** Words that no generator changes: they are the title, the slug and, in the long document, the heading. */
  readonly name: string;
  readonly blocks: readonly NodeJSON[];
}

export const probe = (name: string, ...blocks: readonly NodeJSON[]): Probe => ({ name, blocks });
