import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { slackFormat } from '../../../../renderer/timeline/sources/slack';
import { systemFormats } from '../../../../renderer/timeline/sources/systems';
import { context, fileOf, readWith } from './systems';

/** Fields that the formats look for, with values of any type, so that random JSON comes close to the real one. */
const names =
  'type subtype ts text user messages message thread_ts edited files attachments blocks elements bot_id event event_type occurred_at log_entries alerts notes incidents incident id summary created_at created_on agent channel content data action alert createdAt updatedAt log owner tinyId alertId incident_updates display_at status body affected_components name time timeEnd tags dashboardUID newState spec items html_url number title comments actor label rename sha committer date user_profile profile'.split(
    ' ',
  );
const values = [
  'message',
  'trigger_log_entry',
  'alert',
  '1700000001.000100',
  '2026-03-01T10:42:03Z',
  '2026-03-01T10:42:03',
  'rich_text',
  'rich_text_list',
  'section',
  'mrkdwn',
  'closed',
  'commented',
  'Create',
  '*a* <@U1> ```b',
  '<b>x</b>',
  '',
  1_772_361_723_456,
  0,
  -1,
  true,
  null,
];
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(...values),
    fc.string(),
    fc.double(),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...names), tie('json'), { maxKeys: 7 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString'), fc.string()),
      tie('json'),
      { maxKeys: 2 },
    ),
  ),
}));

const likeAny = json.map((value): unknown => JSON.parse(JSON.stringify(value) ?? 'null'));

describe.each(systemFormats.map((format) => [format.label, format] as const))('%s', (_, format) => {
  it('throws for no JSON, and accounts for every element of a list', () => {
    fc.assert(
      fc.property(fc.array(likeAny, { maxLength: 6 }), (list) => {
        const input = fileOf(list);
        expect(format.matches(input)).toBeLessThanOrEqual(1);
        const reading = format.read(input, context);
        if ('refused' in reading) return;
        const { records, skipped } = reading;
        expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
        expect(skipped.every(({ place, reason }) => place !== '' && reason !== '')).toBe(true);
        expect(records.every(({ markdown }) => markdown.trim() !== '')).toBe(true);
        // A list may hold answers that are lists themselves, so there may be more.
        expect(records.length + skipped.length).toBeGreaterThanOrEqual(list.length);
      }),
    );
  });

  it('throws for nothing that is no list', () => {
    fc.assert(
      fc.property(likeAny, (value) => {
        expect(format.matches(fileOf(value))).toBeLessThanOrEqual(1);
        const reading = format.read(fileOf(value), context);
        expect('refused' in reading ? reading.refused : reading.format).not.toBe('');
      }),
    );
  });

  it('skips what is nested thousands deep, and reads the rest', () => {
    const deep = JSON.parse(`${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)}`) as unknown;
    expect(() =>
      format.read(fileOf([deep, { type: 'message', ts: '1700000001.000100', text: deep }], ''), context),
    ).not.toThrow();
  });

  it('is not taken for another', () => {
    for (const value of [
      null,
      5,
      'text',
      [],
      {},
      { data: [] },
      { messages: [] },
      [1, 2],
      { items: [{ a: 1 }] },
    ]) {
      expect(format.matches(fileOf(value))).toBe(0);
    }
  });
});

/** One file of each system. */
const files = {
  slack: [{ type: 'message', user: 'U1', ts: '1700000001.000100', text: 'a' }],
  pagerduty: {
    log_entries: [{ id: 'L', type: 'trigger_log_entry', summary: 'a', created_at: '2026-03-01T10:42:03' }],
  },
  opsgenie: { data: [{ log: 'a', type: 'system', owner: 'System', createdAt: '2026-03-01T10:42:03' }] },
  statuspage: {
    incidents: [
      {
        id: 'i',
        incident_updates: [{ id: 'u', body: 'a', status: 'resolved', display_at: '2026-03-01T10:42:03' }],
      },
    ],
  },
  grafana: [{ id: 1, dashboardUID: 'd', time: 1_772_361_723_456, text: 'a' }],
  github: [
    {
      id: 1,
      html_url: 'https://github.com/o/r/issues/1#issuecomment-1',
      body: 'a',
      created_at: '2026-03-01T10:42:03',
    },
  ],
};

/** A list of each system, of records with an id and a second. */
const lists: Readonly<Record<string, (id: string, second: number) => object>> = {
  pagerduty: (id, second) => ({
    id,
    type: 'notify_log_entry',
    summary: id,
    created_at: `2026-03-01T10:42:0${second}Z`,
  }),
  opsgenie: (id, second) => ({
    log: id,
    offset: id,
    owner: 'System',
    createdAt: `2026-03-01T10:42:0${second}Z`,
  }),
  grafana: (id, second) => ({ id, dashboardUID: 'd', text: id, time: 1_772_361_720_000 + second * 1000 }),
  github: (id, second) => ({
    id,
    event: 'closed',
    actor: { login: 'ada' },
    created_at: `2026-03-01T10:42:0${second}Z`,
  }),
};

describe.each(Object.entries(lists))('a list of %s', (id, make) => {
  const shuffled = fc
    .array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 })
    .map((seconds) => seconds.map((second, index) => make(`r${index}`, second)))
    .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));

  it('gives the same records in any order', () => {
    const format = systemFormats.find((one) => one.id === id);
    const read = (list: readonly object[]) =>
      (format === undefined ? [] : readWith(format, fileOf(list)).records).toSorted(
        (a, b) => (a.happened?.start ?? 0) - (b.happened?.start ?? 0) || (a.key < b.key ? -1 : 1),
      );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(read(other)).toEqual(read(list));
        expect(read(list)).toHaveLength(list.length);
      }),
    );
  });
});

describe('all systems', () => {
  it('hold nothing that Markdown cannot be written with', () => {
    const text = 'a\u0000\u001B[31m b \uD83D c\r\nd';
    const user_profile = { real_name: ' Ada\n\u0007L. ' };
    const [record] = readWith(slackFormat, fileOf([{ ...files.slack[0], text, user_profile }])).records;
    expect(record).toMatchObject({ markdown: 'a\\[31m b \uFFFD c\n\nd', person: 'Ada L.' });
  });

  it.each(Object.entries(files))('%s is told from the others', (id, file) => {
    const found = systemFormats
      .filter((format) => format.matches(fileOf(file)) > 0)
      .map((format) => format.id);
    expect(found).toEqual([id]);
  });

  it.each(['pagerduty', 'opsgenie', 'statuspage', 'github'] as const)(
    '%s asks for the zone of times without one',
    (id) => {
      const format = systemFormats.find((one) => one.id === id);
      const reading = format === undefined ? null : readWith(format, fileOf(files[id]));
      expect(reading?.questions).toEqual([
        { kind: 'zone', example: '2026-03-01T10:42:03', count: 1, suggested: 'Asia/Kolkata' },
      ]);
      expect(reading?.records[0]?.happened).toMatchObject({ zone: 'Asia/Kolkata', inferred: ['zone'] });
    },
  );
});
