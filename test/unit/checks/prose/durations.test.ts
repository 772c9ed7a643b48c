import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { durationWords, readDurations } from '../../../../renderer/checks/prose/durations';
import { printDuration } from '../../../../renderer/time/duration';

const minute = 60_000;

/** "27 exact", or "20–30 about" for a range; minutes. */
function readings(text: string): readonly string[] {
  return readDurations(text).map(({ least, most, hedge, setting }) => {
    const figure = least === most ? String(most / minute) : `${least / minute}–${most / minute}`;
    return `${figure} ${hedge}${setting ? ' setting' : ''}`;
  });
}

const wordings: readonly (readonly [string, string])[] = [
  ['27 minutes', '27 exact'],
  ['27 min', '27 exact'],
  ['a 27-minute outage', '27 exact'],
  ['twenty-seven minutes', '27 exact'],
  ['It lasted 1h37', '97 exact'],
  ['It lasted 1 h 37 min', '97 exact'],
  ['1h 37m', '97 exact'],
  ['1h37m', '97 exact'],
  ['1:37 hours', '97 exact'],
  ['1:37 h', '97 exact'],
  ['Duration: 1:37', '97 exact'],
  ['Duration: 01:37:00', '97 exact'],
  ['5:30 minutes', '5.5 exact'],
  ['3m 20s', `${200 / 60} exact`],
  ['an hour and a half', '90 exact'],
  ['one and a half hours', '90 exact'],
  ['1½ hours', '90 exact'],
  ['1.5 hours', '90 exact'],
  ['half an hour', '30 exact'],
  ['a quarter of an hour', '15 exact'],
  ['three quarters of an hour', '45 exact'],
  ['two hours', '120 exact'],
  ['an hour', '60 exact'],
  ['1 hour and 37 minutes', '97 exact'],
  ['1 hour, 2 minutes and 30 seconds', '62.5 exact'],
  ['2 days 4 hours', '3120 exact'],
  ['30 seconds', '0.5 exact'],
  ['1,440 minutes', '1440 exact'],
  ['about 30 minutes', '30 about'],
  ['around 30 minutes', '30 about'],
  ['approx. 30 minutes', '30 about'],
  ['~30 minutes', '30 about'],
  ['≈ 30 min', '30 about'],
  ['30 minutes or so', '30 about'],
  ['nearly 30 minutes', '30 nearly'],
  ['almost half an hour', '30 nearly'],
  ['just under an hour', '60 nearly'],
  ['over 30 minutes', '30 at-least'],
  ['more than two hours', '120 at-least'],
  ['30+ minutes', '30 at-least'],
  ['at least seven hours', '420 at-least'],
  ['30 minutes or more', '30 at-least'],
  ['less than 30 minutes', '30 at-most'],
  ['under an hour', '60 at-most'],
  ['up to 30 minutes', '30 at-most'],
  ['20–30 minutes', '20–30 exact'],
  ['20-30 minutes', '20–30 exact'],
  ['20 to 30 minutes', '20–30 exact'],
  ['two or three hours', '120–180 exact'],
  ['between 20 and 30 minutes', '20–30 exact'],
  ['about 10-15 minutes', '10–15 about'],
  ['٢٧ دقيقة', '27 exact'],
  ['٣ ساعات', '180 exact'],
  ['२७ मिनट', '27 exact'],
  ['२ घंटे', '120 exact'],
  ['２７分', '27 exact'],
  ['27分钟', '27 exact'],
  ['27 分鐘', '27 exact'],
  ['1時間37分', '97 exact'],
  ['１時間３７分', '97 exact'],
  ['3小时', '180 exact'],
  ['約30分', '30 about'],
  ['27분', '27 exact'],
  ['27 Minuten', '27 exact'],
  ['eine Stunde', '60 exact'],
  ['eine halbe Stunde', '30 exact'],
  ['2 Stunden und 5 Minuten', '125 exact'],
  ['rund 1,5 Stunden', '90 about'],
  ['etwa 20 Minuten', '20 about'],
  ['une demi-heure', '30 exact'],
  ['environ deux heures', '120 about'],
  ['1 heure et 37 minutes', '97 exact'],
  ['dos horas y 5 minutos', '125 exact'],
  ['media hora', '30 exact'],
  ['27 минут', '27 exact'],
  ['from 13:42 to 14:09 (27 minutes)', '27 exact'],
  ['every 10 minutes', '10 exact setting'],
  ['a 5 minute interval', '5 exact setting'],
  ['a 5-minute rolling average', '5 exact setting'],
  ['a timeout of 30 seconds', '0.5 exact setting'],
  ['the 20-second startup timeout', `${20 / 60} exact setting`],
  ['in the last 15 minutes', '15 exact setting'],
  ['2 days ago', '2880 exact setting'],
  ['per 10-minute period', '10 exact setting'],
  ['a TTL of 60 seconds', '1 exact setting'],
  ['within a 30 day SLO window', '43200 at-most setting'],
  ['wait 5 minutes', '5 exact setting'],
  ['ETA: 2 days', '2880 exact setting'],
];

