import { monthNames, wallOf, type CivilDate } from '../../../time/calendar';
import { readable } from '../../prose/plain';
import { timesIn } from '../../prose/of-block';
import { sentenceAt } from '../../prose/sentences';
import { dayOfForm, isRealDay, type DatedReading, type TimeReading } from '../../prose/times';
import type { FindingSeverity, Fix } from '../../finding';
import type { DraftFacts, ProseRule, RuleFinding } from '../../rule';
import type { TextBlock } from '../../text-block';
import { placeIn } from '../place';
import { isInQuotes } from './duration';
import { datedEvents, incidentDay } from './instants';
import { remember } from '../../remember';
import { weekdayName } from './within-text';
import { dayMs } from '../../prose/tolerance';

const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** A weekday that does not fall on its date. */
function checkWeekday(block: TextBlock, facts: DraftFacts): readonly RuleFinding[] {
  const text = readable(block);
  const readings = timesIn(block);
  if (readings.length === 0) return [];
  const incident = incidentDay(facts);
  return readings.flatMap((reading): RuleFinding[] => {
    const form = reading.start.date;
    const day = form === null ? null : dayOfForm(form);
    if (form === null || day === null || form.weekday === null || !isRealDay(day)) return [];
    const year = day.year ?? incident?.year ?? null;
    if (year === null) return [];
    const actual = weekdayName(year, day.month, day.day);
    if (actual.toLowerCase() === names[form.weekday]) return [];
    const certain = day.year !== null && !block.quoted && !isInQuotes(text, reading.from);
    return [
      {
        place: placeIn(block, reading.from, reading.to),
        severity: certain ? 'error' : block.quoted ? 'hint' : 'warning',
        message: `“${reading.text}”: ${written({ ...day, year })} was a ${actual}.`,
      },
    ];
  });
}

const written = ({ year, month, day }: CivilDate): string => `${day} ${monthNames[month - 1] ?? ''} ${year}`;

export const weekdayMismatch: ProseRule = {
  id: 'weekday-mismatch',
  group: 'facts',
  severity: 'warning',
  about: 'prose',
  title: 'Weekdays fall on their dates',
  why: 'A weekday that is not that of its date means that one of the two is wrong.',
  check: checkWeekday,
};

/** Such words say that another time is meant. */
const otherTime =
  /\b(?:since|introduced|previous\w*|last|originally|back in|previously|earlier|anniversary|due|deadline|plan\w*|will|by the end|expires?|expir\w+|expected|until|released?|version|published|posted|updated|copyright|written|first|began in|created|commit\w*|merged|source|see|report|meeting|until|before|after|years?)\b/iu;

/**
 * A date that is the incident's but for its year, or but for its month. The incident's own days are those on which it has
 * events, and the day that is its fact.
 */
function checkFar(block: TextBlock, facts: DraftFacts): readonly RuleFinding[] {
  const text = readable(block);
  const readings = timesIn(block).filter((reading): reading is DatedReading => reading.start.date !== null);
  if (readings.length === 0) return [];
  const days = ownDays(facts);
  if (days.length === 0) return [];
  return readings.flatMap((reading): RuleFinding[] => {
    const day = dayOfForm(reading.start.date);
    if (day === null || day.year === null || !isRealDay(day)) return [];
    const date = { ...day, year: day.year };
    const ms = wallOf(date);
    if (days.some((own) => Math.abs(own - ms) <= 2 * dayMs)) return [];
    const twin = twinOf(date, days, reading.start.clock !== null);
    if (twin === null) return [];
    const severity = severityOf(block, text, reading, twin);
    if (severity === null) return [];
    const own = new Date(twin.ms);
    const shown = written({
      year: own.getUTCFullYear(),
      month: own.getUTCMonth() + 1,
      day: own.getUTCDate(),
    });
    return [
      {
        place: placeIn(block, reading.from, reading.to),
        severity,
        message: `“${reading.text}” is another ${twin.differs} than the incident’s: its events are of ${shown}.`,
        fixes: replaced(reading, twin, date),
      },
    ];
  });
}

interface Twin {
  readonly ms: number;
  readonly differs: 'year' | 'month' | 'day';
}

/** The day of the incident that a date is like, all but its year (one or ten off) or its month (one off). */
function twinOf(date: CivilDate, days: readonly number[], hasClock: boolean): Twin | null {
  for (const ms of days) {
    const own = new Date(ms);
    const year = own.getUTCFullYear();
    const month = own.getUTCMonth() + 1;
    const sameDay = own.getUTCDate() === date.day;
    const years = Math.abs(year - date.year);
    if (sameDay && month === date.month && (years === 1 || years === 10)) return { ms, differs: 'year' };
    const months = Math.abs(month - date.month);
    if (sameDay && year === date.year && (months === 1 || hasClock)) return { ms, differs: 'month' };
    if (hasClock && year === date.year && month === date.month && isOneDigit(own.getUTCDate(), date.day)) {
      return { ms, differs: 'day' };
    }
  }
  return null;
}

/** "05" for "25": one of the two digits of a day. */
function isOneDigit(one: number, other: number): boolean {
  return (
    Math.abs(one - other) >= 10 &&
    (one % 10 === other % 10 || Math.floor(one / 10) === Math.floor(other / 10))
  );
}

function severityOf(
  block: TextBlock,
  text: string,
  reading: TimeReading,
  twin: Twin,
): FindingSeverity | null {
  if (block.quoted || isInQuotes(text, reading.from)) return 'hint';
  const { from, to } = sentenceAt(text, reading.from);
  const elsewhere = otherTime.test(text.slice(from, to).replace(reading.text, ' '));
  const opens = block.role === 'title' || block.role === 'heading';
  const isStamp = reading.start.clock !== null;
  if (twin.differs !== 'year') return opens || isStamp ? 'warning' : elsewhere ? null : 'hint';
  return opens || isStamp || !elsewhere ? 'error' : 'hint';
}

function replaced(reading: TimeReading, twin: Twin, date: CivilDate): readonly Fix[] {
  if (twin.differs !== 'year') return [];
  const year = String(new Date(twin.ms).getUTCFullYear());
  if (!reading.text.includes(String(date.year))) return [];
  const text = reading.text.replace(String(date.year), year);
  return [{ kind: 'replace', label: `Use ${text}`, text }];
}

/** Midnights, as wall time, of the days on which the draft has events, and of the incident's. */
const ownDays = remember((facts: DraftFacts): readonly number[] => {
  const days = new Set<number>();
  for (const { start, row } of datedEvents(facts)) {
    if (row.attributes.moments.length > 0 || days.size === 0) days.add(Math.floor(start / dayMs) * dayMs);
  }
  const incident = incidentDay(facts);
  if (incident !== null) days.add(wallOf(incident));
  return [...days];
});

export const dateFar: ProseRule = {
  id: 'date-far',
  group: 'facts',
  severity: 'warning',
  about: 'prose',
  title: 'Dates are the incident’s',
  why: 'In January people write last year’s date; a date a year or a month off is found by readers, seldom by authors.',
  check: checkFar,
};
