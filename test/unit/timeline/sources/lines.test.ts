import { describe, expect, it } from 'vitest';

import { contextOf, instantOf, readText, shown } from './reading';

const lines = (text: string, context = contextOf()) => readText(text, context, 'lines');

describe('the time of a line', () => {
  const cases: readonly (readonly [line: string, instant: string, words: string])[] = [
    ['2019-07-02T13:42:05Z rules deployed', '2019-07-02T13:42:05Z', 'rules deployed'],
    ['2019-07-02T13:42:05.123456789+02:00 rules', '2019-07-02T11:42:05.123Z', 'rules'],
    ['2019-07-02 13:42:05,123 INFO rules', '2019-07-02T13:42:05.123Z', 'INFO rules'],
    ['2019-07-02 13:42:05 +0200 rules', '2019-07-02T11:42:05Z', 'rules'],
    ['2019-07-02 13:42 UTC – rules', '2019-07-02T13:42:00Z', 'rules'],
    ['2019/07/02 13:42:05 [error] 31#31: upstream', '2019-07-02T13:42:05Z', '[error] 31#31: upstream'],
    ['[2019-07-02 13:42:05] rules', '2019-07-02T13:42:05Z', 'rules'],
    ['Jul  2 13:42:05 web1 app[123]: rules', '2019-07-02T13:42:05Z', 'web1 app[123]: rules'],
    ['<34>Jul 02 13:42:05 web1 su: rules', '2019-07-02T13:42:05Z', 'web1 su: rules'],
    [
      '<165>1 2019-07-02T13:42:05.003Z web1 app - ID47 - rules',
      '2019-07-02T13:42:05.003Z',
      'web1 app - ID47 - rules',
    ],
    ['Tue Jul  2 13:42:05 2019 rules', '2019-07-02T13:42:05Z', 'rules'],
    [
      '[Tue Jul 02 13:42:05.123456 2019] [core:error] rules',
      '2019-07-02T13:42:05.123Z',
      '[core:error] rules',
    ],
    [
      '203.0.113.9 - - [02/Jul/2019:13:42:05 +0200] "GET / HTTP/1.1" 502 0',
      '2019-07-02T11:42:05Z',
      '203.0.113.9 - - "GET / HTTP/1.1" 502 0',
    ],
    ['I0702 13:42:05.123456 1 main.go:12] rules', '2019-07-02T13:42:05.123Z', '1 main.go:12] rules'],
    ['07-02 13:42:05.123  1702  2395 D rules', '2019-07-02T13:42:05.123Z', '1702 2395 D rules'],
    ['1562074925 rules', '2019-07-02T13:42:05Z', 'rules'],
    ['1562074925.25 rules', '2019-07-02T13:42:05.250Z', 'rules'],
    ['1562074925123 rules', '2019-07-02T13:42:05.123Z', 'rules'],
    ['1562074925123456 rules', '2019-07-02T13:42:05.123Z', 'rules'],
    ['1562074925123456789 rules', '2019-07-02T13:42:05.123Z', 'rules'],
    ['13:42 rules', '2019-07-02T13:42:00Z', 'rules'],
    ['- 13:42: rules', '2019-07-02T13:42:00Z', 'rules'],
    ['1:42 pm – rules', '2019-07-02T13:42:00Z', 'rules'],
    ['１３：４２ rules', '2019-07-02T13:42:00Z', 'rules'],
    [
      'time="2019-07-02T13:42:05Z" level=info msg="rules"',
      '2019-07-02T13:42:05Z',
      'time=" " level=info msg="rules"',
    ],
    ['INFO 2019-07-02 13:42:05 rules', '2019-07-02T13:42:05Z', 'INFO rules'],
    ['web_1 | 2019-07-02T13:42:05Z rules', '2019-07-02T13:42:05Z', 'web_1 | rules'],
    ['\u001b[32m2019-07-02T13:42:05Z\u001b[0m rules', '2019-07-02T13:42:05Z', 'rules'],
  ];
  it.each(cases)('%s', (line, instant, words) => {
    const { records, questions } = lines(line);
    expect(records.map((one) => [instantOf(one), one.text])).toEqual([[instant, words]]);
    expect(records[0]?.raw).toBe(line);
    expect(questions).toEqual([]);
  });
});

