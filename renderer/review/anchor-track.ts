import type { Node } from '@tiptap/pm/model';
import type { Step, StepMap } from '@tiptap/pm/transform';

import { findInItsBlock, findSame, isRepeated, type Allowed, type Quoted } from './anchor-search';
import { blocksOf, textOf, type PlacedBlock } from './block-text';
import { quotedAt } from './anchor-words';
import { wordStretches, type Stretch } from './words';

/*
 * Words followed through steps. What a step leaves of them is known to the letter from its map; what it takes away is
 * looked for in what this step and those before and after it brought in, because a move is a deletion and an insertion.
 * Text that stood elsewhere all along is never taken for the words that are gone.
 */

/** A piece of the words that is still there: positions, and where in the words it begins. */
interface Run extends Stretch {
  readonly at: number;
}

/** Words that are followed. */
export interface Tracked {
  /** Where they stand now, in order; empty while they are gone. */
  readonly runs: readonly Stretch[];
  /** Whether they were found again by their text. */
  readonly found: boolean;
}

interface Followed {
  readonly start: readonly Stretch[];
  /** The words as first followed, to be looked for after those as last seen. */
  readonly first: Quoted | null;
  last: Quoted | null;
  text: string;
  /** The words of `text`, once they were asked for: of a whole timeline they take long to find. */
  words: readonly Stretch[] | null;
  runs: readonly Run[];
  found: boolean;
}

interface Range {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

function rangesOf(map: StepMap): readonly Range[] {
  const ranges: Range[] = [];
  map.forEach((oldStart, oldEnd, newStart, newEnd) => ranges.push({ oldStart, oldEnd, newStart, newEnd }));
  return ranges;
}

/** What is left of a run, cut where something went or came in between. */
function mapRun(run: Run, ranges: readonly Range[]): readonly Run[] {
  const left: Run[] = [];
  let { from } = run;
  let shift = 0;
  const keep = (to: number): void => {
    if (to > from) left.push({ from: from + shift, to: to + shift, at: run.at + from - run.from });
  };
  for (const range of ranges) {
    if (range.oldEnd <= from) shift = range.newEnd - range.oldEnd;
    else if (range.oldStart >= run.to) break;
    else {
      keep(range.oldStart);
      from = range.oldEnd;
      shift = range.newEnd - range.oldEnd;
    }
  }
  keep(run.to);
  return left;
}

/** How far a run moves as a whole; null where a step cuts it. */
function shiftOf(run: Run, ranges: readonly Range[]): number | null {
  let shift = 0;
  for (const { oldStart, oldEnd, newEnd } of ranges) {
    if (oldStart >= run.to) break;
    if (oldEnd > run.from) return null;
    shift = newEnd - oldEnd;
  }
  return shift;
}

/** The same list where nothing of it changed. Most steps touch most comments not at all. */
function mapRuns(runs: readonly Run[], ranges: readonly Range[]): readonly Run[] {
  const [only] = runs;
  if (runs.length === 1 && only !== undefined) {
    const shift = shiftOf(only, ranges);
    if (shift === 0) return runs;
    if (shift !== null) return [{ from: only.from + shift, to: only.to + shift, at: only.at }];
  }
  return runs.flatMap((run) => mapRun(run, ranges));
}

const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, { from, to }) => sum + to - from, 0);

/** Half of one word is left, or anything where there are no words. Less is no place to show a comment at. */
function isEnough(item: Followed, runs: readonly Run[]): boolean {
  const { text } = item;
  const [first] = runs;
  if (first === undefined) return false;
  if (runs.length === 1 && first.to - first.from === text.length) return true;
  const words = (item.words ??= wordStretches(text));
  const wanted = words.length === 0 ? [{ from: 0, to: text.length }] : words;
  return wanted.some(({ from, to }) => {
    const left = runs.reduce(
      (sum, run) => sum + Math.max(0, Math.min(to, run.at + run.to - run.from) - Math.max(from, run.at)),
      0,
    );
    return left > 0 && left * 2 >= to - from;
  });
}

function runsOf(stretches: readonly Stretch[]): readonly Run[] {
  let at = 0;
  return stretches.map(({ from, to }) => {
    const run = { from, to, at };
    at += to - from;
    return run;
  });
}

function follow(doc: Node, stretches: readonly Stretch[]): Pick<Followed, 'text' | 'words' | 'runs'> {
  const text = stretches.map(({ from, to }) => textAt(doc, from, to)).join('');
  return { text, words: null, runs: runsOf(stretches) };
}

/** Text between two positions of one text block. */
function textAt(doc: Node, from: number, to: number): string {
  const $from = doc.resolve(from);
  return textOf($from.parent).slice($from.parentOffset, $from.parentOffset + to - from);
}

/** Whether a stretch holds nothing that stood in the base, but for the words themselves. */
function bringsIn(past: readonly (readonly Range[])[], own: readonly Stretch[]): Allowed {
  return (from, to) => {
    let old: readonly Run[] = [{ from, to, at: 0 }];
    for (let index = past.length - 1; index >= 0 && old.length > 0; index -= 1) {
      const back = (past[index] ?? []).map(({ oldStart, oldEnd, newStart, newEnd }) => ({
        oldStart: newStart,
        oldEnd: newEnd,
        newStart: oldStart,
        newEnd: oldEnd,
      }));
      old = mapRuns(old, back);
    }
    return old.every((run) => own.some((stretch) => stretch.from <= run.from && run.to <= stretch.to));
  };
}

