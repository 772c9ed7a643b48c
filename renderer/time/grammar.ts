import type { Candidate, ClockForm, PointForm, ZoneForm } from './expression';
import { clockMs, readClock } from './grammar-clocks';
import { readDate } from './grammar-dates';
import { readWords } from './grammar-words';
import { readBracket, readZone } from './grammar-zones';
import { matchAt } from './match';
import { offsetName } from './zone-names';

const approximately =
  /(?:~ ?|(?:about|around|approximately|approx\.?|roughly|circa|ca\.?|c\.) |(?:ca?|approx)\.)(?=[\w])/iy;
const ish = /-?ish(?!\w)/iy;
const isoJoin = /[Tt](?=\d)/y;
const dateJoin = /(?:,? at |, ?| )/iy;
const ideographicJoin = / ?(?=\d{1,2}[:時])/y;
const reverseJoin = /,? (?:on )?(?:the )?/iy;
const rangeWord = {
  plain: / ?– ?| ?~ ?| ?- ?|\/(?=\d)| (?:to|until|till) /iy,
  from: / ?– ?| ?- ?| (?:to|until|till) /iy,
  between: / and /iy,
} as const;
const rangeStart = /(from|between) /iy;

interface Point {
  readonly at: PointForm;
  readonly end: number;
  readonly approximate: boolean;
  readonly needsSeparator: boolean;
}

/** A clock time with and without what may belong to it: "ish", a zone. */
function readTimed(
  text: string,
  at: number,
  before: Pick<PointForm, 'date'> & {
    readonly iso: boolean;
    readonly afterT: boolean;
    readonly approximate: boolean;
  },
): Point[] {
  const clock = readClock(text, at, before.afterT);
  if (clock === null) return [];
  const points: Point[] = [];
  const vague = matchAt(ish, text, clock.end);
  const end = clock.end + (vague?.[0].length ?? 0);
  const approximate = before.approximate || vague !== null;
  const point = (zone: ZoneForm | null, pointEnd: number, needsSeparator: boolean): Point => ({
    at: { date: before.date, clock: clock.value, zone },
    end: pointEnd,
    approximate,
    needsSeparator,
  });
  if (!clock.needsZone) points.push(point(null, end, clock.needsSeparator));
  const stamp = before.iso && (before.afterT || clock.value.finest === 'second');
  const zone = readZone(text, end, stamp ? 'timestamp' : before.date === null ? 'clock' : 'date and clock');
  if (zone !== null) points.push(point(zone.value, zone.end, false));
  return points;
}

/** "13:42 on 2 July", "13:42 UTC, 2 July 2019": only with a year or "on", or "13:42 3 may fail" would be a date. */
function readReversed(text: string, point: Point): Point[] {
  const join = matchAt(reverseJoin, text, point.end);
  if (join === null) return [];
  const date = readDate(text, point.end + join[0].length);
  if (date === null || (date.value.year === null && !/on/i.test(join[0]))) return [];
  const dated: Point = {
    ...point,
    at: { ...point.at, date: date.value },
    end: date.end,
    needsSeparator: false,
  };
  const zone = point.at.zone === null ? readZone(text, date.end, 'date and clock') : null;
  if (zone === null) return [dated];
  return [dated, { ...dated, at: { ...dated.at, zone: zone.value }, end: zone.end }];
}

function readPoints(text: string, start: number): Point[] {
  const prefix = matchAt(approximately, text, start);
  const at = start + (prefix?.[0].length ?? 0);
  const date = readDate(text, at);
  if (date === null) {
    const bare = { date: null, iso: false, afterT: false, approximate: prefix !== null };
    const timed = readTimed(text, at, bare);
    return [...timed, ...timed.flatMap((point) => readReversed(text, point))];
  }
  const points: Point[] = [];
  // "About 2 July" is no precision that a time can have; it stays prose.
  if (!date.needsClock && prefix === null) {
    const whole = {
      at: { date: date.value, clock: null, zone: null },
      approximate: false,
      needsSeparator: true,
    };
    points.push({ ...whole, end: date.end });
    const zone = readBracket(text, date.end);
    if (zone !== null) {
      points.push({
        ...whole,
        at: { ...whole.at, zone: { kind: 'named', zone: zone.value } },
        end: zone.end,
      });
    }
  }
  const t = date.iso ? matchAt(isoJoin, text, date.end) : null;
  const join =
    t ??
    matchAt(dateJoin, text, date.end) ??
    (text[date.end - 1] === '日' ? matchAt(ideographicJoin, text, date.end) : null);
  if (join === null) return points;
  const clockAt = date.end + join[0].length;
  const middle = prefix === null ? matchAt(approximately, text, clockAt) : null;
  const timed = readTimed(text, clockAt + (middle?.[0].length ?? 0), {
    date: date.value,
    iso: date.iso,
    afterT: t !== null,
    approximate: prefix !== null || middle !== null,
  });
  return [...points, ...timed];
}

