import { civilDateOf, dayMs, yearFor, type CivilDate } from '../../../time/calendar';
import { clockMs } from '../../../time/grammar-clocks';
import type { ZoneForm } from '../../../time/expression';
import { abbreviations } from '../../../time/zone-abbreviations';
import { instantAt, offsetAt, wallAt } from '../../../time/zone-clock';
import type { DraftFacts } from '../../rule';
import { remember } from '../../remember';
import { dayOfForm, isRealDay, type PointReading } from '../../prose/times';
import type { EventRow } from '../../../document/read';

/** An event with a time, in milliseconds UTC. `end` differs for a range, or an hour or a day. */
export interface DatedEvent {
  readonly row: EventRow;
  readonly start: number;
  readonly end: number;
  /** To the minute or finer, and not "about". */
  readonly exact: boolean;
}

const hourMs = 3_600_000;

const datedOf = remember((events: readonly EventRow[]): readonly DatedEvent[] =>
  events.flatMap((row): DatedEvent[] => {
    const time = row.attributes.happened;
    if (time === null || time.start === null) return [];
    const { precision } = time;
    const width = precision === 'day' ? dayMs - 1 : precision === 'hour' ? hourMs - 1 : 0;
    const exact = precision === 'minute' || precision === 'second' || precision === 'range';
    return [{ row, start: time.start, end: (time.end ?? time.start) + width, exact }];
  }),
);

/** The events of a draft that have an instant, in document order. */
export function datedEvents({ events }: Pick<DraftFacts, 'events'>): readonly DatedEvent[] {
  return datedOf(events);
}

/** Offset of a written zone in milliseconds east of UTC, where there is but one reading of it; null otherwise. */
export function offsetOfZone(zone: ZoneForm, ms: number): number | null {
  switch (zone.kind) {
    case 'fixed':
      return zone.offset;
    case 'named':
      return offsetAt(ms, zone.zone);
    case 'abbreviation': {
      const readings = abbreviations[zone.letters] ?? [];
      const [only] = readings;
      if (readings.length !== 1 || only === undefined) return null;
      return offsetAt(ms, only.offset ?? only.region);
    }
  }
}

/** The days on which events stand in the document's zone, and the incident's; without doubles, at most 40. */
export const knownDays = remember((facts: DraftFacts): readonly CivilDate[] => {
  const days = new Map<number, CivilDate>();
  for (const { start } of datedEvents(facts)) {
    const date = civilDateOf(wallAt(start, facts.facts.zone));
    days.set(Date.UTC(date.year, date.month - 1, date.day), date);
    if (days.size >= 40) break;
  }
  return [...days.values()];
});

/**
 * The instants that a written point may mean, in milliseconds UTC: one where its date is written, else one for each day
 * on which the draft has events. None where it has no clock time, or its zone has several readings.
 */
export function instantsOf(point: PointReading, facts: DraftFacts): readonly number[] {
  const { clock, date, zone } = point;
  if (clock === null) return [];
  const time = clockMs(clock);
  const days = date === null ? knownDays(facts) : dated(date, facts);
  return days.flatMap((day): number[] => {
    const wall = Date.UTC(day.year, day.month - 1, day.day) + time;
    if (zone === null) return [instantAt(wall, facts.facts.zone).ms];
    if (zone.kind === 'named') return [instantAt(wall, zone.zone).ms];
    const offset = offsetOfZone(zone, wall);
    if (offset === null) return [];
    if (date !== null) return [wall - offset];
    // The day is the document's, and may be the next or the one before on the zone's own clock.
    return [wall - offset - dayMs, wall - offset, wall - offset + dayMs];
  });
}

function dated(form: NonNullable<PointReading['date']>, facts: DraftFacts): readonly CivilDate[] {
  const day = dayOfForm(form);
  if (day === null || !isRealDay(day)) return [];
  const reference = incidentDay(facts);
  const year = day.year ?? (reference === null ? null : yearFor(day.month, day.day, reference));
  return year === null ? [] : [{ year, month: day.month, day: day.day }];
}

/** The day of the incident: the fact, or that of the event at which impact started, or of the first event. */
export const incidentDay = remember((facts: DraftFacts): CivilDate | null => {
  const written = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(facts.facts.incidentDate);
  if (written !== null) {
    return { year: Number(written[1]), month: Number(written[2]), day: Number(written[3]) };
  }
  const started = facts.moments.get('impact-started')?.at.earliest ?? datedEvents(facts)[0]?.start;
  return started === undefined ? null : civilDateOf(wallAt(started, facts.facts.zone));
});

/** "13:42", in the document's zone. */
export function clockIn(ms: number, zone: string): string {
  const wall = new Date(wallAt(ms, zone));
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${part(wall.getUTCHours())}:${part(wall.getUTCMinutes())}`;
}
