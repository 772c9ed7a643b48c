import { civilDateOf, isoDay, wallOf, dayMs } from './calendar';
import type { Expression, PointForm, ZoneForm } from './expression';
import { clockMs } from './grammar-clocks';
import type { ParsedTime, TimeContext, ZoneChoice } from './parsed-time';
import type { DatedTime, DateSource, Undated, ZoneUse } from './place-date';
import { placeDate } from './place-date';
import type { Inference, Precision, WrittenTime } from './written-time';
import type { AbbreviationReading } from './zone-abbreviations';
import { abbreviations, wordLike } from './zone-abbreviations';
import { instantAt, offsetAt, wallAt } from './zone-clock';
import { cityOf, offsetLabel, zoneLabel } from './zones';

type Question = Extract<ParsedTime, { kind: 'ambiguous-zone' }>;

interface PlacedPoint extends DatedTime {
  readonly zone: string;
}

const clockOfZone = (zone: string): ZoneUse => ({
  zone,
  instant: (wall) => instantAt(wall, zone),
  wall: (ms) => wallAt(ms, zone),
});

/** A written offset decides, also against the named zone beside it: the zone's rules may have changed since. */
const clockOfOffset = (offset: number, zone: string): ZoneUse => ({
  zone,
  instant: (wall) => ({ ms: wall - offset, dst: null }),
  wall: (ms) => ms + offset,
});

const none: Extract<ParsedTime, { kind: 'none' }> = { kind: 'none' };

function placePoint(point: PointForm, use: ZoneUse, source: DateSource): PlacedPoint | Undated {
  const clock = point.clock === null ? 0 : clockMs(point.clock);
  const placed = placeDate(point.date, clock, use, source);
  return placed.kind === 'dated' ? { ...placed, zone: use.zone } : placed;
}

/** What to offer for one meaning of an abbreviation on the day at hand. */
function choicesFor(
  letters: string,
  { name, offset, region }: AbbreviationReading,
  dated: DatedTime,
): ZoneChoice[] {
  const choice = (zone: string, label: string): ZoneChoice => ({
    zone,
    label,
    answers: { zones: { [letters]: zone } },
  });
  const local = instantAt(dated.wall, region).ms;
  const there = choice(region, `${cityOf(region)}: ${zoneLabel(region, local)} on that day`);
  if (offset === null) return [{ ...there, label: `${name}: ${zoneLabel(region, local)} on that day` }];
  const written = choice(offset === '+00:00' ? 'UTC' : offset, `${name} (${offsetLabel(offset)})`);
  return agrees(offset, region, dated) ? [written] : [written, there];
}

/** Whether the region's clocks ran at this offset then: "CET" in July is a slip for CEST, or is it? */
function agrees(offset: string, region: string, dated: DatedTime): boolean {
  return offsetAt(dated.wall - offsetMs(offset), region) === offsetMs(offset);
}

