import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../renderer/document/draft';
import type { LiveValue } from '../../../renderer/document/live-value';
import { normalise } from '../../../renderer/markdown/normalise';
import { readMarkdown } from '../../../renderer/markdown/read';
import { writeMarkdown } from '../../../renderer/markdown/write';
import { readMetrics } from '../../../renderer/timeline/metrics';
import { at, doc, event, impact, marked, node, p, table } from '../support/build';
import { withPlacedIds } from '../support/without-ids';

const options = { title: true, imagePath: () => null };
const live = (value: LiveValue): NodeJSON => ({ type: 'liveValue', attrs: { value } });
const length = live({ kind: 'metric', metric: 'impact' });
const events = [
  event('deploy', { id: 'a', happened: at('2019-07-02T13:42'), moments: ['impact-started'] }),
  event(['back after ', length], { id: 'b', happened: at('2019-07-02T14:09'), moments: ['impact-ended'] }),
];

describe('a live value in Markdown', () => {
  const draft = doc([
    p([marked('Down for ', 'bold'), { ...length, marks: [{ type: 'bold' }] }, '.']),
    table(['a', 'b'], [['x ', length], 'y']),
    node('timeline', events),
  ]);

  it('is the words it says, under its marks, in text, cells and headlines', () => {
    const { markdown, losses } = writeMarkdown(draft, options);
    expect(markdown).toContain('**Down for 27 minutes**.');
    expect(markdown).toContain('| x 27 minutes | y |');
    expect(markdown).toContain('back after 27 minutes');
    expect(losses).toEqual([]);
  });

  it('is text once it was read again, as `normalise` says', () => {
    const again = readMarkdown(writeMarkdown(draft, options).markdown, { structures: true });
    expect(withPlacedIds(again)).toEqual(withPlacedIds(normalise(draft)));
    expect(JSON.stringify(normalise(draft).toJSON())).not.toContain('liveValue');
  });

  it('without a source is "unknown", and a loss', () => {
    const { markdown, losses } = writeMarkdown(
      doc([p(['at ', live({ kind: 'time', event: 'gone', clock: 'happened' })], { id: 'x' })]),
      options,
    );
    expect(markdown).toBe('at unknown\n');
    expect(losses).toEqual([
      {
        kind: 'gone',
        message:
          'The live value “When an event that is gone happened” has nothing to follow; the word “unknown” is written.',
        block: 'x',
      },
    ]);
  });
});

describe('the table of metrics', () => {
  const timeline = (...more: readonly NodeJSON[]) => node('timeline', [...events, ...more]);
  const rows = (...blocks: readonly NodeJSON[]) =>
    writeMarkdown(doc([node('metrics'), ...blocks]), options)
      .markdown.split('\n')
      .filter((line) => line.startsWith('| '));

  it('has a row for the public notice only where there was one', () => {
    const notice = event('told', { happened: at('2019-07-02T13:52'), moments: ['public-notice'] });
    expect(rows(timeline()).join('\n')).not.toContain('public notice');
    expect(rows(timeline(notice))).toContain(
      '| Time to public notice | 10 min | impact starts, 13:42 | public notice, 13:52 |',
    );
    for (const blocks of [timeline(), timeline(notice)]) {
      const draft = doc([node('metrics'), blocks]);
      const again = readMarkdown(writeMarkdown(draft, options).markdown, { structures: true });
      expect(again.firstChild?.type.name).toBe('metrics');
      expect(readMetrics(again).map(({ state }) => state.kind)).toEqual(
        readMetrics(draft).map(({ state }) => state.kind),
      );
    }
  });

  it('adds several impacts up, and says from when to when and in how many periods', () => {
    const more = [
      event('again', { id: 'c', happened: at('2019-07-02T15:00') }),
      event('over', { id: 'd', happened: at('2019-07-02T15:10') }),
      event('nothing', { id: 'e' }),
    ];
    const hurt = (...list: readonly (readonly [string, string])[]) =>
      node(
        'impacts',
        list.map(([start, end]) => impact('x', { start, end })),
      );
    expect(rows(timeline(...more), hurt(['a', 'b'], ['c', 'd']))).toContain(
      '| Impact | 37 min in 2 periods | impact starts, 13:42 | impact ends, 15:10 |',
    );
    expect(rows(timeline(...more), hurt(['a', 'b'], ['c', 'e']))).toContain(
      '| Impact | at least 27 min | impact starts, 13:42 | impact ends, 14:09 |',
    );
  });
});
