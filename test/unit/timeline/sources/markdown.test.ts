import { describe, expect, it } from 'vitest';

import { contextOf, instantOf, readText, shown } from './reading';

const read = (text: string, context = contextOf()) => readText(text, context, 'markdown');

describe('Markdown', () => {
  const cases: readonly (readonly [name: string, text: string, records: readonly string[]])[] = [
    [
      'a table',
      '| Time (UTC) | Event | Link |\n|---|---|---|\n| 13:42 | **Rules** are `out` | [chat](https://example.org/1) |\n| 13:45 | Page | |\n',
      ['2019-07-02T13:42:00Z |  | Rules are out', '2019-07-02T13:45:00Z |  | Page'],
    ],
    [
      'a list',
      '- 13:42 – rules\n- 13:45 – page\n',
      ['2019-07-02T13:42:00Z |  | rules', '2019-07-02T13:45:00Z |  | page'],
    ],
    [
      'a list with more below',
      '* **13:42**: rules\n  with _more_\n\n  - detail\n* **13:45**: page\n',
      ['2019-07-02T13:42:00Z |  | rules with more detail', '2019-07-02T13:45:00Z |  | page'],
    ],
    [
      'a day over the rows, and the next',
      '## 3 July 2019\n\n- 23:50 rules\n- 00:10 page\n',
      ['2019-07-03T23:50:00Z |  | rules', '2019-07-04T00:10:00Z |  | page'],
    ],
  ];
  it.each(cases)('%s', (_, text, records) => {
    expect(read(text).records.map(shown)).toEqual(records);
  });

  it('keeps marks, links and the lines of each row', () => {
    const { records } = read(cases[0]?.[1] ?? '');
    expect(records.map(({ markdown, link, key, raw }) => ({ markdown, link, key, raw }))).toEqual([
      {
        markdown: '**Rules** are `out`',
        link: 'https://example.org/1',
        key: 'line 3',
        raw: '| 13:42 | **Rules** are `out` | [chat](https://example.org/1) |',
      },
      { markdown: 'Page', link: '', key: 'line 4', raw: '| 13:45 | Page | |' },
    ]);
  });

  it('names what is no row', () => {
    const { records, skipped } = read(
      '# Outage\n\nIt was bad.\n\n## Timeline\n\n- 13:42 rules\n- 13:43 page\n\nBye.\n',
    );
    expect(records.map(({ key }) => key)).toEqual(['line 7', 'line 8']);
    expect(skipped.map(({ place }) => place)).toEqual(['line 1', 'line 3', 'line 5', 'line 10']);
  });

  it('is refused without rows', () => {
    expect(() => read('# Outage\n\nIt was bad.\n')).toThrow('clipboard has no table or list of times.');
  });
});

describe('what Markdown does not say', () => {
  const table = (...times: readonly string[]): string =>
    `| Time | Event |\n|---|---|\n${times.map((time) => `| ${time} | x |\n`).join('')}`;

  it('asks for the zone, unless the text names it', () => {
    const context = contextOf({ zoneConfirmed: false, zone: 'Europe/Berlin' });
    const asked = read(table('2019-07-02 13:42', '2019-07-02 13:43'), context);
    expect(asked.questions).toEqual([
      { kind: 'zone', example: '2019-07-02 13:42', count: 2, suggested: 'Europe/Berlin' },
    ]);
    const told = read(`All times in UTC.\n\n${table('2019-07-02 13:42', '2019-07-02 13:43')}`, context);
    expect(told.questions).toEqual([]);
    expect(told.records.map(instantOf)).toEqual(['2019-07-02T13:42:00Z', '2019-07-02T13:43:00Z']);
  });

  it('asks for the day, and gives no time meanwhile', () => {
    const { records, questions } = read(table('13:42', '13:43'), contextOf({ incidentDate: null }));
    expect(records.map(instantOf)).toEqual(['none', 'none']);
    expect(questions).toEqual([{ kind: 'date', missing: 'date', example: '13:42', count: 2 }]);
  });

  it('asks for the order of day and month, in tables, lists and above them', () => {
    const context = contextOf({ incidentDate: null });
    for (const text of [
      table('02/07/2019 13:42', '13:43'),
      '- 02/07/2019 13:42 – x\n- 13:43 – y\n',
      '## 02/07/2019\n\n- 13:42 – x\n- 13:43 – y\n',
    ]) {
      const { records, questions } = read(text, context);
      expect(records.map(instantOf), text).toEqual(['none', 'none']);
      expect(questions, text).toMatchObject([{ kind: 'meaning', asked: { kind: 'ambiguous-date' } }]);
    }
  });

  it('asks what letters mean instead of taking the usual', () => {
    for (const day of ['', '2019-07-02 ']) {
      const { records, questions } = read(table(`${day}13:42 CST`, `${day}13:43 CST`));
      expect(records.map(instantOf)).toEqual(['none', 'none']);
      expect(questions).toMatchObject([{ kind: 'meaning', asked: { abbreviation: 'CST' }, count: 2 }]);
    }
  });
});
