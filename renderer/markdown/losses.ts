import type { Node } from '@tiptap/pm/model';

import type { UnknownLiveValue } from '../timeline/live-text';

export type LossKind =
  | 'unsafe-link'
  | 'image'
  /** There is no picture of the timeline: nothing is there to draw. */
  | 'picture'
  | 'unknown-content'
  | 'line-break'
  | 'code-in-cell'
  | 'html'
  | 'list-number'
  | 'gone'
  | 'title'
  | 'shortcode'
  /** The target shows it otherwise, whatever is written. */
  | 'target'
  /** The target shows it only where a setting of the site says so. */
  | 'site-setting'
  /** A heading's anchor changes, so that links to it break. */
  | 'anchor'
  /** Front matter could not be kept as it was. */
  | 'front-matter';

/** Something of the draft that the Markdown cannot say, or that some reader of it will show differently. */
export interface Loss {
  readonly kind: LossKind;
  /** One sentence for the author. */
  readonly message: string;
  /** Id of the block it is about; null where it has none. */
  readonly block: string | null;
}

/** Gathers losses while a document is written. The same sentence about the same block is said once. */
export class LossList {
  readonly #losses = new Map<string, Loss>();

  add(kind: LossKind, message: string, block: Node | null): void {
    const id = (block?.attrs['id'] ?? null) as string | null;
    this.#losses.set(`${kind} ${id ?? ''} ${message}`, { kind, message, block: id });
  }

  all(): readonly Loss[] {
    return [...this.#losses.values()];
  }
}

/** Says of each live value without a source that it is written as "unknown". */
export function addUnknownLiveValues(losses: LossList, unknown: readonly UnknownLiveValue[]): void {
  for (const { name, block } of unknown) {
    losses.add(
      'gone',
      `The live value “${name}” has nothing to follow; the word “unknown” is written.`,
      block,
    );
  }
}
