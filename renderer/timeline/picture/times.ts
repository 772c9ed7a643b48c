import { civilDateOf, timeOfDay } from '../../time/calendar';
import { dayOf, printDay, printTime } from '../../time/print';
import type { WrittenTime } from '../../time/written-time';
import { startOfDay, wallAt } from '../../time/zone-clock';
import { zoneLabel } from '../../time/zones';

const minuteMs = 60_000;

/**
 * The words under a mark: "13:42", "~14:30", "13h", "2 Jul" for a day.
 * @param seconds whether seconds are shown where they are known
 */
export function markText(time: WrittenTime, ms: number, zone: string, seconds: boolean): string {
  if (time.precision === 'hour' || time.precision === 'day') {
    return printTime(time, { zone, date: 'none' });
  }
  const isFine = seconds && time.precision === 'second';
  const unit = isFine ? 1000 : minuteMs;
  const precision = time.precision === 'approximate' || isFine ? time.precision : 'minute';
  return printTime(
    { ...time, start: Math.floor(ms / unit) * unit, end: null, precision },
    { zone, date: 'none' },
  );
}

/** The midnights between two instants at which a new day begins, at most `most` of them; none where there are more. */
export function midnights(first: number, last: number, zone: string, most: number): readonly number[] {
  if ((last - first) / 86_400_000 > most) return [];
  const found: number[] = [];
  const wall = wallAt(first, zone);
  for (let day = wall - timeOfDay(wall) + 86_400_000; ; day += 86_400_000) {
    const at = startOfDay(day, zone);
    if (at > last) return found;
    found.push(at);
  }
}

/** "2 Jul", with the year where `withYear` asks for it. */
export function dayText(day: string, withYear: boolean): string {
  const ms = Date.parse(`${day}T00:00:00Z`);
  const time = { start: ms, end: null, precision: 'day', written: '', zone: 'UTC', inferred: [] } as const;
  const short = printTime(time, { zone: 'UTC', date: 'short' });
  return withYear ? `${short} ${civilDateOf(ms).year}` : short;
}

/** YYYY-MM-DD under which a time stands. */
export function dayIn(time: WrittenTime, zone: string): string {
  return dayOf(time, zone) ?? '';
}

/** "2 July 2019" for 2019-07-02. */
export function longDay(day: string): string {
  return printDay(Date.parse(`${day}T00:00:00Z`), 'UTC');
}

/** "CEST (UTC+2)"; both where the clocks change between the first time and the last. '' where there are only days. */
export function zoneText(
  times: readonly { readonly start: number; readonly time: WrittenTime }[],
  zone: string,
): string {
  const clocks = times.filter(({ time }) => time.precision !== 'day');
  const labels = [clocks[0], clocks.at(-1)].flatMap((one) =>
    one === undefined ? [] : [zoneLabel(zone, one.start)],
  );
  return [...new Set(labels)].join(', then ');
}
