import type { Node } from '@tiptap/pm/model';

import { idOf } from './block-text';
import type { ParentChange } from './merge-result';

/** For every factor the one that it answers to: the nearest above it in its block that is less deep; null for none. */
function parentsOf(doc: Node): ReadonlyMap<string, string | null> {
  const parents = new Map<string, string | null>();
  doc.forEach((block) => {
    if (block.type.name !== 'factors') return;
    block.content.content.forEach((factor, index) => {
      const id = idOf(factor);
      if (factor.type.name !== 'factor' || id === null) return;
      const above = block.content.content.slice(0, index);
      const depth = Number(factor.attrs['depth']);
      const parent = above.findLast(
        (one) => one.type.name === 'factor' && Number(one.attrs['depth']) < depth,
      );
      parents.set(id, parent === undefined ? null : idOf(parent));
    });
  });
  return parents;
}

/**
 * Factors that answer to another one than they did in the draft, and, of those that are new or that the reviewer put
 * under another one, those that do not answer to the one that the reviewer put them under.
 */
export function changedParents(
  base: Node,
  current: Node,
  reviewed: Node,
  merged: Node,
): readonly ParentChange[] {
  const [first, ours, theirs] = [parentsOf(base), parentsOf(current), parentsOf(reviewed)];
  return [...parentsOf(merged)].flatMap(([factor, now]) => {
    const was = ours.get(factor);
    if (was !== undefined && was !== now) return [{ factor, was, now }];
    const meant = theirs.get(factor);
    const isReviewers = was === undefined || (meant !== undefined && meant !== first.get(factor));
    return isReviewers && meant !== undefined && meant !== now ? [{ factor, was: meant, now }] : [];
  });
}
