import { civilDateOf, dayMs, weekdayOf, wallOf } from '../../../time/calendar';
import type { ZoneForm } from '../../../time/expression';
import { clockMs } from '../../../time/grammar-clocks';
import { durationWords } from '../../prose/durations';
import { durationsIn, sentencesIn, timesIn } from '../../prose/of-block';
import { readable } from '../../prose/plain';
import { sentenceAt } from '../../prose/sentences';
import { agreement, hourMs } from '../../prose/tolerance';
import { dayOfForm, isRealDay, type PointReading, type TimeReading } from '../../prose/times';
import type { RuleFinding, TextRule } from '../../rule';
import type { TextBlock } from '../../text-block';
import { placeIn } from '../place';
import { durationFixes, isInQuotes } from './duration';
import { offsetOfZone } from './instants';

/** Milliseconds from one end of a written range to the other; past midnight where no dates say otherwise. */
export function spanOf({ start, end }: TimeReading): number | null {
  if (end === null || start.clock === null || end.clock === null) return null;
  const days = daysBetween(start, end);
  if (days === null) return null;
  const between = clockMs(end.clock) - clockMs(start.clock) + days * dayMs - zoneGap(start, end);
  if (start.date !== null && end.date !== null) return between >= 0 ? between : null;
  return ((between % dayMs) + dayMs) % dayMs;
}

function daysBetween(start: PointReading, end: PointReading): number | null {
  if (start.date === null || end.date === null) return 0;
  const first = dayOfForm(start.date);
  const last = dayOfForm(end.date);
  if (first === null || last === null || !isRealDay(first) || !isRealDay(last)) return null;
  const year = last.year ?? first.year ?? 2001;
  const from = wallOf({ ...first, year: first.year ?? year });
  const to = wallOf({ ...last, year });
  return (to - from) / dayMs;
}

/** How much farther east the clock of the end is than that of the start. */
function zoneGap(start: PointReading, end: PointReading): number {
  if (start.zone === null || end.zone === null) return 0;
  const first = offsetOfZone(start.zone, 0);
  const last = offsetOfZone(end.zone, 0);
  return first === null || last === null ? 0 : last - first;
}

