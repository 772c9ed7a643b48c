import type { Node } from '@tiptap/pm/model';
import type { BlockContent } from 'mdast';

import { headingDepth } from './nodes/text-blocks';

/** A block of the document and what is written for it: in Markdown's tree, or in that of another form. */
export interface Part<Written = BlockContent> {
  readonly node: Node;
  readonly blocks: Written[];
}

/**
 * All that is written, without the headings of template sections under which nothing is written. A heading of the
 * author's own stays, with or without text under it.
 */
export function withoutEmptySections<Written>(parts: readonly Part<Written>[]): Written[] {
  const written: Written[][] = [];
  /** Level of the highest heading that is written among the parts below the one at hand, up to anything else written. */
  let openBelow: number | null = null;
  for (const { node, blocks } of parts.toReversed()) {
    if (node.type.name !== 'heading') {
      if (blocks.length > 0) openBelow = Number.POSITIVE_INFINITY;
      written.push(blocks);
      continue;
    }
    const level = headingDepth(node);
    const isEmpty = openBelow === null || openBelow <= level;
    if (isEmpty && node.attrs['section'] !== null) continue;
    if (blocks.length > 0) openBelow = level;
    written.push(blocks);
  }
  return written.toReversed().flat();
}
