import { label, type Moment } from '../../document/vocabulary';
import type { MarkedMoment } from './facts';
import { labelGap } from './row';
import { textWidth } from './text-width';

/** A moment in the picture. */
export interface PlacedMoment {
  readonly moment: Moment;
  /** Number of its event among all of the draft. */
  readonly event: number;
  readonly x: number;
  /** Lane of its words, counted from the line up; null where there is room for its sign alone. */
  readonly lane: number | null;
  /** Where sign and words begin, and how wide they are. */
  readonly left: number;
  readonly width: number;
  /** Whether the sign stands behind the words: at the end of the picture. */
  readonly isFlipped: boolean;
}

export interface Lanes {
  /** In the order of time. */
  readonly moments: readonly PlacedMoment[];
  readonly lanes: number;
}

/** A sign is as wide as high. */
export const signSize = 9;
export const signGap = 4;
/** Repeated moments get words only where they make no more lanes than this. */
const usualLanes = 3;

interface Box {
  readonly placed: MarkedMoment;
  readonly x: number;
  readonly left: number;
  readonly right: number;
  readonly isFlipped: boolean;
  lane: number | null;
}

/** How near the line from another word may come. */
const leaderGap = 3;

/**
 * Puts the words of moments over the line. From the right to the left, each into the lowest lane in which it touches no
 * other word and is above all whose lines would cross it. The moments that count always get
 * their words; those that are marked again have to make do with their sign where it is crowded.
 */
export function layLanes(
  moments: readonly MarkedMoment[],
  place: (ms: number) => number,
  { width, size }: { readonly width: number; readonly size: number },
): Lanes {
  const boxes = moments.map((placed): Box => {
    const x = place(placed.at);
    const own = signSize + signGap + textWidth(label(placed.moment), size);
    const isFlipped = x - signSize / 2 + own > width;
    const left = Math.max(0, isFlipped ? x + signSize / 2 - own : x - signSize / 2);
    return { placed, x, left, right: left + own, isFlipped, lane: null };
  });
  const taken: Box[] = [];
  const put = (box: Box, most: number): void => {
    const crossed = taken.filter(({ x }) => x > box.left - leaderGap && x < box.right + leaderGap);
    const touched = new Set(
      taken
        .filter((other) => other.left < box.right + labelGap && box.left < other.right + labelGap)
        .map(({ lane }) => lane),
    );
    let lane = Math.max(0, ...crossed.map((other) => (other.lane ?? 0) + 1));
    while (touched.has(lane)) lane += 1;
    if (lane >= most) return;
    box.lane = lane;
    taken.push(box);
  };
  // Words that stand before their sign reach to the left: of these the left ones come lowest.
  const ordered = [
    ...boxes.filter((box) => box.isFlipped),
    ...boxes.filter((box) => !box.isFlipped).toReversed(),
  ];
  for (const box of ordered) if (box.placed.counts) put(box, Number.POSITIVE_INFINITY);
  const used = Math.max(usualLanes, ...taken.map(({ lane }) => (lane ?? 0) + 1));
  for (const box of ordered) if (!box.placed.counts && taken.length < mostWords) put(box, used);
  return {
    lanes: Math.max(0, ...taken.map(({ lane }) => (lane ?? 0) + 1)),
    moments: boxes.map(({ placed, x, left, right, isFlipped, lane }) => ({
      moment: placed.moment,
      event: placed.index,
      x,
      lane,
      left: lane === null ? Math.max(0, Math.min(x, width) - signSize / 2) : left,
      width: lane === null ? signSize : right - left,
      isFlipped: isFlipped && lane !== null,
    })),
  };
}

/** More words than this are no picture any more. */
const mostWords = 60;
