import { describe, expect, it } from 'vitest';

import { filterRecords, personsOf, type RecordFilter } from '../../../../renderer/timeline/sources/filter';
import { record } from './reading';

const at = (start: number | null, end: number | null = null) =>
  ({ start, end, precision: 'minute', written: '', zone: 'UTC', inferred: [] }) as const;

const records = [
  record({ key: 'a', person: 'Ada', text: 'Règles déployées', happened: at(100), kind: 'change' }),
  record({ key: 'b', person: 'Grace', text: 'CPU is high', happened: at(200), bot: true, channel: '#ops' }),
  record({ key: 'c', person: 'Ada', text: 'what is it', happened: null }),
  record({ key: 'd', person: '', text: 'long', happened: at(50, 150) }),
];

const keys = (filter: RecordFilter) =>
  filterRecords(records, filter)
    .map(({ key }) => key)
    .join('');

describe('filterRecords', () => {
  it.each<readonly [string, RecordFilter, string]>([
    ['everything', {}, 'abcd'],
    ['a person', { persons: ['Ada'] }, 'ac'],
    ['several', { persons: ['Ada', 'Grace'] }, 'abc'],
    ['words in any case, without accents', { words: 'REGLES deploy' }, 'a'],
    ['words with accents that the text lacks', { words: 'CPÜ' }, 'b'],
    ['words of name and channel', { words: 'grace #ops' }, 'b'],
    ['words of which one is missing', { words: 'cpu low' }, ''],
    ['a span, ranges by any part of it', { from: 120, to: 200 }, 'bcd'],
    ['from', { from: 101 }, 'bcd'],
    ['to', { to: 99 }, 'cd'],
    ['a kind', { kinds: ['change'] }, 'a'],
    ['no kind', { kinds: [''] }, 'bcd'],
    ['people only', { bots: false }, 'acd'],
    [
      'all at once',
      { persons: ['Ada'], words: 'regles', from: 0, to: 100, kinds: ['change'], bots: false },
      'a',
    ],
  ])('%s', (_, filter, expected) => {
    expect(keys(filter)).toBe(expected);
  });

  it('says who wrote how much, the busiest first', () => {
    expect(personsOf(records)).toEqual([
      { person: 'Ada', count: 2 },
      { person: 'Grace', count: 1 },
    ]);
  });
});
