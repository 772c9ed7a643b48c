import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sourceFormatIds } from '../../../../renderer/timeline/sources/format';
import { openSource } from '../../../../renderer/timeline/sources/open';
import { readSource } from '../../../../renderer/timeline/sources/read-source';
import { printCanonical } from '../../../../renderer/time/print';
import { contextOf, instantOf, readText, utc } from './reading';

const piece = fc.constantFrom(
  '13:42',
  '[1:42 PM] Ada: ',
  '2019-07-02',
  '2019-07-02T13:42:05Z ',
  'Jul  2 13:42:05 ',
  '[02/Jul/2019:13:42:05 +0000]',
  '02/07/2019, 13:42 - ',
  '1562074925 ',
  'Ada Lovelace  1:42 PM',
  '  1:43 PM',
  '<ada> ',
  '- ',
  '| ',
  '|---|---|',
  '"',
  ',',
  ';',
  '\t',
  'Time',
  'Event',
  '# ',
  'rules',
  ' IST',
  '  at f()',
  '```',
  '{"ts":1}',
  '[',
);
const text = fc
  .array(fc.array(fc.oneof({ weight: 6, arbitrary: piece }, fc.string({ maxLength: 6 })), { maxLength: 5 }), {
    maxLength: 12,
  })
  .map((lines) => lines.map((line) => line.join('')).join('\n'));

/** The letters and digits of a text, and nothing else: line ends and margins may differ. */
const letters = (value: string): string => value.replace(/[^\p{L}\p{N}]/gu, '');

describe('reading never throws', () => {
  it('for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const input = openSource({ name: 'a', bytes: new Uint8Array(bytes) });
        if ('refused' in input) return;
        readSource(input, contextOf());
      }),
    );
  });

  it('for any text that looks like a source, in every format', () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(undefined, ...sourceFormatIds),
        fc.boolean(),
        (text, format, isKnown) => {
          const input = openSource({ name: 'a.md', bytes: new TextEncoder().encode(text) });
          if ('refused' in input) return;
          const reading = readSource(
            input,
            contextOf(isKnown ? {} : { zoneConfirmed: false, incidentDate: null }),
            format,
          );
          const keys = 'refused' in reading ? [] : reading.records.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          expect('refused' in reading ? reading.refused : '.').toMatch(/\.$/u);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('no line is lost', () => {
  it('of plain lines: each is in the raw text of a record, or named among the skipped', () => {
    fc.assert(
      fc.property(text, (text) => {
        const input = openSource({ name: 'a', bytes: new TextEncoder().encode(text) });
        if ('refused' in input) return;
        const reading = readSource(input, contextOf(), 'lines');
        if ('refused' in reading) return;
        const lines = input.text.split(/\r\n|\r|\n/u);
        const skipped = new Set(reading.skipped.map(({ place }) => Number(place.replace('line ', '')) - 1));
        const kept = lines.filter((_, index) => !skipped.has(index)).join('');
        expect(letters(reading.records.map(({ raw }) => raw).join(''))).toBe(letters(kept));
      }),
      { numRuns: 300 },
    );
  });

  it('of a table: each row is in the raw text of a record, or named among the skipped', () => {
    fc.assert(
      fc.property(text, (text) => {
        const input = openSource({ name: 'a.csv', bytes: new TextEncoder().encode(`Time,Event\n${text}`) });
        if ('refused' in input || input.json !== undefined) return;
        const reading = readSource(input, contextOf(), 'csv');
        if ('refused' in reading || reading.skipped.length > 0) return;
        const header = reading.columns?.header.join('') ?? '';
        const raws = reading.records.map(({ raw }) => raw).join('');
        expect(letters(`${header.startsWith('Column') ? '' : header}${raws}`)).toBe(letters(input.text));
      }),
      { numRuns: 300 },
    );
  });
});

describe('times', () => {
  const ms = fc.integer({ min: Date.UTC(2002, 0, 1), max: Date.UTC(2037, 0, 1) });

  it('are read as what they were printed for, in every kind of stamp', () => {
    const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
    fc.assert(
      fc.property(ms, fc.integer({ min: -48, max: 56 }), (ms, quarters) => {
        const second = Math.floor(ms / 1000) * 1000;
        const offset = quarters * 15 * 60_000;
        const wall = new Date(second + offset);
        const sign = offset < 0 ? '-' : '+';
        const size = Math.abs(offset) / 60_000;
        const zone = `${sign}${pad(Math.floor(size / 60))}${pad(size % 60)}`;
        const month = wall.toLocaleString('en-US', { month: 'short', timeZone: 'UTC' });
        const clock = wall.toISOString().slice(11, 19);
        const day = pad(wall.getUTCDate());
        const iso = wall.toISOString().slice(0, 19);
        const stamps = [
          `${iso}${zone.slice(0, 3)}:${zone.slice(3)} x`,
          `${iso.replace('T', ' ')} ${zone} x`,
          `1.2.3.4 - - [${day}/${month}/${wall.getUTCFullYear()}:${clock} ${zone}] "x"`,
          `${second / 1000} x`,
          `${second} x`,
          `${second}000 x`,
          `${second}000000 x`,
        ];
        for (const stamp of stamps) {
          const { records } = readText(stamp, contextOf(), 'lines');
          expect(
            records.map(({ happened }) => happened?.start),
            stamp,
          ).toEqual([second]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of plain lines are what printing them again says', () => {
    fc.assert(
      fc.property(
        ms,
        fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns'),
        (ms, zone) => {
          const minute = Math.floor(ms / 60_000) * 60_000;
          const time = {
            start: minute,
            end: null,
            precision: 'minute',
            written: '',
            zone,
            inferred: [],
          } as const;
          const { records, questions } = readText(
            `${printCanonical(time)} x`,
            { ...contextOf(), time: utc },
            'lines',
          );
          expect(records.map(instantOf)).toEqual([instantOf({ happened: time })]);
          expect(questions).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