function offsetMs(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function placeAbbreviated(
  point: PointForm,
  letters: string,
  source: DateSource,
): PlacedPoint | Undated | Question {
  const answer = source.answers?.zones?.[letters];
  if (answer === null) return none;
  if (answer !== undefined) return placePoint(point, clockOfZone(answer), source);
  const readings = abbreviations[letters] ?? [];
  const [first] = readings;
  if (first === undefined) return none;
  const use = clockOfZone(
    first.offset === null ? first.region : first.offset === '+00:00' ? 'UTC' : first.offset,
  );
  const dated = placePoint(point, use, source);
  if (dated.kind !== 'dated') return dated;
  const sure = readings.length === 1 && !wordLike.has(letters);
  if (sure && first.offset !== null && agrees(first.offset, first.region, dated)) return dated;
  const choices = readings.flatMap((reading) => choicesFor(letters, reading, dated));
  return { kind: 'ambiguous-zone', abbreviation: letters, choices };
}

function placeZoned(
  point: PointForm,
  zone: ZoneForm | null,
  documentZone: string,
  source: DateSource,
): PlacedPoint | Undated | Question {
  if (zone === null) return placePoint(point, clockOfZone(documentZone), source);
  switch (zone.kind) {
    case 'fixed':
      return placePoint(point, clockOfOffset(zone.offset, zone.zone), source);
    case 'named':
      return placePoint(point, clockOfZone(zone.zone), source);
    case 'abbreviation':
      return placeAbbreviated(point, zone.letters, source);
  }
}

function pointPrecision(point: PointForm, approximate: boolean): Precision {
  if (point.clock === null) return 'day';
  return approximate ? 'approximate' : point.clock.finest;
}

/** The end of a range: without a date of its own it is the first such clock time at or after the start. */
function placeEnd(
  to: PointForm,
  start: PlacedPoint,
  documentZone: string,
  answers: DateSource['answers'],
): PlacedPoint | Undated | Question {
  const startDay = isoDay(civilDateOf(start.wall));
  if (to.date !== null)
    return placeZoned(to, to.zone, documentZone, { previous: null, incidentDate: startDay, answers });
  const zoned = placeZoned(to, to.zone, documentZone, { previous: null, incidentDate: startDay, answers });
  if (zoned.kind !== 'dated') return zoned;
  // The start's day as the end's own zone counts it.
  const use = to.zone?.kind === 'fixed' ? clockOfOffset(to.zone.offset, zoned.zone) : clockOfZone(zoned.zone);
  const clock = zoned.wall - wallOf(civilDateOf(zoned.wall));
  const midnight = wallOf(civilDateOf(use.wall(start.ms)));
  const onDay = (day: number): PlacedPoint => {
    const wall = midnight + day * dayMs + clock;
    return { ...zoned, wall, ...use.instant(wall) };
  };
  const same = onDay(0);
  return same.ms >= start.ms ? same : onDay(1);
}

function resolveRange(
  from: PointForm,
  to: PointForm,
  written: string,
  context: TimeContext,
  finish: Finish,
): ParsedTime {
  const start = placeZoned(from, from.zone, context.zone, sourceOf(context));
  if (start.kind !== 'dated') return finish.failed(start);
  const end = placeEnd(to, start, context.zone, context.answers);
  if (end.kind !== 'dated') return finish.failed(end);
  if (end.ms < start.ms) return none;
  const inferred = finish.inferred(from, start.inferred);
  const time = {
    start: start.ms,
    end: end.ms,
    precision: 'range',
    written,
    zone: start.zone,
    inferred,
  } as const;
  return { kind: 'time', time, dst: start.dst ?? end.dst };
}

interface Finish {
  readonly failed: (why: Undated | Question) => ParsedTime;
  readonly inferred: (point: PointForm, dates: readonly Inference[]) => readonly Inference[];
}

const sourceOf = (context: TimeContext): DateSource => ({
  previous: context.previous,
  incidentDate: context.incidentDate,
  answers: context.answers,
});

/**
 * The time that a written expression means in its context, or the question that has to be answered first.
 * @param written what is kept as the time's own words
 */
export function resolve(expression: Expression, written: string, context: TimeContext): ParsedTime {
  const undated: WrittenTime = {
    start: null,
    end: null,
    precision: 'unknown',
    written,
    zone: context.zone,
    inferred: [],
  };
  const finish: Finish = {
    failed: (why) => (why.kind === 'missing' ? { kind: 'needs-date', missing: why.missing, undated } : why),
    inferred: (point, dates) => (point.zone === null && !context.zoneConfirmed ? [...dates, 'zone'] : dates),
  };
  switch (expression.kind) {
    case 'words':
      return { kind: 'time', time: undated, dst: null };
    case 'range':
      return resolveRange(expression.from, expression.to, written, context, finish);
    case 'point': {
      const { at } = expression;
      const placed = placeZoned(at, at.zone, context.zone, sourceOf(context));
      if (placed.kind !== 'dated') return finish.failed(placed);
      const time: WrittenTime = {
        start: placed.ms,
        end: null,
        precision: pointPrecision(at, expression.approximate),
        written,
        zone: placed.zone,
        inferred: finish.inferred(at, placed.inferred),
      };
      // A day has a first moment whatever the clocks do at midnight: nothing to tell the author.
      return { kind: 'time', time, dst: at.clock === null ? null : placed.dst };
    }
  }
}
