import type { Node } from '@tiptap/pm/model';

import { idOf } from '../block-text';
import type { MovedBlock } from './moved-blocks';
import { movedWords } from './moved-words';
import { isBlocks, lengthA, lengthB, type Pair, type Piece } from './piece';

/** Pieces that make sense only together, by index, in order. */
export interface Group {
  readonly pieces: readonly number[];
  /** Blocks that move. */
  readonly moved: readonly MovedBlock[];
  /** Pieces that put something around what is between them, or take it off: the first and the last. */
  readonly around: readonly (readonly [number, number])[];
}

const depthOf = (doc: Node, from: number, to: number): number =>
  doc.resolve(to).depth - doc.resolve(from).depth;

/**
 * Pieces that are half of something: a list that was put around paragraphs is its beginning in one place and its end in
 * another. Null where they do not come in pairs.
 */
export function halves(
  { before, after }: Pair,
  pieces: readonly Piece[],
): readonly (readonly [number, number])[] | null {
  const pairs: (readonly [number, number])[] = [];
  const open: { readonly index: number; readonly depth: number }[] = [];
  for (const [index, { fromA, toA, fromB, toB }] of pieces.entries()) {
    const depth = depthOf(after, fromB, toB) - depthOf(before, fromA, toA);
    if (depth === 0) continue;
    const last = open.at(-1);
    if (last !== undefined && last.depth + depth === 0) {
      open.pop();
      pairs.push([last.index, index]);
    } else open.push({ index, depth });
  }
  return open.length === 0 ? pairs : null;
}

/** Which column of which table a piece adds cells to, or takes them from; null for anything else. */
function columnOf({ before, after }: Pair, piece: Piece): string | null {
  const [isAdding, isTaking] = [lengthA(piece) === 0, lengthB(piece) === 0];
  if (isAdding === isTaking) return null;
  const [doc, from, to] = isAdding ? [after, piece.fromB, piece.toB] : [before, piece.fromA, piece.toA];
  const $from = doc.resolve(from);
  if ($from.parent.type.name !== 'tableRow' || !isBlocks(doc, from, to)) return null;
  const table = idOf($from.node(-1)) ?? $from.start(-1);
  return `${isAdding ? 'added' : 'taken'} ${$from.index()} ${doc.resolve(to).index()} ${table}`;
}

/** Whether a piece only has beginnings and ends of blocks, in both documents. */
function isBare({ before, after }: Pair, { fromA, toA, fromB, toB }: Piece): boolean {
  const bare = (doc: Node, from: number, to: number): boolean => {
    let found = true;
    doc.nodesBetween(from, to, (node) => {
      if (node.isLeaf) found = false;
      return found;
    });
    return found || from === to;
  };
  return bare(before, fromA, toA) && bare(after, fromB, toB);
}

/** Puts pieces together that share a moved block or moved words, an end and its beginning, or a column of a table. */
export function groupsOf(
  pair: Pair,
  pieces: readonly Piece[],
  moved: readonly MovedBlock[],
  around: readonly (readonly [number, number])[],
  isLogged: boolean,
): readonly Group[] {
  const parents = pieces.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parents[at] !== at) at = parents[at] = parents[parents[at] ?? at] ?? at;
    return at;
  };
  const unite = (one: number, other: number): void => {
    const [low, high] = [root(one), root(other)].toSorted((a, b) => a - b) as [number, number];
    parents[high] = low;
  };
  for (const block of moved) unite(block.before.piece, block.after.piece);
  for (const [from, to] of movedWords(pair, pieces, !isLogged)) unite(from, to);
  // Neighbours that go to the same place together are one move.
  for (const [index, block] of moved.entries()) {
    const next = moved[index + 1];
    if (
      next?.before.position === block.before.position + block.before.node.nodeSize &&
      next.after.position === block.after.position + block.after.node.nodeSize
    )
      unite(block.before.piece, next.before.piece);
  }
  for (const [first, last] of around) {
    unite(first, last);
    for (let index = first + 1; index < last; index += 1) {
      const piece = pieces[index];
      if (piece !== undefined && isBare(pair, piece)) unite(first, index);
    }
  }
  const columns = new Map<string, number>();
  for (const [index, piece] of pieces.entries()) {
    const column = columnOf(pair, piece);
    const first = column === null ? undefined : columns.get(column);
    if (first !== undefined) unite(first, index);
    else if (column !== null) columns.set(column, index);
  }
  const groups = new Map<
    number,
    { pieces: number[]; moved: MovedBlock[]; around: (readonly [number, number])[] }
  >();
  for (const index of pieces.keys()) {
    const group = groups.get(root(index)) ?? { pieces: [], moved: [], around: [] };
    group.pieces.push(index);
    groups.set(root(index), group);
  }
  for (const block of moved) groups.get(root(block.before.piece))?.moved.push(block);
  for (const ends of around) groups.get(root(ends[0]))?.around.push(ends);
  return [...groups.values()];
}
