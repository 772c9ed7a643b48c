import { describe, expect, it } from 'vitest';

import { eventsOf, previewRows } from '../../../renderer/app/sources-records';
import type { PresentEvent } from '../../../renderer/app/sources-messages';
import { defaultEventAttributes } from '../../../renderer/document/nodes/timeline';
import type { WrittenTime } from '../../../renderer/time/written-time';
import type { SourceRecord } from '../../../renderer/timeline/sources/record';

function at(clock: string): WrittenTime {
  return {
    start: Date.parse(`2026-11-20T${clock}:00Z`),
    end: null,
    precision: 'minute',
    written: clock,
    zone: 'UTC',
    inferred: [],
  };
}

function record(key: string, clock: string, text: string, more: Partial<SourceRecord> = {}): SourceRecord {
  return {
    key,
    system: 'Slack',
    nativeId: key,
    happened: at(clock),
    known: null,
    person: 'Ada Example',
    channel: '#incident',
    link: '',
    kind: '',
    markdown: text,
    text,
    thread: null,
    edited: false,
    bot: false,
    raw: `{"${key}":1}`,
    shift: 0,
    ...more,
  };
}

const present: PresentEvent = {
  id: 'e1',
  headline: 'The deploy begins',
  attributes: {
    ...defaultEventAttributes,
    happened: at('13:31'),
    sources: [{ system: 'Slack', id: 'a', link: '', author: '', raw: null, hash: null }],
  },
};
const showing = { shift: 0, present: [present], zone: 'UTC' };

describe('a row of the preview', () => {
  it('says what of the draft or of the source it repeats', () => {
    const rows = previewRows(
      [
        record('a', '13:31', 'Deploying'),
        record('b', '13:40', 'Rolling back now'),
        record('c', '13:40', 'rolling back now', { system: 'notes', nativeId: '' }),
      ],
      showing,
    );
    expect(rows.map(({ duplicate }) => duplicate)).toEqual([
      'already in the draft: 20 Nov 13:31 The deploy begins',
      '',
      'said before in the source: 20 Nov 13:40 Rolling back now',
    ]);
  });

  it('tells its time by the clock put right, and suggests a kind', () => {
    const [row] = previewRows([record('b', '13:40', 'Rolling back the deploy')], {
      ...showing,
      shift: 60_000,
    });
    expect(row?.happened).toEqual({ ...at('13:41'), written: '13:40' });
    expect(row?.kind).toBe('action');
  });

  it('carries nothing of the record that only the event needs', () => {
    const [row] = previewRows([record('b', '13:40', 'text')], showing);
    expect(Object.keys(row ?? {})).not.toContain('raw');
  });
});

describe('the events of picked records', () => {
  const records = [record('a', '13:31', 'one'), record('b', '13:30', 'two'), record('c', '13:29', 'three')];
  const wanted = { shift: -60_000, keepNames: false, roles: [{ role: 'Commander', name: 'Ada Example' }] };

  it('are those records and no others, of the kinds that were chosen, with the shift said', async () => {
    const picked = [
      { key: 'a', kind: 'action' as const },
      { key: 'b', kind: '' as const },
    ];
    const events = await eventsOf(records, { ...wanted, picked });
    expect(events.map(({ attrs }) => attrs?.['kind'])).toEqual(['', 'action']);
    expect(events.map(({ attrs }) => attrs?.['happened'])).toEqual([
      { ...at('13:29'), written: '13:30' },
      { ...at('13:30'), written: '13:31' },
    ]);
    expect(events[0]?.attrs?.['sources']).toEqual([
      expect.objectContaining({ id: 'b', author: 'Commander', raw: '{"b":1}', shift: -60_000 }),
    ]);
  });

  it.each([
    [true, 'Ada Example'],
    [false, ''],
  ])('name nobody without a role, unless names are kept: %s', async (keepNames, author) => {
    const picked = [{ key: 'a', kind: '' as const }];
    const [event] = await eventsOf(records, { ...wanted, roles: [], keepNames, picked });
    expect(event?.attrs?.['sources']).toEqual([expect.objectContaining({ author })]);
  });
});
