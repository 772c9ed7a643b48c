import type { Node } from '@tiptap/pm/model';

import { wordStretches } from '../words';
import type { Pair, Piece } from './piece';

/** Shorter than this, the same text in two places says nothing. */
const tellingLength = 12;
/** The same for words in a row, where documents are compared. */
const tellingWords = 2;
const tellingPhrase = 8;
/** Letters of a word that says something where a block ends in one piece and the next begins in another. */
const tellingWord = 4;

/** What a stretch says, as a whole and text block by text block. */
function textsIn(doc: Node, from: number, to: number): readonly string[] {
  if (from >= to) return [];
  const texts = [doc.textBetween(from, to, '\n', ' ')];
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true;
    const start = position + 1;
    const end = Math.min(to, start + node.content.size);
    if (end > from) texts.push(doc.textBetween(Math.max(from, start), end, '\n', ' '));
    return false;
  });
  return texts.map((text) => text.trim());
}

const wordsOf = (text: string): readonly string[] =>
  wordStretches(text).map(({ from, to }) => text.slice(from, to));

/** Each few words in a row that a text has. */
function phrasesOf(text: string): readonly string[] {
  const words = wordsOf(text);
  return words
    .slice(tellingWords - 1)
    .map((_, index) => words.slice(index, index + tellingWords).join(' '))
    .filter((phrase) => phrase.length >= tellingPhrase);
}

/** Pieces side by side, with no more than the edges of blocks between them, of which one takes out a word that the other puts in. */
function besides({ before, after }: Pair, pieces: readonly Piece[]): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  const sharesWord = (from: Piece, to: Piece): boolean => {
    const wordsIn = (doc: Node, start: number, end: number): readonly string[] =>
      textsIn(doc, start, end)
        .flatMap(wordsOf)
        .filter((word) => word.length >= tellingWord);
    const taken = new Set(wordsIn(before, from.fromA, from.toA));
    return taken.size > 0 && wordsIn(after, to.fromB, to.toB).some((word) => taken.has(word));
  };
  for (const [index, piece] of pieces.entries()) {
    const last = pieces[index - 1];
    if (last === undefined || piece.fromB - last.toB > 2) continue;
    if (sharesWord(last, piece) || sharesWord(piece, last)) pairs.push([index - 1, index]);
  }
  return pairs;
}

/**
 * Pieces of which one takes out the words that another puts in, by index: words that were cut and pasted into another block.
 * Taken one without the other they would be lost, or there twice.
 *
 * @param inPart whether a few words in a row are enough: where documents are compared, words that went to another block in
 *   whatever way look as if they had been deleted here and typed there
 */
export function movedWords(
  { before, after }: Pair,
  pieces: readonly Piece[],
  inPart: boolean,
): readonly (readonly [number, number])[] {
  const keysIn = (doc: Node, from: number, to: number): ReadonlySet<string> => {
    const all = textsIn(doc, from, to);
    const texts = all.filter((text) => text.length >= tellingLength);
    return new Set(inPart ? [...texts, ...all.flatMap(phrasesOf)] : texts);
  };
  const taken = new Map<string, number>();
  for (const [index, { fromA, toA }] of pieces.entries())
    for (const key of keysIn(before, fromA, toA)) if (!taken.has(key)) taken.set(key, index);
  const pairs: (readonly [number, number])[] = inPart ? [...besides({ before, after }, pieces)] : [];
  if (taken.size === 0) return pairs;
  for (const [index, { fromB, toB }] of pieces.entries())
    for (const key of keysIn(after, fromB, toB)) {
      const from = taken.get(key);
      if (from !== undefined && from !== index) pairs.push([from, index]);
      if (!inPart) taken.delete(key);
    }
  return pairs;
}
