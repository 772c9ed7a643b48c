import type { StepMap } from '@tiptap/pm/transform';

/** From a document back to the draft as it is, over the steps that were placed since. */
export class WayBack {
  private readonly inverted: StepMap[] = [];

  get length(): number {
    return this.inverted.length;
  }

  push(map: StepMap): void {
    this.inverted.push(map.invert());
  }

  /** What stands in something that was put in stands where that was put. */
  map(position: number, side: -1 | 1): number {
    let at = position;
    for (let index = this.inverted.length - 1; index >= 0; index -= 1)
      at = this.inverted[index]?.map(at, side) ?? at;
    return at;
  }

  /** Whether a node was put in by the steps from `start` on. */
  isPutIn(position: number, start: number): boolean {
    let at = position;
    for (let index = this.inverted.length - 1; index >= start; index -= 1) {
      const result = this.inverted[index]?.mapResult(at, 1);
      if (result?.deletedAfter === true) return true;
      at = result?.pos ?? at;
    }
    return false;
  }
}
