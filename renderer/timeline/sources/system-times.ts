import { parseTime } from '../../time/parse';
import type { WrittenTime } from '../../time/written-time';
import type { SourceContext, SourceQuestion } from './format';

/** Reads the times of one source, and keeps what has to be asked about them. */
export interface SystemTimes {
  /**
   * A time in the forms in which systems write it: ISO 8601 (RFC 3339), or a number that counts seconds, milli-, micro-
   * or nanoseconds since 1970. Null for everything else, also for 0, which stands for "never".
   */
  readonly read: (value: unknown) => WrittenTime | null;
  readonly questions: () => readonly SourceQuestion[];
}

export function createSystemTimes({ time }: SourceContext): SystemTimes {
  let zoneless = 0;
  let example = '';
  return {
    read: (value) => {
      const counted = readEpoch(value);
      if (counted !== null || typeof value !== 'string') return counted;
      const parsed = parseTime(value, { ...time, previous: null, incidentDate: null });
      if (parsed.kind !== 'time' || parsed.time.start === null) return null;
      if (parsed.time.inferred.includes('zone')) {
        zoneless += 1;
        if (example === '') example = parsed.time.written;
      }
      return parsed.time;
    },
    questions: () =>
      zoneless === 0 ? [] : [{ kind: 'zone', example, count: zoneless, suggested: time.zone }],
  };
}

/** Integer digits, by which the unit is told: nine digits of seconds are 1973, eleven 5138. */
const epoch = /^(\d{9,20})(?:\.(\d{1,9}))?$/;

/** The instant a number of seconds, milliseconds, microseconds or nanoseconds means, to the millisecond, rounded down. */
export function readEpoch(value: unknown): WrittenTime | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const written = String(value).trim();
  const start = epochMilliseconds(written);
  if (start === null) return null;
  return { start, end: null, precision: 'second', written, zone: 'UTC', inferred: [] };
}

/** Reckons in digits: a double has too few of them for nanoseconds. */
function epochMilliseconds(written: string): number | null {
  const [, whole, fraction = ''] = epoch.exec(written) ?? [];
  if (whole === undefined) return null;
  if (whole.length <= 11) return Number(whole) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
  if (whole.length <= 14) return Number(whole);
  return Number(whole.slice(0, whole.length <= 17 ? -3 : -6));
}

/** Whether both are known and the second is the later one. */
export function isLater(first: WrittenTime | null, second: WrittenTime | null): boolean {
  const [before, after] = [first?.start ?? null, second?.start ?? null];
  return before !== null && after !== null && after > before;
}

/** From one time to another as a range; the first alone where the other is missing, the same or before it. */
export function rangeOf(from: WrittenTime | null, to: WrittenTime | null): WrittenTime | null {
  if (from === null || to === null || !isLater(from, to)) return from;
  return { ...from, end: to.start, precision: 'range', written: `${from.written}–${to.written}` };
}
