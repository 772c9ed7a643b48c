import type { Slice } from '@tiptap/pm/model';
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

interface Range {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** A step on the way. Links never change, so that several ways share them. */
interface Link extends Replayed {
  readonly map: StepMap;
  readonly ranges: readonly Range[];
  /** Whether it takes back a change of the reviewer. */
  readonly takesBack: boolean;
}

/** The link that does again what another takes back; in the same words, or only at the same place. */
interface Mirror {
  readonly index: number;
  readonly isWordForWord: boolean;
}

function rangesOf(map: StepMap): readonly Range[] {
  const ranges: Range[] = [];
  map.forEach((from, to, newFrom, newTo) => ranges.push({ from, to, newFrom, newTo }));
  return ranges;
}

/**
 * For each link the first and the last position that it touches, and by how much positions behind that are moved. To nearly
 * every position nearly every link is that and no more, so these three stand in one list of numbers: a position goes
 * through thousands of links.
 */
class Extents {
  private numbers: Int32Array;

  constructor(from?: Extents, length = 0) {
    this.numbers = new Int32Array(Math.max(192, length * 6));
    if (from !== undefined) this.numbers.set(from.numbers.subarray(0, length * 3));
  }

  set(index: number, ranges: readonly Range[]): void {
    const at = index * 3;
    if (at + 3 > this.numbers.length) {
      const more = new Int32Array(this.numbers.length * 2);
      more.set(this.numbers);
      this.numbers = more;
    }
    const last = ranges.at(-1);
    const nowhere = 0x7fffffff;
    this.numbers[at] = ranges[0]?.from ?? nowhere;
    this.numbers[at + 1] = last?.to ?? nowhere;
    this.numbers[at + 2] = last === undefined ? 0 : last.newTo - last.to;
  }

  /**
   * Takes a position over links that do not touch it.
   *
   * @returns index of the first link from `from` that touches it, or `until`, and where the position is before that link
   */
  pass(position: number, from: number, until: number): { readonly index: number; readonly at: number } {
    const { numbers } = this;
    let at = position;
    for (let index = from; index < until; index += 1) {
      if (at < (numbers[index * 3] ?? 0)) continue;
      if (at <= (numbers[index * 3 + 1] ?? 0)) return { index, at };
      at += numbers[index * 3 + 2] ?? 0;
    }
    return { index: until, at };
  }
}

/** Whether something that was deleted at a position is put back there. */
function isPutBackAt({ ranges }: Link, at: number): boolean {
  return ranges.some(({ from, to, newFrom, newTo }) => from === at && to === at && newTo > newFrom);
}

const known = new WeakMap<Slice, ReadonlySet<string>>();

function idsIn(slice: Slice): ReadonlySet<string> {
  let ids = known.get(slice);
  if (ids === undefined) {
    const found = new Set<string>();
    slice.content.descendants((node) => {
      const id = idOf(node);
      if (id !== null) found.add(id);
      return !node.isTextblock;
    });
    ids = found;
    known.set(slice, ids);
  }
  return ids;
}

/** Position of the block with an id in what a step put in; null where it put in none. */
function putIn(id: string, { step, after }: Replayed): number | null {
  if (!(step instanceof ReplaceStep || step instanceof ReplaceAroundStep) || step.slice.size === 0)
    return null;
  if (!idsIn(step.slice).has(id)) return null;
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
  private constructor(
    private readonly links: Link[],
    private readonly extents: Extents,
    private readonly mirrors: Map<number, Mirror>,
  ) {}

  /** A way with no steps on it. */
  static start(): Chain {
    return new Chain([], new Extents(), new Map());
  }

  /** The same way, to go on by itself. */
  fork(): Chain {
    return new Chain([...this.links], new Extents(this.extents, this.links.length), new Map(this.mirrors));
  }

  get length(): number {
    return this.links.length;
  }

  push(replayed: Replayed, takesBack = false): void {
    const map = replayed.step.getMap();
    const ranges = rangesOf(map);
    this.extents.set(this.links.length, ranges);
    this.links.push({ ...replayed, map, ranges, takesBack });
  }

  /** Says that the link `by`, if not said otherwise the last, does again what the link at `index` takes back. */
  mirror(index: number, isWordForWord: boolean, by = this.links.length - 1): void {
    this.mirrors.set(index, { index: by, isWordForWord });
  }

  /** Takes the last links off again. */
  cut(length: number): void {
    if (length === this.links.length) return;
    this.links.length = length;
    for (const [index, mirror] of this.mirrors) if (mirror.index >= length) this.mirrors.delete(index);
  }

  /**
   * @param from index of the link before which the position stands
   * @param lost takes the indexes of the links at which the position is lost
   * @param until index of the link before which it is wanted
   */
  map(
    position: number,
    from: number,
    side: -1 | 1,
    lost: Set<number>,
    until: number = this.links.length,
  ): Mapped {
    let at = position;
    let how: Mapped['how'] = 'kept';
    for (let next = from; next < until; next += 1) {
      const passed = this.extents.pass(at, next, until);
      at = passed.at;
      const { index } = passed;
      next = index;
      const link = this.links[index];
      if (index >= until || link === undefined) break;
      const mirror = this.mirrors.get(index);
      const mirrored = mirror === undefined ? null : this.mirrored(link, mirror, at, side);
      if (mirror !== undefined && mirrored !== null) {
        at = mirrored;
        next = mirror.index;
        continue;
      }
      if (link.takesBack && mirror === undefined && how === 'kept' && isPutBackAt(link, at)) {
        how = 'unplaced';
        lost.add(index);
      }
      const result = link.map.mapResult(at, side);
      if (!result.deletedAcross) {
        at = result.pos;
        continue;
      }
      const followed = this.follow(link, index, at, until);
      if (followed === null) {
        at = result.pos;
        how = 'gone';
        lost.add(index);
        continue;
      }
      at = followed.position;
      next = followed.index;
      if (how === 'kept') how = 'followed';
    }
    return { position: at, how };
  }

  private mirrored({ ranges }: Link, mirror: Mirror, at: number, side: -1 | 1): number | null {
    const again = this.links[mirror.index];
    if (again === undefined) return null;
    const index = ranges.findIndex(({ from, to }) =>
      side < 0 ? from < at && at <= to : from <= at && at < to,
    );
    const range = ranges[index];
    const target = again.ranges[index];
    if (range === undefined || target === undefined) return null;
    if (!mirror.isWordForWord) {
      // Before it and behind it are where they were, whatever has changed within.
      if (side > 0) return at === range.from ? target.newFrom : null;
      return at === range.to ? target.newTo : null;
    }
    if (target.newTo - target.newFrom !== range.to - range.from) return null;
    return target.newFrom + at - range.from;
  }

  /** Looks for the innermost block around a deleted position that a later step puts back as it was. */
  private follow(
    link: Link,
    index: number,
    at: number,
    until: number,
  ): { readonly position: number; readonly index: number } | null {
    const $at = link.before.resolve(at);
    for (let depth = $at.depth; depth > 0; depth -= 1) {
      const block = $at.node(depth);
      const id = idOf(block);
      if (id === null) continue;
      const isTakenOut = link.ranges.some(
        ({ from, to }) => from <= $at.before(depth) && $at.after(depth) <= to,
      );
      // The block stands; only what is within it has gone.
      if (!isTakenOut) return null;
      for (let later = index; later < until; later += 1) {
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
