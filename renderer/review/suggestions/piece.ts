import type { Node } from '@tiptap/pm/model';

/**
 * A stretch of one document that became a stretch of another. Pieces come in order and do not touch unless one of them is
 * empty in one of the documents; between them both documents have the same words and the same structure, so only
 * attributes and marks can differ there.
 */
export interface Piece {
  /** Positions in the document before. */
  readonly fromA: number;
  readonly toA: number;
  /** Positions in the document after. */
  readonly fromB: number;
  readonly toB: number;
}

/** The two documents that pieces lie between. */
export interface Pair {
  readonly before: Node;
  readonly after: Node;
}

export const lengthA = ({ fromA, toA }: Piece): number => toA - fromA;
export const lengthB = ({ fromB, toB }: Piece): number => toB - fromB;

/** Whether a stretch is made of whole blocks, side by side; true for a gap between blocks. */
export function isBlocks(doc: Node, from: number, to: number): boolean {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  return $from.sameParent($to) && !$from.parent.inlineContent;
}

/** Whether a stretch lies within one text block. */
export function isInText(doc: Node, from: number, to: number): boolean {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  return $from.sameParent($to) && $from.parent.inlineContent;
}

/** The blocks of a stretch that is made of whole blocks, each with the position before it. */
export function blocksIn(
  doc: Node,
  from: number,
  to: number,
): readonly { readonly node: Node; readonly position: number }[] {
  const blocks: { readonly node: Node; readonly position: number }[] = [];
  for (let at = from; at < to;) {
    const node = doc.nodeAt(at);
    if (node === null) break;
    blocks.push({ node, position: at });
    at += node.nodeSize;
  }
  return blocks;
}
