import type { Node } from '@tiptap/pm/model';
import type { Step } from '@tiptap/pm/transform';

import { isRowName } from '../document/nodes/structures';
import { contextLength, findQuoted, isRepeated } from './anchor-search';
import { textStretches, track, type Tracked } from './anchor-track';
import { blockIdAt, longest, perBlock, quotedIn } from './anchor-words';
import { blocksOf, idOf, textOf, textWithin } from './block-text';
import type { Anchor } from './types';
import type { Stretch } from './words';

/** What a comment is to be about: a block or row by its id, or a selection by its positions. */
export type AnchorTarget = { readonly block: string } | { readonly from: number; readonly to: number };

/** Where a comment stands. Positions are the document's. */
export interface Placed {
  readonly kind: 'placed';
  /** Followed through the steps, found by its words, or a block as a whole by its id. */
  readonly how: 'mapped' | 'quoted' | 'block';
  /** The block that holds the most of the words. */
  readonly block: string;
  /** From the first to the last of all stretches. */
  readonly from: number;
  readonly to: number;
  /** One for each text block that holds some of the words; for a block as a whole that block. In document order. */
  readonly stretches: readonly Stretch[];
}

/** A comment whose words are gone, or stand where it cannot be told which are meant. */
export interface Detached {
  readonly kind: 'detached';
  /** The words as they were commented on; for a block as a whole how it began. */
  readonly quote: string;
  /** Where it stood: the block, its neighbours there, and the heading above where that is known. */
  readonly stood: Pick<Anchor, 'block' | 'prefix' | 'suffix' | 'from'> & { readonly section: string | null };
}

export type Placement = Placed | Detached;

/** The document in which anchors are right, and the steps that led from it to the one in which they are wanted. */
export interface Since {
  readonly base: Node;
  readonly steps: readonly Step[];
}

/** The nearest heading at or above a position, as text. */
function sectionAt(doc: Node, position: number): string | null {
  let heading: string | null = null;
  doc.forEach((node, offset) => {
    if (offset <= position && node.type.name === 'heading') heading = textOf(node).trim();
  });
  return heading;
}

const withSection = (anchor: Anchor, section: string | null): Anchor =>
  section === null || section === '' ? anchor : { ...anchor, section };

function blockAnchor(doc: Node, block: string, version: number): Anchor | null {
  const place = blocksOf(doc).byId.get(block)?.[0];
  if (place === undefined) return null;
  const suffix = textWithin(place.node).slice(0, contextLength);
  const anchor = { block, quote: '', prefix: '', suffix, from: 0, to: 0, version };
  return withSection(anchor, sectionAt(doc, place.position));
}

/** The row around a position, or else the innermost block with an id. */
function blockAround(doc: Node, position: number): string | null {
  const $position = doc.resolve(position);
  for (let depth = $position.depth; depth > 0; depth -= 1) {
    const node = $position.node(depth);
    if (isRowName(node.type.name) && idOf(node) !== null) return idOf(node);
  }
  return blockIdAt(doc, position);
}

/** The smallest block with an id that holds the whole of a selection; null where only the document does. */
function blockOver(doc: Node, from: number, to: number): string | null {
  const $from = doc.resolve(from);
  for (let depth = $from.sharedDepth(to); depth > 0; depth -= 1) {
    const id = idOf($from.node(depth));
    if (id !== null) return id;
  }
  return null;
}

/** The stretches of text in a selection, without white space at their edges. */
function selected(doc: Node, from: number, to: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true;
    const start = Math.max(from - position - 1, 0);
    const text = textOf(node).slice(start, Math.max(to - position - 1, 0));
    const words = text.trim();
    const at = position + 1 + start + text.indexOf(words);
    if (words !== '') stretches.push({ from: at, to: at + words.length });
    return false;
  });
  return stretches;
}

/**
 * Makes an anchor. A selection within one text block is its words; a caret is the row or block it stands in; a selection
 * over several text blocks is the row, list or table that holds them all, or where none does, its words in the first.
 *
 * @param version the draft's version that `doc` is
 * @returns null where what is pointed at is not there or has no id
 */
