import { describe, expect, it } from 'vitest';

import { statuspageFormat } from '../../../../renderer/timeline/sources/statuspage';
import { context, fileOf, readWith, recordsOf, utc } from './systems';

const update = (id: string, status: string, display: string, more: object = {}) => ({
  id,
  status,
  body: `${status} body`,
  created_at: display,
  display_at: display,
  ...more,
});

const incident = (id: string, updates: unknown) => ({
  id,
  name: 'Checkout errors',
  status: 'resolved',
  created_at: '2026-03-01T10:00:00.000Z',
  shortlink: 'https://stspg.example/x',
  incident_updates: updates,
});

describe('incidents', () => {
  const json = {
    page: { id: 'p', name: 'Example' },
    incidents: [
      incident('i1', [
        update('u3', 'resolved', '2026-03-01T11:00:00.000Z'),
        update('u2', 'monitoring', '2026-03-01T10:30:00.000-05:00'),
        update('u1', 'investigating', '2026-03-01T10:05:00.000Z', {
          created_at: '2026-03-01T10:12:00.000Z',
          affected_components: [
            { name: 'API', old_status: 'operational', new_status: 'partial_outage' },
            { name: 'Site', old_status: 'operational', new_status: 'operational' },
          ],
        }),
      ]),
      incident('i0', []),
    ],
  };

  it('are told update by update, oldest first', () => {
    expect(statuspageFormat.matches(fileOf(json))).toBe(1);
    const { records, skipped } = readWith(statuspageFormat, fileOf(json));
    expect(skipped).toEqual([]);
    expect(records.map((record) => [record.key, record.text, utc(record)])).toEqual([
      ['i0', 'Resolved: Checkout errors', '2026-03-01T10:00:00.000Z'],
      [
        'u1',
        'Investigating: investigating body Affected: API (operational → partial outage), Site (operational)',
        '2026-03-01T10:05:00.000Z',
      ],
      ['u2', 'Monitoring: monitoring body', '2026-03-01T15:30:00.000Z'],
      ['u3', 'Resolved: resolved body', '2026-03-01T11:00:00.000Z'],
    ]);
    expect(records[1]).toMatchObject({
      channel: 'Checkout errors',
      link: 'https://stspg.example/x',
      kind: 'communication',
      system: 'Statuspage',
    });
  });

  it('tell when something happened from when it was posted', () => {
    const [, first, second] = recordsOf(statuspageFormat, json);
    expect(first?.known?.written).toBe('2026-03-01T10:12:00.000Z');
    expect(second?.known).toBeNull();
  });

  it('come one by one, as a list, and in webhooks', () => {
    const one = json.incidents[0];
    for (const shape of [
      { incident: one },
      [one],
      one,
      { page: {}, incident: one },
      { scheduled_maintenances: [one] },
    ]) {
      expect(statuspageFormat.matches(fileOf(shape))).toBe(1);
      expect(recordsOf(statuspageFormat, shape)).toHaveLength(3);
    }
    const component = {
      component_update: {
        id: 'c',
        created_at: '2026-03-01T10:00:00Z',
        old_status: 'operational',
        new_status: 'major_outage',
      },
      component: { name: 'API' },
    };
    expect(recordsOf(statuspageFormat, component)[0]?.text).toBe('API (operational → major outage)');
  });

  it('may be written in HTML', () => {
    const body = 'We see <b>errors</b>.<br>More at <a href="https://example.com/x">our site</a> &amp; here.';
    const [record] = recordsOf(statuspageFormat, [
      incident('i', [update('u', 'identified', '2026-03-01T10:00:00Z', { body })]),
    ]);
    expect(record?.markdown).toBe(
      'Identified: We see errors.\n\nMore at [our site](https://example.com/x) & here.',
    );
  });

  it('that are broken lose no others', () => {
    const { records, skipped } = readWith(
      statuspageFormat,
      fileOf([null, incident('a', [5, update('u', 'resolved', 'soon')]), incident('b', 'x')]),
    );
    expect(records.map(({ key, happened }) => [key, happened?.written ?? null])).toEqual([
      ['b', '2026-03-01T10:00:00.000Z'],
      ['u', null],
    ]);
    expect(skipped).toEqual([
      { place: 'incident a, update 1', reason: 'is no object' },
      { place: 'incident 1', reason: 'is no object' },
    ]);
  });

  it('are refused where they are none', () => {
    expect(statuspageFormat.read(fileOf({ a: 1 }), context)).toHaveProperty('refused');
    expect(readWith(statuspageFormat, fileOf({ page: { id: 'p' }, incidents: [] })).records).toEqual([]);
  });
});
