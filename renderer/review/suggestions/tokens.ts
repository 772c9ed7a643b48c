import type { Node } from '@tiptap/pm/model';
import { diffArrays } from 'diff';

import { idOf } from '../block-text';
import { canonical } from '../canonical';
import { wordTokens } from '../words';
import type { Pair, Piece } from './piece';

/** The smallest thing that a comparison keeps or replaces: where a block begins or ends, a word, an image. */
interface Token {
  /** Two tokens with the same key are the same, whatever their marks and other attributes. */
  readonly key: string;
  readonly size: number;
  /** White space and signs: alike everywhere, so that they say nothing about what stayed. */
  readonly isFiller: boolean;
}

/** More differing tokens than this and a stretch counts as replaced in the whole. */
const mostEdits = 1_000;

const filler = /^[\s\p{P}\p{S}]+$/u;

function leafKey(node: Node): string {
  const id = idOf(node);
  return id === null ? `.${node.type.name} ${canonical(node.attrs)}` : `.${node.type.name} ${id}`;
}

const noParts: ReadonlyMap<string, string> = new Map();

/**
 * A stretch of a document as tokens. A block is known by its id, of whatever kind it is, and a word by the block it stands
 * in, so that a deleted block is never taken for one that was typed in its place, whatever words they share.
 *
 * @param parts blocks that have come of others by a split, or went into others, by id: their words are those of the others
 */
export function tokensOf(
  doc: Node,
  from: number,
  to: number,
  parts: ReadonlyMap<string, string> = noParts,
): readonly Token[] {
  const tokens: Token[] = [];
  const words = (block: string, text: string): void => {
    for (const word of wordTokens(text))
      tokens.push({ key: `${block} ${word}`, size: word.length, isFiller: filler.test(word) });
  };
  const visit = (parent: Node, start: number): void => {
    const id = idOf(parent) ?? '';
    const block = `=${parts.get(id) ?? id}`;
    let at = start;
    let text = '';
    parent.forEach((node) => {
      const end = at + node.nodeSize;
      if (end > from && at < to) {
        if (node.isText) text += node.text?.slice(Math.max(0, from - at), to - at) ?? '';
        else {
          words(block, text);
          text = '';
          if (node.isLeaf) tokens.push({ key: leafKey(node), size: node.nodeSize, isFiller: false });
          else {
            const name = idOf(node) ?? ` ${node.type.name}`;
            if (at >= from) tokens.push({ key: `<${name}`, size: 1, isFiller: false });
            visit(node, at + 1);
            if (end <= to) tokens.push({ key: `>${name}`, size: 1, isFiller: false });
          }
        }
      }
      at = end;
    });
    words(block, text);
  };
  const $from = doc.resolve(from);
  const depth = $from.sharedDepth(to);
  visit($from.node(depth), $from.start(depth));
  return tokens;
}

const sizeOf = (tokens: readonly Token[]): number => tokens.reduce((sum, { size }) => sum + size, 0);

interface Part {
  readonly a: readonly Token[];
  readonly b: readonly Token[];
  readonly isSame: boolean;
}

/** What stayed and what was replaced, in turns. What stayed between two replacements and is no more than signs went too. */
function partsOf(a: readonly Token[], b: readonly Token[]): readonly Part[] {
  const diff = diffArrays([...a], [...b], {
    comparator: (one, other) => one.key === other.key,
    maxEditLength: mostEdits,
  });
  if (diff === undefined) return [{ a, b, isSame: false }];
  const parts: Part[] = [];
  for (const { added, removed, value } of diff) {
    const part: Part = {
      a: added ? [] : value,
      b: removed ? [] : value,
      isSame: !added && !removed,
    };
    const last = parts.at(-1);
    const previous = parts.at(-2);
    const join = (...joined: readonly Part[]): Part => ({
      a: joined.flatMap((one) => one.a),
      b: joined.flatMap((one) => one.b),
      isSame: false,
    });
    if (part.isSame || last === undefined) parts.push(part);
    else if (!last.isSame) parts[parts.length - 1] = join(last, part);
    else if (previous !== undefined && last.a.every(({ isFiller }) => isFiller))
      parts.splice(-2, 2, join(previous, last, part));
    else parts.push(part);
  }
  return parts;
}

/**
 * What differs within a stretch of two documents, told apart by blocks and words.
 * @param parts as for `tokensOf`
 */
export function piecesWithin(
  { before, after }: Pair,
  { fromA, toA, fromB, toB }: Piece,
  parts: ReadonlyMap<string, string> = noParts,
): readonly Piece[] {
  if (fromA === toA && fromB === toB) return [];
  if (fromA === toA || fromB === toB) return [{ fromA, toA, fromB, toB }];
  const [a, b] = [tokensOf(before, fromA, toA, parts), tokensOf(after, fromB, toB, parts)];
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start]?.key === b[start]?.key) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end)?.key === b.at(-1 - end)?.key) end += 1;
  let [atA, atB] = [fromA + sizeOf(a.slice(0, start)), fromB + sizeOf(b.slice(0, start))];
  const pieces: Piece[] = [];
  for (const part of partsOf(a.slice(start, a.length - end), b.slice(start, b.length - end))) {
    const [endA, endB] = [atA + sizeOf(part.a), atB + sizeOf(part.b)];
    if (!part.isSame) pieces.push({ fromA: atA, toA: endA, fromB: atB, toB: endB });
    [atA, atB] = [endA, endB];
  }
  return pieces;
}
