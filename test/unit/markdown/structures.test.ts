import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../renderer/document/draft';
import { writeMarkdown } from '../../../renderer/markdown/write';
import {
  action,
  at,
  br,
  bullets,
  code,
  described,
  doc,
  event,
  factor,
  h,
  impact,
  item,
  marked,
  node,
  p,
} from '../support/build';
import { expression } from '../support/outage';

const written = (content: readonly NodeJSON[], attrs: object = {}) =>
  writeMarkdown(doc(content, attrs), { title: true, imagePath: () => null });
const write = (content: readonly NodeJSON[], attrs: object = {}) =>
  written(content, attrs).markdown.trimEnd().split('\n');

const timeline = (...events: readonly NodeJSON[]) => [node('timeline', events)];
const time = (clock: string, precision?: 'approximate' | 'day' | 'hour') =>
  at(`2019-07-02T${clock}`, precision);

describe('timeline', () => {
  it('is a table, the zone and the day named first', () => {
    const lines = write(
      timeline(
        event('deploy', { happened: time('13:42'), moments: ['impact-started'] }),
        event('back', { happened: time('14:09'), moments: ['impact-ended', 'resolved'] }),
      ),
    );
    expect(lines).toEqual([
      '*All times UTC, 2 July 2019.*',
      '',
      '| Time | Event |',
      '| - | - |',
      '| 13:42 | **Impact starts.** deploy |',
      '| 14:09 | **Impact ends, resolved.** back |',
    ]);
  });

  it("keeps the author's order, whatever the times say", () => {
    const lines = write(
      timeline(
        event('before', { happened: described('weeks earlier') }),
        event('late', { happened: time('15:00') }),
        event('then'),
        event('early', { happened: time('13:00') }),
      ),
    );
    expect(lines.slice(4)).toEqual([
      '| weeks earlier | before |',
      '| 15:00 | late |',
      '| | then |',
      '| 13:00 | early |',
    ]);
  });

  it('prints times as exactly as they are known', () => {
    const lines = write(
      timeline(
        event('a', { happened: time('00:00', 'day') }),
        event('b', { happened: time('13:00', 'hour') }),
        event('c', { happened: time('14:30', 'approximate') }),
        event('d', { happened: at('2019-07-02T15:00', 'range', '2019-07-02T15:09') }),
      ),
    );
    expect(lines.slice(4)).toEqual([
      '| 2 Jul | a |',
      '| 13h | b |',
      '| \\~14:30 | c |',
      '| 15:00–15:09 | d |',
    ]);
  });

  it('has a heading for each of several days, one level below its own', () => {
    const lines = write([
      h(2, 'Timeline'),
      ...timeline(
        event('before', { happened: described('weeks earlier') }),
        event('a', { happened: at('2019-07-01T23:50') }),
        event('b', { happened: at('2019-07-02T00:10') }),
      ),
    ]);
    expect(lines.filter((line) => !/^(?:\| -.*|\| Time.*|)$/u.test(line))).toEqual([
      '## Timeline',
      '*All times UTC.*',
      '| weeks earlier | before |',
      '### 1 July 2019',
      '| 23:50 | a |',
      '### 2 July 2019',
      '| 00:10 | b |',
    ]);
  });

  it("shows the document's zone, and the day in it", () => {
    const lines = write(timeline(event('a', { happened: at('2019-07-01T23:30Z') })), {
      zone: 'Europe/Berlin',
    });
    expect(lines[0]).toBe('*All times CEST (UTC+2), 2 July 2019.*');
    expect(lines[4]).toBe('| 01:30 | a |');
  });

  it('prints UTC where the zone is none', () => {
    expect(write(timeline(event('a', { happened: time('13:42') })), { zone: 'Mars/Olympus' })[0]).toContain(
      'UTC',
    );
  });

  it('says when it was known, and from what', () => {
    const sources = [
      { system: 'PagerDuty', id: 'P1', link: 'https://x.test/1', author: '', raw: null, hash: null },
      { system: 'chat', id: '', link: 'javascript:x', author: 'on-call', raw: null, hash: null },
    ];
    const lines = write(
      timeline(event('a', { happened: time('13:42'), known: time('13:45'), sources }), event('b')),
    );
    expect(lines.slice(2)).toEqual([
      '| Time | Event | Known at | Source |',
      '| - | - | - | - |',
      '| 13:42 | a | 13:45 | [PagerDuty `P1`](https://x.test/1); chat, *on-call* |',
      '| | b | | |',
    ]);
  });

  it('is a list where an event holds more than a line', () => {
    const lines = write(
      timeline(
        event([p('pages'), code('CPU 100%')], { happened: time('13:45'), moments: ['detected'] }),
        event('quiet', { happened: time('14:00'), known: time('14:01') }),
      ),
    );
    expect(lines.slice(2)).toEqual([
      '- **13:45 · Detected.** pages',
      '',
      '  ```',
      '  CPU 100%',
      '  ```',
      '',
      '- **14:00.** quiet',
      '  - Known at: 14:01',
    ]);
  });

  it.each([
    ['a line break', ['a', br, 'b']],
    ['code that a cell would change', [marked(expression, 'code')]],
  ] as const)('is a list where a headline has %s', (_, headline) => {
    expect(write(timeline(event(headline, { happened: time('13:45') })))[2]).toMatch(/^- \*\*13:45\.\*\* /u);
  });

  it('is nothing where it holds nothing', () => {
    expect(written(timeline(event(''), event('  '))).markdown).toBe('');
    expect(write(timeline(event('', { happened: time('13:45') }))).at(-1)).toBe('| 13:45 | |');
  });

  it('keeps what a newer version put into it', () => {
    const gap = node('unknownBlock', [], {
      json: { type: 'gap', content: [{ type: 'text', text: 'night' }] },
    });
    const { markdown, losses } = written(timeline(event('a'), gap));
    expect(markdown).toContain('night');
    expect(losses.map(({ kind }) => kind)).toEqual(['unknown-content']);
  });
});

