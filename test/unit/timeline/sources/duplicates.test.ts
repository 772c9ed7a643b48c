import { describe, expect, it } from 'vitest';

import { admitDocument } from '../../../../renderer/document/admit';
import { readEvents } from '../../../../renderer/document/read';
import { findDuplicates } from '../../../../renderer/timeline/sources/duplicates';
import { recordsToEvents } from '../../../../renderer/timeline/sources/to-events';
import type { SourceRecord } from '../../../../renderer/timeline/sources/record';
import { parseTime } from '../../../../renderer/time/parse';
import { record, utc } from './reading';

function at(words: string) {
  const parsed = parseTime(words, utc);
  if (parsed.kind !== 'time') throw new Error(words);
  return parsed.time;
}

let count = 0;
async function eventsOf(records: readonly SourceRecord[]) {
  const newId = () => `id${(count += 1)}`;
  const content = await recordsToEvents(records, { keepNames: false, roles: [], newId });
  return readEvents(admitDocument({ type: 'doc', content: [{ type: 'timeline', content }] }));
}

const slack = (text: string, time: string, more: Partial<SourceRecord> = {}) =>
  record({
    key: `slack ${text} ${time}`,
    system: 'Slack',
    text,
    happened: at(time),
    raw: `${time} ${text}`,
    ...more,
  });

describe('duplicates', () => {
  it('are found by system and id, also where time and words changed', async () => {
    const first = slack('rules are out', '13:42:05', { nativeId: '7' });
    const events = await eventsOf([first]);
    const again = slack('rules are out, all of them', '13:50', { nativeId: '7' });
    expect([...findDuplicates([again], events)]).toEqual([
      [again.key, { kind: 'same-record', of: events[0]?.id }],
    ]);
    const other = slack('something else', '13:42:05', { nativeId: '8' });
    expect(findDuplicates([other], events).size).toBe(0);
  });

  it('are found by their line where there are no ids, also after a shift', async () => {
    const line = record({ text: 'boom', raw: '13:42 boom', happened: at('13:42') });
    const moved = { ...line, happened: { ...at('13:42'), start: 0 }, shift: 5 };
    const events = await eventsOf([moved]);
    expect(findDuplicates([line], events).get('line 1')).toEqual({ kind: 'same-record', of: events[0]?.id });
  });

  const same: readonly (readonly [string, string, string, string])[] = [
    ['the same minute, one to the second', '13:42', '13:42:31', 'Rules are out!'],
    ['known to the hour', '13h', '13:42', 'rules are out'],
    ['known to the day', '2 Jul 2019', '13:42', 'rules are out'],
    ['within a range', '13:40–13:50', '13:42', 'rules are out'],
    ['nearly the same words', '13:42', '13:42', 'the rules are out'],
  ];
  it.each(same)('are found by time and words: %s', async (_, one, other, words) => {
    const events = await eventsOf([record({ text: 'rules are out', happened: at(one), system: 'notes' })]);
    const found = findDuplicates([slack(words, other)], events);
    expect([...found.values()]).toEqual([{ kind: 'same-words', of: events[0]?.id }]);
  });

  const different: readonly (readonly [string, string, string, string, string])[] = [
    ['another minute', 'rules are out', '13:42', 'rules are out', '13:43'],
    ['another second', 'rules are out', '13:42:05', 'rules are out', '13:42:06'],
    ['other words', 'rules are out', '13:42', 'pages are in', '13:42'],
    ['another number', 'host 12 is down', '13:42', 'host 13 is down', '13:42'],
  ];
  it.each(different)('are not found with %s', (_, text, time, otherText, otherTime) => {
    const one = record({ text, happened: at(time), system: 'notes' });
    expect(findDuplicates([one, slack(otherText, otherTime)], []).size).toBe(0);
  });

  it('are found among several sources, and never between two records that one system counts apart', () => {
    const pagerduty = record({
      key: 'p',
      system: 'PagerDuty',
      nativeId: 'P1',
      text: 'CPU is high',
      happened: at('13:42:05'),
    });
    const first = slack('CPU is high', '13:42:05', { nativeId: '1' });
    const second = slack('CPU is high', '13:42:05', { nativeId: '2', key: 'second' });
    expect([...findDuplicates([first, second], [])]).toEqual([]);
    expect([...findDuplicates([pagerduty, first, second], [])]).toEqual([
      [first.key, { kind: 'same-words', of: 'p' }],
      ['second', { kind: 'same-words', of: 'p' }],
    ]);
  });

  it('are found in tens of thousands of much the same records without comparing each with each', () => {
    const records = Array.from({ length: 40_000 }, (_, index) =>
      record({
        key: String(index),
        system: index % 2 === 0 ? 'a' : 'b',
        text: `connection to the database was refused ${Math.floor(index / 2)}`,
        happened: at('13:42'),
        raw: String(index),
      }),
    );
    const started = performance.now();
    const found = findDuplicates(records, []);
    const took = performance.now() - started;
    // Each with each would be minutes; the bound is wide for a machine that does other things too.
    expect(took).toBeLessThan(4_000);
    expect(found.size).toBe(20_000);
  });
});
