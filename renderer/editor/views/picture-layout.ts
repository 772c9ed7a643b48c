import { readEvents } from '../../document/read';
import type { Moment } from '../../document/vocabulary';
import { incidentSpan } from '../../timeline/metrics';
import { readMoments } from '../../timeline/moments';
import { label } from '../../document/vocabulary';
import { printTime } from '../../time/print';

/** Width of the picture in its own units; it is drawn to the width of the text. */
export const pictureWidth = 640;
const margin = 24;
/** Units that a letter of a label takes up, and that a clock time and the gap beside it do. */
const letterWidth = 6.2;
const tickWidth = 40;
export const lanes = 3;

export interface PictureLayout {
  readonly ticks: readonly { readonly x: number; readonly text: string | null }[];
  /** From where to where customers were hurting. */
  readonly impact: { readonly from: number; readonly to: number } | null;
  readonly moments: readonly { readonly x: number; readonly lane: number; readonly moment: Moment }[];
}

/**
 * Places a draft's events on a line, to scale from the first to the last one with a clock time. Labels that would
 * overlap go to another lane; clock times that would are left out. Null where there are not two instants to draw.
 */
export function layPicture(doc: Parameters<typeof readEvents>[0], zone: string): PictureLayout | null {
  const times = readEvents(doc)
    .flatMap(({ attributes: { happened } }) =>
      happened === null || happened.start === null || happened.precision === 'day'
        ? []
        : [{ ...happened, start: happened.start }],
    )
    .sort((a, b) => a.start - b.start);
  const first = times[0]?.start;
  const last = times.at(-1)?.start;
  if (first === undefined || last === undefined || first === last) return null;
  const x = (ms: number) =>
    margin + ((Math.min(Math.max(ms, first), last) - first) / (last - first)) * (pictureWidth - 2 * margin);

  const span = incidentSpan(doc);
  const impact =
    span.start === null || (span.end !== null && span.end.ms < span.start.ms)
      ? null
      : { from: x(span.start.ms), to: span.end === null ? pictureWidth - margin : x(span.end.ms) };

  const ticks = times.map((time) => ({
    x: x(time.start),
    text: printTime({ ...time, end: null, precision: 'minute' }, { zone, date: 'none' }),
  }));
  const bounds = [margin, pictureWidth - margin, ...(impact === null ? [] : [impact.from, impact.to])];
  const marked = [...readMoments(doc).values()].map(({ at }) => x(at.earliest));

  const ends: number[] = Array.from({ length: lanes }, () => Number.NEGATIVE_INFINITY);
  const moments = [...readMoments(doc).values()]
    .map(({ moment, at }) => ({ moment, x: x(at.earliest) }))
    .sort((a, b) => a.x - b.x)
    .flatMap(({ moment, x: at }) => {
      const width = (label(moment).length + 3) * letterWidth;
      const left = Math.min(at, pictureWidth - width);
      const lane = ends.findIndex((end) => end <= left);
      if (lane === -1) return [];
      ends[lane] = left + width;
      return [{ x: left, lane, moment }];
    });
  return { ticks: withRoom(ticks, [bounds, marked]), impact, moments };
}

/** Leaves out the clock times that would overlap; those that matter, named by their places, stay before the others. */
function withRoom(
  ticks: readonly { readonly x: number; readonly text: string }[],
  ranks: readonly (readonly number[])[],
): PictureLayout['ticks'] {
  const rank = ({ x }: { readonly x: number }) => {
    const found = ranks.findIndex((places) => places.includes(x));
    return found === -1 ? ranks.length : found;
  };
  const taken: number[] = [];
  const shown = new Set<object>();
  for (const tick of [...ticks].sort((a, b) => rank(a) - rank(b))) {
    if (taken.some((x) => Math.abs(x - tick.x) < tickWidth)) continue;
    taken.push(tick.x);
    shown.add(tick);
  }
  return ticks.map((tick) => ({ x: tick.x, text: shown.has(tick) ? tick.text : null }));
}