describe('a chat as it was copied', () => {
  const cases: readonly (readonly [name: string, text: string, records: readonly string[]])[] = [
    [
      'time in brackets, name, colon',
      '[1:42 PM] Ada Lovelace: rules are out\nand more\n[1:43 PM] grace: seen',
      ['2019-07-02T13:42:00Z | Ada Lovelace | rules are out and more', '2019-07-02T13:43:00Z | grace | seen'],
    ],
    [
      'Slack: name and time above',
      'Ada Lovelace  1:42 PM\nrules are out\n1:43\nlook at 10:00\n12:05\nlate\nPagerDuty APP  1:45 PM\nTriggered: CPU',
      [
        '2019-07-02T13:42:00Z | Ada Lovelace | rules are out',
        '2019-07-02T13:43:00Z | Ada Lovelace | look at 10:00',
        '2019-07-03T00:05:00Z | Ada Lovelace | late',
        '2019-07-03T13:45:00Z | PagerDuty | Triggered: CPU',
      ],
    ],
    [
      'Slack: name above, time below it',
      'Ada Lovelace\n  1:42 PM\nrules are out\n\nGrace\n  1:45 PM\nseen',
      ['2019-07-02T13:42:00Z | Ada Lovelace | rules are out', '2019-07-02T13:45:00Z | Grace | seen'],
    ],
    [
      'Teams: time and name above',
      '[1:42 PM] Ada Lovelace\nrules are out\n[1:45 PM] Grace Hopper\nseen\n',
      ['2019-07-02T13:42:00Z | Ada Lovelace | rules are out', '2019-07-02T13:45:00Z | Grace Hopper | seen'],
    ],
    [
      'Slack, as it was: name and bracketed time above',
      'Ada Lovelace [1:42 PM]\nrules are out\nGrace Hopper [1:45 PM]\nseen',
      ['2019-07-02T13:42:00Z | Ada Lovelace | rules are out', '2019-07-02T13:45:00Z | Grace Hopper | seen'],
    ],
    [
      'Zoom',
      '13:42:05 From Ada Lovelace to Everyone : rules are out\n13:43:05\t From  Grace  to  Everyone:\n\tseen',
      ['2019-07-02T13:42:05Z | Ada Lovelace | rules are out', '2019-07-02T13:43:05Z | Grace | seen'],
    ],
    [
      'Discord',
      'ada — Today at 1:42 PM\nrules are out\ngrace — 07/13/2019 1:45 PM\nseen',
      ['2019-07-02T13:42:00Z | ada | rules are out', '2019-07-13T13:45:00Z | grace | seen'],
    ],
    [
      'IRC',
      '13:42 <ada> rules: out\n[13:43] <@grace> seen\n13:44 * ada waves\n13:45 -!- bob has joined #ops',
      [
        '2019-07-02T13:42:00Z | ada | rules: out',
        '2019-07-02T13:43:00Z | grace | seen',
        '2019-07-02T13:44:00Z | ada | ada waves',
        '2019-07-02T13:45:00Z |  | bob has joined #ops',
      ],
    ],
    [
      'IRC over midnight, with its days',
      '--- Day changed Tue Jul 02 2019\n23:59 <ada> one\n--- Day changed Wed Jul 03 2019\n00:01 <ada> two',
      ['2019-07-02T23:59:00Z | ada | one', '2019-07-03T00:01:00Z | ada | two'],
    ],
    [
      'WhatsApp, where a date decides the order',
      '[02/07/2019, 13:42:05] Ada Lovelace: rules\n[13/07/2019, 13:43:05] \u200eGrace: seen',
      ['2019-07-02T13:42:05Z | Ada Lovelace | rules', '2019-07-13T13:43:05Z | Grace | seen'],
    ],
    [
      'WhatsApp with a dash',
      '13/07/19, 13:42 - Ada: rules\n13/07/19, 13:43 - Grace joined',
      ['2019-07-13T13:42:00Z | Ada | rules', '2019-07-13T13:43:00Z |  | Grace joined'],
    ],
    [
      'over midnight, without a date',
      '[11:58 PM] Ada: one\n[12:03 AM] Ada: two',
      ['2019-07-02T23:58:00Z | Ada | one', '2019-07-03T00:03:00Z | Ada | two'],
    ],
  ];
  it.each(cases)('%s', (_, text, records) => {
    expect(lines(text).records.map(shown)).toEqual(records);
  });

  it('marks a message that was edited, and the program that wrote one', () => {
    const { records } = lines('[1:42 PM] Ada: rules (edited)\n[1:43 PM] PagerDuty APP: CPU');
    expect(records.map(({ text, edited, bot }) => ({ text, edited, bot }))).toEqual([
      { text: 'rules', edited: true, bot: false },
      { text: 'CPU', edited: false, bot: true },
    ]);
  });

  it('does not take the part of a program for a person', () => {
    const { records } = lines('2019-07-02 13:42:05 kernel: oops\n[13:42] ERROR: oops\n13:43 Deploy: started');
    expect(records.map(({ person, text }) => [person, text])).toEqual([
      ['', 'kernel: oops'],
      ['', 'ERROR: oops'],
      ['', 'Deploy: started'],
    ]);
  });
});

