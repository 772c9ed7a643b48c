import type { Fragment, Node } from '@tiptap/pm/model';
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';

import { idOf } from './block-text';
import { blockWith } from './reanchor';
import type { Replayed } from './replay';

/** Blocks that a piece of content holds whole, by id. A block that is open at an edge is not whole. */
function wholeIn(content: Fragment, openStart: number, openEnd: number, into: Map<string, Node>): void {
  content.forEach((node, _offset, index) => {
    const start = index === 0 ? Math.max(0, openStart) : 0;
    const end = index === content.childCount - 1 ? Math.max(0, openEnd) : 0;
    const id = idOf(node);
    if (start === 0 && end === 0 && id !== null) into.set(id, node);
    if (!node.isTextblock && !node.isLeaf) wholeIn(node.content, start - 1, end - 1, into);
  });
}

export interface Carrying {
  /** Blocks that the steps put in whole, by id. */
  readonly inserted: ReadonlyMap<string, Node>;
  /** Blocks that they take out whole. */
  readonly removed: ReadonlyMap<string, Node>;
}

/** What steps take out and put in. A block on both sides is moved. */
export function carrying(steps: readonly Replayed[]): Carrying {
  const inserted = new Map<string, Node>();
  const removed = new Map<string, Node>();
  for (const { step, before } of steps) {
    if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) continue;
    wholeIn(step.slice.content, step.slice.openStart, step.slice.openEnd, inserted);
    const gaps =
      step instanceof ReplaceAroundStep
        ? [step.from, step.gapFrom, step.gapTo, step.to]
        : [step.from, step.to];
    for (let at = 0; at < gaps.length; at += 2) {
      const slice = before.slice(gaps[at] ?? 0, gaps[at + 1] ?? 0);
      wholeIn(slice.content, slice.openStart, slice.openEnd, removed);
    }
  }
  return { inserted, removed };
}

/** Ids of blocks that are put back exactly as they were taken out, without those that stand in another of them. */
export function movedIds({ inserted, removed }: Carrying): readonly string[] {
  const moved = [...inserted].filter(([id, node]) => removed.get(id)?.eq(node) === true);
  const within = new Map<string, Node>();
  for (const [, node] of moved) wholeIn(node.content, 0, 0, within);
  return moved.map(([id]) => id).filter((id) => !within.has(id));
}

/** The moved blocks as they are in the draft; null where one of them is no longer there. */
export function asTheyAre(ids: readonly string[], doc: Node): Map<string, Node> | null {
  const nodes = new Map<string, Node>();
  for (const id of ids) {
    const found = blockWith(doc, id);
    if (found === null) return null;
    nodes.set(id, found.node);
  }
  return nodes;
}
