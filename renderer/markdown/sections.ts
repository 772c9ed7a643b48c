import type { Node } from '@tiptap/pm/model';
import type { BlockContent } from 'mdast';

import { headingDepth } from './nodes/text-blocks';

/** A block of the document and what is written for it. */
export interface Part {
  readonly node: Node;
  readonly blocks: BlockContent[];
}

/**
 * All that is written, without the headings of template sections under which nothing is written. A heading of the
 * author's own stays, with or without text under it.
 */
export function withoutEmptySections(parts: readonly Part[]): BlockContent[] {
  const written: BlockContent[][] = [];
  /** Level of the highest heading that is written among the parts below the one at hand, up to anything else written. */
  let openBelow: number | null = null;
  for (const { node, blocks } of parts.toReversed()) {
    if (node.type.name !== 'heading') {
      if (blocks.length > 0) openBelow = Number.POSITIVE_INFINITY;
      written.unshift(blocks);
      continue;
    }
    const level = headingDepth(node);
    const isEmpty = openBelow === null || openBelow <= level;
    if (isEmpty && node.attrs['section'] !== null) continue;
    if (blocks.length > 0) openBelow = level;
    written.unshift(blocks);
  }
  return written.flat();
}
