import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';

import type { NodeJSON } from '../../../../renderer/document/draft';
import { moments, type Moment } from '../../../../renderer/document/vocabulary';
import { layPicture, type PictureLayout } from '../../../../renderer/timeline/picture/layout';
import { doc, event, impact, node } from '../../support/build';

/** Makers of timelines for pictures. Minutes count from 10:00 UTC of 2 July 2019. */
export const start = Date.UTC(2019, 6, 2, 10);
export const minuteMs = 60_000;

interface Marked {
  readonly id?: string;
  readonly moments?: readonly Moment[];
  readonly precision?: string;
  /** Minute at which a range ends. */
  readonly end?: number;
}

export function at(minute: number, { id, moments: marked = [], precision, end }: Marked = {}): NodeJSON {
  const ms = start + minute * minuteMs;
  return event('Something', {
    ...(id === undefined ? {} : { id }),
    moments: marked,
    happened: {
      start: ms,
      end: end === undefined ? null : start + end * minuteMs,
      precision: (precision ?? (end === undefined ? 'minute' : 'range')) as 'minute',
      written: 'x',
      zone: 'UTC',
      inferred: [],
    },
  });
}

export const undated = event('Something');

export function timeline(
  events: readonly NodeJSON[],
  ...impacts: readonly (readonly [string | null, string | null])[]
): Node {
  const rows = impacts.map(([from, to]) => impact('x', { start: from, end: to }));
  return doc([node('impacts', rows), node('timeline', events)]);
}

export function lay(document: Node, width = 640, zone = 'UTC'): PictureLayout {
  const layout = layPicture(document, { zone, width });
  if (layout === null) throw new Error('There is nothing to draw.');
  return layout;
}

/** Where the n-th event of the document stands. */
export function placeOf({ marks }: PictureLayout, index: number): number {
  const mark = marks.find(({ events }) => events.includes(index));
  if (mark === undefined) throw new Error(`Event ${index} is not in the picture.`);
  return mark.from;
}

/** Busy minutes, quiet hours, whole days, and what is known badly. */
const minute = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 90 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 6000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -600_000, max: 600_000 }) },
);

export const anyEvent: fc.Arbitrary<NodeJSON> = fc
  .record({
    minute,
    moments: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, fc.subarray([...moments], { maxLength: 3 })),
    precision: fc.constantFrom('minute', 'minute', 'minute', 'second', 'approximate', 'hour', 'day', 'range'),
    length: fc.integer({ min: 0, max: 500 }),
  })
  .map(({ minute: from, length, ...rest }) =>
    at(from, rest.precision === 'range' ? { ...rest, end: from + length } : rest),
  );

export const anyEvents = fc.array(anyEvent, { minLength: 1, maxLength: 60 });
export const anyWidth = fc.integer({ min: 320, max: 900 });
