import { Slice, type Node } from '@tiptap/pm/model';
import { ReplaceAroundStep, ReplaceStep, type Step } from '@tiptap/pm/transform';

import { lengthA, lengthB, type Pair, type Piece } from './piece';

/**
 * A document on its way from one to the other: some pieces are as they were, some as they will be. Any piece can be done
 * next, so that what belongs together can be done together.
 */
export class Assembly {
  private current: Node;
  /** Present length of each piece. */
  private readonly sizes: number[];
  /** Lengths that the work at hand has changed, as they were. */
  private former: (readonly [index: number, size: number])[] = [];
  /** Where pieces begin now; known for the first `known` of them. */
  private readonly starts: number[] = [];
  private known = 0;
  private done: Step[] = [];

  constructor(
    private readonly pair: Pair,
    private readonly pieces: readonly Piece[],
  ) {
    this.current = pair.before;
    this.sizes = pieces.map(lengthA);
  }

  get document(): Node {
    return this.current;
  }

  /** Does something whole or not at all; its steps, or null where it does not fit. */
  attempt(work: () => void): readonly Step[] | null {
    const document = this.current;
    this.done = [];
    this.former = [];
    try {
      work();
      return this.done;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.current = document;
      for (const [index, size] of this.former.toReversed()) this.resize(index, size);
      return null;
    }
  }

  private resize(index: number, size: number): void {
    this.former.push([index, this.sizes[index] ?? 0]);
    this.sizes[index] = size;
    this.known = Math.min(this.known, index + 1);
  }

  private apply(step: Step): void {
    const { doc, failed } = step.apply(this.current);
    if (doc === null) throw new RangeError(failed ?? 'The step does not fit.');
    this.current = doc;
    this.done.push(step);
  }

  private piece(index: number): Piece {
    const piece = this.pieces[index];
    if (piece === undefined) throw new RangeError(`There is no piece ${index}.`);
    return piece;
  }

  /** Where a piece begins now. Pieces are mostly done in order, so what was found out is kept. */
  private start(index: number): number {
    for (let next = this.known; next <= index; next += 1) {
      const [piece, last] = [this.piece(next), this.pieces[next - 1]];
      const between = piece.fromA - (last?.toA ?? 0);
      this.starts[next] =
        last === undefined ? between : (this.starts[next - 1] ?? 0) + (this.sizes[next - 1] ?? 0) + between;
    }
    this.known = Math.max(this.known, index + 1);
    return this.starts[index] ?? 0;
  }

  /** Changes a block that stands in a piece, in its place, by steps that were made on it alone. */
  edit(index: number, position: number, steps: (at: number) => readonly Step[]): void {
    const at = this.start(index) + position - this.piece(index).fromA;
    const size = this.current.content.size;
    for (const step of steps(at)) this.apply(step);
    this.resize(index, (this.sizes[index] ?? 0) + this.current.content.size - size);
  }

  /** Makes of a piece what it will be. */
  replace(index: number): void {
    const { fromB, toB, fromA, toA } = this.piece(index);
    const from = this.start(index);
    const to = from + (this.sizes[index] ?? 0);
    if (fromA < toA || fromB < toB) this.apply(new ReplaceStep(from, to, this.pair.after.slice(fromB, toB)));
    this.resize(index, toB - fromB);
  }

  /** Makes of two pieces what they will be together, with what stands between them kept: something is put around it or taken off. */
  around(first: number, last: number): void {
    const [one, other] = [this.piece(first), this.piece(last)];
    const from = this.start(first);
    const gapFrom = from + (this.sizes[first] ?? 0);
    const gapTo = this.start(last);
    const to = gapTo + (this.sizes[last] ?? 0);
    const empty = this.pair.after.replace(one.toB, other.fromB, Slice.empty);
    const slice = empty.slice(one.fromB, one.toB + lengthB(other));
    this.apply(new ReplaceAroundStep(from, to, gapFrom, gapTo, slice, lengthB(one), true));
    this.resize(first, lengthB(one));
    this.resize(last, lengthB(other));
  }
}
