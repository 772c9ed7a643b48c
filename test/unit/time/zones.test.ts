import { describe, expect, it } from 'vitest';
import { abbreviations } from '../../../renderer/time/zone-abbreviations';
import { instantAt, localDay, offsetAt } from '../../../renderer/time/zone-clock';
import { isZone, machineZone, parseZone, searchZones, zoneLabel, zones } from '../../../renderer/time/zones';

const july = Date.UTC(2019, 6, 2, 13, 42);
const january = Date.UTC(2019, 0, 2, 13, 42);

describe('parseZone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    [' europe/berlin ', 'Europe/Berlin'],
    ['utc', 'UTC'],
    ['Z', 'UTC'],
    ['GMT', 'UTC'],
    ['UTC+2', '+02:00'],
    ['+0530', '+05:30'],
    ['UTC−5', '-05:00'],
    ['+00:00', 'UTC'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['IST', null],
    ['EST', null],
    ['Europe/Nowhere', null],
    ['+15:00', null],
    ['', null],
    ['Berlin', null],
  ])('%s', (text, expected) => {
    expect(parseZone(text)).toBe(expected);
  });

  it('isZone takes stored forms only', () => {
    expect(['UTC', '+02:00', 'Europe/Berlin'].every(isZone)).toBe(true);
    expect(['utc', 'Z', 'UTC+2', '+2', '', 'Europe/Nowhere', 'EST'].some(isZone)).toBe(false);
  });
});

describe('zones', () => {
  it('lists UTC first, present names, none twice, all usable', () => {
    const names = zones().map(({ zone }) => zone);
    expect(names[0]).toBe('UTC');
    expect(names.length).toBeGreaterThan(400);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !isZone(name))).toEqual([]);
    expect(names).toContain('Asia/Kolkata');
    expect(names).not.toContain('Asia/Calcutta');
  });

  it('is searched by city, abbreviation and offset', () => {
    const found = (query: string): string[] => searchZones(query, july).map(({ zone }) => zone);
    expect(found('berl')[0]).toBe('Europe/Berlin');
    expect(found('new york')[0]).toBe('America/New_York');
    expect(found('são paulo')[0]).toBe('America/Sao_Paulo');
    expect(found('ist').slice(0, 3).sort()).toEqual(['Asia/Jerusalem', 'Asia/Kolkata', 'Europe/Dublin']);
    expect(found('+5:30').slice(0, 3)).toEqual(['+05:30', 'Asia/Colombo', 'Asia/Kolkata']);
    expect(found('utc')[0]).toBe('UTC');
    expect(found('')).toHaveLength(zones().length);
    expect(found('nowhere at all')).toEqual([]);
  });

  it('knows the machine’s zone', () => {
    expect(isZone(machineZone())).toBe(true);
  });
});

describe('zoneLabel', () => {
  it.each([
    ['UTC', july, 'UTC'],
    ['+02:00', july, 'UTC+2'],
    ['-03:30', july, 'UTC−3:30'],
    ['Europe/Berlin', july, 'CEST (UTC+2)'],
    ['Europe/Berlin', january, 'CET (UTC+1)'],
    ['America/New_York', july, 'EDT (UTC−4)'],
    ['Europe/London', january, 'GMT (UTC+0)'],
    ['Asia/Kathmandu', july, 'Kathmandu (UTC+5:45)'],
  ])('%s', (zone, ms, expected) => {
    expect(zoneLabel(zone, ms)).toBe(expected);
  });
});

describe('zone clock', () => {
  it('agrees with Intl in every zone', () => {
    for (const { zone } of zones().slice(1)) {
      for (const ms of [january, july, Date.UTC(1985, 3, 28, 1, 15)]) {
        const format = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'medium',
        });
        const wall = new Date(ms + offsetAt(ms, zone)).toISOString().slice(0, 19).replace('T', ' ');
        expect([zone, wall]).toEqual([zone, format.format(ms)]);
      }
    }
  });

  it('finds the instant again that a wall time came from, unless it is in a fold', () => {
    for (const { zone } of zones()) {
      const placed = instantAt(july + offsetAt(july, zone), zone);
      expect({ zone, ...placed }).toEqual({ zone, ms: july, dst: null });
    }
  });

  it('gives the local day', () => {
    expect(localDay(Date.UTC(2019, 6, 2, 23), 'Europe/Berlin')).toBe('2019-07-03');
    expect(localDay(Date.UTC(2019, 6, 2, 23), 'UTC')).toBe('2019-07-02');
  });

  it('refuses what is no zone', () => {
    expect(() => offsetAt(july, 'Europe/Nowhere')).toThrow(RangeError);
  });
});

describe('abbreviations', () => {
  it('each name a zone of this world that had the offset in 2019', () => {
    for (const [letters, readings] of Object.entries(abbreviations)) {
      for (const { offset, region } of readings) {
        expect([letters, isZone(region)]).toEqual([letters, true]);
        if (offset === null) continue;
        const minutes = [january, july].map((ms) => offsetAt(ms, region) / 60_000);
        const [hours = 0, rest = 0] = offset.slice(1).split(':').map(Number);
        const expected = (offset.startsWith('-') ? -1 : 1) * (hours * 60 + rest);
        expect({ letters, region, found: minutes.includes(expected) }).toEqual({
          letters,
          region,
          found: true,
        });
      }
    }
  });
});
