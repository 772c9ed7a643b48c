import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { ReplaceAroundStep } from '@tiptap/pm/transform';

import type { Change } from './change';

/**
 * A change for each block that is of another kind in the second of two documents that have the same structure otherwise (a
 * paragraph that became a heading); null where they have not.
 */
export function kindSteps(before: Node, after: Node): readonly Change[] | null {
  const changes: Change[] = [];
  const compare = (one: Node, other: Node, start: number): boolean => {
    if (one.content === other.content || (one.inlineContent && other.inlineContent)) return true;
    if (one.childCount !== other.childCount) return false;
    let at = start;
    for (let index = 0; index < one.childCount; index += 1) {
      const [child, partner] = [one.child(index), other.child(index)];
      if (child !== partner) {
        if (child.nodeSize !== partner.nodeSize) return false;
        if (child.type !== partner.type && !change(child, partner, at)) return false;
        if (!compare(child, partner, at + 1)) return false;
      }
      at += partner.nodeSize;
    }
    return true;
  };
  const change = (one: Node, other: Node, from: number): boolean => {
    if (one.isLeaf || other.isLeaf) return false;
    const to = from + one.nodeSize;
    const slice = new Slice(Fragment.from(other.copy(Fragment.empty)), 0, 0);
    changes.push({
      steps: [new ReplaceAroundStep(from, to, from + 1, to - 1, slice, 1, true)],
      pieces: [{ fromA: from, toA: from, fromB: from, toB: from + 1 }],
    });
    return true;
  };
  return compare(before, after, 0) ? changes : null;
}
