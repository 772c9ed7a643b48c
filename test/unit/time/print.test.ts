import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime } from '../../../renderer/time/parse';
import type { PrintOptions } from '../../../renderer/time/print';
import { dayOf, printCanonical, printDay, printIso, printTime } from '../../../renderer/time/print';
import type { WrittenTime } from '../../../renderer/time/written-time';
import { instantAt, offsetAt, startOfDay, wallAt } from '../../../renderer/time/zone-clock';
import { zones } from '../../../renderer/time/zones';
import { contextOf, timeAt } from './times';

const minute = 60_000;
const day = 86_400_000;

/** Instants at which the zone's clocks change in these years, found by halving. */
function clockChanges(zone: string, fromYear: number, toYear: number): number[] {
  const found: number[] = [];
  const end = Date.UTC(toYear, 0, 1);
  for (let from = Date.UTC(fromYear, 0, 1); from < end; from += 14 * day) {
    let [low, high] = [from, from + 14 * day];
    if (offsetAt(low, zone) === offsetAt(high, zone)) continue;
    while (high - low > minute) {
      const middle = Math.floor((low + high) / 2 / minute) * minute;
      if (offsetAt(middle, zone) === offsetAt(low, zone)) low = middle;
      else high = middle;
    }
    found.push(high);
  }
  return found;
}

const changing = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'America/St_Johns',
  'Asia/Gaza',
  'Pacific/Chatham',
  'America/Santiago',
  'Europe/Dublin',
  'America/Scoresbysund',
];
const changes = new Map(changing.map((zone) => [zone, clockChanges(zone, 2014, 2024)]));

const anyZone = fc.constantFrom(
  ...zones().map(({ zone }) => zone),
  '+02:00',
  '-09:30',
  '+05:45',
  '-12:00',
  '+14:00',
);
const anywhere = fc.record({
  zone: anyZone,
  ms: fc.integer({ min: Date.UTC(1973, 0, 1), max: Date.UTC(2060, 0, 1) }),
});
/** Within three hours of a change of clocks, where the mistakes are. */
const nearChange = fc.constantFrom(...changing).chain((zone) =>
  fc.record({
    zone: fc.constant(zone),
    ms: fc
      .tuple(
        fc.constantFrom(...(changes.get(zone) ?? [])),
        fc.integer({ min: -180 * minute, max: 180 * minute }),
      )
      .map(([change, around]) => change + around),
  }),
);

function wholeHour(ms: number, zone: string): number {
  const wall = wallAt(ms, zone);
  return instantAt(Math.floor(wall / (60 * minute)) * 60 * minute, zone).ms;
}

const time = fc
  .tuple(
    fc.oneof(anywhere, nearChange),
    fc.constantFrom('second', 'minute', 'hour', 'day', 'approximate', 'range'),
    fc.oneof(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 3 * 24 * 60 })),
    fc.constantFrom(1, 1000, minute),
  )
  .map(([{ zone, ms }, precision, minutes, grain]): WrittenTime => {
    const whole = Math.floor(ms / minute) * minute;
    const base = { end: null, written: '', zone, inferred: [] };
    switch (precision) {
      case 'second':
        return { ...base, precision, start: Math.floor(ms / grain) * grain };
      case 'minute':
        return { ...base, precision, start: whole };
      case 'approximate':
        return { ...base, precision, start: Math.floor(ms / grain) * grain };
      case 'hour':
        return { ...base, precision, start: wholeHour(ms, zone) };
      case 'day':
        return { ...base, precision, start: startOfDay(Math.floor(wallAt(ms, zone) / day) * day, zone) };
      case 'range': {
        const start = Math.floor(ms / grain) * grain;
        return { ...base, precision, start, end: start + minutes * minute };
      }
    }
  });

const meaning = ({ start, end, precision }: WrittenTime): Partial<WrittenTime> => ({ start, end, precision });

function readAgain(text: string, zone: string): WrittenTime {
  const parsed = parseTime(text, contextOf({ zone, incidentDate: null }));
  if (parsed.kind !== 'time') throw new Error(`${text} in ${zone} reads as ${parsed.kind}`);
  return parsed.time;
}

