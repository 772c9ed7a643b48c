import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime, splitLeadingTime } from '../../../renderer/time/parse';
import { withAnswer } from '../../../renderer/time/parsed-time';
import { told, utcContext } from './times';

/** The time as read, then the rest of the headline; null where nothing was split off. */
function split(text: string, context = utcContext): readonly [string, string] | null {
  const result = splitLeadingTime(text, context);
  if (result === null) return null;
  expect(text.slice(result.length)).toBe(result.rest);
  return [told(result.parsed), result.rest];
}

const at1342 = told(parseTime('13:42', utcContext));
const day2 = told(parseTime('2 July 2019', utcContext));

describe('splitLeadingTime', () => {
  it.each([
    ['13:42 rules begin to deploy', at1342, 'rules begin to deploy'],
    ['  13:42 rules', at1342, 'rules'],
    ['13:42\trules', at1342, 'rules'],
    ['13:42 – rules', at1342, 'rules'],
    ['13:42 - rules', at1342, 'rules'],
    ['13:42— rules', at1342, 'rules'],
    ['13:42—rules', at1342, 'rules'],
    ['13:42: rules', at1342, 'rules'],
    ['13:42, rules', at1342, 'rules'],
    ['13:42 | rules', at1342, 'rules'],
    ['13:42', at1342, ''],
    ['13:42 ', at1342, ''],
    ['１３：４２：規則', at1342, '規則'],
    ['１３：４２　規則', at1342, '規則'],
    ['١٣:٤٢ بدأ النشر', at1342, 'بدأ النشر'],
    ['13:42 -5 nodes', at1342, '-5 nodes'],
    ['13:42 +3 nodes', at1342, '+3 nodes'],
    ['13:42 UTC-based clocks', at1342, 'UTC-based clocks'],
    ['13:42 second deploy', at1342, 'second deploy'],
    ['13:42 minute of silence', at1342, 'minute of silence'],
    ['13:42 3 engineers joined', at1342, '3 engineers joined'],
    ['13:42 2 may fail', at1342, '2 may fail'],
    ['13:42 +1000 errors', at1342, '+1000 errors'],
    ['13:42 (UTC) rules', at1342, 'rules'],
    ['13:42 (all regions) rules', at1342, '(all regions) rules'],
    ['13:42 CI/CD stops', at1342, 'CI/CD stops'],
    ['13:42 WAF rules', at1342, 'WAF rules'],
    ['13:42 to 15 nodes', at1342, 'to 15 nodes'],
    ['2 Jul 2019 13:42 rules', told(parseTime('2 Jul 2019 13:42', utcContext)), 'rules'],
    ['13:42 UTC on 2 July 2019 rules', 'minute 2019-07-02T13:42Z UTC', 'rules'],
    ['2019-07-02T13:42Z rules', 'minute 2019-07-02T13:42Z UTC', 'rules'],
    ['14:00–14:09 traffic is back', told(parseTime('14:00–14:09', utcContext)), 'traffic is back'],
    ['between 14:00 and 14:09 traffic', told(parseTime('14:00–14:09', utcContext)), 'traffic'],
    ['~14:30 a page', told(parseTime('~14:30', utcContext)), 'a page'],
    ['about 14:30 a page', told(parseTime('~14:30', utcContext)), 'a page'],
    ['1:42 pm rules', at1342, 'rules'],
    ['1pm rules', told(parseTime('1 pm', utcContext)), 'rules'],
    ['2 July 2019: rules', day2, 'rules'],
    ['2019-07-02 – rules', day2, 'rules'],
    ['2 July 2019', day2, ''],
    ['13h: rules', told(parseTime('13h', utcContext)), 'rules'],
    ['weeks earlier a protection is removed', 'unknown - UTC', 'a protection is removed'],
    ['the day before: a freeze', 'unknown - UTC', 'a freeze'],
    ['unknown – a freeze', 'unknown - UTC', 'a freeze'],
    ['13:42 IST rules', told(parseTime('13:42 IST', utcContext)), 'rules'],
    ['02/07/2019 13:42 rules', told(parseTime('02/07/2019 13:42', utcContext)), 'rules'],
  ])('%s', (text, time, rest) => {
    expect(split(text)).toEqual([time, rest]);
  });

  it.each([
    '',
    ' ',
    'rules begin',
    '3 engineers joined',
    '2 July was quiet',
    '1.5 million requests',
    '10:1 ratio',
    '2019 was quiet',
    '2019-07-02 deploy',
    '13:425 rules',
    '13:42rules',
    '13:42:7 rules',
    '12:34:56:78:9a:bc joined',
    '13h of downtime',
    '1h37 of downtime',
    '5:30 minutes of silence',
    '3 pm reviewers joined',
    'about 30 engineers',
    'unknown error in the log',
    'earlier fixes are reverted',
    'weeks earlier than planned',
    'two weeks later the fix',
    'the day before yesterday',
    'May 3 engineers join?',
    'march on',
    'Sun 4 workstations fail',
    'a few minutes of load',
    '2 July – 4 July: degraded',
    '1/2 of the fleet',
    '1/2/3: rules',
    'from 14:00',
    '50% of traffic',
    '10.0.0.1 is down',
    '~30 nodes',
    '1. restart',
    '- 13:42 rules',
  ])('leaves alone: %j', (text) => {
    expect(split(text)).toBeNull();
  });

  it('gives letters back to the headline that the author says are no zone', () => {
    const word = withAnswer(utcContext, { zones: { PT: null } });
    expect(split('13:42 PT lost quorum')?.[0]).toContain('which PT');
    expect(split('13:42 PT lost quorum', word)).toEqual([at1342, 'PT lost quorum']);
  });

  it('keeps the time’s own words and counts UTF-16 units', () => {
    const result = splitLeadingTime(' 𝟏𝟑:𝟒𝟐 – 𝟏 rule', utcContext);
    expect(result).toMatchObject({ rest: '𝟏 rule', length: 13, parsed: { time: { written: '𝟏𝟑:𝟒𝟐' } } });
  });

  it('never throws, and never loses or adds a character', () => {
    const pieces = fc.constantFrom(
      '13:42',
      '2 Jul',
      '2019-07-02',
      ' ',
      ' – ',
      '-',
      ':',
      'T',
      'UTC',
      '+02:00',
      'to',
      '~',
      'rules',
      '\u200f',
      '１３',
      'PST',
      '/',
      '7',
      '[',
      'Europe/Berlin',
      'weeks earlier',
      'pm',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces, { maxLength: 9 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (headline) => {
        parseTime(headline, utcContext);
        const result = splitLeadingTime(headline, utcContext);
        if (result === null) return;
        expect(result.length).toBeGreaterThan(0);
        expect(headline.slice(result.length)).toBe(result.rest);
        const written = result.parsed.kind === 'time' ? result.parsed.time.written : '';
        expect(headline.slice(0, result.length)).toContain(written);
      }),
      { numRuns: 1500 },
    );
  });
});
