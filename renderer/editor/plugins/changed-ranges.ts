import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { Mapping, ReplaceStep, type Step } from '@tiptap/pm/transform';

export interface ChangedRange {
  /** In the document before all transactions. */
  readonly oldFrom: number;
  readonly oldTo: number;
  /** In the document after all transactions. */
  readonly from: number;
  readonly to: number;
}

/** Text typed, deleted or pasted within one textblock changes no block; this is what the typing path consists of. */
function isWithinText(step: Step, doc: Node): boolean {
  if (!(step instanceof ReplaceStep) || step.slice.openStart > 0 || step.slice.openEnd > 0) return false;
  const $from = doc.resolve(step.from);
  if (!$from.parent.isTextblock || step.to > $from.end()) return false;
  return step.slice.content.firstChild?.isInline ?? true;
}

/**
 * The ranges in which blocks were added, removed, split, joined or wrapped. Empty while somebody only types, so that
 * what depends on it costs nothing then.
 */
export function changedRanges(transactions: readonly Transaction[]): readonly ChangedRange[] {
  const ranges: ChangedRange[] = [];
  const all = new Mapping(transactions.flatMap((tr) => tr.mapping.maps));
  let before = 0;
  for (const tr of transactions) {
    for (const [index, step] of tr.steps.entries()) {
      const at = before + index;
      const doc = tr.docs[index];
      if (doc === undefined || isWithinText(step, doc)) continue;
      step.getMap().forEach((oldStart, oldEnd, newStart, newEnd) => {
        const forward = all.slice(at + 1);
        const back = all.slice(0, at).invert();
        ranges.push({
          oldFrom: back.map(oldStart, -1),
          oldTo: back.map(oldEnd, 1),
          from: forward.map(newStart, -1),
          to: forward.map(newEnd, 1),
        });
      });
    }
    before += tr.steps.length;
  }
  return ranges;
}

/** Calls back for each node that a range touches, once, with its position. Clips ranges to the document. */
export function nodesIn(
  doc: Node,
  ranges: readonly { readonly from: number; readonly to: number }[],
  visit: (node: Node, pos: number) => void,
): void {
  const seen = new Set<number>();
  for (const { from, to } of ranges) {
    const end = Math.min(to, doc.content.size);
    doc.nodesBetween(Math.max(0, Math.min(from, end)), end, (node, pos) => {
      if (!seen.has(pos) && !node.isInline) visit(node, pos);
      seen.add(pos);
      return !node.isTextblock;
    });
  }
}
