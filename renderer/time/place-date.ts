import type { CivilDate, WallTime } from './calendar';
import {
  civilDateFrom,
  civilDateOf,
  dayMs,
  isCivilDate,
  isoDay,
  monthNames,
  pad,
  wallOf,
  weekdayOf,
  yearFor,
} from './calendar';
import type { DateForm } from './expression';
import { orderings } from './expression';
import type { DateChoice, ParsedTime, TimeContext } from './parsed-time';
import type { Inference, WrittenTime } from './written-time';
import type { Placed } from './zone-clock';
import { wallAt } from './zone-clock';

/** A zone as it is used for one time: clock arithmetic, and the name that is kept. */
export interface ZoneUse {
  readonly zone: string;
  readonly instant: (wall: WallTime) => Placed;
  readonly wall: (ms: number) => WallTime;
}

export interface DatedTime extends Placed {
  readonly kind: 'dated';
  readonly wall: WallTime;
  readonly inferred: readonly Inference[];
}

/** Why no instant came out of it. */
export type Undated =
  | { readonly kind: 'missing'; readonly missing: 'date' | 'year' }
  | Extract<ParsedTime, { kind: 'ambiguous-date' | 'none' }>;

/** Where a date comes from that is not, or not fully, written. */
export interface DateSource {
  readonly previous: WrittenTime | null;
  readonly incidentDate: string | null;
  readonly answers: TimeContext['answers'];
}

/** The day that an event stands on for a reader in `zone`: a time known only to the day is that day everywhere. */
export function civilDayIn(time: WrittenTime, wall: ZoneUse['wall']): CivilDate | null {
  if (time.start === null) return null;
  return civilDateOf(time.precision === 'day' ? wallAt(time.start, time.zone) : wall(time.start));
}

function dated(date: CivilDate, clock: number, zone: ZoneUse, inferred: readonly Inference[]): DatedTime {
  const wall = wallOf(date) + clock;
  return { kind: 'dated', wall, inferred, ...zone.instant(wall) };
}

/** How far an instant lies outside a time, in milliseconds; 0 within it. */
function distance(ms: number, start: number, end: number): number {
  return ms < start ? start - ms : Math.max(0, ms - end);
}

/**
 * A bare clock time stands on the date of the event above it, or on the next date where it would otherwise come
 * before that event and the next date brings it nearer: 00:10 after 23:50 is twenty minutes later, while 13:31
 * after 13:42 is eleven minutes earlier, a row that is out of order. For an event above that is one instant,
 * the border is twelve hours. It never goes back a date: a timeline is written forwards.
 */
function withoutDate(clock: number, zone: ZoneUse, source: DateSource): DatedTime | Undated {
  const above = source.previous;
  const day = above === null ? null : civilDayIn(above, zone.wall);
  if (above === null || above.start === null || day === null) {
    const incident = source.incidentDate === null ? null : civilDateFrom(source.incidentDate);
    return incident === null ? { kind: 'missing', missing: 'date' } : dated(incident, clock, zone, ['date']);
  }
  const same = dated(day, clock, zone, ['date']);
  if (same.ms >= above.start) return same;
  const next = dated(civilDateOf(wallOf(day) + dayMs), clock, zone, ['date']);
  const end = above.end ?? above.start;
  return distance(next.ms, above.start, end) < distance(same.ms, above.start, end) ? next : same;
}

function withoutYear(
  date: Extract<DateForm, { kind: 'day' }>,
  clock: number,
  zone: ZoneUse,
  source: DateSource,
): DatedTime | Undated {
  const above = source.previous === null ? null : civilDayIn(source.previous, zone.wall);
  const reference = above ?? (source.incidentDate === null ? null : civilDateFrom(source.incidentDate));
  if (!isCivilDate({ ...date, year: 2000 })) return { kind: 'none' };
  if (reference === null) return { kind: 'missing', missing: 'year' };
  const year = yearFor(date.month, date.day, reference);
  return year === null ? { kind: 'none' } : inYear(date, year, clock, zone, ['year']);
}

function inYear(
  { month, day, weekday }: Extract<DateForm, { kind: 'day' }>,
  year: number,
  clock: number,
  zone: ZoneUse,
  inferred: readonly Inference[],
): DatedTime | Undated {
  const date = { year, month, day };
  if (!isCivilDate(date)) return { kind: 'none' };
  // "Mon 2 July 2019" was a Tuesday: one of the two is wrong, and which one is not ours to say.
  if (weekday !== null && weekdayOf(date) !== weekday) return { kind: 'none' };
  return dated(date, clock, zone, inferred);
}

function dateChoice({ order, date }: ReturnType<typeof orderings>[number]): DateChoice {
  const { year, month, day } = date;
  const name = `${day} ${monthNames[month - 1] ?? ''}`;
  return {
    date: year === null ? `--${pad(month)}-${pad(day)}` : isoDay({ year, month, day }),
    label: year === null ? name : `${name} ${year}`,
    answers: { dateOrder: order },
  };
}

/** The instant of a written date (null: none was written) and a time of day in milliseconds. */
export function placeDate(
  form: DateForm | null,
  clock: number,
  zone: ZoneUse,
  source: DateSource,
): DatedTime | Undated {
  if (form === null) return withoutDate(clock, zone, source);
  if (form.kind === 'unordered') {
    const possible = orderings(form).filter(({ date }) => isCivilDate({ ...date, year: date.year ?? 2000 }));
    const asked = possible.length > 1 && form.first !== form.second;
    const chosen = asked ? possible.find(({ order }) => order === source.answers?.dateOrder) : possible[0];
    if (chosen !== undefined) return placeDate(chosen.date, clock, zone, source);
    return asked ? { kind: 'ambiguous-date', choices: possible.map(dateChoice) } : { kind: 'none' };
  }
  return form.year === null
    ? withoutYear(form, clock, zone, source)
    : inYear(form, form.year, clock, zone, []);
}