/**
 * Looks for words that are gone in the block with their id, which may be about to come back.
 *
 * @param base given only at the end, when no block is about to come back any more: the words may then be in another one
 */
function findAgain(
  doc: Node,
  blocks: readonly PlacedBlock[],
  item: Followed,
  allowed: Allowed,
  base: Node | null = null,
): void {
  const repeated = base !== null && item.first !== null && isRepeated(blocksOf(base).text, item.first);
  for (const words of [item.last, item.first]) {
    if (words === null) continue;
    const quoted = { ...words, repeated };
    const place =
      findInItsBlock(blocks, quoted, allowed) ?? (base !== null ? findSame(blocks, quoted, allowed) : null);
    if (place !== null) {
      Object.assign(item, follow(doc, [place]), { found: true });
      return;
    }
  }
}

/** Text blocks that a step brought something into. */
function blocksIn(doc: Node, ranges: readonly Range[]): readonly PlacedBlock[] {
  const blocks = new Map<number, PlacedBlock>();
  for (const { newStart, newEnd } of ranges) {
    doc.nodesBetween(newStart, newEnd, (node, position) => {
      if (node.isTextblock) blocks.set(position, { node, position });
      return !node.isTextblock;
    });
  }
  return [...blocks.values()];
}

/** The whole of the words where they stand around what is left of them: taken away in part, and put back. */
function completed(doc: Node, item: Followed, isNew: Allowed): readonly Stretch[] {
  const { first, runs } = item;
  const held = runs.reduce((sum, { from, to }) => sum + to - from, 0);
  const [run] = runs;
  if (first === null || run === undefined || held >= first.quote.length) return runs;
  const $from = doc.resolve(run.from);
  const text = textOf($from.parent);
  const near = Math.max(0, $from.parentOffset - first.quote.length);
  for (let at = text.indexOf(first.quote, near); at >= 0; at = text.indexOf(first.quote, at + 1)) {
    const whole = { from: $from.start() + at, to: $from.start() + at + first.quote.length };
    if (whole.from > run.from) break;
    if (whole.to >= run.to && isNew(whole.from, whole.to)) return [whole];
  }
  return runs;
}

/**
 * Follows stretches of words from one document to another.
 *
 * @param base the document in which the stretches stand
 * @param steps what led from it to the document in which they are wanted
 * @param stretches for each comment, positions in `base`, each within one text block
 * @throws {RangeError} where a step does not fit the document before it.
 */
export function track(
  base: Node,
  steps: readonly Step[],
  stretches: readonly (readonly Stretch[])[],
): readonly Tracked[] {
  const items = stretches.map((start): Followed => {
    const first = quotedAt(base, start);
    return { start, first, last: first, found: false, ...follow(base, start) };
  });
  const past: (readonly Range[])[] = [];
  let doc = base;
  for (const step of steps) {
    const before = doc;
    const { doc: after, failed } = step.apply(before);
    if (after === null) throw new RangeError(`A step does not fit its document: ${failed ?? ''}`);
    doc = after;
    const ranges = rangesOf(step.getMap());
    if (ranges.length === 0) continue;
    past.push(ranges);
    const brought = ranges.filter(({ newStart, newEnd }) => newEnd > newStart);
    let touched: readonly PlacedBlock[] | null = null;
    for (const item of items) {
      if (item.runs.length > 0) {
        const runs = mapRuns(item.runs, ranges);
        // Where nothing of the words went, as with most steps, enough of them is left as before.
        if (lengthOf(runs) === lengthOf(item.runs) || isEnough(item, runs)) {
          item.runs = runs;
          continue;
        }
        item.last = quotedAt(before, item.runs) ?? item.last;
        item.runs = [];
        findAgain(after, blocksOf(after).text, item, bringsIn(past, item.start));
      } else if (item.start.length > 0 && brought.length > 0) {
        const isNew = bringsIn(past, item.start);
        const touches: Allowed = (from, to) =>
          brought.some(({ newStart, newEnd }) => from < newEnd && newStart < to);
        touched ??= blocksIn(after, brought);
        findAgain(after, touched, item, (from, to) => touches(from, to) && isNew(from, to));
      }
    }
  }
  return items.map((item) => {
    const isNew = bringsIn(past, item.start);
    if (item.runs.length === 0 && item.start.length > 0)
      findAgain(doc, blocksOf(doc).text, item, isNew, base);
    return { runs: completed(doc, item, isNew), found: item.found };
  });
}

/** Text blocks of a document that lie within a stretch, as stretches of their text. */
export function textStretches(doc: Node, from: number, to: number): readonly Stretch[] {
  return blocksOf(doc)
    .text.filter(({ node, position }) => position >= from && position + node.nodeSize <= to)
    .map(({ node, position }) => ({ from: position + 1, to: position + node.nodeSize - 1 }))
    .filter((stretch) => stretch.to > stretch.from);
}
