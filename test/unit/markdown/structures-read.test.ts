import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../renderer/document/draft';
import { readActions, readEvents, readFactors, readImpacts } from '../../../renderer/document/read';
import type { WriteOptions } from '../../../renderer/markdown/context';
import { normalise } from '../../../renderer/markdown/normalise';
import { readMarkdown } from '../../../renderer/markdown/read';
import { stampOrigins, writeMarkdown } from '../../../renderer/markdown/write';
import {
  action,
  at,
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
  table,
  title,
} from '../support/build';
import { withPlacedIds } from '../support/without-ids';

const print = (content: Node, options: Partial<WriteOptions> = {}) =>
  writeMarkdown(content, { title: true, imagePath: () => null, ...options }).markdown;
const read = (markdown: string, zone?: string) =>
  readMarkdown(markdown, { structures: true, ...(zone === undefined ? {} : { zone }) });
const names = (document: Node) => document.children.map(({ type }) => type.name);
const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;

const html = (value: string): NodeJSON => node('htmlBlock', [{ type: 'text', text: value }]);

describe('what is ours is read', () => {
  const timeline = lines(
    '*All times UTC, 2 July 2019.*',
    '',
    '| Time | Event |',
    '| - | - |',
    '| weeks earlier | a guard is removed |',
    '| 13:42 | **Impact starts.** deploy |',
    '| 14:09 | **Impact ends, resolved.** back |',
  );

  it('with times on the clock that the caption names', () => {
    const happened = (markdown: string, zone?: string) =>
      readEvents(read(markdown, zone)).map((row) => row.attributes.happened?.start ?? null);
    const utc = [null, Date.parse('2019-07-02T13:42Z'), Date.parse('2019-07-02T14:09Z')];
    const east = utc.map((ms) => (ms === null ? null : ms - 7_200_000));
    const berlin = timeline.replace('UTC', 'CEST (UTC+2)');
    expect(happened(timeline)).toEqual(utc);
    expect(happened(timeline, 'Europe/Berlin')).toEqual(utc);
    expect(happened(berlin, 'Europe/Berlin')).toEqual(east);
    expect(happened(berlin.replace('CEST', 'Berlin'), 'Europe/Berlin')).toEqual(east);
    expect(happened(berlin, 'UTC')).toEqual(east);
    expect(read(berlin).attrs['zone']).toBe('+02:00');
    expect(read(timeline).attrs['zone']).toBe('UTC');
  });

  it('with its references', () => {
    const document = read(
      lines(
        '| Who | Impact | When |',
        '| - | - | - |',
        '| Visitors | 502 errors | 13:42–14:09 UTC (27 min) |',
        '| Staff | no dashboard | from 13:42 UTC |',
        '',
        timeline,
        '- **Factor 1, root cause.** expression',
        '  - **Factor 2.** why',
        '',
        '| # | Action | Answers factor |',
        '| - | - | - |',
        '| 1 | protect | 1, 2 |',
        '| 3 | inspect | 2 |',
      ),
    );
    const [, first, last] = readEvents(document).map(({ id }) => id);
    const factors = readFactors(document).map(({ id }) => id);
    expect(readImpacts(document).map(({ attributes: { start, end } }) => [start, end])).toEqual([
      [first, last],
      [first, null],
    ]);
    expect(readFactors(document).map(({ attributes }) => attributes.depth)).toEqual([0, 1]);
    expect(readActions(document).map((row) => [row.headline, row.attributes.answers])).toEqual([
      ['protect', factors],
      ['', []],
      ['inspect', factors.slice(1)],
    ]);
  });

  it('with the events that an impact can mean: of equal times the one at which it started', () => {
    const events = node('timeline', [
      event('a', { id: 'a', happened: at('2019-07-02T13:42') }),
      event('b', { id: 'b', happened: at('2019-07-02T13:42'), moments: ['impact-started'] }),
      event('c', { id: 'c', happened: at('2019-07-02T14:09') }),
    ]);
    const document = read(print(doc([events, node('impacts', [impact('x', { start: 'a', end: 'c' })])])));
    expect(readImpacts(document)[0]?.attributes.start).toBe(readEvents(document)[1]?.id);
  });

  it.each([
    ['a time that no event has', '| Visitors | x | 13:50–14:09 UTC (19 min) |', '| Who | Impact | When |'],
    ['formatting in a fact', '| *Visitors* | x | |', '| Who | Impact | When |'],
    ['a status of its own', '| 1 | x | Waiting |', '| # | Action | Status |'],
    ['a factor that is not there', '| 1 | x | 7 |', '| # | Action | Answers factor |'],
    ['no number', '| a | x | Open |', '| # | Action | Status |'],
    ['a column of its own', '| 1 | x | y |', '| # | Action | Team |'],
    ['another order', '| x | 1 | |', '| Action | # | Status |'],
  ])('and not a table with %s', (_, row, head) => {
    expect(names(read(lines(timeline, head, '| - | - | - |', row)))).toEqual(['timeline', 'table']);
  });

  it.each([
    ['a table without a caption', lines('| Time | Event |', '| - | - |', '| 13:42 | a |')],
    ['a caption with something between', timeline.replace('\n\n', '\n\ntext\n\n')],
    ['a date that is none', timeline.replace('2 July', '31 June')],
    ['actions that are numbered down', lines('- **Action 2.** a', '- **Action 1.** b')],
    ['a list in which one item is something else', lines('- **Factor 1.** a', '- b')],
    ['facts of another row', lines('- **Impact 1.** a', '  - Owner: b')],
    ['a why that holds an owner', lines('- **Factor 1.** a', '  - Owner: b')],
  ])('and not %s', (_, markdown) => {
    const document = read(markdown);
    expect(names(document)).not.toContain('timeline');
    expect(document.textContent).toBe(readMarkdown(markdown).textContent);
    expect(print(document)).toContain(markdown.split('\n')[0]);
  });

  it('and nothing of it where only plain blocks are asked for', () => {
    expect(names(readMarkdown(timeline))).toEqual(['paragraph', 'table']);
  });
});