export function makeAnchor(doc: Node, target: AnchorTarget, version: number): Anchor | null {
  if ('block' in target) return blockAnchor(doc, target.block, version);
  const from = Math.min(target.from, target.to);
  const to = Math.max(target.from, target.to);
  if (from < 0 || to > doc.content.size) return null;
  const [first, second] = selected(doc, from, to);
  if (first === undefined) {
    const block = blockAround(doc, from);
    return block === null ? null : blockAnchor(doc, block, version);
  }
  const over = second === undefined ? null : blockOver(doc, from, to);
  return over === null ? wordsAnchor(doc, first, version) : blockAnchor(doc, over, version);
}

function wordsAnchor(doc: Node, stretch: Stretch, version: number): Anchor | null {
  const quoted = quotedIn(doc, stretch);
  if (quoted === null) return null;
  const repeated = isRepeated(blocksOf(doc).text, quoted) ? { repeated: true } : {};
  const anchor: Anchor = { ...quoted, version, ...repeated };
  return withSection(anchor, sectionAt(doc, stretch.from));
}

/** Where an anchor's words stand in the document it was made for, or in one of which no steps are known. */
function wordsIn(doc: Node, anchor: Anchor): { readonly stretch: Stretch; readonly exact: boolean } | null {
  const { block, quote, from, to } = anchor;
  const here = (blocksOf(doc).byId.get(block) ?? []).find(
    ({ node }) => node.isTextblock && textOf(node).slice(from, to) === quote,
  );
  const [prefix, suffix] = [anchor.prefix, anchor.suffix];
  if (here !== undefined) {
    const text = textOf(here.node);
    const isSame =
      text.slice(Math.max(0, from - prefix.length), from) === prefix &&
      text.slice(to, to + suffix.length) === suffix;
    const start = here.position + 1;
    if (isSame) return { stretch: { from: start + from, to: start + to }, exact: true };
  }
  const { text } = blocksOf(doc);
  const found =
    findQuoted(text, anchor) ??
    (anchor.original === undefined ? null : findQuoted(text, { ...anchor, ...anchor.original }));
  return found === null ? null : { stretch: found, exact: false };
}

function placedWords(doc: Node, runs: readonly Stretch[], how: Placed['how']): Placed | null {
  const stretches = perBlock(doc, runs);
  const most = longest(stretches);
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (most === null || first === undefined || last === undefined) return null;
  const block = blockIdAt(doc, most.from);
  return block === null ? null : { kind: 'placed', how, block, from: first.from, to: last.to, stretches };
}

function placedBlock(doc: Node, block: string): Placed | null {
  const place = blocksOf(doc).byId.get(block)?.[0];
  if (place === undefined) return null;
  const whole = { from: place.position, to: place.position + place.node.nodeSize };
  return { kind: 'placed', how: 'block', block, ...whole, stretches: [whole] };
}

function detached(anchor: Anchor): Detached {
  const { quote, prefix, suffix } = anchor.original ?? anchor;
  const { block, from, section = null } = anchor;
  return {
    kind: 'detached',
    quote: quote === '' ? suffix : quote,
    stood: { block, prefix, suffix: quote === '' ? '' : suffix, from, section },
  };
}

/** What is followed through the steps for an anchor: its words, or all text of its block. */
function followed(base: Node, anchor: Anchor): readonly Stretch[] {
  if (anchor.quote !== '') {
    const words = wordsIn(base, anchor);
    return words === null ? [] : [words.stretch];
  }
  const place = blocksOf(base).byId.get(anchor.block)?.[0];
  return place === undefined ? [] : textStretches(base, place.position, place.position + place.node.nodeSize);
}

