import { ReplaceAroundStep, ReplaceStep, type StepMap } from '@tiptap/pm/transform';

import { idOf } from './block-text';
import type { Replayed } from './replay';

/**
 * Where a position has gone: it is still there, it went along with its block, it lies where a change of the same reviewer
 * should be that has not been placed, or what it stood in was taken out and not put back.
 */
export interface Mapped {
  readonly position: number;
  readonly how: 'kept' | 'followed' | 'unplaced' | 'gone';
}

interface Link extends Replayed {
  readonly map: StepMap;
  /** Index of the link that does again what this one takes back. */
  mirror?: number;
  /** Whether it takes back a change of the reviewer. */
  readonly takesBack: boolean;
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

function rangesOf(map: StepMap): readonly Range[] {
  const ranges: Range[] = [];
  map.forEach((from, to, newFrom, newTo) => ranges.push({ from, to, newFrom, newTo }));
  return ranges;
}

/** Whether something that was deleted at a position is put back there. */
function isPutBackAt(map: StepMap, at: number): boolean {
  return rangesOf(map).some(({ from, to, newFrom, newTo }) => from === at && to === at && newTo > newFrom);
}

/** Position of the block with an id in what a step put in; null where it put in none. */
function putIn(id: string, { step, after }: Replayed): number | null {
  if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep) || step.slice.size === 0)
    return null;
  let holds = false;
  step.slice.content.descendants((node) => {
    holds ||= idOf(node) === id;
    return !holds && !node.isTextblock;
  });
  if (!holds) return null;
  const start = step.getMap().map(step.from, -1);
  const length = step.slice.size + (step instanceof ReplaceAroundStep ? step.gapTo - step.gapFrom : 0);
  let found: number | null = null;
  after.nodesBetween(start, Math.min(start + length, after.content.size), (node, position) => {
    if (position >= start && idOf(node) === id) found ??= position;
    return found === null && !node.isTextblock;
  });
  return found;
}

/**
 * The way from the document a reviewer had to the one that is merged: the reviewer's steps taken back, the author's steps,
 * and the reviewer's steps as far as they are in again. It is prosemirror-collab's mapping with one thing added: a block
 * that is taken out and put back elsewhere with the same id and the same content, as a move does it, is followed.
 */
export class Chain {
  private readonly links: Link[] = [];

  get length(): number {
    return this.links.length;
  }

  push(replayed: Replayed, takesBack = false): void {
    this.links.push({ ...replayed, map: replayed.step.getMap(), takesBack });
  }

  /** Says that the last link does again, in the same words, what the link at `index` takes back. */
  mirror(index: number): void {
    const link = this.links[index];
    if (link !== undefined) link.mirror = this.links.length - 1;
  }

  /** Takes the last links off again. */
  cut(length: number): void {
    this.links.length = length;
    for (const link of this.links) if (link.mirror !== undefined && link.mirror >= length) delete link.mirror;
  }

  /** @param from index of the link before which the position stands */
  map(position: number, from: number, side: -1 | 1): Mapped {
    let at = position;
    let how: Mapped['how'] = 'kept';
    for (let index = from; index < this.links.length; index += 1) {
      const link = this.links[index];
      if (link === undefined) break;
      const mirrored = this.mirrored(link, at, side);
      if (mirrored !== null) {
        at = mirrored;
        index = link.mirror ?? index;
        continue;
      }
      if (link.takesBack && link.mirror === undefined && how === 'kept' && isPutBackAt(link.map, at))
        how = 'unplaced';
      const result = link.map.mapResult(at, side);
      if (!result.deletedAcross) {
        at = result.pos;
        continue;
      }
      const followed = this.follow(link, index, at);
      if (followed === null) {
        at = result.pos;
        how = 'gone';
        continue;
      }
      at = followed.position;
      index = followed.index;
      if (how === 'kept') how = 'followed';
    }
    return { position: at, how };
  }

  private mirrored(link: Link, at: number, side: -1 | 1): number | null {
    const again = link.mirror === undefined ? undefined : this.links[link.mirror];
    if (again === undefined) return null;
    const ranges = rangesOf(link.map);
    const index = ranges.findIndex(({ from, to }) =>
      side < 0 ? from < at && at <= to : from <= at && at < to,
    );
    const range = ranges[index];
    const target = rangesOf(again.map)[index];
    if (range === undefined || target === undefined) return null;
    if (target.newTo - target.newFrom !== range.to - range.from) return null;
    return target.newFrom + at - range.from;
  }

  /** Looks for the innermost block around a deleted position that a later step puts back as it was. */
  private follow(
    link: Link,
    index: number,
    at: number,
  ): { readonly position: number; readonly index: number } | null {
    const $at = link.before.resolve(at);
    for (let depth = $at.depth; depth > 0; depth -= 1) {
      const block = $at.node(depth);
      const id = idOf(block);
      if (id === null) continue;
      const isTakenOut = rangesOf(link.map).some(
        ({ from, to }) => from <= $at.before(depth) && $at.after(depth) <= to,
      );
      // The block stands; only what is within it has gone.
      if (!isTakenOut) return null;
      for (let later = index; later < this.links.length; later += 1) {
        const put = this.links[later];
        const position = put === undefined ? null : putIn(id, put);
        const again = position === null ? null : (put?.after.nodeAt(position) ?? null);
        if (position === null || again === null) continue;
        if (!again.content.eq(block.content)) return null;
        return { position: position + 1 + at - $at.start(depth), index: later };
      }
      return null;
    }
    return null;
  }
}
