import type { Node } from '@tiptap/pm/model';

import { isZone } from '../../time/zone-names';
import { describePicture } from './describe';
import { readPicture, type PictureFacts } from './facts';
import { coverOf, instantsOf } from './instants';
import { layLanes, type PlacedMoment } from './lanes';
import { crowdsOf, placeExtents, placeMarks, type Extent, type PictureMark } from './marks';
import { placeInRow, type Label, type Wish } from './row';
import { layScale, type Break, type Scale } from './scale';
import { textWidth } from './text-width';
import { dayIn, dayText, longDay, markText, midnights, zoneText } from './times';

export interface PictureOptions {
  /** The document's zone, on whose clock times are shown; UTC where it is none. */
  readonly zone: string;
  /** Of the whole picture, in its own unit. */
  readonly width: number;
  /** Height of the font, in the same unit; 11 by default. */
  readonly size?: number;
}

/** A time in which somebody was hurt, as a band over the line. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly start: BandEdge;
  readonly end: BandEdge;
}

/** `open` is an edge that nobody knows, `soft` one that is known only about, or to the hour or day. */
export type BandEdge = 'exact' | 'soft' | 'open';

/** Where everything stands from left to right. How high it stands is the drawing's. */
export interface PictureLayout {
  readonly width: number;
  readonly size: number;
  readonly marks: readonly PictureMark[];
  readonly extents: readonly Extent[];
  readonly bands: readonly Band[];
  readonly breaks: readonly Break[];
  readonly moments: readonly PlacedMoment[];
  readonly lanes: number;
  /** Clock times under the line. */
  readonly times: readonly Label[];
  /** "12 events", under those that stand close together. */
  readonly counts: readonly Label[];
  /** Where days begin, and their names; empty where all is on one day. */
  readonly days: readonly Label[];
  readonly midnights: readonly number[];
  /** The day where there is one alone, and whose clock it is: "2 July 2019, UTC". */
  readonly caption: string;
  /** What has no place in the picture: "2 events without a time". '' where nothing has. */
  readonly left: string;
  /** The same in sentences, for whoever does not see it. */
  readonly description: string;
}

/** Between the edge of the picture and the first and last event: half of the widest clock time. */
const margin = 26;
/** Room between bands and the edge, for the end that is not known. */
const openEdge = 10;
/** Shorter pictures than this show seconds, where they are known. */
const secondsBelow = 15 * 60_000;
const mostMidnights = 60;
/** Fewer events than this can be counted by whoever looks. */
const countedFrom = 3;

/**
 * Places a draft's events on a line to scale, with quiet stretches broken (`scale.ts`); the same for every order of
 * the same events. Null where no event has an instant: then there is nothing to draw.
 */
export function layPicture(doc: Node, options: PictureOptions): PictureLayout | null {
  const zone = isZone(options.zone) ? options.zone : 'UTC';
  const facts = readPicture(doc, zone);
  if (facts === null) return null;
  const { width, size = 11 } = options;
  const frame = { left: margin, right: width - margin, size };
  const instants = instantsOf(facts);
  const scale = layScale(instants, coverOf(facts), frame);
  const marks = placeMarks(facts.events, scale.place);
  const lanes = layLanes(facts.moments, scale.place, { width, size });
  const days = [...new Set(facts.events.map(({ time }) => dayIn(time, zone)))];
  const several = days.length > 1;
  const [first = 0, last = first] = [instants[0], instants.at(-1)];
  const clock = zoneText(facts.events, zone);
  const day = several ? '' : longDay(days[0] ?? '');
  const seconds =
    last - first - scale.breaks.reduce((sum, { start, end }) => sum + end - start, 0) < secondsBelow;
  return {
    width,
    size,
    marks,
    extents: placeExtents(facts.events, scale.place, frame.right),
    bands: bandsOf(facts, scale, width),
    breaks: scale.breaks,
    ...lanes,
    times: placeInRow(clockTimes(facts, scale, marks, { zone, size, seconds }), width),
    counts: placeInRow(countWords(marks, size), width),
    days: several ? placeInRow(dayNames(marks, { zone, size, seconds }), width) : [],
    midnights: several
      ? midnights(first, last, zone, mostMidnights).filter(isDrawn(scale)).map(scale.place)
      : [],
    caption: [day, clock].filter(Boolean).join(', '),
    left: undatedText(facts.undated),
    description: describePicture(facts, { breaks: scale.breaks, first, last, zone, seconds }),
  };
}

