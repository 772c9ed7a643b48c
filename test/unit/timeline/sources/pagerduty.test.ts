import { describe, expect, it } from 'vitest';

import { pagerdutyFormat } from '../../../../renderer/timeline/sources/pagerduty';
import { context, fileOf, readWith, recordsOf, utc } from './systems';

const user = { id: 'P1', type: 'user_reference', summary: 'Ada Lovelace' };
const service = { id: 'S1', type: 'service_reference', summary: 'web' };
const incident = {
  id: 'I1',
  type: 'incident_reference',
  summary: '[#204] Checkout is down',
  html_url: 'https://example.com/i',
};

const entry = (id: string, type: string, more: object = {}) => ({
  id,
  type: `${type}_log_entry`,
  summary: `${type} by somebody`,
  created_at: '2026-03-01T10:42:03Z',
  html_url: `https://example.com/${id}`,
  agent: user,
  channel: { type: 'website' },
  incident,
  service,
  ...more,
});

const types = [
  'trigger',
  'acknowledge',
  'annotate',
  'assign',
  'delegate',
  'escalate',
  'notify',
  'resolve',
  'snooze',
  'unacknowledge',
  'urgency_change',
  'reach_ack_limit',
  'reach_trigger_limit',
  'exhaust_escalation_path',
  'repeat_escalation_path',
  'field_value_change',
  'custom_field_value_change',
];

describe('log entries', () => {
  it('are known in every type', () => {
    const json = {
      log_entries: types.map((type, index) => entry(`L${index}`, type)),
      limit: 25,
      more: false,
    };
    expect(pagerdutyFormat.matches(fileOf(json))).toBe(1);
    const { records, skipped } = readWith(pagerdutyFormat, fileOf(json));
    expect(skipped).toEqual([]);
    expect(records.map(({ text }) => text)).toEqual(types.map((type) => `${type} by somebody`));
    expect(records.filter(({ kind }) => kind === '')).toEqual([]);
  });

  it('hold who, where, when and a link', () => {
    const [record] = recordsOf(pagerdutyFormat, {
      log_entries: [entry('L1', 'acknowledge', { created_at: '2026-03-01T10:42:03.5-05:00' })],
    });
    expect(record).toMatchObject({
      key: 'L1',
      nativeId: 'L1',
      system: 'PagerDuty',
      person: 'Ada Lovelace',
      bot: false,
      channel: 'service web',
      link: 'https://example.com/L1',
      kind: 'action',
      happened: {
        start: Date.UTC(2026, 2, 1, 15, 42, 3, 500),
        precision: 'second',
        written: '2026-03-01T10:42:03.5-05:00',
        zone: '-05:00',
        inferred: [],
      },
    });
  });

  it('say what is in the note and in the alert', () => {
    const texts = recordsOf(pagerdutyFormat, {
      log_entries: [
        entry('L1', 'trigger', {
          summary: 'Triggered through the API',
          agent: service,
          event_details: { description: 'p99 *high* <4s>' },
          channel: { type: 'api', summary: 'p99' },
        }),
        entry('L2', 'annotate', {
          summary: 'Note added by Ada',
          channel: { type: 'note', summary: 'rolled back\nto v41' },
        }),
        entry('L3', 'resolve', { summary: 'Resolved by Ada', note: 'Resolved by Ada' }),
      ],
    });
    expect(texts.map(({ markdown }) => markdown)).toEqual([
      'Triggered through the API: p99: p99 \\*high\\* \\<4s>',
      'Note added by Ada: rolled back\n\nto v41',
      'Resolved by Ada',
    ]);
    expect(texts.map(({ bot }) => bot)).toEqual([true, false, false]);
  });

  it('come oldest first, those of one second in the order they were written', () => {
    const at = (id: string, second: number) =>
      entry(id, 'notify', { created_at: `2026-03-01T10:42:0${second}Z` });
    const records = recordsOf(pagerdutyFormat, {
      log_entries: [at('d', 3), at('c', 2), at('b', 2), at('a', 1)],
    });
    expect(records.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('other answers', () => {
  it('are alerts, notes and incidents', () => {
    const json = {
      alerts: [
        {
          id: 'A1',
          type: 'alert',
          summary: 'disk full',
          alert_key: 'k',
          created_at: '2026-03-01T10:00:00Z',
          severity: 'critical',
          service,
          body: { type: 'alert_body', details: { host: 'db-1', used: 99, nested: { a: 1 } } },
        },
      ],
      notes: [{ id: 'N1', user, content: 'on *it*', created_at: '2026-03-01T10:01:00Z' }],
      incidents: [
        {
          id: 'I1',
          type: 'incident',
          summary: '[#204] down',
          incident_number: 204,
          created_at: '2026-03-01T10:00:30Z',
          service,
        },
      ],
    };
    expect(pagerdutyFormat.matches(fileOf(json))).toBe(1);
    const records = recordsOf(pagerdutyFormat, json);
    expect(records.map(({ kind, markdown }) => [kind, markdown])).toEqual([
      ['alert', 'disk full\n\nSeverity: critical\n\nhost: db-1\\\nused: 99'],
      ['note', 'on \\*it\\*'],
      ['alert', '\\[#204] down'],
    ]);
  });

  it('are webhooks of every version', () => {
    const three = {
      event: {
        id: 'W3',
        event_type: 'incident.annotated',
        resource_type: 'incident',
        occurred_at: '2026-03-01T10:42:03.674Z',
        agent: user,
        data: { incident, id: 'X', content: 'Running KILL on slow queries.', type: 'incident_note' },
      },
    };
    const two = {
      messages: [
        {
          event: 'incident.acknowledge',
          id: 'W2',
          created_on: '2026-03-01T10:42:04Z',
          log_entries: [entry('L9', 'acknowledge')],
        },
      ],
    };
    const one = {
      messages: [
        {
          id: 'W1',
          type: 'incident.trigger',
          created_on: '2015-02-07T21:42:52Z',
          data: { incident: { trigger_summary_data: { subject: 'foo' }, service: { name: 'Test' } } },
        },
      ],
    };
    for (const json of [three, two, one]) expect(pagerdutyFormat.matches(fileOf(json))).toBe(1);
    const records = recordsOf(pagerdutyFormat, [three, two, one]);
    expect(records.map((record) => [record.key, record.text, record.channel, utc(record)])).toEqual([
      ['W1', 'Incident trigger: foo', 'service Test', '2015-02-07T21:42:52.000Z'],
      ['L9', 'acknowledge by somebody', 'service web', '2026-03-01T10:42:03.000Z'],
      [
        'W3',
        'Incident annotated: Running KILL on slow queries. Incident: [#204] Checkout is down',
        '[#204] Checkout is down',
        '2026-03-01T10:42:03.674Z',
      ],
    ]);
  });

  it('are refused where they are none, and taken where they are empty', () => {
    expect(pagerdutyFormat.read(fileOf({ a: 1 }), context)).toHaveProperty('refused');
    expect(readWith(pagerdutyFormat, fileOf({ log_entries: [] })).records).toEqual([]);
    expect(pagerdutyFormat.matches(fileOf({ alerts: [{ status: 'firing', labels: {} }] }))).toBe(0);
  });
});