describe('impacts', () => {
  const events = timeline(
    event('deploy', { id: 'e1', happened: time('13:42') }),
    event('back', { id: 'e2', happened: time('14:09') }),
  );

  it('are a table with derived times, without empty columns', () => {
    const lines = write([
      node('impacts', [
        impact('502 errors', { who: 'Visitors', start: 'e1', end: 'e2' }),
        impact('no API', { start: 'e1' }),
      ]),
      ...events,
    ]);
    expect(lines.slice(0, 4)).toEqual([
      '| Who | Impact | When |',
      '| - | - | - |',
      '| Visitors | 502 errors | 13:42–14:09 UTC (27 min) |',
      '| | no API | from 13:42 UTC |',
    ]);
  });

  it('are a list where one holds more than a line', () => {
    const content = [p('502 errors'), bullets(item(p('worldwide')))];
    const lines = write([
      node('impacts', [impact(content, { who: 'Visitors', measure: '80%', source: 'edge logs' })]),
    ]);
    expect(lines).toEqual([
      '- **Impact 1.** 502 errors',
      '',
      '  - worldwide',
      '',
      '  * Who: Visitors',
      '  * How much: 80%',
      '  * Source: edge logs',
    ]);
  });

  it('say when they name an event that is gone', () => {
    expect(written([node('impacts', [impact('x', { start: 'gone' })])]).losses[0]?.kind).toBe('gone');
  });
});