function bandsOf({ periods }: PictureFacts, { place }: Scale, width: number): readonly Band[] {
  return periods.map(({ start, end }) => ({
    from: start === null ? openEdge : place(start.ms),
    to: end === null ? width - openEdge : place(end.ms),
    start: start === null ? 'open' : start.isExact ? 'exact' : 'soft',
    end: end === null ? 'open' : end.isExact ? 'exact' : 'soft',
  }));
}

/** "2 events without a time"; '' for none. */
export function undatedText(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '1 event without a time' : `${count} events without a time`;
}

/** Within a break there is no room for a midnight. */
function isDrawn({ breaks }: Scale): (ms: number) => boolean {
  return (ms) => !breaks.some(({ start, end }) => start <= ms && ms <= end);
}

interface Words {
  readonly zone: string;
  readonly size: number;
  /** Whether seconds are shown where they are known. */
  readonly seconds: boolean;
}

/** Clock times, those that matter most first: of the edges, of impacts, of moments, beside breaks, then of the rest. */
function* clockTimes(
  { events, periods, moments }: PictureFacts,
  { place, breaks }: Scale,
  marks: readonly PictureMark[],
  { zone, size, seconds }: Words,
): Generator<Wish> {
  const wish = (time: PictureMark['first']['time'], ms: number): Wish => {
    const text = markText(time, ms, zone, seconds);
    const width = textWidth(text, size);
    return { text, width, left: place(ms) - width / 2 };
  };
  const candidates = [
    ...marks.map(({ first: { time, start } }) => ({ time, ms: start })),
    ...events.flatMap(({ time, end }) => (time.precision === 'range' ? [{ time, ms: end }] : [])),
  ];
  const ranks: readonly ReadonlySet<number>[] = [
    new Set([marks[0]?.first.start, marks.at(-1)?.first.start].flatMap((ms) => ms ?? [])),
    new Set(periods.flatMap(({ start, end }) => [start, end].flatMap((edge) => edge?.ms ?? []))),
    new Set(moments.filter(({ counts }) => counts).map(({ at }) => at)),
    new Set(breaks.flatMap(({ start, end }) => [start, end])),
  ];
  const rankOf = (ms: number): number => {
    const rank = ranks.findIndex((set) => set.has(ms));
    return rank === -1 ? ranks.length : rank;
  };
  const ranked = candidates.map((candidate) => ({ ...candidate, rank: rankOf(candidate.ms) }));
  for (const { time, ms } of ranked.toSorted((a, b) => a.rank - b.rank || a.ms - b.ms)) yield wish(time, ms);
}

function* countWords(marks: readonly PictureMark[], size: number): Generator<Wish> {
  const several = crowdsOf(marks).filter(({ count }) => count >= countedFrom);
  for (const { from, to, count } of several.toSorted((a, b) => b.count - a.count || a.from - b.from)) {
    const text = `${count} events`;
    const width = textWidth(text, size);
    yield { text, width, left: (from + to) / 2 - width / 2 };
  }
}

/** The first mark of each day, named; with the year where it is another. */
function* dayNames(marks: readonly PictureMark[], { zone, size }: Words): Generator<Wish> {
  let [before, year] = ['', ''];
  for (const { from, first } of marks) {
    const day = dayIn(first.time, zone);
    if (day === before) continue;
    const text = dayText(day, day.slice(0, 4) !== year);
    [before, year] = [day, day.slice(0, 4)];
    const width = textWidth(text, size);
    yield { text, width, left: from - textWidth('00:00', size) / 2 };
  }
}