/** "1:42–2:05 pm": the first half takes the second's half of the day, or the other where that would not come before it. */
function sharedMeridiem(from: ClockForm, to: ClockForm): ClockForm {
  if (from.meridiem !== null || to.meridiem === null || from.hour < 1 || from.hour > 12) return from;
  const alike = { ...from, meridiem: to.meridiem };
  if (clockMs(alike) <= clockMs(to)) return alike;
  return { ...from, meridiem: to.meridiem === 'am' ? 'pm' : 'am' };
}

/** West of Greenwich, the offsets in use that are not whole hours. */
const brokenWest = new Set(['-09:30', '-03:30', '-02:30']);
const hourMs = 3_600_000;

/**
 * "13:42-05:00" can be a range through the night or a time with an offset. It is a range unless that would be
 * longer than twelve hours and the offset is one that some place uses.
 */
function offsetInDisguise(from: PointForm, to: PointForm, separator: string): ZoneForm | null {
  if (separator !== '-' || from.clock === null || to.clock === null) return null;
  if (from.zone !== null || to.zone !== null || to.date !== null) return null;
  if (to.clock.finest !== 'minute' || to.clock.meridiem !== null || from.clock.meridiem !== null) return null;
  const offset = -clockMs(to.clock);
  const length = (clockMs(to.clock) - clockMs(from.clock) + 24 * hourMs) % (24 * hourMs);
  const zone = offsetName(offset);
  if (zone === null || length <= 12 * hourMs || offset < -12 * hourMs) return null;
  return offset % hourMs === 0 || brokenWest.has(zone) ? { kind: 'fixed', offset, zone } : null;
}

function readRanges(text: string, first: Point, separatorPattern: RegExp): Candidate[] {
  if (first.at.clock === null) return [];
  const separator = matchAt(separatorPattern, text, first.end);
  if (separator === null) return [];
  return readPoints(text, first.end + separator[0].length).flatMap((second): Candidate[] => {
    if (first.at.clock === null || second.at.clock === null) return [];
    const disguised = offsetInDisguise(first.at, second.at, separator[0]);
    if (disguised !== null) {
      const at = { ...first.at, zone: disguised };
      const expression = { kind: 'point', at, approximate: first.approximate } as const;
      return [{ expression, end: second.end, needsSeparator: false }];
    }
    // A zone behind the end is the zone of both: "14:00–14:09 UTC".
    const zone = first.at.zone ?? second.at.zone;
    const from = { ...first.at, clock: sharedMeridiem(first.at.clock, second.at.clock), zone };
    const to = { ...second.at, zone: second.at.zone ?? zone };
    return [
      { expression: { kind: 'range', from, to }, end: second.end, needsSeparator: second.needsSeparator },
    ];
  });
}

/** Every expression that the plain text begins with at `at`, the longest first. Does not touch a calendar or a zone's clock. */
export function readExpressions(text: string, at: number): Candidate[] {
  const candidates: Candidate[] = [];
  const words = readWords(text, at);
  if (words !== null) candidates.push({ expression: { kind: 'words' }, ...words });
  const opening = matchAt(rangeStart, text, at);
  const separator =
    opening === null
      ? rangeWord.plain
      : opening[1]?.toLowerCase() === 'from'
        ? rangeWord.from
        : rangeWord.between;
  for (const point of readPoints(text, at + (opening?.[0].length ?? 0))) {
    const { end, needsSeparator, approximate } = point;
    if (opening === null) {
      candidates.push({ expression: { kind: 'point', at: point.at, approximate }, end, needsSeparator });
    }
    candidates.push(...readRanges(text, point, separator));
  }
  // "2019-07-02T10:00-05:00" is a point with an offset before it is a range.
  const rank = (candidate: Candidate): number => (candidate.expression.kind === 'range' ? 1 : 0);
  return candidates.sort((a, b) => b.end - a.end || rank(a) - rank(b));
}
