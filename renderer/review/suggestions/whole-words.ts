import type { Node } from '@tiptap/pm/model';

import { textOf } from '../block-text';
import { wordTokens } from '../words';
import { isInText, lengthA, lengthB, type Pair, type Piece } from './piece';

/** Where words, signs and white space meet, in any script. */
function boundariesOf(text: string): ReadonlySet<number> {
  const boundaries = new Set([0]);
  let at = 0;
  for (const token of wordTokens(text)) boundaries.add((at += token.length));
  return boundaries;
}

/** A piece within a text block, with the start of that block's text in both documents. */
interface TextPiece {
  readonly piece: Piece;
  readonly startA: number;
  readonly startB: number;
  readonly blockA: Node;
  readonly blockB: Node;
}

function textPiece({ before, after }: Pair, piece: Piece): TextPiece | null {
  if (!isInText(before, piece.fromA, piece.toA) || !isInText(after, piece.fromB, piece.toB)) return null;
  const [$a, $b] = [before.resolve(piece.fromA), after.resolve(piece.fromB)];
  return { piece, startA: $a.start(), startB: $b.start(), blockA: $a.parent, blockB: $b.parent };
}

const join = (one: Piece, other: Piece): Piece => ({ ...one, toA: other.toA, toB: other.toB });

/** One character for another is clear enough as it is. */
const isReplacement = (piece: Piece): boolean =>
  lengthA(piece) > 0 && lengthB(piece) > 0 && !(lengthA(piece) === 1 && lengthB(piece) === 1);

function wordsOf(
  pieces: readonly TextPiece[],
  { blockA, blockB, startA, startB }: TextPiece,
): readonly Piece[] {
  const [inA, inB] = [boundariesOf(textOf(blockA)), boundariesOf(textOf(blockB))];
  const isBoundary = (a: number, b: number): boolean => inA.has(a - startA) && inB.has(b - startB);
  const whole: Piece[] = [];
  for (const { piece } of pieces) {
    const last = whole.at(-1);
    let isOneWord = last !== undefined;
    if (last !== undefined)
      for (let step = 0; step <= piece.fromA - last.toA; step += 1)
        isOneWord &&= !isBoundary(last.toA + step, last.toB + step);
    const together = last !== undefined && isOneWord ? join(last, piece) : null;
    if (together !== null && isReplacement(together)) whole[whole.length - 1] = together;
    else whole.push(piece);
  }
  // Each is widened until it meets the next, which it then takes in.
  const widened: Piece[] = [];
  for (const [index, piece] of whole.entries()) {
    const last = widened.at(-1);
    const next = whole[index + 1];
    if (last !== undefined && last.toA >= piece.fromA && last.toB >= piece.fromB) {
      widened[widened.length - 1] = {
        ...last,
        toA: Math.max(last.toA, piece.toA),
        toB: Math.max(last.toB, piece.toB),
      };
      continue;
    }
    if (!isReplacement(piece)) {
      widened.push(piece);
      continue;
    }
    let { fromA, toA, fromB, toB } = piece;
    const floor = last?.toA ?? startA;
    const ceiling = next?.fromA ?? startA + blockA.content.size;
    while (fromA > floor && !isBoundary(fromA, fromB)) [fromA, fromB] = [fromA - 1, fromB - 1];
    while (toA < ceiling && !isBoundary(toA, toB)) [toA, toB] = [toA + 1, toB + 1];
    const meets = last !== undefined && fromA === last.toA && fromA < piece.fromA;
    if (meets) widened[widened.length - 1] = { ...last, toA, toB };
    else widened.push({ fromA, toA, fromB, toB });
  }
  return widened;
}

/**
 * A word in which something was deleted and something typed is replaced in the whole: letters of two words in turns are
 * hard to read. What was only typed or only deleted stays as small as it is. As simplifyChanges of prosemirror-changeset
 * does it, but by the words of any script.
 */
export function toWholeWords(pair: Pair, pieces: readonly Piece[]): readonly Piece[] {
  const whole: Piece[] = [];
  let block: TextPiece[] = [];
  const flush = (): void => {
    const [first] = block;
    if (first !== undefined) whole.push(...wordsOf(block, first));
    block = [];
  };
  for (const piece of pieces) {
    const text = textPiece(pair, piece);
    const [first] = block;
    if (text === null || (first !== undefined && text.startA !== first.startA)) flush();
    if (text === null) whole.push(piece);
    else block.push(text);
  }
  flush();
  return whole;
}
