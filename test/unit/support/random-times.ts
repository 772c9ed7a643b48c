import fc from 'fast-check';

import type { WrittenTime } from '../../../renderer/time/written-time';
import { wallAt } from '../../../renderer/time/zone-clock';
import { decoys } from './random-look-alikes';
import { phrase } from './random-text';

/* Random times of every precision, on the clocks of many zones. */

/** Zones of many kinds: fixed, half hours, clock changes in the middle of the year and at midnight. */
export const zones = [
  'UTC',
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Pacific/Chatham',
  '+05:45',
  '-03:30',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Mars/Olympus',
];

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Days around which times lie: an ordinary one, and two on which Berlin's clocks change. */
export const days = [
  Date.UTC(2019, 6, 2),
  Date.UTC(2019, 6, 2),
  Date.UTC(2019, 9, 27),
  Date.UTC(2019, 2, 31),
  Date.UTC(2018, 11, 31),
];

const described = fc.oneof(fc.constantFrom('weeks earlier', ...decoys), phrase);

/** @param day milliseconds UTC around which the times of a document lie */
export function time(day: number, zone: string): fc.Arbitrary<WrittenTime> {
  const known = zone === 'Mars/Olympus' ? 'UTC' : zone;
  const base = { written: 'as written', zone: known, inferred: ['date' as const], end: null };
  const start = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: -120, max: 240 }).map((minutes) => day + minutes * minuteMs) },
    { weight: 4, arbitrary: fc.constantFrom(0, 90, 13 * 60 + 42).map((minutes) => day + minutes * minuteMs) },
    {
      weight: 2,
      arbitrary: fc.integer({ min: -2 * 1440, max: 2 * 1440 }).map((minutes) => day + minutes * minuteMs),
    },
    { weight: 1, arbitrary: fc.integer({ min: -900, max: 900 }).map((ahead) => day + ahead * dayMs) },
  );
  const startOf = (ms: number, unit: number): number => {
    const wall = wallAt(ms, known);
    return ms - (((wall % unit) + unit) % unit);
  };
  return fc.oneof(
    { weight: 6, arbitrary: start.map((ms): WrittenTime => ({ ...base, start: ms, precision: 'minute' })) },
    {
      weight: 2,
      arbitrary: start.map((ms): WrittenTime => ({ ...base, start: ms, precision: 'approximate' })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(start, fc.constantFrom(0, 1, 9, 60, 90, 1440, 5000))
        .map(([ms, length]): WrittenTime => ({
          ...base,
          start: ms,
          end: ms + length * minuteMs,
          precision: 'range',
        })),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(start, fc.constantFrom(0, 7000, 7, 59_999)).map(([ms, more]): WrittenTime => ({
        ...base,
        start: ms + more,
        precision: more === 7 ? 'minute' : 'second',
      })),
    },
    {
      weight: 1,
      arbitrary: start.map((ms): WrittenTime => ({
        ...base,
        start: startOf(ms, 60 * minuteMs),
        precision: 'hour',
      })),
    },
    {
      weight: 1,
      arbitrary: start.map((ms): WrittenTime => ({
        ...base,
        zone: 'UTC',
        start: Math.floor(ms / 3_600_000) * 3_600_000,
        precision: 'hour',
      })),
    },
    {
      weight: 1,
      arbitrary: start.map((ms): WrittenTime => ({ ...base, start: startOf(ms, dayMs), precision: 'day' })),
    },
    {
      weight: 2,
      arbitrary: described.map((written): WrittenTime => ({
        ...base,
        start: null,
        precision: 'unknown',
        written,
      })),
    },
  );
}
