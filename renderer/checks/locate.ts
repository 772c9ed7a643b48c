import type { Node } from '@tiptap/pm/model';

import { blockPositions, textOf } from '../document/blocks';
import type { Place } from './finding';

/** Where a place lies in a document: the block, and the stretch of its text if the words still stand there. */
export interface Located {
  /** Position before the block; null for the document itself. */
  readonly block: number | null;
  readonly range: { readonly from: number; readonly to: number } | null;
}

/** Where a place lies; null where its block is gone. The range is null where other words stand there by now. */
export function locate(doc: Node, place: Place): Located | null {
  if (place.block === null) return { block: null, range: null };
  const block = blockPositions(doc, new Set([place.block])).get(place.block);
  return block === undefined ? null : { block, range: rangeAt(doc, place, block) };
}

/** The stretch of a place in the document, for a block that stands at a position; null where the words are others. */
export function rangeAt(doc: Node, place: Place, block: number): Located['range'] {
  const node = doc.nodeAt(block);
  if (place.range === null || node === null || !node.isTextblock) return null;
  const { from, to } = place.range;
  if (textOf(node).slice(from, to) !== place.quote) return null;
  return { from: block + 1 + from, to: block + 1 + to };
}
