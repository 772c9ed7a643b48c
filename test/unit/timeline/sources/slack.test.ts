import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { slackFormat } from '../../../../renderer/timeline/sources/slack';
import type { SourceRecord } from '../../../../renderer/timeline/sources/record';
import { archiveOf, context, fileOf, readWith, recordsOf, utc } from './systems';

const message = (ts: string, text: string, more: object = {}) => ({
  type: 'message',
  user: 'U1',
  ts,
  text,
  ...more,
});

const users = [
  { id: 'U1', name: 'ada', real_name: 'Ada L.', profile: { display_name: 'Ada', real_name: 'Ada Lovelace' } },
  { id: 'U2', name: 'grace', profile: { display_name: '', real_name: 'Grace Hopper' } },
  { id: 'U3', name: 'pager', is_bot: true, profile: { display_name: '', real_name: '' } },
];

const archive = {
  'users.json': users,
  'channels.json': [{ id: 'C1', name: 'incident-204' }],
  'groups.json': [{ id: 'G1', name: 'leads' }],
  'dms.json': [{ id: 'D1', members: ['U1', 'U2'] }],
  'mpims.json': [{ id: 'G2', name: 'mpdm-ada--grace-1', members: ['U1', 'U2', 'U9'] }],
  'integration_logs.json': [{ service_type: 'GitHub' }],
  'incident-204/2015-06-13.json': [
    message('1434200000.000009', 'still down, <@U2>', { thread_ts: '1434139102.000002' }),
  ],
  'incident-204/2015-06-12.json': [
    message('1434139102.000010', 'ten'),
    message('1434139102.000002', 'two, see <#C1>', { thread_ts: '1434139102.000002', reply_count: 1 }),
    message('1434139100.000001', '<@U1> has joined', { subtype: 'channel_join' }),
  ],
  'leads/2015-06-12.json': [message('1434139102.000002', 'the same time elsewhere', { user: 'U2' })],
  'D1/2015-06-12.json': [message('1434139999.000001', 'between us', { user: 'U3' })],
  'mpdm-ada--grace-1/2015-06-12.json': '{ cut off',
};

const byText = (records: readonly SourceRecord[], text: string): SourceRecord | undefined =>
  records.find((record) => record.text.startsWith(text));

describe('an export', () => {
  const { records, skipped } = readWith(slackFormat, archiveOf(archive));

  it('is one by its folders and days', () => {
    expect(slackFormat.matches(archiveOf(archive))).toBe(1);
    expect(slackFormat.matches(archiveOf({ 'post-mortem.md': '# x', 'draft.json': {} }))).toBe(0);
  });

  it('accounts for every message and every file', () => {
    expect(records.map(({ text }) => text)).toEqual([
      'two, see #incident-204',
      'ten',
      'still down, @Grace Hopper',
      'the same time elsewhere',
      'between us',
    ]);
    expect(skipped).toEqual([
      { place: 'integration_logs.json', reason: 'is no file of messages' },
      { place: 'mpdm-ada--grace-1/2015-06-12.json', reason: 'is no JSON' },
      {
        place: 'incident-204/2015-06-12.json, message 1434139100.000001',
        reason: 'says only that somebody joined',
      },
    ]);
  });

  it('names people and places', () => {
    expect(records.map(({ person }) => person)).toEqual(['Ada', 'Ada', 'Ada', 'Grace Hopper', 'pager']);
    expect(records.map(({ channel }) => channel)).toEqual([
      '#incident-204',
      '#incident-204',
      '#incident-204',
      '#leads',
      'direct messages of Ada, Grace Hopper',
    ]);
    expect(records.map(({ bot }) => bot)).toEqual([false, false, false, false, true]);
  });

  it('tells messages of one second apart by the digits behind the point', () => {
    const [two, ten] = [byText(records, 'two'), byText(records, 'ten')];
    expect(two?.happened).toEqual({
      start: 1_434_139_102_000,
      end: null,
      precision: 'second',
      written: '1434139102.000002',
      zone: 'UTC',
      inferred: [],
    });
    expect(ten?.happened?.start).toBe(two?.happened?.start);
    expect(records.indexOf(two as SourceRecord)).toBeLessThan(records.indexOf(ten as SourceRecord));
  });

  it('joins a thread across days, and within its conversation only', () => {
    const [parent, answer] = [byText(records, 'two'), byText(records, 'still')];
    expect(answer?.thread).toBe(parent?.key);
    expect(parent?.thread).toBeNull();
    expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
    expect(byText(records, 'the same')?.nativeId).toBe(parent?.nativeId);
  });

  it('gives no thread to an answer whose question is not there', () => {
    const answer = message('1700000001.000100', 'a', { thread_ts: '1600000000.000100' });
    expect(recordsOf(slackFormat, [answer])[0]?.thread).toBeNull();
  });

  it('may lie in a folder of its own', () => {
    const inside = Object.fromEntries(
      Object.entries(archive).map(([path, file]) => [`export/${path}`, file]),
    );
    expect(readWith(slackFormat, archiveOf(inside)).records.map(({ text }) => text)).toEqual(
      records.map(({ text }) => text),
    );
  });
});

