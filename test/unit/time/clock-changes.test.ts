import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

import { parseTime } from '../../../renderer/time/parse';
import { printCanonical, printTime } from '../../../renderer/time/print';
import type { WrittenTime } from '../../../renderer/time/written-time';
import { zones } from '../../../renderer/time/zones';
import { contextOf, told } from './times';

const minute = 60_000;
const [firstYear, lastYear] = [2016, 2026];

/** Every instant at which a zone of the database changes its clocks in ten years, as Temporal lists them. */
function clockChanges(zone: string): readonly number[] {
  const end = Date.UTC(lastYear, 0, 1);
  const found: number[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(
    Date.UTC(firstYear, 0, 1),
  ).toZonedDateTimeISO(zone);
  while (at !== null) {
    at = at.getTimeZoneTransition('next');
    if (at === null || at.epochMilliseconds >= end) break;
    found.push(at.epochMilliseconds);
  }
  return found;
}

const changes = zones().flatMap(({ zone }) => clockChanges(zone).map((ms) => ({ zone, ms })));

/** Minutes from the change, on both sides: within an hour that is skipped or repeated, at its edges, and beyond. */
const around = [-121, -61, -60, -31, -1, 0, 1, 29, 30, 59, 60, 61, 119];

const timeAt = (ms: number, zone: string, end: number | null): WrittenTime => ({
  start: ms,
  end,
  precision: end === null ? 'minute' : 'range',
  written: '',
  zone,
  inferred: [],
});

const same = ({ start, end, precision, zone }: WrittenTime) => ({ start, end, precision, zone });

describe('every change of clocks of ten years in every zone', () => {
  it('is known', () => {
    // Berlin alone changes its clocks twenty times.
    expect(changes.filter(({ zone }) => zone === 'Europe/Berlin')).toHaveLength(20);
    expect(new Set(changes.map(({ zone }) => zone)).size).toBeGreaterThan(100);
  });

  it('leaves a printed time the same when it is read again', { timeout: 120_000 }, () => {
    const wrong: string[] = [];
    for (const { zone, ms } of changes) {
      const context = contextOf({ zone, incidentDate: null });
      for (const minutes of around) {
        const time = timeAt(ms + minutes * minute, zone, null);
        const printed = printTime(time, { zone, date: 'full' });
        const read = parseTime(printed, context);
        if (read.kind === 'time' && read.time.start === time.start) continue;
        wrong.push(`${zone}: ${told(read)} for “${printed}” of ${new Date(ms).toISOString()}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it(
    'leaves a stored form the same in another zone, ranges over the change too',
    { timeout: 120_000 },
    () => {
      const elsewhere = contextOf({ zone: 'Asia/Kathmandu', incidentDate: '2019-07-02' });
      for (const { zone, ms } of changes) {
        for (const time of [
          timeAt(ms - minute, zone, null),
          timeAt(ms - 90 * minute, zone, ms + 45 * minute),
        ]) {
          const printed = printCanonical(time);
          const read = parseTime(printed, elsewhere);
          expect({ printed, ...(read.kind === 'time' ? same(read.time) : {}) }).toEqual({
            printed,
            ...same(time),
          });
        }
      }
    },
  );
});