describe('lines without a time', () => {
  it('belong to the record above, to the letter where they are a stack trace', () => {
    const { records } = lines('13:42:05 boom *now*\n  at f (x.js:1)\n  at `g`\n\n13:43 after');
    expect(records.map(({ markdown }) => markdown)).toEqual([
      'boom \\*now\\*\n\n```\n  at f (x.js:1)\n  at `g`\n```',
      'after',
    ]);
    expect(records[0]?.raw).toBe('13:42:05 boom *now*\n  at f (x.js:1)\n  at `g`');
  });

  it('are left out with a reason where nothing stands above', () => {
    const { records, skipped } = lines('Log of the day\n\n2019-07-02\n13:42 rules');
    expect(records.map(({ key }) => key)).toEqual(['line 4']);
    expect(skipped).toEqual([
      { place: 'line 1', reason: 'It stands before the first line with a time.' },
      { place: 'line 3', reason: 'It says the day of the lines below it.' },
    ]);
  });

  it('are refused where there is no time at all', () => {
    expect(() => lines('one\ntwo')).toThrow('clipboard has no line with a time.');
    expect(() => readText('one\ntwo')).toThrow('clipboard has no line that begins with a time.');
  });
});

describe('what a source does not say', () => {
  const bare = { zoneConfirmed: false, incidentDate: null };

  it('asks for the zone once, and marks the times', () => {
    const { records, questions } = lines(
      '2019-07-02 13:42 a\n2019-07-02 13:43 b\n2019-07-02 13:44Z c',
      contextOf({ ...bare, zone: 'Europe/Berlin' }),
    );
    expect(questions).toEqual([
      { kind: 'zone', example: '2019-07-02 13:42', count: 2, suggested: 'Europe/Berlin' },
    ]);
    expect(records.map((one) => [instantOf(one), one.happened?.inferred])).toEqual([
      ['2019-07-02T11:42:00Z', ['zone']],
      ['2019-07-02T11:43:00Z', ['zone']],
      ['2019-07-02T13:44:00Z', []],
    ]);
  });

  it('takes the zone that the text itself names', () => {
    const { records, questions } = lines(
      'All times are in CET\n2019-01-02 13:42 a\n2019-01-02 13:43 b',
      contextOf(bare),
    );
    expect(questions).toEqual([]);
    expect(records.map(instantOf)).toEqual(['2019-01-02T12:42:00Z', '2019-01-02T12:43:00Z']);
  });

  it('asks for the date and for the year, and gives no time meanwhile', () => {
    const { records, questions } = lines(
      '13:42 a\n13:43 b\nJul  2 13:44:05 c',
      contextOf({ incidentDate: null }),
    );
    expect(questions).toEqual([
      { kind: 'date', missing: 'date', example: '13:42', count: 2 },
      { kind: 'date', missing: 'year', example: 'Jul  2 13:44:05', count: 1 },
    ]);
    expect(records.map(instantOf)).toEqual(['none', 'none', 'none']);
  });

  it('asks for the order of day and month, and reads on with the answer', () => {
    const text = '[02/07/2019, 13:42:05] Ada: one\n[02/07/2019, 13:43:05] Ada: two\n13:44 three';
    const asked = lines(text, contextOf({ incidentDate: null }));
    expect(asked.records.map(instantOf)).toEqual(['none', 'none', 'none']);
    expect(asked.questions).toMatchObject([
      { kind: 'meaning', asked: { kind: 'ambiguous-date' }, example: '02/07/2019, 13:42:05', count: 3 },
    ]);
    const answered = lines(text, contextOf({ answers: { dateOrder: 'month-first' } }));
    expect(answered.questions).toEqual([]);
    expect(answered.records.map(instantOf)).toEqual([
      '2019-02-07T13:42:05Z',
      '2019-02-07T13:43:05Z',
      '2019-02-07T13:44:00Z',
    ]);
  });

  it('asks what letters mean, each once', () => {
    const { questions } = lines('2019-07-02 13:42 IST a\n2019-07-02 13:43 IST b\n2019-07-02 13:43 CST c');
    expect(questions).toMatchObject([
      { kind: 'meaning', asked: { abbreviation: 'IST' }, count: 2 },
      { kind: 'meaning', asked: { abbreviation: 'CST' }, count: 1 },
    ]);
  });

  it('marks a century that was not written', () => {
    const { records } = lines('13/07/19, 13:42 - Ada: rules');
    expect(records[0]?.happened).toMatchObject({ written: '13/07/19, 13:42', inferred: ['year'] });
  });
});
