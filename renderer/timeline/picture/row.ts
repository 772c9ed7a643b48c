/** A word of the picture with the room that it takes: from `left` on, `width` wide. */
export interface Label {
  readonly text: string;
  readonly left: number;
  readonly width: number;
}

/** What wants a place in a row: the text and the place that it is about. */
export interface Wish {
  readonly text: string;
  readonly width: number;
  /** Where the label would begin, if there were room everywhere. */
  readonly left: number;
}

/** Between two labels of one row. */
export const labelGap = 8;

/**
 * Puts labels into one row, those first that come first; one that would touch another is left out. Each stays within
 * the picture. In the order of their places.
 * @param width of the picture
 */
export function placeInRow(wishes: Iterable<Wish>, width: number): readonly Label[] {
  // Sorted by place all the time, so that the neighbours of a new one are found quickly among many.
  const placed: Label[] = [];
  for (const { text, width: own, left: wanted } of wishes) {
    const left = Math.min(Math.max(0, wanted), width - own);
    if (left < 0) continue;
    const at = firstFrom(placed, left);
    const before = placed[at - 1];
    const after = placed[at];
    if (before !== undefined && before.left + before.width + labelGap > left) continue;
    if (after !== undefined && left + own + labelGap > after.left) continue;
    placed.splice(at, 0, { text, left, width: own });
  }
  return placed;
}

function firstFrom(placed: readonly Label[], left: number): number {
  let [low, high] = [0, placed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placed[middle]?.left ?? 0) < left) low = middle + 1;
    else high = middle;
  }
  return low;
}