describe('factors', () => {
  it('say their numbers, which count through the document', () => {
    const lines = write([
      node('factors', [factor('expression', { kind: 'root-cause' }), factor('alert'), factor('')]),
      p('and'),
      node('factors', [factor('credentials')]),
    ]);
    expect(lines).toEqual([
      '- **Factor 1, root cause.** expression',
      '- **Factor 2.** alert',
      '',
      'and',
      '',
      '- **Factor 4.** credentials',
    ]);
  });

  it('stand under what they explain', () => {
    const lines = write([
      node('factors', [
        factor('no protection', { kind: 'trigger' }),
        factor('removed', { depth: 1 }),
        factor('not seen in review', { depth: 3, kind: 'latent' }),
        factor('slow rollback'),
      ]),
    ]);
    expect(lines).toEqual([
      '- **Factor 1, trigger.** no protection',
      '  - **Factor 2.** removed',
      '    - **Factor 3, latent.** not seen in review',
      '- **Factor 4.** slow rollback',
    ]);
  });

  it('keep their numbers over a gap', () => {
    expect(write([node('factors', [factor('a'), factor(''), factor('b')])])).toEqual([
      '- **Factor 1.** a',
      '- **Factor 3.** b',
    ]);
  });
});

describe('actions', () => {
  const factors = node('factors', [factor('a', { id: 'f1' }), factor('b', { id: 'f2' })]);

  it('are a table without empty columns, with the numbers of the factors they answer', () => {
    const lines = write([
      factors,
      node('actions', [
        action('protect', {
          type: 'mitigate',
          status: 'in-progress',
          link: 'https://x.test/browse/OPS-12',
          answers: ['f2', 'f1'],
        }),
        action('inspect', { owner: 'WAF team', due: 'end of the quarter', priority: 'P1', link: 'OPS-13' }),
      ]),
    ]);
    expect(lines.slice(3)).toEqual([
      '| # | Action | Type | Owner | Due | Priority | Status | Ticket | Answers factor |',
      '| - | - | - | - | - | - | - | - | - |',
      '| 1 | protect | Mitigate | | | | In progress | [OPS-12](https://x.test/browse/OPS-12) | 1, 2 |',
      '| 2 | inspect | | WAF team | end of the quarter | P1 | | OPS-13 | |',
    ]);
  });

  it('are a list where one holds more than a line', () => {
    const lines = write([
      node('actions', [action([p('protect'), p('with a limit')], { owner: 'WAF team' }), action('b')]),
    ]);
    expect(lines).toEqual([
      '- **Action 1.** protect',
      '',
      '  with a limit',
      '',
      '  - Owner: WAF team',
      '',
      '- **Action 2.** b',
    ]);
  });

  it('say which reference is gone, and link no unsafe ticket', () => {
    const { markdown, losses } = written([
      node('actions', [action('a', { answers: ['f9'], link: 'javascript:x' })]),
    ]);
    expect(losses.map(({ kind }) => kind).toSorted()).toEqual(['gone', 'unsafe-link']);
    expect(markdown).not.toContain('](');
  });
});

describe('placeholders', () => {
  it('show nothing for metrics without a moment, and for coverage without factors', () => {
    expect(written([node('metrics'), node('coverage')]).markdown).toBe('');
  });

  it('show the picture where there is a place for it, and say so where there is nothing to draw', () => {
    const picture = { address: 'post/timeline.svg', description: 'Timeline to scale, x.' };
    const print = (options: object) =>
      writeMarkdown(doc([node('picture')]), { title: true, imagePath: () => null, ...options });
    expect(print({ picture })).toEqual({
      markdown: '![Timeline to scale, x.](post/timeline.svg)\n',
      losses: [],
    });
    expect(print({})).toEqual({ markdown: '', losses: [] });
    expect(print({ picture: null })).toMatchObject({ markdown: '', losses: [{ kind: 'picture' }] });
  });

  it('show an unanswered factor', () => {
    const factors = node('factors', [factor('a', { id: 'f1' }), factor('b', { id: 'f2' })]);
    const lines = write([node('coverage'), factors, node('actions', [action('x', { answers: ['f2'] })])]);
    expect(lines.slice(0, 4)).toEqual([
      '| Factor | Answered by action |',
      '| - | - |',
      '| 1. a | none |',
      '| 2. b | 1 |',
    ]);
  });
});
