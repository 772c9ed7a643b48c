import type { PictureLayout } from '../../timeline/picture/layout';
import type { PictureMark } from '../../timeline/picture/marks';

/** The events of a picture as the keys go through them. All numbers of events count among all of the draft, from 0. */
export interface Stops {
  /** In time order. */
  readonly events: readonly number[];
  readonly markOf: ReadonlyMap<number, PictureMark>;
  /** Those at which there is a moment. */
  readonly marked: ReadonlySet<number>;
}

export function stopsOf({ marks, moments }: PictureLayout): Stops {
  return {
    events: marks.flatMap((mark) => mark.events),
    markOf: new Map(marks.flatMap((mark) => mark.events.map((event) => [event, mark] as const))),
    marked: new Set(moments.map(({ event }) => event)),
  };
}

/**
 * Where a key leads from one stop to another; null for a key that is not about that. Page keys go from moment to moment.
 * @param at place among the stops, from 0
 */
export function stopAfter(key: string, at: number, { events, marked }: Stops): number | null {
  const last = events.length - 1;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return Math.min(last, at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return Math.max(0, at - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'PageDown': {
      const next = events.findIndex((event, index) => index > at && marked.has(event));
      return next === -1 ? last : next;
    }
    case 'PageUp': {
      const before = events.findLastIndex((event, index) => index < at && marked.has(event));
      return before === -1 ? 0 : before;
    }
    default:
      return null;
  }
}

/** How far from a mark one may point and still mean it. */
const reach = 14;

/** The mark nearest to a place; null where none is near. */
export function markNear({ marks }: PictureLayout, x: number): PictureMark | null {
  let found: { readonly mark: PictureMark; readonly far: number } | null = null;
  for (const mark of marks) {
    const far = Math.max(mark.from - x, x - mark.to, 0);
    if (far <= reach && (found === null || far < found.far)) found = { mark, far };
  }
  return found?.mark ?? null;
}
