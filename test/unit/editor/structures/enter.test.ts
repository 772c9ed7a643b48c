// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import {
  action,
  actions,
  at,
  Bench,
  event,
  factor,
  factors,
  impact,
  impacts,
  node,
  p,
  timeline,
  title,
} from '../harness';

const detected = { happened: at('13:42'), moments: ['detected'] };

describe('Enter at the end of a headline', () => {
  it.each([
    ['event', timeline(event('r', 'rules deploy', detected))],
    ['impact', impacts(impact('r', 'pages failed', { who: 'visitors' }))],
    ['factor', factors(factor('r', 'no limit', { kind: 'trigger' }))],
    ['action', actions(action('r', 'limit it', { owner: 'SRE' }))],
  ])('makes the next %s, without facts', (name, container) => {
    const bench = new Bench([title(), container, p('end')]);
    bench.caret('r-line', -1).press('Enter');
    bench.type('next');
    const rows = bench.doc.child(1);
    expect(rows.childCount).toBe(2);
    expect(rows.child(0).eq(bench.block('r'))).toBe(true);
    expect(rows.child(1).type.name).toBe(name);
    expect(rows.child(1).textContent).toBe('next');
    expect(bench.lines()).toContain(`  ${name}`);
    expect(rows.child(1).attrs['id']).not.toBe('r');
  });

  it('leaves the body with its event', () => {
    const bench = new Bench([title(), timeline(event('a', 'one', detected, p('body', 'a log'))), p('end')]);
    bench.caret('a-line', -1).press('Enter');
    expect(bench.lines().slice(1, -1)).toEqual([
      'timeline',
      '  event [13:42 detected]',
      '    paragraph one',
      '    paragraph a log',
      '  event',
      '    paragraph',
    ]);
  });

  it('keeps the place of a factor in the chain of whys', () => {
    const bench = new Bench([title(), factors(factor('a', 'a'), factor('b', 'b', { depth: 1 })), p('end')]);
    bench.caret('b-line', -1).press('Enter');
    expect(bench.doc.child(1).child(2).attrs['depth']).toBe(1);
  });
});

describe('Enter in the middle of a headline', () => {
  it('gives the second part no time, no moment and another id', () => {
    const bench = new Bench([
      title(),
      timeline(event('a', 'one two', detected, p('body', 'a log'))),
      p('end'),
    ]);
    bench.caret('a-line', 4).press('Enter');
    expect(bench.lines().slice(1, -1)).toEqual([
      'timeline',
      '  event [13:42 detected]',
      '    paragraph one',
      '  event',
      '    paragraph two',
      '    paragraph a log',
    ]);
    expect(bench.where()).toBe('paragraph "two" 0');
    const ids = bench.doc.child(1).children.map((row) => row.attrs['id'] as string);
    expect(ids[0]).toBe('a');
    expect(ids[1]).toMatch(/^\w{12}$/u);
  });

  it('keeps the second part internal', () => {
    const bench = new Bench([title(), timeline(event('a', 'one two', { audience: 'internal' })), p('end')]);
    bench.caret('a-line', 4).press('Enter');
    expect(bench.doc.child(1).child(1).attrs['audience']).toBe('internal');
  });

  it('takes selected text out first', () => {
    const bench = new Bench([title(), timeline(event('a', 'one xx two', detected)), p('end')]);
    bench.range('a-line', 3, 'a-line', 7).press('Enter');
    expect(bench.doc.child(1).children.map((row) => row.textContent)).toEqual(['one', 'two']);
  });
});

it('Enter at the start of a headline puts the new event before, so that the facts stay with the text', () => {
  const bench = new Bench([title(), timeline(event('a', 'one', detected)), p('end')]);
  bench.caret('a-line', 0).press('Enter');
  expect(bench.lines().slice(1, -1)).toEqual([
    'timeline',
    '  event',
    '    paragraph',
    '  event [13:42 detected]',
    '    paragraph one',
  ]);
  expect(bench.where()).toBe('paragraph "one" 0');
});

describe('Enter in an empty last row', () => {
  it('leaves the block, and the row goes', () => {
    const bench = new Bench([title(), timeline(event('a', 'one'), event('b', '')), p('next', 'text')]);
    bench.caret('b-line', 0).press('Enter');
    expect(bench.lines()).toEqual([
      'title Outage',
      'timeline',
      '  event',
      '    paragraph one',
      'paragraph',
      'paragraph text',
    ]);
    expect(bench.where()).toBe('paragraph "" 0');
  });

  it('goes into an empty paragraph that is there already', () => {
    const bench = new Bench([title(), timeline(event('a', 'one'), event('b', '')), p('end')]);
    bench.caret('b-line', 0).press('Enter');
    expect(bench.editor.state.selection.$from.parent.attrs['id']).toBe('end');
    expect(bench.doc.childCount).toBe(3);
  });

  it('keeps the row where it holds a fact', () => {
    const bench = new Bench([title(), timeline(event('a', '', { happened: at('13:42') })), p('end')]);
    bench.caret('a-line', 0).press('Enter');
    expect(bench.has('a')).toBe(true);
    expect(bench.editor.state.selection.$from.parent.attrs['id']).toBe('end');
  });

  it('keeps the row where another row refers to it', () => {
    const doc = [title(), timeline(event('a', '')), impacts(impact('i', 'x', { start: 'a' })), p('end')];
    const bench = new Bench(doc);
    bench.caret('a-line', 0).press('Enter');
    expect(bench.has('a')).toBe(true);
  });
});

describe('the body of an event', () => {
  it('begins with Shift-Enter, which takes along what follows the caret', () => {
    const bench = new Bench([title(), timeline(event('a', 'one two', detected)), p('end')]);
    bench.caret('a-line', 4).press('Shift-Enter');
    expect(bench.lines().slice(1, -1)).toEqual([
      'timeline',
      '  event [13:42 detected]',
      '    paragraph one',
      '    paragraph two',
    ]);
  });

  it('takes Enter as text does', () => {
    const bench = new Bench([title(), timeline(event('a', 'one', {}, p('b', 'xy'))), p('end')]);
    bench.caret('b', 1).press('Enter');
    expect(
      bench.doc
        .child(1)
        .child(0)
        .children.map((block) => block.textContent),
    ).toEqual(['one', 'x', 'y']);
  });

  it('ends with Enter in an empty last paragraph: the next event', () => {
    const bench = new Bench([title(), timeline(event('a', 'one', {}, p('b', ''))), p('end')]);
    bench.caret('b', 0).press('Enter');
    expect(bench.lines().slice(1, -1)).toEqual([
      'timeline',
      '  event',
      '    paragraph one',
      '  event',
      '    paragraph',
    ]);
  });

  it('ends with Mod-Enter from anywhere', () => {
    const bench = new Bench([title(), timeline(event('a', 'one', {}, p('b', 'xy'))), p('end')]);
    bench.caret('b', 1).press('Mod-Enter');
    expect(bench.doc.child(1).children.map((row) => row.textContent)).toEqual(['onexy', '']);
  });

  it('keeps Enter inside a log in the log', () => {
    const log = node('codeBlock', 'log')('ab');
    const bench = new Bench([title(), timeline(event('a', 'one', {}, log)), p('end')]);
    bench.caret('log', 1).press('Enter');
    expect(bench.block('log').textContent).toBe('a\nb');
  });
});

it('one undo takes an Enter back', () => {
  const bench = new Bench([title(), timeline(event('a', 'one two', detected)), p('end')]);
  const before = bench.doc;
  bench.caret('a-line', 4).press('Enter');
  expect(bench.undo().doc.eq(before)).toBe(true);
});
