import { describe, expect, it } from 'vitest';
import { parseTime } from '../../../renderer/time/parse';
import { withAnswer } from '../../../renderer/time/parsed-time';
import { contextOf, timeAt, told, utcContext } from './times';

const read = (text: string, parts: Parameters<typeof contextOf>[0] = {}): string =>
  told(parseTime(text, contextOf(parts)));

describe('forms', () => {
  it.each([
    ['13:42', 'minute 2019-07-02T13:42Z UTC ?date'],
    ['9:05', 'minute 2019-07-02T09:05Z UTC ?date'],
    ['13:42:07', 'second 2019-07-02T13:42:07Z UTC ?date'],
    ['13:42:07,123456789', 'second 2019-07-02T13:42:07.123Z UTC ?date'],
    ['1:42 pm', 'minute 2019-07-02T13:42Z UTC ?date'],
    ['1:42PM', 'minute 2019-07-02T13:42Z UTC ?date'],
    ['12:10 a.m.', 'minute 2019-07-02T00:10Z UTC ?date'],
    ['12:10 p.m.', 'minute 2019-07-02T12:10Z UTC ?date'],
    ['1\u202fpm', 'hour 2019-07-02T13:00:00Z UTC ?date'],
    ['13h', 'hour 2019-07-02T13:00:00Z UTC ?date'],
    ['13h42', 'minute 2019-07-02T13:42Z UTC ?date'],
    ['13:42Z', 'minute 2019-07-02T13:42Z UTC ?date'],
    ['13:42 Z', 'minute 2019-07-02T13:42Z UTC ?date'],
    ['13:42 UTC', 'minute 2019-07-02T13:42Z UTC ?date'],
    ['13:42 gmt', 'minute 2019-07-02T13:42Z UTC ?date'],
    ['1342Z', 'minute 2019-07-02T13:42Z UTC ?date'],
    ['13:42+02:00', 'minute 2019-07-02T11:42Z +02:00 ?date'],
    ['13:42 +0530', 'minute 2019-07-02T08:12Z +05:30 ?date'],
    ['13:42 (UTC+2)', 'minute 2019-07-02T11:42Z +02:00 ?date'],
    ['13:42 (Europe/Berlin)', 'minute 2019-07-02T11:42Z Europe/Berlin ?date'],
    ['2 Jul 2019 13:42:07 +1000', 'second 2019-07-02T03:42:07Z +10:00'],
    ['13:42 UTC+2', 'minute 2019-07-02T11:42Z +02:00 ?date'],
    ['13:42 UTC−5', 'minute 2019-07-02T18:42Z -05:00 ?date'],
    ['13:42−05:00', 'minute 2019-07-02T18:42Z -05:00 ?date'],
    ['13:42 Europe/Berlin', 'minute 2019-07-02T11:42Z Europe/Berlin ?date'],
    ['13:42 CEST', 'minute 2019-07-02T11:42Z +02:00 ?date'],
    ['2 Jul 13:42', 'minute 2019-07-02T13:42Z UTC ?year'],
    ['Jul 2 13:42', 'minute 2019-07-02T13:42Z UTC ?year'],
    ['2nd of July, 13:42', 'minute 2019-07-02T13:42Z UTC ?year'],
    ['2 July 2019 13:42', 'minute 2019-07-02T13:42Z UTC'],
    ['July 2nd, 2019 at 1:42 pm', 'minute 2019-07-02T13:42Z UTC'],
    ['Tue, 02 Jul 2019 13:42:05 GMT', 'second 2019-07-02T13:42:05Z UTC'],
    ['22/Nov/2026 10:42:03 +0000', 'second 2026-11-22T10:42:03Z UTC'],
    ['13:42 UTC on 2 July 2019', 'minute 2019-07-02T13:42Z UTC'],
    ['13:42, 2 July 2019 UTC', 'minute 2019-07-02T13:42Z UTC'],
    ['2019-07-02T13:42Z', 'minute 2019-07-02T13:42Z UTC'],
    ['2019-07-02 13:42:05.123+02:00', 'second 2019-07-02T11:42:05.123Z +02:00'],
    ['2019-07-02 13:42:05-05:00', 'second 2019-07-02T18:42:05Z -05:00'],
    ['2019-07-02T13:42-0500', 'minute 2019-07-02T18:42Z -05:00'],
    ['2019-07-02T13:42+02:00[Europe/Berlin]', 'minute 2019-07-02T11:42Z Europe/Berlin'],
    ['2019-07-02T13Z', 'hour 2019-07-02T13:00:00Z UTC'],
    ['2019/07/02 13:42', 'minute 2019-07-02T13:42Z UTC'],
    ['2.7.2019 13:42', 'minute 2019-07-02T13:42Z UTC'],
    ['2.7. 13:42', 'minute 2019-07-02T13:42Z UTC ?year'],
    ['13/07/2019 13:42', 'minute 2019-07-13T13:42Z UTC'],
    ['07/13/2019 13:42', 'minute 2019-07-13T13:42Z UTC'],
    ['07/07/2019 13:42', 'minute 2019-07-07T13:42Z UTC'],
    ['13/07 13:42', 'minute 2019-07-13T13:42Z UTC ?year'],
    ['2019年7月2日 13時42分', 'minute 2019-07-02T13:42Z UTC'],
    ['2019-07-02', 'day 2019-07-02T00:00:00Z UTC'],
    ['2 Jul 2019', 'day 2019-07-02T00:00:00Z UTC'],
    ['2 July', 'day 2019-07-02T00:00:00Z UTC ?year'],
    ['~14:30', 'approximate 2019-07-02T14:30Z UTC ?date'],
    ['about 14:30 UTC', 'approximate 2019-07-02T14:30Z UTC ?date'],
    ['c. 14:30', 'approximate 2019-07-02T14:30Z UTC ?date'],
    ['ca. 2 pm', 'approximate 2019-07-02T14:00:00Z UTC ?date'],
    ['14:30ish', 'approximate 2019-07-02T14:30Z UTC ?date'],
    ['2 July 2019, ~14:30', 'approximate 2019-07-02T14:30Z UTC'],
    ['~2 July 2019, 14:30', 'approximate 2019-07-02T14:30Z UTC'],
    ['14:00–14:09', 'range 2019-07-02T14:00:00Z/2019-07-02T14:09Z UTC ?date'],
    ['14:00-14:09', 'range 2019-07-02T14:00:00Z/2019-07-02T14:09Z UTC ?date'],
    ['14:00 to 14:09', 'range 2019-07-02T14:00:00Z/2019-07-02T14:09Z UTC ?date'],
    ['between 14:00 and 14:09 UTC', 'range 2019-07-02T14:00:00Z/2019-07-02T14:09Z UTC ?date'],
    ['from 14:00 until 14:09', 'range 2019-07-02T14:00:00Z/2019-07-02T14:09Z UTC ?date'],
    ['23:50–00:10', 'range 2019-07-02T23:50Z/2019-07-03T00:10Z UTC ?date'],
    ['22:00-02:00', 'range 2019-07-02T22:00:00Z/2019-07-03T02:00:00Z UTC ?date'],
    ['13:42-05:00', 'minute 2019-07-02T18:42Z -05:00 ?date'],
    ['1:42–2:05 pm', 'range 2019-07-02T13:42Z/2019-07-02T14:05Z UTC ?date'],
    ['11:30–1:15 pm', 'range 2019-07-02T11:30Z/2019-07-02T13:15Z UTC ?date'],
    ['14:00–14:09 CEST', 'range 2019-07-02T12:00:00Z/2019-07-02T12:09Z +02:00 ?date'],
    ['23:30Z–01:45+02:00', 'range 2019-07-02T23:30Z/2019-07-02T23:45Z UTC ?date'],
    ['2 Jul 2019 23:50 – 3 Jul 2019 00:10', 'range 2019-07-02T23:50Z/2019-07-03T00:10Z UTC'],
    ['2019-07-02T14:00Z/2019-07-02T14:09Z', 'range 2019-07-02T14:00:00Z/2019-07-02T14:09Z UTC'],
    ['2019-07-02T14:00-14:09', 'range 2019-07-02T14:00:00Z/2019-07-02T14:09Z UTC'],
    ['weeks earlier', 'unknown - UTC'],
    ['two weeks earlier', 'unknown - UTC'],
    ['the day before', 'unknown - UTC'],
    ['Unknown', 'unknown - UTC'],
  ])('%s', (text, expected) => {
    const zeros = (line: string): string => line.replaceAll(':00:00Z', ':00Z');
    expect(zeros(read(text))).toBe(zeros(expected));
  });

  it.each([
    '',
    ' ',
    'rules begin to deploy',
    '24:00',
    '13:60',
    '25:10',
    '13:4',
    '13.42',
    '1.5',
    '2019',
    '13',
    '0 pm',
    '13 pm',
    '31 Feb 2019',
    '2019-02-30',
    'Mon 2 July 2019',
    '2/7',
    '2.7.',
    '02/07/19',
    '32/01/2019',
    '13:42 XYZ',
    '13:42 rules',
    'about 2 July',
    'a week',
    'the day after tomorrow',
    '2 Jul 2019 14:00 – 1 Jul 2019 14:00',
    '192.168.10.12',
    '13:42:07:09',
    '13:42+25:00',
    'Etc',
    '1',
    '~',
    ':',
    'from 14:00',
    `13:42${' '.repeat(10)}x`,
    '١',
    '13:42 '.repeat(200),
  ])('no time: %j', (text) => {
    expect(read(text)).toBe('none');
  });

  it('keeps what was typed, trimmed', () => {
    const parsed = parseTime('  About 14:30\tUTC ', utcContext);
    expect(parsed).toMatchObject({ kind: 'time', time: { written: 'About 14:30\tUTC' } });
  });
});

