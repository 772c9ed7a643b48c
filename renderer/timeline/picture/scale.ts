import { breakText } from './break-text';
import { textWidth } from './text-width';

/** A stretch that is drawn shorter than it was. */
export interface Break {
  /** Milliseconds UTC: the instants before and after it. */
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  /** How long it was: "38 min quiet". */
  readonly text: string;
  /** Whether nothing at all went on; otherwise an event lasted all through it. */
  readonly isQuiet: boolean;
}

/** From instants to places. */
export interface Scale {
  /** Never less for a later instant; what lies outside stands at the edge. */
  readonly place: (ms: number) => number;
  /** In the order of time. */
  readonly breaks: readonly Break[];
}

export interface ScaleFrame {
  readonly left: number;
  readonly right: number;
  /** Height of the font in which the lengths of breaks are written. */
  readonly size: number;
}

interface Gap {
  readonly start: number;
  readonly end: number;
  readonly length: number;
  /** The room that it takes as a break. */
  readonly room: number;
  readonly text: string;
  readonly isQuiet: boolean;
}

/** A quiet stretch is as many times as long as what usually passes between two events. */
const quietFactor = 10;
/** Closer than this, two events can hardly be told apart. */
const tight = 12;
/** A break has to make at least so much room. */
const leastGain = 24;
/** The part of the picture that breaks may take at most. */
const mostBreaks = 0.6;
/** On both sides of a break's words. */
const breakMargin = 12;

/**
 * To scale, and the same scale everywhere, but for breaks: the longest quiet stretches give their room to what is busy.
 * A stretch is quiet where it is ten times as long as half of all stretches between two events; where events stand
 * too close to be told apart, as a quarter of them. Stretches of the same length are broken together, or none of them.
 * @param instants milliseconds UTC, in order, each once
 * @param isBusy whether something went on between two of them all the time
 */
export function layScale(
  instants: readonly number[],
  isBusy: (start: number, end: number) => boolean,
  { left, right, size }: ScaleFrame,
): Scale {
  const gaps = instants.slice(1).map((end, index): Gap => {
    const start = instants[index] ?? end;
    const isQuiet = !isBusy(start, end);
    const text = breakText(end - start, isQuiet);
    return { start, end, length: end - start, room: textWidth(text, size) + 2 * breakMargin, text, isQuiet };
  });
  if (gaps.length === 0) return { place: () => (left + right) / 2, breaks: [] };
  const broken = chooseBreaks(gaps, right - left);
  const perMs = scaleOf(gaps, broken, right - left);

  const places = [left];
  const breaks: Break[] = [];
  let at = left;
  for (const gap of gaps) {
    const from = at;
    at = Math.min(right, at + (broken.has(gap) ? gap.room : gap.length * perMs));
    places.push(at);
    if (broken.has(gap)) {
      const { start, end, text, isQuiet } = gap;
      breaks.push({ start, end, from, to: at, text, isQuiet });
    }
  }
  // What the sum of parts has lost.
  places[places.length - 1] = right;
  return { place: (ms) => placeOf(ms, instants, places), breaks };
}

function scaleOf(gaps: readonly Gap[], broken: ReadonlySet<Gap>, width: number): number {
  let [room, rest] = [width, 0];
  for (const gap of gaps) {
    if (broken.has(gap)) room -= gap.room;
    else rest += gap.length;
  }
  return room / rest;
}

function chooseBreaks(gaps: readonly Gap[], width: number): ReadonlySet<Gap> {
  const byLength = gaps.toSorted((a, b) => b.length - a.length);
  const shortest = byLength.at(-1)?.length ?? 0;
  const usual = byLength[Math.ceil((byLength.length - 1) / 2)]?.length ?? 0;
  const short = byLength[Math.ceil(((byLength.length - 1) * 3) / 4)]?.length ?? 0;
  const broken = new Set<Gap>();
  let used = 0;
  for (let first = 0; first < byLength.length;) {
    const length = byLength[first]?.length ?? 0;
    const perMs = scaleOf(gaps, broken, width);
    const isTight = shortest * perMs < tight;
    const isQuiet = length >= quietFactor * usual || (isTight && length >= quietFactor * short);
    let next = first;
    while (byLength[next]?.length === length) next += 1;
    const same = byLength.slice(first, next);
    const room = same.reduce((sum, gap) => sum + gap.room, 0);
    const widest = Math.max(...same.map((gap) => gap.room));
    if (!isQuiet || length * perMs < widest + leastGain || used + room > mostBreaks * width) break;
    for (const gap of same) broken.add(gap);
    used += room;
    first = next;
  }
  return broken;
}

function placeOf(ms: number, instants: readonly number[], places: readonly number[]): number {
  let [low, high] = [0, instants.length - 1];
  const [first, last] = [instants[low] ?? 0, instants[high] ?? 0];
  if (ms <= first) return places[low] ?? 0;
  if (ms >= last) return places[high] ?? 0;
  // The last instant that is not later than `ms`.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((instants[middle] ?? 0) <= ms) low = middle;
    else high = middle;
  }
  const [start, end] = [instants[low] ?? 0, instants[high] ?? 0];
  const [from, to] = [places[low] ?? 0, places[high] ?? 0];
  return from + ((ms - start) / (end - start)) * (to - from);
}