describe('a plain block that looks like one of ours', () => {
  const caption = p([marked('All times UTC.', 'italic')]);
  const times = table(['Time', 'Event'], ['13:42', 'a']);
  const labelled = (label: string) => bullets(item(p([marked(label, 'bold'), ' a'])));

  it.each([
    ['a timeline', [caption, times], '<!-- plain -->\n\n*All times UTC.*\n\n| Time'],
    ['a table of impacts', [table(['Who', 'Impact'], ['a', 'b'])], '<!-- plain -->\n\n| Who'],
    ['factors', [labelled('Factor 1.')], '<!-- plain -->\n\n- **Factor 1.**'],
    ['the mark itself', [html('<!-- plain -->'), p('a')], '<!-- plain -->\n\n<!-- plain -->\n\na'],
  ] as const)('is marked where it looks like %s', (_, content, start) => {
    const document = doc(content);
    expect(print(document).startsWith(start)).toBe(true);
    expect(withPlacedIds(read(print(document)))).toEqual(withPlacedIds(normalise(document)));
    expect(names(read(print(document)))).toEqual(names(document));
  });

  it.each([
    ['a table of times alone', [times]],
    ['a caption alone', [caption, p('a')]],
    ['a heading with a date', [h(3, '2 July 2019'), p('a')]],
  ] as const)('is not marked where it is only %s', (_, content) => {
    expect(print(doc(content))).not.toContain('plain');
  });

  it('is told from the timeline before it', () => {
    const events = node('timeline', [
      event('a', { happened: at('2019-07-01T13:42') }),
      event('b', { happened: at('2019-07-02T13:42') }),
    ]);
    const document = doc([events, h(2, '3 July 2019'), times]);
    expect(print(document)).toContain('<!-- plain -->\n\n## 3 July 2019');
    expect(names(read(print(document)))).toEqual(['timeline', 'heading', 'table']);
  });

  it('is told from the facts of its row', () => {
    const owner = bullets(item(p('Owner: nobody')));
    const document = doc([
      node('actions', [action([p('a'), owner]), action([p('b'), owner], { owner: 'x' })]),
    ]);
    const again = read(print(document));
    expect(readActions(again).map(({ attributes }) => attributes.owner)).toEqual(['', 'x']);
    expect(withPlacedIds(again)).toEqual(withPlacedIds(normalise(document)));
  });

  it.each(['a · Detected', 'Undated', '13:42', '“x”', 'a.', '13:42 · Impact ends, resolved'])(
    'is told from a time in the words "%s"',
    (words) => {
      const events = [event([p('a'), p('b')], { happened: described(words) }), event('c')];
      const document = doc([node('timeline', events)]);
      const [first, second] = readEvents(read(print(document)));
      expect(first?.attributes.happened).toMatchObject({ start: null, written: words });
      expect(first?.attributes.moments).toEqual([]);
      expect(second?.attributes.happened).toBeNull();
    },
  );

  it('is no title where the draft has one that is empty', () => {
    const document = doc([title(''), h(1, 'a')]);
    expect(print(document)).toBe('<!-- plain -->\n\n# a\n');
    expect(names(read(print(document)))).toEqual(['title', 'heading']);
    expect(print(doc([h(1, 'a')]))).toBe('# a\n');
    expect(names(read('# a\n'))).toEqual(['title']);
  });
});

