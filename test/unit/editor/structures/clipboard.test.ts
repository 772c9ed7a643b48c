// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import { moveText, withoutTravellingFacts } from '../../../../renderer/editor/structures/clipboard';
import { action, actions, at, Bench, event, impact, impacts, p, timeline, title, outline } from '../harness';

const dated = { happened: at('13:42'), moments: ['detected'] };

describe('an event that is cut and pasted as a whole', () => {
  it('moves: it keeps its facts and its id, and what refers to it still does', () => {
    const bench = new Bench([
      title(),
      timeline(event('a', 'one', dated), event('b', 'two')),
      impacts(impact('i', 'x', { start: 'a' })),
      p('end'),
    ]);
    const html = bench.selectNode('a').take('cut');
    expect(bench.has('a')).toBe(false);
    bench.selectNode('b').caret('b-line', -1).paste(html);
    expect(bench.block('a').attrs['happened']).toEqual(at('13:42'));
    expect(bench.block('a').attrs['moments']).toEqual(['detected']);
    expect(bench.block('i').attrs['start']).toBe('a');
  });

  it('gets a new id where it is copied, and a copied impact still refers to the event', () => {
    const bench = new Bench([
      title(),
      timeline(event('a', 'one', dated)),
      impacts(impact('i', 'x', { start: 'a' })),
      p('end'),
    ]);
    const html = bench.selectNode('impacts').take('copy');
    bench.caret('end', 0).paste(html);
    const copies = bench.doc.children.filter((block) => block.type.name === 'impacts');
    expect(copies).toHaveLength(2);
    expect(copies.map((block) => block.child(0).attrs['start'] as string)).toEqual(['a', 'a']);
    expect(new Set(copies.flatMap((block) => [block.attrs['id'], block.child(0).attrs['id']])).size).toBe(4);
  });
});

describe('text out of rows', () => {
  it('is text, not a timeline, where it comes from one headline', () => {
    const bench = new Bench([title(), timeline(event('a', 'one two', dated)), p('end')]);
    const html = bench.range('a-line', 4, 'a-line', 7).take('copy');
    bench.caret('end', 0).paste(html);
    expect(bench.lines().slice(-1)).toEqual(['paragraph two']);
  });

  it('leaves the facts behind where it is cut from several rows', () => {
    const bench = new Bench([
      title(),
      timeline(event('a', 'one', dated), event('b', 'two', { happened: at('14:00') })),
      p('end'),
    ]);
    const html = bench.range('a-line', 0, 'b-line', 3).take('cut');
    bench.caret('end', 0).paste(html);
    expect(bench.lines()).toEqual([
      'title Outage',
      'timeline',
      '  event [13:42 detected]',
      '    paragraph',
      '  event [14:00]',
      '    paragraph',
      'timeline',
      '  event',
      '    paragraph one',
      '  event',
      '    paragraph two',
      'paragraph',
    ]);
  });

  it('joins text where rows are pasted into a row of another kind', () => {
    const bench = new Bench([
      title(),
      timeline(event('a', 'one', dated), event('b', 'two')),
      actions(action('c', 'act', { owner: 'SRE' })),
      p('end'),
    ]);
    const html = bench.range('a-line', 0, 'b-line', 3).take('copy');
    bench.caret('c-line', -1).paste(html);
    expect(bench.block('c').attrs['owner']).toBe('SRE');
    expect(bench.doc.textContent).toContain('actone');
    bench.doc.check();
  });
});

it('text dragged across an edge leaves the facts where they are', () => {
  const bench = new Bench([
    title(),
    timeline(event('a', 'one', dated), event('b', 'two', { happened: at('14:00') })),
    p('end', 'x'),
  ]);
  bench.range('a-line', 1, 'b-line', 2);
  const { state } = bench.editor;
  const slice = withoutTravellingFacts(state.selection.content());
  const { tr } = state;
  moveText(tr, bench.at('end', 1), slice);
  tr.doc.check();
  const lines = outline(tr.doc);
  expect(lines.slice(1, 6)).toEqual([
    'timeline',
    '  event [13:42 detected]',
    '    paragraph o',
    '  event [14:00]',
    '    paragraph o',
  ]);
  expect(lines.slice(6).join(' ')).toMatch(/ne.*tw/u);
  expect(lines.slice(6).join(' ')).not.toContain('13:42');
});
