import { civilDateFrom, wallOf } from '../../../time/calendar';
import { instantAt } from '../../../time/zone-clock';
import type { EventRow } from '../../../document/read';
import type { Moment } from '../../../document/vocabulary';
import { label } from '../../../document/vocabulary';
import { durationWords } from '../../prose/durations';
import { dayMs } from '../../prose/tolerance';
import type { Fix } from '../../finding';
import type { DraftRule, DraftView, RuleFinding } from '../../rule';
import { opening, placeOfRow } from '../place';
import { clockIn, datedEvents, type DatedEvent } from './instants';

/** The dated events of each timeline. Those of one stand next to each other in the document. */
export function timelinesOf(draft: DraftView): readonly (readonly DatedEvent[])[] {
  const dated = new Map(datedEvents(draft).map((event) => [event.row, event]));
  const timelines: DatedEvent[][] = [];
  let end = -1;
  for (const row of draft.events) {
    if (row.position !== end) timelines.push([]);
    end = row.position + row.node.nodeSize;
    const event = dated.get(row);
    if (event !== undefined) timelines.at(-1)?.push(event);
  }
  return timelines;
}

/**
 * Indexes of the fewest items that have to go so that the rest never falls: those outside of a longest
 * non-decreasing subsequence (patience sorting, n log n).
 */
export function outOfOrder(values: readonly number[]): readonly number[] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = index;
  }
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at !== -1; at = previous[at] ?? -1) kept.add(at);
  return values.flatMap((_, index) => (kept.has(index) ? [] : [index]));
}

const nameOf = ({ headline }: EventRow): string => opening(headline) || 'An event without words';
const when = ({ row }: DatedEvent): string => row.attributes.happened?.written ?? '';

/** The start of the incident's day in the document's zone; null where no fact names it. */
function dayOfIncident(draft: DraftView): number | null {
  const day = civilDateFrom(draft.facts.incidentDate);
  return day === null ? null : instantAt(wallOf(day), draft.facts.zone).ms;
}

/**
 * Which events are out of place. Where as many would have to go on the other side of the contradiction, those that are
 * farther from the incident's day are.
 */
function misplaced(events: readonly DatedEvent[], day: number | null): readonly number[] {
  const out = outOfOrder(events.map(({ start }) => start));
  if (day === null || out.length === 0) return out;
  const isFar = (index: number): boolean => Math.abs((events[index]?.start ?? day) - day) > 2 * dayMs;
  const far = events.flatMap((_, index) => (isFar(index) ? [index] : []));
  const rest = events.flatMap(({ start }, index) => (isFar(index) ? [] : [start]));
  const isSettled = far.length === out.length && !out.every(isFar) && outOfOrder(rest).length === 0;
  return isSettled ? far : out;
}

const isVague = ({ row }: DatedEvent): boolean => row.attributes.happened?.precision === 'approximate';

function checkOrder(draft: DraftView): readonly RuleFinding[] {
  return timelinesOf(draft).flatMap((events): readonly RuleFinding[] => {
    const starts = events.map(({ start }) => start);
    const rising = starts.filter((start, index) => index > 0 && start >= (starts[index - 1] ?? 0)).length;
    // Newest first is an order too.
    if (starts.length > 2 && rising * 3 < starts.length - 1) return [];
    return misplaced(events, dayOfIncident(draft)).map((index): RuleFinding => {
      const event = events[index] as DatedEvent;
      const before = events.slice(0, index).findLast(({ start }) => start > event.end);
      const after = events.slice(index + 1).find(({ end }) => end < event.start);
      const other = before ?? after;
      // A bare time half a day off may be the next day's: 02:00 after 23:00.
      const isOvernight =
        [event, other].some((one) => one?.row.attributes.happened?.inferred.includes('date') === true) &&
        Math.abs(event.start - (other?.start ?? event.start)) >= dayMs / 2;
      const isCertain = [event, other].every((one) => one !== undefined && !isVague(one));
      const relation = before === undefined ? 'stands before' : 'stands behind';
      return {
        place: placeOfRow(event.row, nameOf(event.row)),
        severity: isCertain && !isOvernight ? 'error' : 'warning',
        fixes: halfDayLater(event, events, index),
        message: `This event of ${when(event)} ${relation} one of ${other === undefined ? 'another time' : when(other)}: either its time or its place is wrong.`,
        related: other === undefined ? [] : [placeOfRow(other.row, nameOf(other.row))],
      };
    });
  });
}

/** "01:16" between 12:00 and 14:03 is 13:16. */
function halfDayLater(event: DatedEvent, events: readonly DatedEvent[], index: number): readonly Fix[] {
  const time = event.row.attributes.happened;
  const match = /^0?(\d{1,2}):(\d{2})$/u.exec(time?.written ?? '');
  const before = events.slice(0, index).findLast(({ start }) => start > event.start);
  const after = events.slice(index + 1).find(({ start }) => start > event.start + dayMs / 2);
  const later = event.start + dayMs / 2;
  if (time === null || match === null || Number(match[1]) > 11 || before === undefined) return [];
  if (later < before.start || (after !== undefined && later > after.start)) return [];
  const written = `${Number(match[1]) + 12}:${match[2] ?? ''}`;
  return [
    {
      kind: 'attribute',
      label: `Use ${written}`,
      name: 'happened',
      value: { ...time, start: later, written },
    },
  ];
}

