import type { Node } from '@tiptap/pm/model';

import { idOf } from '../block-text';
import type { Pair, Piece } from './piece';

/** A block in one of the documents, and the piece that holds it whole. */
export interface HeldBlock {
  readonly id: string;
  readonly node: Node;
  readonly position: number;
  readonly piece: number;
}

/** A block that is taken out in one place and put in in another. */
export interface MovedBlock {
  readonly before: HeldBlock;
  readonly after: HeldBlock;
}

function heldIn(doc: Node, from: number, to: number, piece: number, into: Map<string, HeldBlock>): void {
  if (from >= to) return;
  doc.nodesBetween(from, to, (node, position) => {
    const id = idOf(node);
    if (id !== null && position >= from && position + node.nodeSize <= to)
      into.set(id, { id, node, position, piece });
    return !node.isTextblock;
  });
}

const endOf = ({ position, node }: HeldBlock): number => position + node.nodeSize;

const holds = (one: HeldBlock, other: HeldBlock): boolean =>
  one.position < other.position && other.position < endOf(one);

/** Calls back for each block, in document order, with those around it. */
function nested(
  blocks: readonly MovedBlock[],
  side: 'before' | 'after',
  visit: (block: MovedBlock, around: readonly MovedBlock[]) => boolean,
): void {
  const around: MovedBlock[] = [];
  for (const block of blocks.toSorted((one, other) => one[side].position - other[side].position)) {
    while (around.length > 0 && endOf((around.at(-1) ?? block)[side]) <= block[side].position) around.pop();
    if (visit(block, around)) around.push(block);
  }
}

/**
 * Blocks that pieces take out whole and put in whole again, by id, without those that only go along with a block around
 * them. `tangled` are those of which one came out of another, or went into it.
 */
export function movedBlocks(
  { before, after }: Pair,
  pieces: readonly Piece[],
): { readonly moved: readonly MovedBlock[]; readonly tangled: ReadonlySet<string> } {
  const [inA, inB] = [new Map<string, HeldBlock>(), new Map<string, HeldBlock>()];
  for (const [index, { fromA, toA, fromB, toB }] of pieces.entries()) {
    heldIn(before, fromA, toA, index, inA);
    heldIn(after, fromB, toB, index, inB);
  }
  const all: MovedBlock[] = [];
  for (const [id, one] of inA) {
    const other = inB.get(id);
    if (other !== undefined) all.push({ before: one, after: other });
  }
  const moved: MovedBlock[] = [];
  const tangled = new Set<string>();
  nested(all, 'before', (block, around) => {
    if (around.some((root) => holds(root.after, block.after))) return false;
    for (const root of around) tangled.add(root.before.id).add(block.before.id);
    moved.push(block);
    return true;
  });
  nested(moved, 'after', (block, around) => {
    for (const root of around) tangled.add(root.before.id).add(block.before.id);
    return true;
  });
  return { moved, tangled };
}
