import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readTimes } from '../../../../renderer/checks/prose/times';
import { printTime } from '../../../../renderer/time/print';
import { parseTime } from '../../../../renderer/time/parse';

const read = (text: string) => readTimes(text).map((reading) => reading.text);

describe('readTimes', () => {
  it.each<readonly [string, readonly string[]]>([
    ['At 14:07 we stopped it', ['14:07']],
    ['at 14:07:31.', ['14:07:31']],
    ['From 13:42 to 14:09 UTC, most visits', ['From 13:42 to 14:09 UTC']],
    ['between 12:17 and 12:30 UTC on 2023-07-20', ['between 12:17 and 12:30 UTC on 2023-07-20']],
    ['16:00-17:50 UTC / 08:30-10:50 PDT', ['16:00-17:50 UTC', '08:30-10:50 PDT']],
    ['On Tuesday, 2 July 2019 it began', ['Tuesday, 2 July 2019']],
    ['July 2nd, 2019', ['July 2nd, 2019']],
    ['on 24 June it had', ['24 June']],
    ['2019-07-02T13:42Z', ['2019-07-02T13:42Z']],
    ['at 4:11 AM UTC the next morning', ['4:11 AM UTC']],
    ['at 9 am', ['9 am']],
    ['１３：４２に', []],
    ['１３：４２ です', ['１３：４２']],
    ['2019年7月2日 13時42分', ['2019年7月2日 13時42分']],
    ['roughly 18:52 UTC', ['roughly 18:52 UTC']],
    ['at 1400 UTC', ['1400 UTC']],
    [
      '22:30 UTC on October 29 to 05:39 UTC on October 30',
      ['22:30 UTC on October 29 to 05:39 UTC on October 30'],
    ],
    ['1:37 hours', []],
    ['5:30 minutes', []],
    ['localhost:8080', []],
    ['10.0.0.1:53', []],
    ['v1.2.3', []],
    ['a 10:1 ratio', []],
    ['16:9', []],
    ['main.ts:13:42', []],
    ['00:1a:2b:3c', []],
    ['24/7', []],
    ['3:15 ratio', []],
    ['$13:42', []],
    ['may 5 be', ['may 5']],
    ['2019', []],
    ['SPM-2024-01-18', []],
    ['a/2019/07/02/b', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('says whether a time only bounds, and whether it is about', () => {
    expect(readTimes('until 14:09')[0]?.bound).toBe(true);
    expect(readTimes('at 14:09')[0]?.bound).toBe(false);
    expect(readTimes('around 14:09')[0]?.approximate).toBe(true);
  });

  it('reads back what is printed', () => {
    const context = { zone: 'UTC', zoneConfirmed: true, previous: null, incidentDate: '2019-07-02' };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1439 }),
        fc.constantFrom('none', 'short', 'full'),
        (minutes, date) => {
          const start = Date.UTC(2019, 6, 2) + minutes * 60_000;
          const time = {
            start,
            end: null,
            precision: 'minute',
            written: '',
            zone: 'UTC',
            inferred: [],
          } as const;
          const printed = printTime(time, { zone: 'UTC', date });
          const [reading, ...more] = readTimes(`It was over at ${printed}, and`);
          expect(more).toEqual([]);
          const parsed = parseTime(reading?.text ?? '', context);
          expect(parsed).toMatchObject({ kind: 'time', time: { start } });
        },
      ),
    );
  });
});