export const eventOrder: DraftRule = {
  id: 'event-order',
  group: 'facts',
  severity: 'warning',
  about: 'draft',
  title: 'Events stand in order of time',
  why: 'An event that stands before an earlier one has a wrong time, most often a wrong hour or date, or a wrong place.',
  check: checkOrder,
};

/** Which moment cannot come before which, and how sure that is. */
const sequence: readonly (readonly [Moment, Moment, 'error' | 'warning', string])[] = [
  ['impact-started', 'impact-ended', 'error', 'impact cannot end before it starts'],
  ['impact-ended', 'resolved', 'warning', 'an incident that is resolved should hurt nobody any more'],
  ['impact-started', 'resolved', 'error', 'it cannot be over before it began'],
  ['impact-started', 'mitigated', 'error', 'nothing can be relieved before it hurts'],
  ['detected', 'acknowledged', 'error', 'nobody can take on an alert that is not there yet'],
  ['detected', 'identified', 'warning', 'what failed is seldom known before anybody saw that something did'],
  ['detected', 'mitigated', 'warning', 'relief seldom comes before anybody saw the trouble'],
  ['impact-started', 'detected', 'warning', 'a warning sign may come first; else one of the two is wrong'],
  ['detected', 'resolved', 'error', 'it cannot be over before anybody saw it'],
  ['identified', 'resolved', 'warning', 'it is seldom over before its cause is known'],
  ['mitigated', 'resolved', 'warning', 'relief after the end relieves nobody'],
];

function checkMoments(draft: DraftView): readonly RuleFinding[] {
  const told = new Set<Moment>();
  return sequence.flatMap(([first, last, severity, reason]): RuleFinding[] => {
    const one = draft.moments.get(first);
    const other = draft.moments.get(last);
    if (one === undefined || other === undefined || other.at.latest >= one.at.earliest) return [];
    // One wrong time breaks several of the rows above; the first says it.
    if (told.has(first) && told.has(last)) return [];
    told.add(first).add(last);
    const { zone } = draft.facts;
    const apart = durationWords(one.at.earliest - other.at.latest);
    const many = [first, last].some(
      (moment) => draft.events.filter((event) => event.attributes.moments.includes(moment)).length > 1,
    );
    return [
      {
        place: placeOfRow(other.event, nameOf(other.event)),
        severity: many ? 'warning' : severity,
        message: `“${label(last)}” (${clockIn(other.at.latest, zone)}) lies ${apart} before “${label(first)}” (${clockIn(one.at.earliest, zone)}): ${reason}.`,
        related: [placeOfRow(one.event, nameOf(one.event))],
      },
    ];
  });
}

export const momentOrder: DraftRule = {
  id: 'moment-order',
  group: 'facts',
  severity: 'error',
  about: 'draft',
  title: 'Moments follow one another',
  why: 'Every metric is the time between two moments; where the second comes first, there is none.',
  check: checkMoments,
};

function checkImpacts(draft: DraftView): readonly RuleFinding[] {
  const dated = new Map(
    datedEvents(draft).flatMap((event) => (event.row.id === null ? [] : [[event.row.id, event] as const])),
  );
  return draft.impacts.flatMap((impact, index): RuleFinding[] => {
    const from = dated.get(impact.attributes.start ?? '');
    const to = dated.get(impact.attributes.end ?? '');
    if (from === undefined || to === undefined || to.end >= from.start) return [];
    return [
      {
        place: placeOfRow(impact, `Impact ${index + 1}`),
        message: `Impact ${index + 1} ends (${when(to)}) before it starts (${when(from)}).`,
        related: [from, to].map(({ row }) => placeOfRow(row, nameOf(row))),
        fixes: [],
      },
    ];
  });
}

export const impactOrder: DraftRule = {
  id: 'impact-order',
  group: 'facts',
  severity: 'error',
  about: 'draft',
  title: 'Impacts end after they start',
  why: 'How long people were hurt follows from the two events that an impact names.',
  check: checkImpacts,
};

function checkKnown(draft: DraftView): readonly RuleFinding[] {
  return datedEvents(draft).flatMap((event): RuleFinding[] => {
    const { known } = event.row.attributes;
    if (known === null || known.start === null) return [];
    const knownEnd =
      known.end ??
      known.start + (known.precision === 'day' ? dayMs - 1 : known.precision === 'hour' ? 3_599_999 : 0);
    if (knownEnd >= event.start) return [];
    const isExact = event.exact && known.precision !== 'approximate';
    return [
      {
        place: placeOfRow(event.row, nameOf(event.row)),
        severity: isExact ? 'error' : 'warning',
        message: `Known at ${known.written}, ${durationWords(event.start - knownEnd)} before it happened (${when(event)}).`,
      },
    ];
  });
}

export const knownBefore: DraftRule = {
  id: 'known-before-happened',
  group: 'facts',
  severity: 'error',
  about: 'draft',
  title: 'Nothing is known before it happens',
  why: 'An event has two clocks, when it happened and when it was known; they seem to be swapped, or one is wrong.',
  check: checkKnown,
};