describe('scripts', () => {
  it.each([
    ['１３：４２', '13:42'],
    ['～１４：３０', '~14:30'],
    ['〜14:30', '~14:30'],
    ['14:00〜14:09', '14:00–14:09'],
    ['١٣:٤٢', '13:42'],
    ['۱۳:۴۲', '13:42'],
    ['१३:४२ UTC', '13:42 UTC'],
    ['𝟏𝟑:𝟒𝟐', '13:42'],
    ['𞥑𞥓:𞥔𞥒', '13:42'],
    ['\u200f13:42\u200f', '13:42'],
    ['\u2068١٣:٤٢\u2069', '13:42'],
    ['13∶42\u3000ＵＴＣ', '13:42 UTC'],
  ])('%s reads as %s', (text, plain) => {
    expect(read(text)).toBe(read(plain));
    expect(read(plain)).not.toBe('none');
  });
});

describe('the date of a bare time', () => {
  it.each([
    ['2019-07-02T23:50Z', '00:10', '2019-07-03T00:10Z'],
    ['2019-07-02T13:42Z', '13:31', '2019-07-02T13:31Z'],
    ['2019-07-02T13:42Z', '13:42', '2019-07-02T13:42Z'],
    ['2019-07-02T13:42Z', '01:42', '2019-07-02T01:42Z'],
    ['2019-07-02T13:42Z', '01:41', '2019-07-03T01:41Z'],
    ['2019-07-02T00:10Z', '23:50', '2019-07-02T23:50Z'],
    ['2019-12-31T23:50Z', '00:10', '2020-01-01T00:10Z'],
    ['2019-07-02T14:00Z/2019-07-03T02:00Z', '02:10', '2019-07-03T02:10Z'],
    ['2019-07-02T23:50Z/2019-07-03T00:10Z', '23:45', '2019-07-02T23:45Z'],
    ['2019-07-02', '13:42', '2019-07-02T13:42Z'],
  ])('below %s, %s is %s', (above, text, expected) => {
    expect(read(text, { previous: timeAt(above), incidentDate: '2001-01-01' })).toBe(
      `minute ${expected} UTC ?date`,
    );
  });

  it('is the date above in the zone of the time', () => {
    const previous = timeAt('2019-07-02T23:50Z');
    expect(read('01:55+02:00', { previous })).toBe('minute 2019-07-02T23:55Z +02:00 ?date');
    expect(read('19:52 America/New_York', { previous })).toBe(
      'minute 2019-07-02T23:52Z America/New_York ?date',
    );
    expect(read('01:55', { previous, zone: 'Europe/Berlin' })).toBe(
      'minute 2019-07-02T23:55Z Europe/Berlin ?date',
    );
  });

  it('is not moved by a day that was written in another zone', () => {
    const parsed = parseTime('2019-07-02', contextOf({ zone: 'Asia/Tokyo' }));
    if (parsed.kind !== 'time') throw new Error('no time');
    expect(read('13:42', { previous: parsed.time })).toBe('minute 2019-07-02T13:42Z UTC ?date');
  });

  it('is asked for where nothing gives one', () => {
    expect(read('13:42', { incidentDate: null })).toBe('needs date for 13:42');
    expect(read('2 Jul 13:42', { incidentDate: null })).toBe('needs year for 2 Jul 13:42');
    expect(read('13:42', { incidentDate: null, previous: timeAt('weeks earlier') })).toBe(
      'needs date for 13:42',
    );
    expect(read('2019-07-02 13:42', { incidentDate: null })).toBe('minute 2019-07-02T13:42Z UTC');
  });
});

