import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import {
  printTimeText,
  readTimeText,
  tidyTime,
  type TimePlace,
} from '../../../renderer/markdown/structures/time-text';
import { calendarDay } from '../../../renderer/markdown/times';
import type { WrittenTime } from '../../../renderer/time/written-time';
import { instantAt } from '../../../renderer/time/zone-clock';
import { at, described } from '../support/build';
import { zones } from '../support/random-times';

/** Set FIDELITY_RUNS for a longer search. */
const numRuns = Number(process.env['FIDELITY_RUNS'] ?? 500);

vi.setConfig({ testTimeout: 60_000 + numRuns * 50 });

const place: TimePlace = { zone: 'UTC', day: '2019-07-02' };
const printed = (time: WrittenTime | null, where = place) => {
  const tidy = tidyTime(time, where.zone);
  return tidy === null ? null : printTimeText(tidy, where);
};

describe('a time in a timeline', () => {
  it.each([
    ['the clock alone on its own day', at('2019-07-02T13:42'), '13:42'],
    ['the day, where it is another', at('2019-07-03T13:42'), '3 Jul 13:42'],
    ['the year, where it is another', at('2021-07-03T13:42'), '3 July 2021, 13:42'],
    ['seconds', at('2019-07-02T13:42:05', 'second'), '13:42:05'],
    ['no seconds', at('2019-07-02T13:42', 'second'), '13:42:00'],
    ['about', at('2019-07-02T14:30', 'approximate'), '~14:30'],
    ['an hour', at('2019-07-02T13:00', 'hour'), '13h'],
    ['a day', at('2019-07-02T00:00', 'day'), '2 Jul'],
    ['a range', at('2019-07-02T14:00', 'range', '2019-07-02T14:09'), '14:00–14:09'],
    ['a range over midnight', at('2019-07-02T23:50', 'range', '2019-07-03T00:10'), '23:50–00:10'],
    ['a range over days', at('2019-07-02T23:50', 'range', '2019-07-05T00:10'), '23:50 – 5 Jul 00:10'],
    ['words', described('weeks earlier'), 'weeks earlier'],
    ['words that are a time', described('13:42'), '“13:42”'],
    ['words that are a label', described('Undated'), '“Undated”'],
    ['words in quotation marks', described('“soon”'), '““soon””'],
  ])('is printed with %s', (_, time, words) => {
    expect(printed(time)?.words).toBe(words);
    expect(readTimeText(words, place)).toEqual(printed(time)?.time);
  });

  it('says on which clock where the clocks are set back', () => {
    const night = { zone: 'Europe/Berlin', day: '2019-10-27' };
    expect(printed(at('2019-10-27T00:30Z'), night)?.words).toBe('02:30 UTC+2');
    expect(printed(at('2019-10-27T01:30Z'), night)?.words).toBe('02:30 UTC+1');
  });

  it('keeps an hour that does not begin on the hour here', () => {
    const there = { zone: 'Asia/Kolkata', day: '2019-07-02' };
    expect(printed(at('2019-07-02T13:00Z', 'hour'), there)).toMatchObject({
      words: '13h UTC',
      time: { start: Date.parse('2019-07-02T13:00Z'), precision: 'hour' },
    });
  });

  it('is nothing without words, and words where no date can be written', () => {
    expect(printed(described('  '))).toBeNull();
    expect(printed({ ...at('2019-07-02T13:42'), start: 8.6e15 })?.time.start).toBeNull();
  });

  const known = zones.filter((zone) => zone !== 'Mars/Olympus');
  const years = { min: Date.UTC(2010, 0, 1), max: Date.UTC(2026, 0, 1) };
  const instants = fc.oneof(
    fc.integer({ min: years.min / 60_000, max: years.max / 60_000 }).map((minutes) => minutes * 60_000),
    fc.integer(years),
    // Where Europe's clocks change.
    fc.integer({ min: -180, max: 180 }).map((minutes) => Date.UTC(2019, 9, 27, 1) + minutes * 60_000),
  );
  const precisions = fc.constantFrom('second', 'minute', 'hour', 'day', 'approximate', 'range');

  it('is read as the same instants, whatever the zone, the day it stands under and the precision', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        instants,
        fc.integer({ min: 0, max: 4000 }),
        precisions,
        fc.constantFrom(null, 'own', '2019-07-02'),
        (zone, ms, length, precision, under) => {
          const minute = Math.floor(ms / 60_000) * 60_000;
          const day = `${calendarDay({ ...at('2019-07-02'), start: minute }, zone)}T00:00:00Z`;
          const start =
            precision === 'day'
              ? instantAt(Date.parse(day), zone).ms
              : precision === 'hour'
                ? Math.floor(ms / 900_000) * 900_000
                : precision === 'second'
                  ? ms
                  : minute;
          const end = precision === 'range' ? start + length * 60_000 : null;
          const time = { ...at('2019-07-02'), start, end, precision, zone };
          const where = { zone, day: under === 'own' ? calendarDay(time, zone) : under };
          const found = printed(time, where);
          expect(found?.time, found?.words).toMatchObject({ start, end, precision, zone });
          expect(readTimeText(found?.words ?? '', where)).toEqual(found?.time);
        },
      ),
      { numRuns },
    );
  });

  it('gives back any words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const found = printed(described(words));
        expect(found === null ? null : readTimeText(found.words, place)).toEqual(found?.time ?? null);
      }),
    );
  });
});
