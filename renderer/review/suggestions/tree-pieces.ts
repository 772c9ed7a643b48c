import type { Node } from '@tiptap/pm/model';

import { blocksOf, idOf, textOf } from '../block-text';
import { canonical } from '../canonical';
import { risingPart } from '../changes-match';
import type { Pair, Piece } from './piece';
import { piecesWithin } from './tokens';

/** Where the children of a node begin. */
function startsOf(parent: Node, start: number): readonly number[] {
  const starts: number[] = [];
  let at = start;
  parent.forEach((node) => {
    starts.push(at);
    at += node.nodeSize;
  });
  starts.push(at);
  return starts;
}

/** What makes a child the one it is among its siblings: its id, or else all that it says. */
const keyOf = (node: Node): string => idOf(node) ?? `${node.type.name} ${canonical(node.toJSON())}`;

const canStay = (one: Node, other: Node): boolean =>
  one.type === other.type || (one.isTextblock && other.isTextblock && idOf(one) !== null);

/** For each child that stayed among its siblings and kept its place in their order, the index it had and the one it has. */
function keptChildren(before: Node, after: Node): readonly (readonly [number, number])[] {
  const places = new Map<string, number[]>();
  before.forEach((node, _offset, index) => {
    const key = keyOf(node);
    const list = places.get(key);
    if (list === undefined) places.set(key, [index]);
    else list.push(index);
  });
  for (const list of places.values()) list.reverse();
  const pairs: (readonly [number, number])[] = [];
  after.forEach((node, _offset, index) => {
    const partner = places.get(keyOf(node))?.pop();
    if (partner !== undefined && canStay(before.child(partner), node)) pairs.push([partner, index]);
  });
  const rising = risingPart(pairs.map(([one]) => one));
  return pairs.filter((_, place) => rising.has(place));
}

/** So many letters at the end of a text say that it is the end of another. */
const leastEnd = 4;
const mostEnd = 12;

/** How a text ends: its last word, or more where that is too short to tell. */
function endOf(text: string): string {
  const last = /\S+\s*$/u.exec(text)?.[0] ?? '';
  return last.length < leastEnd ? text.slice(-mostEnd) : last.slice(-mostEnd);
}

/** Whether a block holds the end of what another held, and what is left of the other has lost it. */
function isEndOf(part: Node, whole: Node, rest: Node): boolean {
  const [text, all] = [textOf(part), textOf(whole)];
  const end = endOf(text);
  return text.trim() !== '' && all.endsWith(end) && !textOf(rest).endsWith(end);
}

/**
 * The blocks beside one that hold the rest of what it held before: it was split, or, looked at backwards, they were joined
 * to it.
 */
function partsAfter(
  whole: Node,
  rest: Node,
  beside: readonly Node[],
  isNew: (node: Node) => boolean,
): readonly Node[] {
  if (idOf(whole) === null || textOf(rest) === textOf(whole)) return [];
  const parts: Node[] = [];
  for (const node of beside) {
    if (!node.isTextblock || !isNew(node) || idOf(node) === null) break;
    parts.push(node);
    if (isEndOf(node, whole, rest)) return parts;
  }
  return [];
}

/**
 * What differs between two documents, found from the outside in: blocks by their ids, words within a block by their
 * likeness. A block that changed its place is taken out here and put in there.
 */
export function piecesOfTree({ before, after }: Pair): readonly Piece[] {
  const pieces: Piece[] = [];
  const { byId: idsA } = blocksOf(before);
  const { byId: idsB } = blocksOf(after);
  const isFresh = (node: Node): boolean => !idsA.has(idOf(node) ?? '');
  const isGone = (node: Node): boolean => !idsB.has(idOf(node) ?? '');
  const compare = (one: Node, startA: number, other: Node, startB: number): void => {
    const [startsA, startsB] = [startsOf(one, startA), startsOf(other, startB)];
    const at = (starts: readonly number[], index: number): number => starts[index] ?? 0;
    let [nextA, nextB] = [0, 0];
    const replaced = (toA: number, toB: number): void => {
      if (nextA < toA || nextB < toB)
        pieces.push({
          fromA: at(startsA, nextA),
          toA: at(startsA, toA),
          fromB: at(startsB, nextB),
          toB: at(startsB, toB),
        });
    };
    const kept = keptChildren(one, other);
    for (const [index, [a, b]] of kept.entries()) {
      replaced(a, b);
      [nextA, nextB] = [a + 1, b + 1];
      const [child, partner] = [one.child(a), other.child(b)];
      if (child.content === partner.content || (child.isTextblock && child.content.eq(partner.content)))
        continue;
      const [fromA, fromB] = [at(startsA, a) + 1, at(startsB, b) + 1];
      if (child.isTextblock) {
        const [endA, endB] = kept[index + 1] ?? [one.childCount, other.childCount];
        const split = partsAfter(child, partner, other.children.slice(nextB, endB), isFresh);
        const joined =
          split.length > 0 ? [] : partsAfter(partner, child, one.children.slice(nextA, endA), isGone);
        const id = idOf(child) ?? '';
        const parts = new Map([...split, ...joined].map((part) => [idOf(part) ?? '', id]));
        [nextA, nextB] = [nextA + joined.length, nextB + split.length];
        const stretch = { fromA, toA: at(startsA, nextA) - 1, fromB, toB: at(startsB, nextB) - 1 };
        pieces.push(...piecesWithin({ before, after }, stretch, parts));
      } else if (!child.isLeaf) compare(child, fromA, partner, fromB);
    }
    replaced(one.childCount, other.childCount);
  };
  compare(before, 0, after, 0);
  return pieces;
}
