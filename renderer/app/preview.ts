import type { RootContent } from 'hast';

import type { NodeJSON } from '../document/draft';

/** What the window tells the worker that makes the preview. `serial` counts up. */
export type PreviewRequest =
  | { readonly kind: 'open'; readonly serial: number; readonly document: NodeJSON }
  /** The steps that lead from what was told last to this. */
  | { readonly kind: 'changed'; readonly serial: number; readonly steps: readonly unknown[] };

/** A block of the preview: as it is now, or the place that it had among those of the answer before. */
export type BlockChange = RootContent | number;

export type PreviewAnswer =
  | {
      readonly kind: 'made';
      readonly serial: number;
      /** Name of the file that an export would write. */
      readonly name: string;
      readonly blocks: readonly BlockChange[];
    }
  /** The steps did not fit: the whole draft is wanted again. */
  | { readonly kind: 'lost' };

/** The blocks after a change; those that did not change are the same objects, so that nothing has to be made for them anew. */
export function blocksAfter(
  before: readonly RootContent[],
  changes: readonly BlockChange[],
): readonly RootContent[] {
  return changes.flatMap((change) => (typeof change === 'number' ? (before[change] ?? []) : change));
}

/**
 * What of a list changed, seen from both its ends: an edit changes what lies between.
 *
 * @param before what each block was, as text
 * @param now what each is, as text
 * @returns for each of `now` the place of the one before that it is, or null for one that is new
 */
export function placesBefore(before: readonly string[], now: readonly string[]): readonly (number | null)[] {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === now.at(-1 - end)) end += 1;
  return now.map((_, index) => {
    if (index < start) return index;
    return index >= now.length - end ? index - now.length + before.length : null;
  });
}