describe('what the API answers', () => {
  it('is read as a list and as an answer, newest first or not', () => {
    const list = [message('1700000002.000100', 'b'), message('1700000001.000100', 'a')];
    for (const json of [list, { ok: true, messages: list, has_more: false }, list.toReversed()]) {
      expect(slackFormat.matches(fileOf(json))).toBeGreaterThan(0.9);
      expect(recordsOf(slackFormat, json).map(({ text }) => text)).toEqual(['a', 'b']);
    }
  });

  it('reads the answers that slackdump puts into a message', () => {
    const parent = message('1700000001.000100', 'a', {
      thread_ts: '1700000001.000100',
      slackdump_thread_replies: [message('1700000003.000100', 'c', { thread_ts: '1700000001.000100' })],
    });
    const records = recordsOf(slackFormat, { channel_id: 'C1', name: 'ops', messages: [parent] });
    expect(records.map(({ text, thread, channel }) => [text, thread, channel])).toEqual([
      ['a', null, '#ops'],
      ['c', '#ops 1700000001.000100', '#ops'],
    ]);
  });

  it('refuses what holds no messages', () => {
    expect(slackFormat.matches(fileOf({ messages: [{ event: 'incident.trigger' }] }))).toBe(0);
    expect(slackFormat.read(fileOf({ a: 1 }), context)).toEqual({
      refused: 'export.json holds no list of Slack messages.',
    });
  });
});

describe('a message', () => {
  const only = (fields: object): SourceRecord | undefined =>
    recordsOf(slackFormat, [{ type: 'message', ts: '1700000001.000100', ...fields }])[0];

  it('keeps what programs put beside the text', () => {
    const record = only({
      subtype: 'bot_message',
      username: 'Prometheus',
      bot_id: 'B1',
      text: '',
      attachments: [
        {
          fallback: 'not shown',
          title: 'p99 > 4s',
          title_link: 'https://example.com/a',
          text: 'since *noon*',
          fields: [{ title: 'Service', value: 'checkout' }],
        },
        { from_url: 'https://example.com', text: 'a preview of a page' },
        { fallback: '[FIRING] <https://example.com|latency>' },
      ],
    });
    expect(record?.markdown).toBe(
      '[p99 > 4s](https://example.com/a)\n\nsince **noon**\n\nService: checkout\n\n\\[FIRING] [latency](https://example.com)',
    );
    expect([record?.person, record?.bot, record?.kind]).toEqual(['Prometheus', true, '']);
  });

  it('names its files', () => {
    const files = [
      { name: 'graph.png', permalink: 'https://example.com/f' },
      { name: 'a*b.log' },
      { mode: 'tombstone' },
    ];
    expect(only({ user: 'U1', text: 'see', files })?.markdown).toBe(
      'see\n\nFiles: [graph.png](https://example.com/f), a\\*b.log, (deleted)',
    );
  });

  it('holds no token of an export, neither in its text nor in its raw record', () => {
    const files = [
      { name: 'a.png', url_private: 'https://files.example.com/T1-F1/a.png?token=xoxe-1234-ab-CD_9' },
    ];
    const record = only({ user: 'U1', text: 'see <https://example.com/?page=1&amp;t=xoxe-77-z>', files });
    expect(record?.markdown).toContain('File: [a.png](https://files.example.com/T1-F1/a.png)');
    expect(record?.raw).toContain('a.png?token=xoxe-…"');
    expect(record?.raw).not.toContain('1234');
  });

  it('takes rich text, which says what is marked, before signs', () => {
    const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
    const record = only({
      user: 'U1',
      text: 'do *this*:\n• one\n    • two\n• three\nx = 2*3*4',
      blocks: [
        {
          type: 'rich_text',
          elements: [
            section(
              { type: 'text', text: 'do ' },
              { type: 'text', text: 'this ', style: { bold: true } },
              { type: 'emoji', name: 'fire' },
            ),
            {
              type: 'rich_text_list',
              style: 'bullet',
              indent: 0,
              elements: [section({ type: 'text', text: 'one' })],
            },
            {
              type: 'rich_text_list',
              style: 'bullet',
              indent: 1,
              elements: [section({ type: 'user', user_id: 'U9' })],
            },
            {
              type: 'rich_text_list',
              style: 'bullet',
              indent: 0,
              elements: [section({ type: 'text', text: 'three' })],
            },
            { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'x = 2*3*4' }] },
          ],
        },
      ],
    });
    expect(record?.markdown).toBe('do **this** :fire:\n\n- one\n  - @U9\n- three\n\n```\nx = 2*3*4\n```');
  });

  it('reads blocks where there is no text', () => {
    const blocks = [
      { type: 'header', text: { type: 'plain_text', text: 'Deploy *42*' } },
      {
        type: 'section',
        text: { type: 'mrkdwn', text: '*done*' },
        fields: [{ type: 'mrkdwn', text: 'by <@U9>' }],
      },
      {
        type: 'context',
        elements: [
          { type: 'mrkdwn', text: '_ok_' },
          { type: 'image', alt_text: 'x' },
        ],
      },
    ];
    expect(only({ bot_id: 'B1', blocks })?.markdown).toBe('Deploy \\*42\\*\n\n**done**\n\nby @U9\n\n*ok*');
  });

  it('says whether it was edited, and keeps what an edit made of it', () => {
    expect(only({ user: 'U1', text: 'a', edited: { user: 'U1', ts: '1700000009.000000' } })?.edited).toBe(
      true,
    );
    expect(only({ user: 'U1', text: 'a' })?.edited).toBe(false);
    const change = { subtype: 'message_changed', message: message('1700000000.000100', 'now so') };
    const record = only(change);
    expect([record?.text, record?.edited, record?.nativeId]).toEqual(['now so', true, '1700000000.000100']);
  });

  it('is kept without a time where it has none that can be read', () => {
    for (const ts of ['yesterday', '', 12, '99999999999999999999.1', '12.5']) {
      const record = only({ ts, user: 'U1', text: 'a' });
      expect([record?.text, record?.happened]).toEqual(['a', null]);
    }
  });

  it.each([
    ['channel_join', 'says only that somebody joined'],
    ['tombstone', 'was deleted'],
  ])('of subtype %s is skipped with the reason', (subtype, reason) => {
    const { records, skipped } = readWith(
      slackFormat,
      fileOf([message('1700000001.000100', 'x', { subtype })]),
    );
    expect(records).toEqual([]);
    expect(skipped).toEqual([{ place: 'message 1700000001.000100', reason }]);
  });

  it.each([
    'channel_topic',
    'channel_name',
    'pinned_item',
    'me_message',
    'thread_broadcast',
    'something_new',
  ])('of subtype %s is kept', (subtype) => {
    expect(recordsOf(slackFormat, [message('1700000001.000100', 'x', { subtype })])).toHaveLength(1);
  });

  it('is kept beside broken ones, which are skipped with their place', () => {
    const list = [
      null,
      'x',
      message('1700000001.000100', 'a'),
      { type: 'file' },
      { ts: 5 },
      [],
      message('1700000002.000100', ' '),
    ];
    const { records, skipped } = readWith(slackFormat, fileOf(list));
    expect(records.map(({ text }) => text)).toEqual(['a']);
    expect(skipped.map(({ reason }) => reason).toSorted()).toEqual([
      'is no object',
      'is no object',
      'is no object',
      'is of type "file", no message',
      'says nothing',
      'says nothing',
    ]);
  });

  it('is there once, and twice under two keys where it differs', () => {
    const list = [
      message('1700000001.000100', 'a'),
      message('1700000001.000100', 'a'),
      message('1700000001.000100', 'b'),
    ];
    const { records, skipped } = readWith(slackFormat, fileOf(list));
    expect(records.map(({ key }) => key)).toEqual(['1700000001.000100', '1700000001.000100 (2)']);
    expect(skipped).toEqual([{ place: 'message 1700000001.000100', reason: 'is there twice' }]);
  });
});

