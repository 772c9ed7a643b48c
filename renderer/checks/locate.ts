import type { Node } from '@tiptap/pm/model';

import type { Place } from './finding';
import { textOf } from './text-block';

/** Where a place lies in a document: the block, and the stretch of its text if the words still stand there. */
export interface Located {
  /** Position before the block; null for the document itself. */
  readonly block: number | null;
  readonly range: { readonly from: number; readonly to: number } | null;
}

/** Positions of the blocks with these ids. Walks the document once. */
export function blockPositions(doc: Node, ids: ReadonlySet<string>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  doc.descendants((node, position) => {
    const id: unknown = node.attrs['id'];
    if (typeof id === 'string' && ids.has(id) && !found.has(id)) found.set(id, position);
    return found.size < ids.size && !node.isTextblock;
  });
  return found;
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