const none: readonly string[] = [
  'a second engineer',
  'the second page',
  'last-minute changes',
  'version 1.2.3',
  'port 8080',
  'a 10:1 ratio',
  '24/7 support',
  '10.0.0.1 minutes.example',
  '$5 minutes',
  'at 13:42 UTC',
  'on 2 July 2019',
  'several hours',
  'a few minutes',
  'for days on end',
  'no minutes were lost',
  'minutes of the meeting',
  '60 requests/s',
  '37 machines',
  '5分布',
  'SHA 3d5h9',
];

describe('readDurations', () => {
  it.each(wordings)('%s', (text, expected) => {
    expect(readings(text)).toEqual([expected]);
  });

  it.each(none)('finds none in %s', (text) => {
    expect(readings(text)).toEqual([]);
  });

  it('gives the exact stretch of the source, whatever its script', () => {
    for (const text of [
      'It was ２７ 分 long',
      'it took 1 h 37 min.',
      'لمدة ٢٧ دقيقة',
      'for an hour and a half, then',
    ]) {
      const [reading] = readDurations(text);
      expect(reading?.text).toBe(text.slice(reading?.from, reading?.to));
      expect(reading?.text.trim()).toBe(reading?.text);
    }
    expect(readDurations('for an hour and a half, then')[0]?.text).toBe('an hour and a half');
  });

  it('reads several, in order', () => {
    expect(readings('3 minutes to detect, 25 minutes to mitigate and over an hour to resolve')).toEqual([
      '3 exact',
      '25 exact',
      '60 at-least',
    ]);
  });

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 * 24 * 60 }),
        fc.constantFrom(durationWords, printDuration),
        (minutes, print) => {
          const [reading, ...more] = readDurations(`It took ${print(minutes * minute)}.`);
          expect(more).toEqual([]);
          expect(reading).toMatchObject({ least: minutes * minute, most: minutes * minute, hedge: 'exact' });
        },
      ),
    );
  });

  it('reads back every length in every form', () => {
    const digits = [(n: number) => String(n), fullWidth, arabic, devanagari];
    const forms: readonly ((h: number, m: number, d: (n: number) => string) => string)[] = [
      (h, m, d) => `${d(h * 60 + m)} minutes`,
      (h, m, d) => `${d(h)}h${pad(m, d)}`,
      (h, m, d) => `${d(h)} h ${d(m)} min`,
      (h, m, d) => `${d(h)} hours and ${d(m)} minutes`,
      (h, m, d) => `${d(h)}:${pad(m, d)} hours`,
      (h, m, d) => `${d(h)}時間${d(m)}分`,
      (h, m, d) => `${d(h)} Stunden ${d(m)} Minuten`,
      (h, m, d) => `${d(h)}-hour`.replace(/$/u, ` ${d(m)}-minute`),
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 59 }),
        fc.constantFrom(...forms),
        fc.constantFrom(...digits),
        (h, m, form, digit) => {
          const text = `It lasted ${form(h, m, digit)} that day`;
          expect(
            readDurations(text).map(({ most }) => most / minute),
            text,
          ).toEqual([h * 60 + m]);
        },
      ),
    );
  });
});

const shifted = (zero: number) => (n: number) =>
  String(n).replaceAll(/\d/gu, (digit) => String.fromCodePoint(zero + Number(digit)));
const fullWidth = shifted(0xff10);
const arabic = shifted(0x660);
const devanagari = shifted(0x966);
const pad = (n: number, digit: (n: number) => string): string => (n < 10 ? digit(0) : '') + digit(n);