describe('order', () => {
  const list = fc
    .uniqueArray(
      fc.tuple(fc.integer({ min: 1_700_000_000, max: 1_700_000_003 }), fc.integer({ min: 0, max: 40 })),
      {
        maxLength: 30,
        selector: ([second, count]) => `${second}.${count}`,
      },
    )
    .map((times) =>
      times.map(([second, count]) =>
        message(`${second}.${String(count).padStart(6, '0')}`, `${second}/${count}`),
      ),
    );
  const shuffled = list.chain((messages) =>
    fc.tuple(fc.constant(messages), fc.shuffledSubarray(messages, { minLength: messages.length })),
  );

  it('is that of the timestamps, whatever the order of the file', () => {
    fc.assert(
      fc.property(shuffled, ([messages, others]) => {
        const one = recordsOf(slackFormat, messages);
        expect(recordsOf(slackFormat, others)).toEqual(one);
        const stamps = one.map(({ nativeId }) => BigInt(nativeId.replace('.', '')));
        expect(stamps).toEqual(stamps.toSorted((a, b) => (a < b ? -1 : 1)));
        expect(one.map((record) => record.happened?.start)).toEqual(
          one.map(({ nativeId }) => Number(nativeId.slice(0, 10)) * 1000),
        );
      }),
    );
  });

  it('tells how far it is about every hundredth', () => {
    const shares: number[] = [];
    const messages = Array.from({ length: 1000 }, (_, index) =>
      message(`${1_700_000_000 + index}.000000`, 'a'),
    );
    slackFormat.read(fileOf(messages), { ...context, onProgress: (share) => shares.push(share) });
    expect(shares).toHaveLength(100);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  });

  it('has every message with its time', () => {
    expect(utc(recordsOf(slackFormat, [message('1434139102.999999', 'a')])[0] as SourceRecord)).toBe(
      '2015-06-12T19:58:22.999Z',
    );
  });
});
