import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readCsv } from '../../../../renderer/timeline/sources/csv-text';
import { printCsv } from './print-csv';
import { contextOf, instantOf, readText, shown } from './reading';

const read = (text: string, context = contextOf(), name = 'log.csv') => readText(text, context, 'csv', name);

describe('readCsv', () => {
  it('reads quotes, doubled quotes, delimiters and line ends in cells, and says where a row stands', () => {
    expect(readCsv('a,"b, ""c""\r\nd"\r\n\r\ne,\n"f",g"h"', ',')).toEqual([
      { cells: ['a', 'b, "c"\r\nd'], raw: 'a,"b, ""c""\r\nd"', line: 1 },
      { cells: ['e', ''], raw: 'e,', line: 4 },
      { cells: ['f', 'g"h"'], raw: '"f",g"h"', line: 5 },
    ]);
  });

  it('does not let a quote that is never closed take the rest of the text', () => {
    expect(readCsv('a,"b\nc,d\n', ',').map(({ cells }) => cells)).toEqual([
      ['a', '"b'],
      ['c', 'd'],
    ]);
  });

  it('reads what printCsv has printed, for any cells and delimiter', () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^[",;\r\n\t| a]*$/u));
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
        expect(readCsv(printCsv(rows, delimiter), delimiter).map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  it('keeps every character of any text in a row, and never throws', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[",\r\n ab]*$/u), (text) => {
        const kept = readCsv(text, ',').map(({ raw }) => raw);
        expect(kept.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});

describe('columns', () => {
  const cases: readonly (readonly [name: string, text: string, records: readonly string[]])[] = [
    [
      'English, comma',
      'Timestamp,User,Message\n2019-07-02T13:42:05Z,ada,"rules, out"\n',
      ['2019-07-02T13:42:05Z | ada | rules, out'],
    ],
    [
      'German, semicolon, byte order mark, day and clock apart',
      '\ufeffDatum;Uhrzeit;Wer;Ereignis\n02.07.2019;13:42;Ada;Regeln\n03.07.2019;00:10;Ada;"Ende; ganz"\n',
      ['2019-07-02T13:42:00Z | Ada | Regeln', '2019-07-03T00:10:00Z | Ada | Ende; ganz'],
    ],
    ['French, tab', 'Heure\tQui\tQuoi\n13:42\tAda\trègles\n', ['2019-07-02T13:42:00Z | Ada | règles']],
    [
      'Spanish',
      'Fecha y hora,Usuario,Descripción\n2019-07-02 13:42,ada,reglas\n',
      ['2019-07-02T13:42:00Z | ada | reglas'],
    ],
    ['Japanese', '日時,担当者,内容\n2019年7月2日 13:42,愛,規則\n', ['2019-07-02T13:42:00Z | 愛 | 規則']],
    ['its delimiter said by Excel', 'sep=;\nTime;Event\n13:42;a\n', ['2019-07-02T13:42:00Z |  | a']],
    ['epoch', 'ts,level,msg\n1562074925123,info,rules\n', ['2019-07-02T13:42:05.123Z |  | rules']],
    [
      'the zone in the header',
      'Time (Europe/Berlin),What\n2019-07-02 13:42,rules\n',
      ['2019-07-02T11:42:00Z |  | rules'],
    ],
    [
      'an abbreviation in the header',
      'Time (PDT),What\n2019-07-02 13:42,rules\n',
      ['2019-07-02T20:42:00Z |  | rules'],
    ],
    [
      'UTC in the name',
      'created_at_utc,what\n2019-07-02 13:42:05,rules\n',
      ['2019-07-02T13:42:05Z |  | rules'],
    ],
    [
      'no header at all',
      '2019-07-02T13:42:05Z,ada,the rules are out\n2019-07-02T13:43:05Z,bob,seen\n',
      ['2019-07-02T13:42:05Z |  | the rules are out', '2019-07-02T13:43:05Z |  | seen'],
    ],
  ];
  it.each(cases)('%s', (_, text, records) => {
    const reading = read(text, contextOf({ zone: 'UTC' }));
    expect(reading.records.map(shown)).toEqual(records);
    expect(reading.questions).toEqual([]);
  });

  it('are shown, and can be chosen otherwise', () => {
    const text = 'Start,End,Note,Extra\n13:42,13:50,a,b\n';
    const { columns } = read(text);
    expect(columns).toEqual({
      header: ['Start', 'End', 'Note', 'Extra'],
      choice: { time: 0, date: null, person: null, text: 2, link: null, kind: null, id: null },
    });
    const choice = { time: 1, date: null, person: 2, text: 3, link: null, kind: null, id: null };
    const chosen = read(text, { ...contextOf(), columns: choice });
    expect(chosen.records.map(shown)).toEqual(['2019-07-02T13:50:00Z | a | b']);
    expect(chosen.columns?.choice).toEqual(choice);
  });

  it('take a link, a kind and an id, which has to tell the rows apart', () => {
    const header = 'id,time,type,what,url\n';
    const [one] = read(`${header}7,13:42,Deploy,rules,https://example.org/7\n`).records;
    expect(one).toMatchObject({ key: 'id 7', nativeId: '7', kind: 'change', link: 'https://example.org/7' });
    const same = read(`${header}7,13:42,Deploy,rules,\n7,13:43,alert,CPU,\n`).records;
    expect(same.map(({ key, nativeId, kind }) => [key, nativeId, kind])).toEqual([
      ['line 2', '', 'change'],
      ['line 3', '', 'alert'],
    ]);
  });
});

describe('rows', () => {
  it('are kept with too few and with too many cells', () => {
    const { records } = read('time,who,what\n13:42,ada,one, and two\n13:43\n13:44,bob,three\n');
    expect(records.map(shown)).toEqual([
      '2019-07-02T13:42:00Z | ada | one, and two',
      '2019-07-02T13:43:00Z |  | ',
      '2019-07-02T13:44:00Z | bob | three',
    ]);
    expect(records.map(({ raw }) => raw)).toEqual(['13:42,ada,one, and two', '13:43', '13:44,bob,three']);
  });

  it('keep the words of a time that is none, and are named where they are empty', () => {
    const { records, skipped } = read('time,what\n13:42,one\nsoon after lunch,two\n13:45,x\n ,\n13:46,y\n');
    expect(records[1]?.happened).toMatchObject({
      start: null,
      precision: 'unknown',
      written: 'soon after lunch',
    });
    expect(skipped).toEqual([{ place: 'line 5', reason: 'All of its cells are empty.' }]);
  });

  it('ask for what they do not say', () => {
    const { records, questions } = read(
      'time,what\n02/07/2019 13:42,one\n03/07/2019 13:43,two\n',
      contextOf({ zoneConfirmed: false }),
    );
    expect(records.map(instantOf)).toEqual(['none', 'none']);
    expect(questions).toMatchObject([{ kind: 'meaning', example: '02/07/2019 13:42', count: 2 }]);
  });

  it('of JSON are those of a table', () => {
    const text =
      '{"ts":"2019-07-02T13:42:05Z","level":"info","msg":"rules"}\n{"ts":"2019-07-02T13:43:05Z","msg":"out"}\n';
    const { format, records } = readText(text);
    expect(format).toBe('csv');
    expect(records.map(shown)).toEqual(['2019-07-02T13:42:05Z |  | rules', '2019-07-02T13:43:05Z |  | out']);
    expect(records[1]?.raw).toBe('{"ts":"2019-07-02T13:43:05Z","msg":"out"}');
  });
});
