import type { Node } from '@tiptap/pm/model';

import { blocksWith, idOf, textOf, type PlacedBlock } from './block-text';
import type { Stretch } from './words';

/** Characters beside the words that are looked at, and how many of them have to be the same on both sides. */
const contextLength = 32;
const agreement = 8;

/** The one block with an id; null where there is none, or several that cannot be told apart. */
export function blockWith(doc: Node, id: string): PlacedBlock | null {
  const found = blocksWith(doc, id);
  return found.length === 1 ? (found[0] ?? null) : null;
}

function sameBefore(one: string, other: string): number {
  let same = 0;
  while (
    same < contextLength &&
    same < one.length &&
    same < other.length &&
    one.at(-1 - same) === other.at(-1 - same)
  )
    same += 1;
  return same;
}

function sameAfter(one: string, other: string): number {
  let same = 0;
  while (same < contextLength && same < one.length && one[same] === other[same]) same += 1;
  return same;
}

/** Whether what stands beside a place is so much the same that it is the place; a block's edge counts as a neighbour. */
function agrees(
  before: string,
  after: string,
  other: { readonly before: string; readonly after: string },
): boolean {
  const front = sameBefore(before, other.before);
  const back = sameAfter(after, other.after);
  const isEdge = (same: number, one: string, two: string): boolean =>
    same === one.length && same === two.length;
  return (
    (front >= agreement || isEdge(front, before, other.before)) &&
    (back >= agreement || isEdge(back, after, other.after)) &&
    before.length + after.length > 0
  );
}

function places(text: string, words: string, before: string, after: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0 && at <= text.length; at = text.indexOf(words, at + 1)) {
    if (agrees(text.slice(0, at), text.slice(at + words.length), { before, after })) found.push(at);
    if (at === text.length) break;
  }
  return found;
}

/**
 * The stretch of a block's text in the same block of another document, where it has been taken out and put back or the
 * block has been written anew. Only where one place, and one only, has the same words with the same neighbours, in both.
 * Null otherwise: a place is never guessed.
 */
export function requote(before: Node, from: number, to: number, doc: Node): Stretch | null {
  const $from = before.resolve(from);
  const block = $from.parent;
  const id = idOf(block);
  if (!block.isTextblock || id === null || to > $from.end()) return null;
  const now = blockWith(doc, id);
  if (now === null || !now.node.isTextblock) return null;
  const [text, other] = [textOf(block), textOf(now.node)];
  const [start, end] = [from - $from.start(), to - $from.start()];
  const base = now.position + 1;
  if (text === other) return { from: base + start, to: base + end };
  const words = text.slice(start, end);
  const [prefix, suffix] = [text.slice(0, start), text.slice(end)];
  const [at, second] = places(other, words, prefix, suffix);
  if (at === undefined || second !== undefined || places(text, words, prefix, suffix).length !== 1)
    return null;
  return { from: base + at, to: base + at + words.length };
}

/** The blocks that a stretch of a document holds whole, side by side; null where it is not made of whole blocks. */
export function wholeBlocks(doc: Node, from: number, to: number): readonly Node[] | null {
  const $from = doc.resolve(from);
  if (from >= to || $from.parent.inlineContent || $from.textOffset > 0 || to > $from.end()) return null;
  const blocks: Node[] = [];
  for (let at = from; at < to;) {
    const node = doc.nodeAt(at);
    if (node === null) return null;
    blocks.push(node);
    at += node.nodeSize;
    if (at > to) return null;
  }
  return blocks;
}

/** Where blocks stand in another document, side by side and in the same order; null where they do not. */
export function findBlocks(blocks: readonly Node[], doc: Node): Stretch | null {
  let stretch: Stretch | null = null as Stretch | null;
  for (const block of blocks) {
    const id = idOf(block);
    const found = id === null ? null : blockWith(doc, id);
    if (found === null || (stretch !== null && found.position !== stretch.to)) return null;
    const to = found.position + found.node.nodeSize;
    stretch = { from: stretch?.from ?? found.position, to };
  }
  return stretch;
}

/**
 * Where a gap between two blocks is in another document: between the same two, or, where only one of them is there any
 * more and `one` will do, beside that one. Null where both are there but not side by side.
 */
export function findGap(before: Node, gap: number, doc: Node, enough: 'one' | 'both'): number | null {
  const $gap = before.resolve(gap);
  if ($gap.parent.inlineContent) return null;
  const [previous, next] = [$gap.nodeBefore, $gap.nodeAfter].map((node) => {
    const id = node === null ? null : idOf(node);
    return id === null ? null : blockWith(doc, id);
  });
  const behind = previous ? previous.position + previous.node.nodeSize : null;
  if (behind !== null && next) return behind === next.position ? behind : null;
  return enough === 'both' ? null : (behind ?? next?.position ?? null);
}

/** The ids of a block and of those at its edge: first of first of first, or last of last. */
function edgeIds(node: Node | null, edge: 'first' | 'last'): readonly (string | null)[] {
  const ids: (string | null)[] = [];
  for (let at = node; at !== null && !at.isText; at = edge === 'first' ? at.firstChild : at.lastChild)
    ids.push(idOf(at));
  return ids;
}

/** The gap that is beside a position but in a block with this id, outside what has been put around a neighbour. */
function outside(doc: Node, position: number, parent: string | null): number | null {
  let $at = doc.resolve(position);
  while (idOf($at.parent) !== parent) {
    if ($at.depth === 0) return null;
    if ($at.parentOffset === 0) $at = doc.resolve($at.before());
    else if ($at.parentOffset === $at.parent.content.size) $at = doc.resolve($at.after());
    else return null;
  }
  return $at.pos;
}

/**
 * The gap at a position of another document, or just outside what has been put around a neighbour there, if it is in the
 * block that it was in and one side of it is the same. The neighbour may have been put into something; an edge is a neighbour.
 */
export function sameGap(before: Node, gap: number, doc: Node, position: number): number | null {
  const $gap = before.resolve(gap);
  const at = outside(doc, position, idOf($gap.parent));
  if (at === null) return null;
  const $at = doc.resolve(at);
  const isSame = (one: Node | null, other: Node | null, edge: 'first' | 'last'): boolean => {
    if (one === null || other === null) return one === other;
    const id = idOf(one);
    return id !== null && edgeIds(other, edge).includes(id);
  };
  return isSame($gap.nodeBefore, $at.nodeBefore, 'last') || isSame($gap.nodeAfter, $at.nodeAfter, 'first')
    ? at
    : null;
}

/** Whether both blocks beside a gap are in another document, wherever. */
export function hasNeighbours(before: Node, gap: number, doc: Node): boolean {
  const { nodeBefore, nodeAfter } = before.resolve(gap);
  return [nodeBefore, nodeAfter].every((node) => {
    const id = node === null ? null : idOf(node);
    return id !== null && blockWith(doc, id) !== null;
  });
}
