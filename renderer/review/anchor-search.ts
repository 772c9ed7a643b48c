import { idOf, textOf, type PlacedBlock } from './block-text';
import type { Anchor } from './types';
import { wordStretches, type Stretch } from './words';

/** Words that are looked for, with what stood around them. */
export type Quoted = Pick<Anchor, 'block' | 'quote' | 'prefix' | 'suffix' | 'from' | 'lost' | 'repeated'>;

/** Says whether a stretch of the document (positions) may be the place at all. */
export type Allowed = (from: number, to: number) => boolean;

/** Characters kept of what stands before and after the words, as the anchor's type says. */
export const contextLength = 32;

/** So many characters beside the words have to be the same for that side to speak for a place. */
const agreement = 8;

/** Words and neighbours together have to be this long before a place in another block is believed. */
const weight = 12;

interface Candidate {
  /** Positions in the document. */
  readonly from: number;
  readonly to: number;
  /** How far from where the words stood in their block. */
  readonly distance: number;
  /** Characters on both sides that are the same. */
  readonly same: number;
  /** Whether one side at least speaks for the place. */
  readonly agrees: boolean;
  /** Whether both sides are the same as far as they were kept. */
  readonly isSame: boolean;
}

function sameBefore(text: string, at: number, prefix: string): number {
  let same = 0;
  while (same < prefix.length && same < at && prefix.at(-1 - same) === text[at - 1 - same]) same += 1;
  return same;
}

function sameAfter(text: string, at: number, suffix: string): number {
  let same = 0;
  while (same < suffix.length && suffix[same] === text[at + same]) same += 1;
  return same;
}

function candidate(text: string, at: number, start: number, quoted: Quoted): Candidate {
  const { quote, prefix, suffix } = quoted;
  const end = at + quote.length;
  const before = sameBefore(text, at, prefix);
  const after = sameAfter(text, end, suffix);
  // A short context ends where the block began or ended, and that is a neighbour too.
  const atStart = prefix.length < contextLength && before === prefix.length && at === prefix.length;
  const atEnd =
    suffix.length < contextLength && after === suffix.length && text.length - end === suffix.length;
  return {
    from: start + at,
    to: start + end,
    distance: Math.abs(at - quoted.from),
    same: before + after + (atStart ? 1 : 0) + (atEnd ? 1 : 0),
    isSame: (atStart || before === contextLength) && (atEnd || after === contextLength),
    agrees: atStart || atEnd || before >= agreement || after >= agreement,
  };
}

function candidatesIn(blocks: readonly PlacedBlock[], quoted: Quoted, allowed: Allowed): Candidate[] {
  const { quote } = quoted;
  const found: Candidate[] = [];
  if (quote === '') return found;
  for (const { node, position } of blocks) {
    if (!node.isTextblock) continue;
    const text = textOf(node);
    const start = position + 1;
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      if (allowed(start + at, start + at + quote.length)) found.push(candidate(text, at, start, quoted));
    }
  }
  return found;
}

/** The candidate with the most of its neighbours, and of those that have the same the one that did not move. */
function best(candidates: readonly Candidate[]): Candidate | null {
  const most = Math.max(...candidates.map(({ same }) => same));
  const alike = candidates.filter(({ same }) => same === most);
  const [only] = alike;
  if (alike.length === 1 && only !== undefined) return only;
  const still = alike.filter(({ distance }) => distance === 0);
  return still.length === 1 ? (still[0] ?? null) : null;
}

/** Whether words are so many that they hardly stand twice in a block by chance. */
const isTelling = (quote: string): boolean => quote.length >= weight && wordStretches(quote).length >= 2;

function inItsBlock(blocks: readonly PlacedBlock[], quoted: Quoted, allowed: Allowed): Candidate | null {
  const own = blocks.filter(({ node }) => idOf(node) === quoted.block);
  const candidates = candidatesIn(own, quoted, allowed);
  const agreeing = candidates.filter(({ agrees }) => agrees);
  if (agreeing.length > 0) return best(agreeing);
  const [only] = candidates;
  return candidates.length === 1 && only !== undefined && isTelling(quoted.quote) ? only : null;
}

function elsewhere(blocks: readonly PlacedBlock[], quoted: Quoted, allowed: Allowed): Candidate | null {
  if (quoted.repeated === true) return null;
  const others = blocks.filter(({ node }) => idOf(node) !== quoted.block);
  const believed = candidatesIn(others, quoted, allowed).filter(
    ({ agrees, same }) => agrees && quoted.quote.length + same >= weight,
  );
  return believed.length === 1 ? (believed[0] ?? null) : null;
}

/** The one place with everything around it the same: in its block, or else in another. */
export function findSame(blocks: readonly PlacedBlock[], quoted: Quoted, allowed: Allowed): Stretch | null {
  const isOwn = ({ node }: PlacedBlock): boolean => idOf(node) === quoted.block;
  const same = (within: readonly PlacedBlock[]): readonly Candidate[] =>
    candidatesIn(within, quoted, allowed).filter(({ isSame }) => isSame);
  const own = same(blocks.filter(isOwn));
  const others = quoted.repeated === true ? [] : blocks.filter((block) => !isOwn(block));
  const [only, second] = own.length > 0 ? own : same(others);
  return only === undefined || second !== undefined ? null : { from: only.from, to: only.to };
}

/**
 * Looks for words in the block that had them, then in the others. A place is taken only where what stands beside the words
 * speaks for it, and in another block only where no second place is like it. Null where it cannot be told.
 * @param blocks text blocks in which the words may stand
 * @returns positions in the document
 */
export function findQuoted(
  blocks: readonly PlacedBlock[],
  quoted: Quoted,
  allowed: Allowed = () => true,
): Stretch | null {
  if (quoted.lost === true) return findSame(blocks, quoted, allowed);
  return findInItsBlock(blocks, quoted, allowed) ?? stretchOf(elsewhere(blocks, quoted, allowed));
}

/** The same, in the block that had the words alone. */
export function findInItsBlock(
  blocks: readonly PlacedBlock[],
  quoted: Quoted,
  allowed: Allowed = () => true,
): Stretch | null {
  return stretchOf(inItsBlock(blocks, quoted, allowed));
}

/** Whether words stand a second time where one side at least is the same: then no text says which are meant. */
export function isRepeated(blocks: readonly PlacedBlock[], quoted: Quoted): boolean {
  return candidatesIn(blocks, quoted, () => true).filter(({ agrees }) => agrees).length > 1;
}

const stretchOf = (place: Candidate | null): Stretch | null =>
  place === null ? null : { from: place.from, to: place.to };
