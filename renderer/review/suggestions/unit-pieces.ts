import type { Node } from '@tiptap/pm/model';

import { blocksIn, isBlocks, isInText, lengthA, lengthB, type Pair, type Piece } from './piece';

/*
 * Pieces as people think of them: a paragraph and not the end of one and the beginning of the next, a row and not three
 * rows that happen to stand together.
 */

/** Blocks that each say something by themselves, so that each of them is wanted or not. */
const rows: ReadonlySet<string> = new Set(['event', 'impact', 'factor', 'action', 'listItem', 'tableRow']);

/** Whether the document goes on with the end of a block. */
const endsBlock = (doc: Node, position: number): boolean => {
  const $at = doc.resolve(position);
  return $at.depth > 0 && position === $at.end();
};

/**
 * Enter at the end of a line and a new line typed adds "end of the old block, beginning of the new, words"; the same
 * result comes of adding the new block as a whole, and so for what is taken out.
 */
function straight({ before, after }: Pair, piece: Piece): Piece {
  let { fromA, toA, fromB, toB } = piece;
  if (fromA < toA && fromB < toB) return piece;
  const doc = fromA === toA ? after : before;
  const [from, to] = fromA === toA ? [fromB, toB] : [fromA, toA];
  if (isBlocks(doc, from, to)) return piece;
  for (let shift = 0; ; shift += 1) {
    if (isBlocks(doc, from + shift, to + shift))
      return { fromA: fromA + shift, toA: toA + shift, fromB: fromB + shift, toB: toB + shift };
    const ends =
      endsBlock(doc, from + shift) &&
      endsBlock(doc, to + shift) &&
      from + shift < to &&
      endsBlock(fromA === toA ? before : after, (fromA === toA ? fromA : fromB) + shift);
    if (!ends) return piece;
  }
}

/** What was typed at the end of a block, and the blocks that come after it, are two things. */
function apart({ before, after }: Pair, piece: Piece): readonly Piece[] {
  const { fromA, toA, fromB, toB } = piece;
  const cut = (doc: Node, from: number, to: number, otherDoc: Node, otherFrom: number, otherTo: number) => {
    const $from = doc.resolve(from);
    if (!$from.parent.inlineContent || to <= $from.end() || $from.end() === from) return null;
    return isInText(otherDoc, otherFrom, otherTo) && endsBlock(otherDoc, otherTo) ? $from.end() : null;
  };
  const inB = cut(after, fromB, toB, before, fromA, toA);
  if (inB !== null)
    return [
      { fromA, toA, fromB, toB: inB },
      { fromA: toA, toA, fromB: inB, toB },
    ];
  const inA = cut(before, fromA, toA, after, fromB, toB);
  if (inA !== null)
    return [
      { fromA, toA: inA, fromB, toB },
      { fromA: inA, toA, fromB: toB, toB },
    ];
  return [piece];
}

interface Cut {
  readonly from: number;
  to: number;
  /** Made of whole blocks; otherwise of words and of beginnings and ends of blocks. */
  readonly isWhole: boolean;
}

/** A stretch cut where whole blocks begin and end. */
function cuts(doc: Node, from: number, to: number): readonly Cut[] {
  const found: Cut[] = [];
  for (let at = from; at < to;) {
    const node = doc.nodeAt(at);
    const isWhole = node?.isBlock === true && at + node.nodeSize <= to;
    const end = isWhole ? at + node.nodeSize : at + 1;
    const last = found.at(-1);
    if (last?.isWhole === isWhole) last.to = end;
    else found.push({ from: at, to: end, isWhole });
    at = end;
  }
  return found;
}

const depthOf = (doc: Node, from: number, to: number): number =>
  doc.resolve(to).depth - doc.resolve(from).depth;

/** Half of something that was put around blocks, or taken off, and whole blocks beside it that came or went are two things. */
function unmixed({ before, after }: Pair, piece: Piece): readonly Piece[] {
  const { fromA, toA, fromB, toB } = piece;
  if (depthOf(before, fromA, toA) === depthOf(after, fromB, toB)) return [piece];
  const [inA, inB] = [cuts(before, fromA, toA), cuts(after, fromB, toB)];
  const [halfA, halfB] = [inA, inB].map((list) => list.findIndex(({ isWhole }) => !isWhole)) as [
    number,
    number,
  ];
  const hasBoth = halfA >= 0 && halfB >= 0;
  if (inA.length + inB.length <= (hasBoth ? 2 : 1)) return [piece];
  const pieces: Piece[] = [];
  let [atA, atB] = [fromA, fromB];
  const add = (one: Cut | undefined, other: Cut | undefined): void => {
    const [nextA, nextB] = [one?.to ?? atA, other?.to ?? atB];
    pieces.push({ fromA: atA, toA: nextA, fromB: atB, toB: nextB });
    [atA, atB] = [nextA, nextB];
  };
  for (const cut of inB.slice(0, hasBoth ? halfB : inB.length)) add(undefined, cut);
  for (const cut of inA.slice(0, hasBoth ? halfA : inA.length)) add(cut, undefined);
  if (!hasBoth) return pieces;
  add(inA[halfA], inB[halfB]);
  for (const cut of inB.slice(halfB + 1)) add(undefined, cut);
  for (const cut of inA.slice(halfA + 1)) add(cut, undefined);
  return pieces;
}

/** Whole blocks one by one where they are rows or move; others that stand together stay together. */
function runs(
  doc: Node,
  from: number,
  to: number,
  isAlone: (node: Node) => boolean,
): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  let isOpen = false;
  for (const { node, position } of blocksIn(doc, from, to)) {
    const alone = rows.has(node.type.name) || isAlone(node);
    const end = position + node.nodeSize;
    const last = found.at(-1);
    if (isOpen && !alone && last !== undefined) last[1] = end;
    else found.push([position, end]);
    isOpen = !alone;
  }
  return found;
}

/**
 * @param isMoved whether a block that is taken out here is put in elsewhere, or the other way round
 */
export function toUnits(
  pair: Pair,
  pieces: readonly Piece[],
  isMoved: (node: Node) => boolean,
): readonly Piece[] {
  const { before, after } = pair;
  return pieces
    .flatMap((piece) => apart(pair, piece))
    .flatMap((piece) => unmixed(pair, piece))
    .map((piece, index, all) => {
      const moved = straight(pair, piece);
      const next = all[index + 1];
      return next !== undefined && (moved.toA > next.fromA || moved.toB > next.fromB) ? piece : moved;
    })
    .flatMap((piece) => {
      const { fromA, toA, fromB, toB } = piece;
      const areBlocks = isBlocks(before, fromA, toA) && isBlocks(after, fromB, toB);
      if (!areBlocks || (lengthA(piece) === 0 && lengthB(piece) === 0)) return [piece];
      return [
        ...runs(after, fromB, toB, isMoved).map(([from, to]) => ({
          fromA,
          toA: fromA,
          fromB: from,
          toB: to,
        })),
        ...runs(before, fromA, toA, isMoved).map(([from, to]) => ({ fromA: from, toA: to, fromB: toB, toB })),
      ];
    });
}