describe('an import that nobody has touched', () => {
  const source = [h(3, 'What happened'), bullets(item(p('13:42 deploy, by Ann')), item(p('13:45 page')))];
  const origin = { blocks: source, printed: '' };
  const rows = [
    event('deploy, by Ann', { id: 'a', happened: at('2019-07-02T13:42') }),
    event('page', { id: 'b', happened: at('2019-07-02T13:45') }),
  ];
  const imported = (content = rows, attrs: object = {}) =>
    doc([h(2, 'Timeline'), node('timeline', content, { origin }), p('')], attrs);
  const stamped = stampOrigins(imported());
  const printed = stamped.child(1).attrs['origin'] as object;
  const changed = (content: readonly NodeJSON[], attrs: object = {}) =>
    print(doc([h(4, 'When'), node('timeline', content, { origin: printed }), p('')], attrs));

  it('is written as its source', () => {
    expect(print(stamped)).toBe('## Timeline\n\n### What happened\n\n- 13:42 deploy, by Ann\n- 13:45 page\n');
    expect(changed(rows)).toContain('### What happened');
    expect(withPlacedIds(read(print(stamped)))).toEqual(withPlacedIds(normalise(stamped)));
  });

  it.each([
    ['a word', [event('deploys', { happened: at('2019-07-02T13:42') }), rows[1] ?? p('')]],
    ['a time', [event('deploy, by Ann', { happened: at('2019-07-02T13:41') }), rows[1] ?? p('')]],
    ['a row that is withheld', rows.slice(1)],
    ['the order', rows.toReversed()],
  ])('is written in our form where %s has changed', (_, content) => {
    expect(changed(content)).toContain('*All times UTC, 2 July 2019.*');
    expect(changed(content)).not.toContain('What happened');
  });

  it('is written in our form where the zone has changed', () => {
    expect(changed(rows, { zone: 'Europe/Berlin' })).toContain('| 15:42 | deploy, by Ann |');
  });

  it('is written as its source where nothing has changed that a reader sees', () => {
    const kind = [
      event('deploy, by Ann', { happened: at('2019-07-02T13:42'), kind: 'change' }),
      rows[1] ?? p(''),
    ];
    expect(changed(kind)).toContain('### What happened');
  });

  it('is not written as its source before it is stamped, and says its losses once', () => {
    expect(print(imported())).toContain('All times UTC');
    expect(writeMarkdown(stamped, { title: true, imagePath: () => null }).losses).toEqual([]);
  });

  it('does not name an owner that is left out', () => {
    const list = [bullets(item(p('protect (Ann)')))];
    const actions = stampOrigins(
      doc([
        node('actions', [action('protect', { owner: 'Ann' })], { origin: { blocks: list, printed: '' } }),
      ]),
    );
    expect(print(actions)).toBe('- protect (Ann)\n');
    expect(print(actions, { keep: { owners: false, trackerLinks: true } })).not.toContain('Ann');
  });

  it('keeps its source through a code block and an image', () => {
    const graph = { type: 'image', attrs: { src: `asset:${'ab'.repeat(32)}`, alt: 'graph' } };
    const row = factor([p(['a', graph]), code('x')]);
    const factors = stampOrigins(
      doc([node('factors', [row], { origin: { blocks: [p('source')], printed: '' } })]),
    );
    expect(print(factors, { imagePath: () => 'post/a.png' })).toBe('source\n');
  });
});
