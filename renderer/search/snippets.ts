import { askedTerms } from './query';
import type { BlockKind, SearchBlock } from './searchable';
import { fold, termsOf } from './terms';

/** Part of a text, in UTF-16 units; not empty. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A part of a draft that has what was asked for. */
export interface Snippet {
  /** Id of the block; '' leads to the draft's beginning. */
  readonly blockId: string;
  readonly kind: BlockKind;
  /** When the event it belongs to happened; ''. */
  readonly time: string;
  readonly text: string;
  /** What is marked in `text`: in order, none touching another. */
  readonly ranges: readonly Range[];
  /** Whether the block's text goes on before and behind. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** Ranges in order, those that touch made one. */
export function joined(ranges: readonly Range[]): readonly Range[] {
  const joint: Range[] = [];
  for (const range of [...ranges].sort((one, other) => one.start - other.start || other.end - one.end)) {
    const last = joint.at(-1);
    if (last !== undefined && range.start <= last.end) {
      joint[joint.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else joint.push({ start: range.start, end: range.end });
  }
  return joint;
}

interface Found extends Range {
  readonly term: string;
}

/** What is asked for, ready to be looked for in many texts. */
export interface Sought {
  /** The terms of a draft that fit. */
  readonly terms: ReadonlySet<string>;
  /** The terms of the query, the longest first. */
  readonly asked: readonly string[];
  /** A text without any of these in it has none of the terms; quickly told. */
  readonly needles: readonly string[];
}

export function sought(query: string, terms: readonly string[]): Sought {
  const asked = [...askedTerms(query)].sort((one, other) => other.length - one.length);
  const begin = terms.every((term) => asked.some((typed) => term.startsWith(typed)));
  return { terms: new Set(terms), asked, needles: begin ? asked : terms };
}

/** Where the terms stand in a text: of a longer word the letters that were typed, where they can be told. */
function findIn(text: string, { terms, asked, needles }: Sought): readonly Found[] {
  const folded = fold(text);
  if (!needles.some((needle) => folded.includes(needle))) return [];
  return termsOf(text).flatMap(({ term, start, end }) => {
    if (!terms.has(term)) return [];
    const begin = asked.find((typed) => term.startsWith(typed));
    // What was folded away or put in leaves no letter to end at.
    const isExact = begin !== undefined && end - start === term.length;
    return [{ term: begin ?? term, start, end: isExact ? start + begin.length : end }];
  });
}

/** What is marked in a text that is shown whole, such as a title. */
export function rangesIn(text: string, what: Sought): readonly Range[] {
  return joined(findIn(text, what));
}

/** Characters that a snippet has at most: three lines of the library pane, so that no mark is out of sight. */
const longest = 100;
/** Characters before the first mark. */
const lead = 28;
/** How far a cut may move to stand between words. */
const toSpace = 14;

function cutStart(text: string, wanted: number): number {
  if (wanted <= 0) return 0;
  const space = text.indexOf(' ', wanted);
  if (space !== -1 && space < wanted + toSpace) return space + 1;
  return isMiddle(text, wanted) ? wanted - 1 : wanted;
}

function cutEnd(text: string, wanted: number, least: number): number {
  if (wanted >= text.length) return text.length;
  const space = text.lastIndexOf(' ', wanted);
  if (space > Math.max(least, wanted - toSpace)) return space;
  return isMiddle(text, wanted) ? wanted + 1 : wanted;
}

/** Whether a place is between the halves of a character. */
function isMiddle(text: string, place: number): boolean {
  return /^[\uDC00-\uDFFF]/u.test(text.slice(place, place + 1)) || /^\p{M}/u.test(text.slice(place));
}

/** Different terms in the part of a block that would be shown from each find on; the first of the best. */
function densest(found: readonly Found[]): number {
  let best = 0;
  let most = 0;
  for (const [index, { start }] of found.entries()) {
    const within = found.filter((other) => other.start >= start && other.end <= start + longest - lead);
    const terms = new Set(within.map(({ term }) => term)).size;
    if (terms > most) [best, most] = [index, terms];
  }
  return best;
}

function snippetOf(block: SearchBlock, found: readonly Found[]): Snippet {
  const { id: blockId, kind, time, text } = block;
  const first = found[densest(found)] ?? { start: 0, end: 0 };
  const start = text.length <= longest ? 0 : Math.min(first.start, cutStart(text, first.start - lead));
  const end = cutEnd(text, Math.max(start + longest, first.end), first.end);
  const ranges = joined(found)
    .filter((range) => range.end > start && range.start < end)
    .map((range) => ({ start: Math.max(range.start, start) - start, end: Math.min(range.end, end) - start }));
  return {
    blockId,
    kind,
    time,
    text: text.slice(start, end),
    ranges,
    cutBefore: start > 0,
    cutAfter: end < text.length,
  };
}

/** Kinds that say more than a line of prose with the same words. */
const weights: Readonly<Record<BlockKind, number>> = {
  title: 0,
  facts: -0.5,
  heading: 0.3,
  text: 0,
  event: 0.2,
  impact: 0.2,
  factor: 0.2,
  action: 0.2,
};

interface Candidate {
  readonly block: SearchBlock;
  readonly found: readonly Found[];
  readonly terms: ReadonlySet<string>;
}

/**
 * The places in a draft that show best what was found: those with most of the words, then those with words that are not
 * shown yet. The title is left out, because the result stands under it.
 */
export function snippetsOf(blocks: readonly SearchBlock[], what: Sought, most = 3): readonly Snippet[] {
  let candidates: readonly Candidate[] = blocks
    .filter(({ kind }) => kind !== 'title')
    .map((block) => {
      const found = findIn(block.text, what);
      return { block, found, terms: new Set(found.map(({ term }) => term)) };
    })
    .filter(({ found }) => found.length > 0);
  const shown = new Set<string>();
  const snippets: Snippet[] = [];
  const worth = ({ block, terms }: Candidate): number => {
    const unseen = [...terms].filter((term) => !shown.has(term)).length;
    return unseen * 2 + terms.size + weights[block.kind];
  };
  while (snippets.length < most && candidates.length > 0) {
    const best = candidates.reduce((one, other) => (worth(other) > worth(one) ? other : one));
    for (const term of best.terms) shown.add(term);
    snippets.push(snippetOf(best.block, best.found));
    candidates = candidates.filter((candidate) => candidate !== best);
  }
  return snippets;
}
