import { civilDateOf, isoDay, wallOf } from '../../../time/calendar';
import { wallAt } from '../../../time/zone-clock';
import { durationWords } from '../../prose/durations';
import { dayMs, hourMs, minuteMs } from '../../prose/tolerance';
import { timesIn } from '../../prose/of-block';
import type { DraftRule, DraftView, RuleFinding } from '../../rule';
import { opening, placeInDraft, placeOfRow } from '../place';
import { clockIn, datedEvents, instantsOf, knownDays, type DatedEvent } from './instants';
import { timelinesOf } from './order';

const name = ({ row }: DatedEvent): string => opening(row.headline) || 'An event without words';
const dayWords = (ms: number, zone: string): string => isoDay(civilDateOf(wallAt(ms, zone)));

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** How far the anchor of a year that was mistyped may be from the others, once the year is right. */
const sameSeason = 15 * dayMs;

function yearsOff(ms: number, others: number): number {
  const years = Math.round((ms - others) / (365.25 * dayMs));
  if (years === 0) return 0;
  const date = civilDateOf(ms);
  const moved = wallOf({ ...date, year: date.year - years }) + (ms - Math.floor(ms / dayMs) * dayMs);
  return Math.abs(moved - others) <= sameSeason ? years : 0;
}

function checkFar(draft: DraftView): readonly RuleFinding[] {
  const events = datedEvents(draft);
  if (events.length < 3) return [];
  const middle = median(events.map(({ start }) => start));
  const { zone } = draft.facts;
  return events.flatMap((event): RuleFinding[] => {
    const years = yearsOff(event.start, middle);
    const place = placeOfRow(event.row, name(event));
    const isMoment = event.row.attributes.moments.length > 0;
    if (years !== 0 && Math.abs(years) <= 10) {
      const certain = isMoment || hasClock(event);
      return [
        {
          place,
          severity: certain ? 'error' : 'warning',
          message: `${dayWords(event.start, zone)} is ${Math.abs(years) === 1 ? 'a year' : `${Math.abs(years)} years`} ${years < 0 ? 'before' : 'after'} the other events (${dayWords(middle, zone)}).`,
        },
      ];
    }
    if (
      !isMoment ||
      Math.abs(event.start - middle) < 25 * dayMs ||
      event.row.attributes.moments.every((moment) => moment === 'resolved')
    )
      return [];
    return [
      {
        place,
        severity: 'warning',
        message: `${dayWords(event.start, zone)} is ${durationWords(Math.round(Math.abs(event.start - middle) / dayMs) * dayMs)} from the other events (${dayWords(middle, zone)}).`,
      },
    ];
  });
}

const hasClock = ({ row }: DatedEvent): boolean => row.attributes.happened?.precision !== 'day';

export const eventFar: DraftRule = {
  id: 'event-far',
  group: 'facts',
  severity: 'warning',
  about: 'draft',
  title: 'Events are near one another',
  why: 'In January people write last year’s date; an event a year or a month off lengthens every metric it is in.',
  check: checkFar,
};

function checkDate(draft: DraftView): readonly RuleFinding[] {
  const { incidentDate, zone } = draft.facts;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(incidentDate);
  const events = datedEvents(draft);
  if (match === null || events.length === 0) return [];
  const day = wallOf({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) });
  const off = events.map(({ start, end }) => {
    const from = Math.floor(wallAt(start, zone) / dayMs) * dayMs;
    const to = Math.floor(wallAt(end, zone) / dayMs) * dayMs;
    return day < from ? from - day : Math.max(0, day - to);
  });
  const nearest = Math.min(...off);
  if (nearest <= 2 * dayMs) return [];
  const event = events[off.indexOf(nearest)];
  if (event === undefined) return [];
  return [
    {
      place: placeInDraft('Incident date'),
      severity: nearest > 300 * dayMs ? 'error' : nearest > 7 * dayMs ? 'warning' : 'hint',
      message: `The incident’s date is ${incidentDate}, and no event is near it; the nearest is of ${dayWords(event.start, zone)}.`,
      related: [placeOfRow(event.row, name(event))],
      fixes: [
        {
          kind: 'attribute',
          label: `Use ${dayWords(event.start, zone)}`,
          name: 'incidentDate',
          value: dayWords(event.start, zone),
        },
      ],
    },
  ];
}

export const incidentDateFar: DraftRule = {
  id: 'incident-date',
  group: 'facts',
  severity: 'warning',
  about: 'draft',
  title: 'The incident’s date is that of its events',
  why: 'Times without a date are read on the incident’s date.',
  check: checkDate,
};

