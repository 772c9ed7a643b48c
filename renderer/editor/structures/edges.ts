import type { Node, ResolvedPos } from '@tiptap/pm/model';

import { isContainer, isRow } from './rows';

/** A heading that stands for a section of the template. */
export function isSectionHeading(node: Node): boolean {
  return node.type.name === 'heading' && node.attrs['section'] !== null;
}

export function isCell(node: Node): boolean {
  return node.type.name === 'tableCell' || node.type.name === 'tableHeader';
}

/**
 * A node whose boundary no deletion may dissolve: text goes out of it, but it is never joined with what stands on the
 * other side, because it carries more than its text.
 */
export function isEdge(node: Node): boolean {
  return (
    isRow(node) || isContainer(node) || node.type.name === 'title' || isSectionHeading(node) || isCell(node)
  );
}

/** Position before the innermost edge around a position; -1 outside of all. */
function scopeOf($pos: ResolvedPos): number {
  for (let depth = $pos.depth; depth > 0; depth -= 1) if (isEdge($pos.node(depth))) return $pos.before(depth);
  return -1;
}

/** Whether a range leaves, enters or holds an edge, so that deleting it is a matter of `deleteText`. */
export function crossesEdge($from: ResolvedPos, $to: ResolvedPos): boolean {
  if ($from.sameParent($to) && $from.parent.isTextblock) return false;
  if (scopeOf($from) !== scopeOf($to)) return true;
  let found = false;
  $from.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
    if (pos >= $from.pos && isEdge(node)) found = true;
    return !found;
  });
  return found;
}
