import type { EditKind } from '../random/kinds';

/** What a merge may never do, each counted; the bar of all of them is 0. */
export const faultNames = [
  /** Words, marks or attributes of the author that are not in the merged draft. */
  'authorLost',
  /** Those of the reviewer that are neither in it nor on a card. */
  'reviewerUnreported',
  /** Words or blocks that stand where the reviewer did not put them. */
  'wronglyPlaced',
  'duplicated',
  /** Words that the author deleted and that are back, and deletions of the reviewer that nobody hears of. */
  'deletionsUndone',
  'invalid',
  /** Merging the same review a second time does something. */
  'notSameAgain',
] as const;
export type FaultName = (typeof faultNames)[number];

export interface Fault {
  readonly name: FaultName;
  /** The kind of edit that it happened to; null where that cannot be told. */
  readonly kind: EditKind | null;
  /** The word, or the block and attribute. */
  readonly what: string;
}