describe('a missing year', () => {
  it.each([
    ['2019-12-31', '1 Jan 00:10', '2020-01-01T00:10Z'],
    ['2020-01-02', '28 Dec 10:10', '2019-12-28T10:10Z'],
    ['2019-09-02', '15 Jan 10:10', '2019-01-15T10:10Z'],
    ['2019-09-02', '15 Nov 10:10', '2019-11-15T10:10Z'],
    ['2019-03-01', '29 Feb 10:10', 'none'],
    ['2020-03-01', '29 Feb 10:10', '2020-02-29T10:10Z'],
  ])('near %s, %s is %s', (incidentDate, text, expected) => {
    expect(read(text, { incidentDate })).toBe(expected === 'none' ? 'none' : `minute ${expected} UTC ?year`);
  });
});

describe('zones', () => {
  it('marks the zone as inferred only while the document has none of the author’s', () => {
    expect(read('13:42', { zoneConfirmed: false })).toBe('minute 2019-07-02T13:42Z UTC ?date ?zone');
    expect(read('13:42Z', { zoneConfirmed: false })).toBe('minute 2019-07-02T13:42Z UTC ?date');
    expect(read('14:00–14:09', { zoneConfirmed: false })).toContain('?zone');
  });

  it.each([
    ['13:42 IST', 'which IST: +05:30, +02:00, Asia/Jerusalem, +01:00'],
    ['2019-01-02 13:42 CST', 'which CST: -06:00, +08:00, -05:00'],
    ['13:42 PST', 'which PST: -08:00, America/Los_Angeles, +08:00'],
    ['13:42 BST', 'which BST: +01:00, +06:00'],
    ['13:42 CET', 'which CET: +01:00, Europe/Berlin'],
    ['2019-01-02 13:42 CET', 'minute 2019-01-02T12:42Z +01:00'],
    ['2019-01-02 13:42 CEST', 'which CEST: +02:00, Europe/Berlin'],
    ['13:42 (BST)', 'which BST: +01:00, +06:00'],
    ['13:42 PT', 'which PT: America/Los_Angeles'],
    ['14:00–14:09 IST', 'which IST: +05:30, +02:00, Asia/Jerusalem, +01:00'],
  ])('%s: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it('goes on from an answer, and can be told that the letters are no zone', () => {
    const asked = parseTime('13:42 IST', utcContext);
    if (asked.kind !== 'ambiguous-zone') throw new Error('not asked');
    expect(asked.choices[0]?.label).toBe('India Standard Time (UTC+5:30)');
    const told3 = asked.choices.map(({ answers }) =>
      told(parseTime('13:42 IST', withAnswer(utcContext, answers))),
    );
    expect(told3).toEqual([
      'minute 2019-07-02T08:12Z +05:30 ?date',
      'minute 2019-07-02T11:42Z +02:00 ?date',
      'minute 2019-07-02T10:42Z Asia/Jerusalem ?date',
      'minute 2019-07-02T12:42Z +01:00 ?date',
    ]);
    expect(told(parseTime('13:42 IST', withAnswer(utcContext, { zones: { IST: null } })))).toBe('none');
  });

  it('keeps earlier answers when another is given', () => {
    const context = withAnswer(withAnswer(utcContext, { zones: { IST: '+05:30' } }), {
      dateOrder: 'day-first',
    });
    const both = withAnswer(context, { zones: { PST: '-08:00' } });
    expect(both.answers).toEqual({ dateOrder: 'day-first', zones: { IST: '+05:30', PST: '-08:00' } });
  });
});