describe('printed and read again', () => {
  it('covers changes of clocks in both directions', () => {
    expect([...changes].filter(([, instants]) => instants.length < 6)).toEqual([]);
  });

  it('the canonical form gives the same time and zone', () => {
    fc.assert(
      fc.property(time, (written) => {
        // An hour that a half-hour gap pushed off the hour has no form of its own.
        fc.pre(
          written.precision !== 'hour' || wallAt(written.start ?? 0, written.zone) % (60 * minute) === 0,
        );
        const again = readAgain(printCanonical(written), 'Asia/Tokyo');
        expect({ ...again, written: '' }).toEqual(written);
      }),
      { numRuns: 3000 },
    );
  });

  it('the full form gives the same time in the same zone', () => {
    fc.assert(
      fc.property(time, (written) => {
        fc.pre(
          written.precision !== 'hour' || wallAt(written.start ?? 0, written.zone) % (60 * minute) === 0,
        );
        const text = printTime(written, { zone: written.zone, date: 'full' });
        expect({ text, ...meaning(readAgain(text, written.zone)) }).toEqual({ text, ...meaning(written) });
      }),
      { numRuns: 3000 },
    );
  });

  it('the full form gives the same instants in any other zone', () => {
    fc.assert(
      fc.property(time, anyZone, (written, zone) => {
        fc.pre(written.precision !== 'day' && written.precision !== 'hour');
        const text = printTime(written, { zone, date: 'full' });
        expect({ text, ...meaning(readAgain(text, zone)) }).toEqual({ text, ...meaning(written) });
      }),
      { numRuns: 1500 },
    );
  });

  it('words are given back', () => {
    const words = timeAt('Weeks earlier');
    expect(printTime(words, { zone: 'UTC', date: 'full' })).toBe('Weeks earlier');
    expect(printCanonical(words)).toBe('Weeks earlier');
    expect(printIso(words)).toBeNull();
  });
});

describe('printTime', () => {
  it.each<[string, PrintOptions['date'], string]>([
    ['2019-07-02T13:42Z', 'none', '13:42'],
    ['2019-07-02T13:42Z', 'short', '2 Jul 13:42'],
    ['2019-07-02T13:42Z', 'full', '2 July 2019, 13:42'],
    ['2019-07-02T13:42:00Z', 'none', '13:42:00'],
    ['2019-07-02T13:42:05.120Z', 'none', '13:42:05.120'],
    ['~2019-07-02T14:30Z', 'none', '~14:30'],
    ['~2019-07-02T14:30Z', 'full', '2 July 2019, ~14:30'],
    ['2019-07-02T13Z', 'short', '2 Jul 13h'],
    ['2019-07-02', 'none', '2 Jul'],
    ['2019-07-02', 'full', '2 July 2019'],
    ['2019-07-02T14:00Z/2019-07-02T14:09Z', 'none', '14:00–14:09'],
    ['2019-07-02T14:00Z/2019-07-02T14:09Z', 'full', '2 July 2019, 14:00–14:09'],
    ['2019-07-02T23:50Z/2019-07-03T00:10Z', 'none', '23:50–00:10'],
    ['2019-07-02T23:50Z/2019-07-03T00:10Z', 'short', '2 Jul 23:50 – 3 Jul 00:10'],
    ['2019-07-02T10:00Z/2019-07-04T11:00Z', 'none', '10:00 – 4 Jul 11:00'],
    ['2019-07-02T10:00Z/2019-07-04T09:00Z', 'none', '10:00 – 4 Jul 09:00'],
  ])('%s, date %s', (text, date, expected) => {
    expect(printTime(timeAt(text), { zone: 'UTC', date })).toBe(expected);
  });

  it('shows another zone’s clock, and says which of two equal clock times it is', () => {
    const berlin = { zone: 'Europe/Berlin', date: 'short' } as const;
    expect(printTime(timeAt('2019-07-02T23:42Z'), berlin)).toBe('3 Jul 01:42');
    expect(printTime(timeAt('2019-10-27T00:30Z'), berlin)).toBe('27 Oct 02:30 UTC+2');
    expect(printTime(timeAt('2019-10-27T01:30Z'), berlin)).toBe('27 Oct 02:30 UTC+1');
    expect(printTime(timeAt('2019-10-27T00:50Z/2019-10-27T01:10Z'), berlin)).toBe(
      '27 Oct 02:50 UTC+2–02:10 UTC+1',
    );
    expect(printTime(timeAt('2019-10-27T02:30Z'), berlin)).toBe('27 Oct 03:30');
  });

  it('does not move a day into another zone', () => {
    const written = readAgain('2019-07-02', 'Asia/Tokyo');
    expect(printTime(written, { zone: 'America/New_York', date: 'full' })).toBe('2 July 2019');
    expect(dayOf(written, 'America/New_York')).toBe('2019-07-02');
    expect(printIso(written)).toBe('2019-07-02');
  });

  it('writes the date as the language does', () => {
    const options = { zone: 'UTC', date: 'full', locale: 'de-DE' } as const;
    expect(printTime(timeAt('2019-07-02T13:42Z'), options)).toBe('2. Juli 2019, 13:42');
    expect(printDay(Date.UTC(2019, 6, 2, 23), 'Europe/Berlin')).toBe('3 July 2019');
  });
});

describe('printIso', () => {
  it.each([
    ['2019-07-02T13:42+02:00', '2019-07-02T11:42:00Z'],
    ['2019-07-02T13:42:05.5Z', '2019-07-02T13:42:05.500Z'],
    ['2019-07-02T14:00Z/2019-07-02T14:09Z', '2019-07-02T14:00:00Z/2019-07-02T14:09:00Z'],
  ])('%s', (text, expected) => {
    expect(printIso(timeAt(text))).toBe(expected);
  });
});
