import type { Node } from '@tiptap/pm/model';

import type { RowName } from '../document/nodes/structures';

/** Where a text stands; rules about how people are spoken of leave headings, quotations and code alone. */
export type TextRole = 'title' | 'heading' | 'paragraph' | 'cell' | 'code';

/** A block of running text with what a rule needs to know of its place. */
export interface TextBlock {
  /** Id of the block itself, or of the nearest one around it that has one. */
  readonly id: string | null;
  readonly node: Node;
  readonly role: TextRole;
  /** The text as `textOf` gives it. */
  readonly text: string;
  /** Within a block quotation. */
  readonly quoted: boolean;
  /** Name of the row it stands in (event, impact, factor, action); null for text of the document. */
  readonly row: RowName | null;
  /** Whether it is the first block of that row. */
  readonly headline: boolean;
  /** Stretches in the code mark, by UTF-16 units of `text`. */
  readonly code: readonly Stretch[];
  readonly links: readonly (Stretch & { readonly href: string })[];
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}
