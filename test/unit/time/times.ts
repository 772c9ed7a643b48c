import type { ParsedTime, TimeContext } from '../../../renderer/time/parsed-time';
import { parseTime } from '../../../renderer/time/parse';
import type { WrittenTime } from '../../../renderer/time/written-time';

export const utcContext: TimeContext = {
  zone: 'UTC',
  zoneConfirmed: true,
  previous: null,
  incidentDate: '2019-07-02',
};

export function contextOf(parts: Partial<TimeContext>): TimeContext {
  return { ...utcContext, ...parts };
}

/** A minute-precise time for use as the event above. */
export function timeAt(iso: string): WrittenTime {
  const parsed = parseTime(iso, utcContext);
  if (parsed.kind !== 'time') throw new Error(`${iso} is no time`);
  return parsed.time;
}

/** One line that says what a reading came to: "minute 2019-07-02T13:42:00.000Z UTC inferred:date". */
export function told(parsed: ParsedTime): string {
  switch (parsed.kind) {
    case 'none':
      return 'none';
    case 'needs-date':
      return `needs ${parsed.missing} for ${parsed.undated.written}`;
    case 'ambiguous-date':
      return `which date: ${parsed.choices.map(({ date }) => date).join(', ')}`;
    case 'ambiguous-zone':
      return `which ${parsed.abbreviation}: ${parsed.choices.map(({ zone }) => zone).join(', ')}`;
    case 'time': {
      const { start, end, precision, zone, inferred } = parsed.time;
      const iso = (ms: number): string =>
        new Date(ms).toISOString().replace(':00.000Z', 'Z').replace('.000Z', 'Z');
      const at = start === null ? '-' : iso(start) + (end === null ? '' : `/${iso(end)}`);
      const marks = [
        ...inferred.map((what) => `?${what}`),
        ...(parsed.dst === null ? [] : [`!${parsed.dst}`]),
      ];
      return [precision, at, zone, ...marks].join(' ');
    }
    default:
      return parsed satisfies never;
  }
}
