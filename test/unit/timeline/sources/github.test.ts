import { describe, expect, it } from 'vitest';

import { githubFormat } from '../../../../renderer/timeline/sources/github';
import { context, fileOf, readWith, recordsOf, utc } from './systems';

const comment = (id: number, body: string, more: object = {}) => ({
  id,
  node_id: `n${id}`,
  html_url: `https://github.com/o/r/issues/42#issuecomment-${id}`,
  user: { login: 'ada', type: 'User' },
  created_at: '2026-03-01T10:42:03Z',
  updated_at: '2026-03-01T10:42:03Z',
  body,
  ...more,
});

const event = (name: string, more: object = {}) => ({
  id: 9,
  node_id: 'e',
  event: name,
  actor: { login: 'ada' },
  created_at: '2026-03-01T10:42:03Z',
  url: 'https://api.github.com/repos/o/r/issues/events/9',
  ...more,
});

describe('comments', () => {
  it('are Markdown already', () => {
    const body = '**Rolled back** `v42`\r\n\r\n- [x] done\r\n\r\n| a | b |\r\n| - | - |\r\n| 1 | 2 |\r\n';
    const json = [comment(1, body)];
    expect(githubFormat.matches(fileOf(json))).toBeGreaterThan(0.9);
    expect(recordsOf(githubFormat, json)[0]).toMatchObject({
      key: '1',
      markdown: '**Rolled back** `v42`\n\n- [x] done\n\n| a | b |\n| - | - |\n| 1 | 2 |',
      text: 'Rolled back v42 done a b 1 2',
      person: 'ada',
      channel: '#42',
      link: 'https://github.com/o/r/issues/42#issuecomment-1',
      edited: false,
      bot: false,
    });
  });

  it('say whether they were edited, and by whom or what they were written', () => {
    const [edited, bot] = recordsOf(githubFormat, [
      comment(1, 'a', { updated_at: '2026-03-01T11:00:00Z' }),
      comment(2, 'b', { user: { login: 'dependabot[bot]', type: 'Bot' } }),
    ]);
    expect([edited?.edited, bot?.edited, bot?.bot]).toEqual([true, false, true]);
  });

  it('come with the issue from the command line', () => {
    const json = {
      number: 42,
      title: 'Checkout is *down*',
      url: 'https://github.com/o/r/issues/42',
      author: { login: 'ada' },
      createdAt: '2026-03-01T10:00:00Z',
      body: 'see **graph**',
      comments: [
        {
          id: 'IC_1',
          author: { login: 'grace' },
          body: 'on it',
          createdAt: '2026-03-01T10:05:00Z',
          url: 'https://github.com/o/r/issues/42#issuecomment-7',
        },
      ],
    };
    expect(githubFormat.matches(fileOf(json))).toBeGreaterThan(0.9);
    expect(
      recordsOf(githubFormat, json).map((record) => [
        record.markdown,
        record.person,
        record.channel,
        record.link,
        utc(record),
      ]),
    ).toEqual([
      [
        'Checkout is \\*down\\*\n\nsee **graph**',
        'ada',
        '#42',
        'https://github.com/o/r/issues/42',
        '2026-03-01T10:00:00.000Z',
      ],
      [
        'on it',
        'grace',
        '#42',
        'https://github.com/o/r/issues/42#issuecomment-7',
        '2026-03-01T10:05:00.000Z',
      ],
    ]);
  });
});

describe('a timeline', () => {
  it('is told in words', () => {
    const json = [
      event('assigned', { id: 8, issue: { number: 42 } }),
      event('labeled', { label: { name: 'bug*fix' } }),
      event('renamed', { id: 10, rename: { from: 'a', to: 'b' } }),
      event('closed', { id: 11, state_reason: 'not_planned' }),
      event('cross-referenced', {
        id: undefined,
        node_id: undefined,
        source: { issue: { number: 7, title: 'T', html_url: 'https://github.com/o/r/issues/7' } },
      }),
      event('reviewed', {
        id: 12,
        created_at: undefined,
        submitted_at: '2026-03-01T10:50:00Z',
        state: 'changes_requested',
        body: null,
      }),
      event('merged', { id: 13, commit_id: '0123456789abcdef' }),
      event('something_new', { id: 14 }),
      { ...comment(15, 'a **b**'), event: 'commented' },
    ];
    expect(githubFormat.matches(fileOf(json))).toBeGreaterThan(0.9);
    const records = recordsOf(githubFormat, json);
    expect(records.map(({ markdown }) => markdown)).toEqual([
      'Assigned',
      'Added the label "bug\\*fix"',
      'Renamed from "a" to "b"',
      'Closed as not planned',
      'Mentioned in #7: T',
      'Reviewed: changes requested',
      'Merged as commit 0123456',
      'Something new',
      'a **b**',
    ]);
    expect(records[4]).toMatchObject({
      key: 'cross-referenced 5',
      nativeId: '',
      link: 'https://github.com/o/r/issues/7',
    });
    expect(records[5] && utc(records[5])).toBe('2026-03-01T10:50:00.000Z');
    expect(records[6]?.kind).toBe('change');
  });

  it('has commits with their own date and hash', () => {
    const [record] = recordsOf(githubFormat, [
      {
        event: 'committed',
        sha: '0123456789abcdef',
        node_id: 'c',
        author: { name: 'Ada', date: '2026-02-28T10:00:00Z' },
        committer: { name: 'Ada', date: '2026-03-01T09:00:00Z' },
        message: 'Fix the *thing*\n\nIt was broken.',
        html_url: 'https://github.com/o/r/commit/0123456',
      },
    ]);
    expect(record).toMatchObject({
      nativeId: '0123456789abcdef',
      person: 'Ada',
      kind: 'change',
      markdown: 'Commit 0123456: Fix the \\*thing\\*\n\nIt was broken.',
    });
    expect(record && utc(record)).toBe('2026-03-01T09:00:00.000Z');
  });

  it('has the comments of a thread on lines one by one', () => {
    const json = [{ event: 'line-commented', node_id: 't', comments: [comment(3, 'a'), comment(4, 'b')] }];
    expect(githubFormat.matches(fileOf(json))).toBeGreaterThan(0.9);
    expect(recordsOf(githubFormat, json).map(({ key, text }) => [key, text])).toEqual([
      ['3', 'a'],
      ['4', 'b'],
    ]);
  });

  it('leaves out who is told of changes, with the reason', () => {
    const { records, skipped } = readWith(
      githubFormat,
      fileOf([event('subscribed'), event('mentioned'), { a: 1 }, 5]),
    );
    expect(records).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'says only who is told of changes',
      'says only who is told of changes',
      'is neither a comment nor an event of an issue',
      'is no object',
    ]);
  });

  it('is refused where there is none', () => {
    expect(githubFormat.read(fileOf({ a: 1 }), context)).toHaveProperty('refused');
  });
});