describe('day and month in unclear order', () => {
  it('is asked about once', () => {
    const asked = parseTime('02/07/2019 13:42', utcContext);
    expect(told(asked)).toBe('which date: 2019-07-02, 2019-02-07');
    if (asked.kind !== 'ambiguous-date') throw new Error('not asked');
    expect(asked.choices.map(({ label }) => label)).toEqual(['2 July 2019', '7 February 2019']);
    const answered = asked.choices.map(({ answers }) => withAnswer(utcContext, answers));
    expect(answered.map((context) => told(parseTime('02/07/2019 13:42', context)))).toEqual([
      'minute 2019-07-02T13:42Z UTC',
      'minute 2019-02-07T13:42Z UTC',
    ]);
    expect(answered.map((context) => told(parseTime('03-08-2019', context)))).toEqual([
      'day 2019-08-03T00:00Z UTC',
      'day 2019-03-08T00:00Z UTC',
    ]);
  });

  it('without a year names month and day', () => {
    expect(read('02/07 13:42')).toBe('which date: --07-02, --02-07');
  });
});

describe('clock changes', () => {
  const berlin = { zone: 'Europe/Berlin' };
  it('says when a time does not exist or exists twice', () => {
    expect(read('2019-03-31 02:30', berlin)).toBe('minute 2019-03-31T01:30Z Europe/Berlin !gap');
    expect(read('2019-10-27 02:30', berlin)).toBe('minute 2019-10-27T00:30Z Europe/Berlin !fold');
    expect(read('2019-10-27 03:00', berlin)).toBe('minute 2019-10-27T02:00Z Europe/Berlin');
    expect(read('2019-10-27 01:50–02:10', berlin)).toContain('!fold');
    expect(read('2019-10-27 02:30+01:00', berlin)).toBe('minute 2019-10-27T01:30Z +01:00');
  });

  it('knows zones a half hour off and a day that was skipped', () => {
    expect(read('2019-10-06 02:15', { zone: 'Australia/Lord_Howe' })).toBe(
      'minute 2019-10-05T15:45Z Australia/Lord_Howe !gap',
    );
    expect(read('2011-12-30', { zone: 'Pacific/Apia' })).toBe('day 2011-12-30T10:00Z Pacific/Apia');
  });
});