function placeOne(doc: Node, anchor: Anchor, tracked: Tracked | undefined): Placement {
  if (anchor.quote === '') {
    const block = placedBlock(doc, anchor.block);
    if (block !== null) return block;
  }
  if (tracked !== undefined && tracked.runs.length > 0) {
    const placed = placedWords(doc, tracked.runs, tracked.found ? 'quoted' : 'mapped');
    if (placed !== null) return placed;
  }
  const words = tracked === undefined && anchor.quote !== '' ? wordsIn(doc, anchor) : null;
  return (words === null ? null : placedWords(doc, [words.stretch], 'quoted')) ?? detached(anchor);
}

/**
 * Finds the places of many anchors: through the steps where they are known, by block id and words where they are not.
 * Text that stood elsewhere in the base all along is never taken for words that are gone.
 *
 * @param since the document in which the anchors are right, and the steps from it to `doc`
 * @returns one placement for each anchor
 * @throws {RangeError} where the steps do not fit the base.
 */
export function placeAnchors(doc: Node, anchors: readonly Anchor[], since?: Since): readonly Placement[] {
  if (since === undefined) return anchors.map((anchor) => placeOne(doc, anchor, undefined));
  const starts = anchors.map((anchor) => followed(since.base, anchor));
  const tracked = track(since.base, since.steps, starts);
  return anchors.map((anchor, index) => {
    // Words that are not in the base can still have come into the document.
    const isKnown = (starts[index] ?? []).length > 0;
    return placeOne(doc, anchor, isKnown ? tracked[index] : undefined);
  });
}

export function placeAnchor(doc: Node, anchor: Anchor, since?: Since): Placement {
  const [placement] = placeAnchors(doc, [anchor], since);
  return placement ?? detached(anchor);
}

/**
 * Anchors as they are after some steps. Words that changed are quoted as they now are, and the words as they were
 * commented on are kept beside them. An anchor whose words are gone is marked as lost
 * and keeps them as they were commented on, so that an undo brings it back.
 *
 * @param doc the document after the steps
 * @param version the draft's version that `doc` is
 */
export function mapAnchors(
  anchors: readonly Anchor[],
  since: Since,
  doc: Node,
  version: number,
): readonly Anchor[] {
  return placeAnchors(doc, anchors, since).map((placement, index) => {
    const anchor = anchors[index] as Anchor;
    return placement.kind === 'placed' ? renewed(doc, anchor, placement, version) : lost(anchor);
  });
}

export function mapAnchor(anchor: Anchor, since: Since, doc: Node, version: number): Anchor {
  return mapAnchors([anchor], since, doc, version)[0] ?? anchor;
}

/** With the words as they were commented on, because those are what an undo brings back. */
function lost(anchor: Anchor): Anchor {
  if (anchor.lost === true) return anchor;
  const { original, ...rest } = anchor;
  return { ...rest, ...original, lost: true };
}

/** The words as they were commented on, where they stand again around what was left of them; else what is left. */
function restored(doc: Node, left: Stretch, quote: string): Stretch {
  if (quote === '') return left;
  const $left = doc.resolve(left.from);
  const text = textOf($left.parent);
  const offset = $left.parentOffset;
  const end = offset + left.to - left.from;
  const around: number[] = [];
  for (
    let at = text.indexOf(quote, Math.max(0, end - quote.length));
    at >= 0;
    at = text.indexOf(quote, at + 1)
  ) {
    if (at > offset) break;
    around.push(at);
  }
  const [only, second] = around;
  if (only === undefined || second !== undefined) return left;
  const from = $left.start() + only;
  return { from, to: from + quote.length };
}

function renewed(doc: Node, anchor: Anchor, placed: Placed, version: number): Anchor {
  const { original, lost: _, ...rest } = anchor;
  if (placed.how === 'block') return { ...rest, version };
  const most = longest(placed.stretches);
  const quoted = most === null ? null : quotedIn(doc, restored(doc, most, original?.quote ?? ''));
  if (quoted === null) return anchor;
  const first = original ?? { quote: anchor.quote, prefix: anchor.prefix, suffix: anchor.suffix };
  const isFirst = first.quote === quoted.quote;
  return { ...rest, ...quoted, version, ...(isFirst ? {} : { original: first }) };
}