/** Nothing but brackets, commas and such words may stand between a range and the length that is its own. */
const joins =
  /^[\s,;:*_–—-]*(?:\(|\[)?\s*(?:(?:UTC|GMT|[A-Z]{2,4}),?\s*)?(?:for|or|i\.e\.|that is|which is|lasting|total(?:ing)?|duration:?|a total of|in total|=|≈|~|about|around|approximately|roughly|approx\.?|nearly|almost|over)?\s*(?:(?:about|around|approximately|roughly|~|over|nearly|almost|a total of)\s*)?(?:\(|\[)?\s*$/iu;
/** "For 37 minutes, from …", "lasted 37 minutes (13:42–14:09)", "37 minutes between …". */
const joinsAfter = /^[\s,;:*_–—-]*(?:\(|\[)?\s*(?:on [^,.;()]{3,30},?\s*)?$/iu;

function checkSpans(block: TextBlock): readonly RuleFinding[] {
  const text = readable(block);
  const durations = durationsIn(block).filter(({ setting }) => !setting);
  if (durations.length === 0) return [];
  const ranges = timesIn(block).filter(({ end }) => end !== null);
  if (ranges.length === 0) return [];
  const sentences = sentencesIn(block);
  return durations.flatMap((duration): RuleFinding[] => {
    const { from, to } = sentenceAt(text, duration.from, sentences);
    const near = ranges.filter((range) => range.from >= from && range.to <= to);
    const own = near.find(
      (range) =>
        (range.to <= duration.from && joins.test(text.slice(range.to, duration.from))) ||
        (duration.to <= range.from && joinsAfter.test(text.slice(duration.to, range.from))),
    );
    const ms = own === undefined ? null : spanOf(own);
    if (own === undefined || ms === null || duration.clockLike) return [];
    const said = agreement(duration, { least: ms, most: ms, approximate: own.approximate });
    if (said === 'agrees') return [];
    const severity = block.quoted || isInQuotes(text, duration.from) || said === 'near' ? 'hint' : 'error';
    return [
      {
        place: placeIn(block, duration.from, duration.to),
        severity,
        message: `“${duration.text}” does not follow: ${own.text.trim()} is ${durationWords(ms)}.`,
        fixes: durationFixes(duration, { least: ms, most: ms, live: null }),
      },
    ];
  });
}

export const spanDuration: TextRule = {
  id: 'span-duration',
  group: 'facts',
  severity: 'error',
  about: 'text',
  title: 'A duration beside its two times is theirs',
  why: 'Two clock times and a duration that stand together can be checked by any reader; one of the three is wrong.',
  check: checkSpans,
};

const slash = /^\s*(?:\/|=|\||\(|,? or )\s*$/u;

/** "16:00 UTC / 09:00 PDT": one time on two clocks. */
function checkPairs(block: TextBlock): readonly RuleFinding[] {
  const text = readable(block);
  const times = timesIn(block);
  return times.flatMap((second, index): RuleFinding[] => {
    const first = times[index - 1];
    if (first === undefined || !slash.test(text.slice(first.to, second.from))) return [];
    const wrong =
      mismatch(first.start, second.start) ??
      (first.end !== null && second.end !== null ? mismatch(first.end, second.end) : null);
    if (wrong === null) return [];
    const isHint = block.quoted || isInQuotes(text, first.from) || wrong.season;
    return [
      {
        place: placeIn(block, first.from, second.to),
        severity: isHint ? 'hint' : 'error',
        message: `“${first.text} / ${second.text}” names two different times: the clocks are ${durationWords(wrong.apart)} apart, not ${durationWords(wrong.written)}.`,
      },
    ];
  });
}

function mismatch(
  one: PointReading,
  other: PointReading,
): { apart: number; written: number; season: boolean } | null {
  if (one.clock === null || other.clock === null || one.zone === null || other.zone === null) return null;
  if (one.zone.kind === 'named' || other.zone.kind === 'named') return null;
  const first = offsetOfZone(one.zone, 0);
  const second = offsetOfZone(other.zone, 0);
  if (first === null || second === null || first === second) return null;
  const written = clockMs(other.clock) - clockMs(one.clock);
  const apart = second - first;
  const off = (((written - apart) % dayMs) + dayMs) % dayMs;
  // Seconds may be left out on one side.
  if (off < 60_000 || dayMs - off < 60_000) return null;
  const shown = Math.abs(written) > dayMs / 2 ? dayMs - Math.abs(written) : Math.abs(written);
  // "PST" all the year round is how many people write it.
  const season = [seasonOff(one.zone) * -1, seasonOff(other.zone)].some(
    (hour) => hour !== 0 && (off - hour + dayMs) % dayMs < 60_000,
  );
  return { apart: Math.abs(apart), written: shown, season };
}

/** By how much the other season's abbreviation of a region lies farther east; 0 where there is none. */
function seasonOff(zone: ZoneForm): number {
  if (zone.kind !== 'abbreviation') return 0;
  if (/^(?:[A-Z]{1,2}ST|[CEW]E?T)$/u.test(zone.letters) && zone.letters !== 'CEST') return hourMs;
  return /DT$|EST$/u.test(zone.letters) ? -hourMs : 0;
}

export const zonePair: TextRule = {
  id: 'zone-pair',
  group: 'facts',
  severity: 'error',
  about: 'text',
  title: 'One time on two clocks is one time',
  why: 'Readers in either zone take the clock that is theirs; one of the two would be misled.',
  check: checkPairs,
};

const clockShape =
  /(?<![\d:.\p{L}/-])(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])\s?(UTC|GMT|Z|CET|CEST|BST|[PECM][SD]T|JST|IST|[ap]\.?m\.?)(?!\p{L})/giu;

function checkImpossible(block: TextBlock): readonly RuleFinding[] {
  const text = readable(block);
  const severity = block.quoted ? 'hint' : 'error';
  const clocks = Array.from(text.matchAll(clockShape), (match): RuleFinding[] => {
    const [whole, hour, minute, second = '0', suffix = ''] = match;
    const isTwelve = /^[ap]/iu.test(suffix);
    const wrong =
      Number(minute) > 59 ||
      Number(second) > 59 ||
      Number(hour) > 24 ||
      (Number(hour) === 24 && Number(minute) > 0);
    // "13:30 pm" says it twice; "0:30 am" is midnight's. Both are understood.
    if (!wrong || (isTwelve && Number(hour) <= 23 && Number(minute) <= 59)) return [];
    const place = placeIn(block, match.index, match.index + whole.length);
    return [{ place, severity, message: `“${whole}” is no time of day.` }];
  }).flat();
  const dates = timesIn(block).flatMap((reading): RuleFinding[] =>
    [reading.start, reading.end].flatMap((point): RuleFinding[] => {
      const form = point?.date ?? null;
      const day = form === null || form.kind === 'unordered' ? null : dayOfForm(form);
      if (day === null || isRealDay(day)) return [];
      // Two numbers around hyphens may be anything; a month's name makes a date of them.
      if (day.month > 12 || day.month < 1) return [];
      return [
        {
          place: placeIn(block, reading.from, reading.to),
          severity,
          message: `“${reading.text}” is no day of the calendar.`,
        },
      ];
    }),
  );
  return [...clocks, ...dates];
}

export const impossibleTime: TextRule = {
  id: 'impossible-time',
  group: 'facts',
  severity: 'error',
  about: 'text',
  title: 'Times and dates exist',
  why: 'No clock shows it and no calendar has it, so nobody can tell which one is meant.',
  check: checkImpossible,
};

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** The name of the weekday of a day. */
export function weekdayName(year: number, month: number, day: number): string {
  return weekdays[weekdayOf(civilDateOf(Date.UTC(year, month - 1, day)))] ?? '';
}