/** An event this long after the end, and so many times the length of all before, belongs to another story. */
const afterwards = 7 * dayMs;

function checkAfter(draft: DraftView): readonly RuleFinding[] {
  const resolved = draft.moments.get('resolved');
  const started = draft.moments.get('impact-started');
  if (resolved === undefined || started === undefined) return [];
  const limit = Math.max(afterwards, 20 * (resolved.at.latest - started.at.earliest));
  return datedEvents(draft).flatMap((event): RuleFinding[] => {
    const since = event.start - resolved.at.latest;
    if (since <= limit || !hasClock(event)) return [];
    return [
      {
        place: placeOfRow(event.row, name(event)),
        message: `This happened ${durationWords(Math.round(since / dayMs) * dayMs)} after the incident was resolved.`,
        related: [placeOfRow(resolved.event, opening(resolved.event.headline))],
      },
    ];
  });
}

export const eventAfter: DraftRule = {
  id: 'event-long-after',
  group: 'facts',
  severity: 'hint',
  about: 'draft',
  title: 'The timeline ends with the incident',
  why: 'What happens long after the end is a follow-up, or has a wrong date.',
  check: checkAfter,
};

/** A pause in the telling: at least so long, such a part of the whole, and so many times the usual pause. */
const gapLeast = 20 * minuteMs;
const gapShare = 0.4;
const gapTimes = 4;

function checkGap(draft: DraftView): readonly RuleFinding[] {
  const start = draft.moments.get('impact-started') ?? draft.moments.get('detected');
  const end =
    draft.moments.get('impact-ended') ?? draft.moments.get('mitigated') ?? draft.moments.get('resolved');
  return timelinesOf(draft).flatMap((timeline): readonly RuleFinding[] => {
    const within = timeline
      .filter(hasClock)
      .filter(
        (event) =>
          event.start >= (start?.at.earliest ?? -Infinity) && event.start <= (end?.at.latest ?? Infinity),
      )
      .toSorted((a, b) => a.start - b.start);
    const longest = start === undefined || end === undefined ? overNight : Infinity;
    return gapsOf(within, longest).flatMap(([first, second]): RuleFinding[] => {
      if (isToldInProse(draft, first.end, second.start)) return [];
      const { zone } = draft.facts;
      const gap = second.start - first.end;
      const words = gap > 2 * hourMs ? Math.round(gap / (15 * minuteMs)) * 15 * minuteMs : gap;
      return [
        {
          place: placeOfRow(second.row, name(second)),
          message: `Nothing is told of the ${durationWords(words)} before this event (${clockIn(first.end, zone)} to ${clockIn(second.start, zone)}).`,
          related: [placeOfRow(first.row, name(first))],
        },
      ];
    });
  });
}

/** Without moments nobody knows whether anyone was still hurt overnight. */
const overNight = 8 * hourMs;

/** The pauses of a timeline that are long for it, as the two events around each. */
function gapsOf(
  events: readonly DatedEvent[],
  longest: number,
): readonly (readonly [DatedEvent, DatedEvent])[] {
  const [first] = events;
  const last = events.at(-1);
  if (first === undefined || last === undefined || events.length < 4) return [];
  const pairs = events.slice(1).flatMap((event, index) => {
    const before = events[index];
    return before === undefined ? [] : [[before, event] as const];
  });
  const length = ([before, event]: readonly [DatedEvent, DatedEvent]) => event.start - before.end;
  const usual = median(pairs.map(length));
  const least = Math.max(gapLeast, gapShare * (last.end - first.start), gapTimes * usual);
  return pairs.filter((pair) => length(pair) >= least && length(pair) <= longest);
}

/** Whether the text outside of the timeline names a time within a gap. */
function isToldInProse(draft: DraftView, from: number, to: number): boolean {
  // Over several days a bare clock time may be any day's.
  const isShort = knownDays(draft).length <= 2;
  return draft.blocks.some(
    (block) =>
      block.row !== 'event' &&
      timesIn(block).some(
        ({ start }) =>
          (start.date !== null || isShort) &&
          instantsOf(start, draft).some((ms) => ms > from + minuteMs && ms < to - minuteMs),
      ),
  );
}

export const timelineGap: DraftRule = {
  id: 'timeline-gap',
  group: 'facts',
  severity: 'hint',
  about: 'draft',
  title: 'The timeline has no unexplained gap',
  why: 'A long silence while people were hurt is the first thing that readers ask about.',
  check: checkGap,
};
