import { parseTime } from '../../time/parse';
import type { TimeContext } from '../../time/parsed-time';
import { parseZone } from '../../time/zone-names';
import { readable } from './line-shapes';
import type { ClockReading, SourceClock } from './source-clock';
import { epochMs, readStamp, stampAt } from './stamps';

const anyDay: TimeContext = {
  zone: 'UTC',
  zoneConfirmed: true,
  previous: null,
  incidentDate: '2000-07-01',
  answers: { dateOrder: 'day-first' },
};

/** What a cell of a table says of a time, wherever and whenever the table is from. */
export function looksLike(cell: string): 'time' | 'day' | null {
  const text = cell.trim();
  if (text === '' || text.length > 80) return null;
  if (epochMs(text) !== null) return 'time';
  const stamp = stampAt(text, 0);
  if (stamp !== null && stamp.length === text.length) return 'time';
  const parsed = parseTime(readable(text).words, anyDay);
  if (parsed.kind === 'none') return null;
  if (parsed.kind !== 'time') return /\d[:h]\d/u.test(text) ? 'time' : 'day';
  if (parsed.time.precision === 'unknown') return null;
  return parsed.time.precision === 'day' ? 'day' : 'time';
}

/** What a header says of the zone of its column. */
export interface HeaderZone {
  readonly zone: string | null;
  /** Letters with several meanings, which are read with each time: "PST". */
  readonly letters: string;
}

/** "Time (UTC)", "created_at_utc", "Zeit [Europe/Berlin]", "Time (PST)". */
export function zoneOfHeader(header: string): HeaderZone {
  const words = /[([]\s*(?:in |all )?([\w/+:-]+)\s*[)\]]\s*$/iu.exec(header)?.[1];
  const named = words === undefined ? null : parseZone(words);
  if (named !== null) return { zone: named, letters: '' };
  const suffix = /(?:^|[\s_-])(utc|gmt)$/iu.exec(header.trim());
  if (suffix !== null) return { zone: 'UTC', letters: '' };
  return { zone: null, letters: words !== undefined && /^[A-Z]{2,4}$/u.test(words) ? words : '' };
}

/**
 * The time in a row.
 * @param date the cell of a column of dates; '' where there is none
 * @param letters see `HeaderZone`
 */
export function readCellTime(cell: string, date: string, letters: string, clock: SourceClock): ClockReading {
  const time = cell.trim();
  const own = readStamped(time, clock);
  if (own !== null) return own;
  const written = [date.trim(), time].filter((part) => part !== '').join(' ');
  if (written === '') return { time: null, isTime: false };
  const joined = date.trim() === '' || looksLike(time) === null || hasDate(time) ? null : written;
  const { words, inferred } = readable(joined ?? (time === '' ? date.trim() : time));
  const stamped = joined === null ? null : readStamped(words, clock);
  if (stamped !== null) return stamped;
  if (letters !== '') {
    const lettered = `${words} ${letters}`;
    if (parseTime(words, anyDay).kind !== 'none' && !/[A-Z]{3}|[+-]\d\d:?\d\d$|Z$/u.test(words)) {
      const reading = clock.read(lettered, written, inferred);
      if (reading.isTime) return reading;
    }
  }
  const reading = clock.read(words, written, inferred);
  if (reading.isTime) return reading;
  // Words that are no time are kept as what the source says of it.
  const { zone } = clock.context();
  return {
    time: { start: null, end: null, precision: 'unknown', written, zone, inferred: [] },
    isTime: false,
  };
}

function readStamped(text: string, clock: SourceClock): ClockReading | null {
  const stamp = stampAt(text, 0);
  return stamp === null || stamp.length !== text.length ? null : readStamp(stamp, text, clock);
}

/** Whether a time says its day: then a column of dates has nothing to add. */
function hasDate(cell: string): boolean {
  const parsed = parseTime(readable(cell).words, { ...anyDay, incidentDate: null });
  return parsed.kind !== 'needs-date' && parsed.kind !== 'none';
}
