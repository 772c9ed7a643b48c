import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { WrittenTime } from '../../../../renderer/time/written-time';
import { compareRecords } from '../../../../renderer/timeline/sources/compare-records';
import { shiftRecords } from '../../../../renderer/timeline/sources/shift';
import type { SourceRecord } from '../../../../renderer/timeline/sources/record';
import { record } from './reading';

const start = fc.integer({ min: 0, max: 4_000_000_000_000 });
const time: fc.Arbitrary<WrittenTime> = fc.oneof(
  start.map((start) => ({
    start,
    end: null,
    precision: 'second' as const,
    written: 'x',
    zone: 'UTC',
    inferred: [],
  })),
  start.map((start) => ({
    start,
    end: start + 1000,
    precision: 'range' as const,
    written: 'x',
    zone: 'UTC',
    inferred: [],
  })),
  fc.constant({
    start: null,
    end: null,
    precision: 'unknown' as const,
    written: 'then',
    zone: 'UTC',
    inferred: [],
  }),
);
const records: fc.Arbitrary<readonly SourceRecord[]> = fc.array(
  fc
    .record({
      happened: fc.option(time),
      known: fc.option(time),
      system: fc.constantFrom('a', 'b'),
      nativeId: fc.constantFrom('', '1', '2', '10'),
      key: fc.constantFrom('line 1', 'line 2', 'line 10', 'Line 1', 'line 01'),
      raw: fc.constantFrom('x', 'y'),
      text: fc.constantFrom('x', 'é'),
    })
    .map(record),
  { maxLength: 12 },
);
const length = fc.integer({ min: -100_000_000, max: 100_000_000 });

describe('shifting a source', () => {
  it('moves every instant by the same length, and nothing else', () => {
    fc.assert(
      fc.property(records, length, (records, ms) => {
        const shifted = shiftRecords(records, ms);
        expect(shifted).toHaveLength(records.length);
        for (const [index, before] of records.entries()) {
          const after = shifted[index];
          for (const clock of ['happened', 'known'] as const) {
            for (const end of ['start', 'end'] as const) {
              const instant = before[clock]?.[end] ?? null;
              expect(after?.[clock]?.[end] ?? null).toBe(instant === null ? null : instant + ms);
            }
            expect(after?.[clock]?.written).toBe(before[clock]?.written);
          }
          expect({ ...after, happened: null, known: null }).toEqual({
            ...before,
            happened: null,
            known: null,
            shift: ms,
          });
        }
      }),
    );
  });

  it('adds up, and back is where it was', () => {
    fc.assert(
      fc.property(records, length, length, (records, one, other) => {
        expect(shiftRecords(shiftRecords(records, one), other)).toEqual(shiftRecords(records, one + other));
        expect(shiftRecords(shiftRecords(records, one), -one)).toEqual(records);
      }),
    );
  });
});

describe('the order of records', () => {
  it('does not depend on the order in which they came', () => {
    fc.assert(
      fc.property(
        records.chain((records) =>
          fc.tuple(fc.constant(records), fc.shuffledSubarray([...records], { minLength: records.length })),
        ),
        ([records, shuffled]) => {
          expect(shuffled.toSorted(compareRecords)).toEqual(records.toSorted(compareRecords));
        },
      ),
    );
  });

  it('is by time, then system, then as the system counts', () => {
    const at = (start: number | null): WrittenTime => ({
      start,
      end: null,
      precision: 'second',
      written: '',
      zone: 'UTC',
      inferred: [],
    });
    const sorted = [
      record({ key: 'line 10', happened: at(1) }),
      record({ key: 'line 9', happened: at(1) }),
      record({ key: 'undated' }),
      record({ key: 'line 8', happened: at(1), system: 'a' }),
      record({ key: 'line 11', happened: at(0) }),
    ].toSorted(compareRecords);
    expect(sorted.map(({ key }) => key)).toEqual(['line 11', 'line 8', 'line 9', 'line 10', 'undated']);
  });
});
