import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { printIncidentSpan } from '../../../renderer/app/span';
import { documentSchema as schema } from '../../../renderer/document/schema';
import type { Moment } from '../../../renderer/document/vocabulary';
import { timeAt } from '../time/times';

interface EventParts {
  readonly id?: string;
  /** As it is typed; none for an event without a time. */
  readonly at?: string;
  readonly moments?: readonly Moment[];
}

function timeline(...events: readonly EventParts[]): Node {
  const rows = events.map(({ id = null, at, moments = [] }) =>
    schema.node('event', { id, moments, happened: at === undefined ? null : timeAt(at) }),
  );
  return schema.node('timeline', null, rows);
}

const doc = (...blocks: readonly Node[]): Node => schema.node('doc', null, [...blocks]);
const started = (at: string): EventParts => ({ at, moments: ['impact-started'] });
const ended = (at: string): EventParts => ({ at, moments: ['impact-ended'] });

describe('when the incident hurt', () => {
  const cases: readonly (readonly [string, readonly EventParts[], string, string])[] = [
    ['nothing', [], 'UTC', ''],
    ['events that are no moments', [{ at: '13:31' }, { at: '14:52', moments: ['resolved'] }], 'UTC', ''],
    ['a moment without a time', [{ moments: ['impact-started'] }], 'UTC', ''],
    ['both ends', [started('13:42'), ended('14:09')], 'UTC', '2 July 2019, 13:42–14:09 UTC'],
    [
      'another clock',
      [started('13:42'), ended('14:09')],
      'Europe/Lisbon',
      '2 July 2019, 14:42–15:09 WEST (UTC+1)',
    ],
    [
      'a night',
      [started('23:50'), ended('2019-07-03 00:10')],
      'UTC',
      '2 July 2019, 23:50 – 3 July 2019, 00:10 UTC',
    ],
    [
      'a night that is a day elsewhere',
      [started('23:50'), ended('2019-07-03 00:10')],
      'America/New_York',
      '2 July 2019, 19:50–20:10 EDT (UTC−4)',
    ],
    ['the start alone', [started('13:42')], 'UTC', 'from 2 July 2019, 13:42 UTC'],
    ['the end alone', [ended('14:09')], 'UTC', 'until 2 July 2019, 14:09 UTC'],
    [
      'the first start and the last end',
      [started('13:50'), started('13:42'), ended('14:09'), ended('14:01')],
      'UTC',
      '2 July 2019, 13:42–14:09 UTC',
    ],
    ['ranges', [started('13:42–13:44'), ended('14:05–14:09')], 'UTC', '2 July 2019, 13:42–14:09 UTC'],
    [
      'both on one event',
      [{ at: '13:42–14:09', moments: ['impact-started', 'impact-ended'] }],
      'UTC',
      '2 July 2019, 13:42–14:09 UTC',
    ],
  ];

  it.each(cases)('%s', (_, events, zone, printed) => {
    expect(printIncidentSpan(doc(timeline(...events)), zone)).toBe(printed);
  });

  it('claims no more than is known', () => {
    const print = (...events: readonly EventParts[]) => printIncidentSpan(doc(timeline(...events)), 'UTC');
    // A day is not its midnight, and "about" stays about.
    expect(print(started('2 July 2019'))).toBe('from 2 July 2019');
    expect(print(started('~13:42'), ended('14:09'))).toBe('2 July 2019, ~13:42 to 2 July 2019, 14:09 UTC');
  });

  it('does not turn an end before its start into a length', () => {
    const printed = printIncidentSpan(doc(timeline(started('14:09'), ended('13:42'))), 'UTC');
    expect(printed).toBe('2 July 2019, 14:09 to 2 July 2019, 13:42 UTC');
  });

  it('takes the events that impacts name', () => {
    const impact = schema.node('impact', { start: 'a', end: 'b' });
    const blocks = doc(
      timeline({ id: 'a', at: '13:42' }, { id: 'b', at: '14:09' }, { id: 'c', at: '15:00' }),
      schema.node('impacts', null, [impact]),
    );
    expect(printIncidentSpan(blocks, 'UTC')).toBe('2 July 2019, 13:42–14:09 UTC');
  });

  it.each(['', 'Europe/Atlantis'])('is told in UTC where the zone “%s” is none', (zone) => {
    expect(printIncidentSpan(doc(timeline(started('13:42'), ended('14:09'))), zone)).toBe(
      '2 July 2019, 13:42–14:09 UTC',
    );
  });
});
