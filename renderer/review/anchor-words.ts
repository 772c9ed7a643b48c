import type { Node } from '@tiptap/pm/model';

import { contextLength, type Quoted } from './anchor-search';
import { idOf, textOf } from './block-text';
import type { Stretch } from './words';

/** A stretch of one text block, with where that block begins. */
interface InBlock extends Stretch {
  readonly start: number;
}

/** One stretch a text block: from the first to the last of the words in it, in document order. */
export function perBlock(doc: Node, runs: readonly Stretch[]): readonly Stretch[] {
  const blocks = new Map<number, InBlock>();
  for (const { from, to } of runs) {
    const start = doc.resolve(from).start();
    const known = blocks.get(start);
    blocks.set(start, {
      start,
      from: Math.min(known?.from ?? from, from),
      to: Math.max(known?.to ?? to, to),
    });
  }
  return [...blocks.values()].toSorted((a, b) => a.from - b.from).map(({ from, to }) => ({ from, to }));
}

/** The stretch with the most text; the first of equals. Null where there is none. */
export function longest(stretches: readonly Stretch[]): Stretch | null {
  return stretches.reduce<Stretch | null>(
    (most, stretch) => (most === null || stretch.to - stretch.from > most.to - most.from ? stretch : most),
    null,
  );
}

/** Id of the block at a position, or of the nearest one around it that has one; null where none has. */
export function blockIdAt(doc: Node, position: number): string | null {
  const $position = doc.resolve(position);
  for (let depth = $position.depth; depth > 0; depth -= 1) {
    const id = idOf($position.node(depth));
    if (id !== null) return id;
  }
  return null;
}

/** The words of a stretch within one text block, as an anchor keeps them; null where no block around them has an id. */
export function quotedIn(doc: Node, { from, to }: Stretch): (Quoted & { readonly to: number }) | null {
  const block = blockIdAt(doc, from);
  if (block === null) return null;
  const $from = doc.resolve(from);
  const text = textOf($from.parent);
  const start = $from.parentOffset;
  const end = start + to - from;
  return {
    block,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - contextLength), start),
    suffix: text.slice(end, end + contextLength),
    from: start,
    to: end,
  };
}

/** The same for words that may stand in several blocks: those in the block that holds the most of them. */
export function quotedAt(doc: Node, runs: readonly Stretch[]): Quoted | null {
  const most = longest(perBlock(doc, runs));
  return most === null ? null : quotedIn(doc, most);
}
