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
  section,
  timeline,
  title,
} from '../harness';

const dated = { happened: at('13:42') };

/** Texts of the rows of the document's second block. */
const rows = (bench: Bench) => bench.doc.child(1).children.map((row) => row.textContent);

describe('Backspace at the start of a row with facts', () => {
  it.each([
    ['dated event', timeline(event('a', 'one'), event('b', 'two', dated))],
    ['event that is a moment', timeline(event('a', 'one'), event('b', 'two', { moments: ['detected'] }))],
    ['impact', impacts(impact('a', 'one'), impact('b', 'two', { who: 'visitors' }))],
    ['factor', factors(factor('a', 'one'), factor('b', 'two', { kind: 'trigger' }))],
    ['action', actions(action('a', 'one'), action('b', 'two', { owner: 'SRE' }))],
    ['row of another audience', actions(action('a', 'one'), action('b', 'two', { audience: 'internal' }))],
  ])('selects the %s, and a second press removes it', (_name, container) => {
    const bench = new Bench([title(), container, p('end')]);
    const before = bench.doc;
    bench.caret('b-line', 0).press('Backspace');
    expect(bench.where()).toBe('node b');
    expect(bench.doc.eq(before)).toBe(true);
    bench.press('Backspace');
    expect(rows(bench)).toEqual(['one']);
    expect(bench.where()).toBe('paragraph "one" 3');
    expect(bench.undo().doc.eq(before)).toBe(true);
  });

  it('removes nothing while the key is held down', () => {
    const bench = new Bench([title(), timeline(event('a', 'one', dated)), p('end')]);
    bench.caret('a-line', 0).press('Backspace', { repeat: true });
    bench.press('Backspace', { repeat: true });
    expect(bench.where()).toBe('node a');
    bench.press('Backspace');
    expect(bench.has('a')).toBe(false);
  });

  it('selects a factor that an action answers', () => {
    const doc = [
      title(),
      factors(factor('a', 'x'), factor('b', 'y')),
      actions(action('c', 'z', { answers: ['b'] })),
      p('end'),
    ];
    const bench = new Bench(doc);
    bench.caret('b-line', 0).press('Backspace');
    expect(bench.where()).toBe('node b');
  });
});

describe('Backspace at the start of a row without facts', () => {
  it('joins its text to the row above, whose facts stay', () => {
    const bench = new Bench([
      title(),
      timeline(event('a', 'one', dated), event('b', 'two', {}, p('body', 'log'))),
      p('end'),
    ]);
    bench.caret('b-line', 0).press('Backspace');
    expect(bench.lines().slice(1, -1)).toEqual([
      'timeline',
      '  event [13:42]',
      '    paragraph onetwo',
      '    paragraph log',
    ]);
    expect(bench.where()).toBe('paragraph "onetwo" 3');
  });

  it('comes after a log that ends the row above', () => {
    const log = node('codeBlock', 'log')('ab');
    const bench = new Bench([title(), timeline(event('a', 'one', dated, log), event('b', 'two')), p('end')]);
    bench.caret('b-line', 0).press('Backspace');
    expect(bench.block('a').children.map((block) => block.textContent)).toEqual(['one', 'ab', 'two']);
    expect(bench.where()).toBe('paragraph "two" 0');
  });

  it('takes an empty row above away', () => {
    const bench = new Bench([title(), timeline(event('a', ''), event('b', 'two')), p('end')]);
    bench.caret('b-line', 0).press('Backspace');
    expect(rows(bench)).toEqual(['two']);
    expect(bench.has('b')).toBe(true);
  });

  it('keeps an empty row above that has a time', () => {
    const bench = new Bench([title(), timeline(event('a', '', dated), event('b', 'two')), p('end')]);
    bench.caret('b-line', 0).press('Backspace');
    expect(bench.lines().slice(1, 4)).toEqual(['timeline', '  event [13:42]', '    paragraph two']);
  });

  it('takes the first row out of the block', () => {
    const bench = new Bench([title(), timeline(event('a', 'one'), event('b', 'two', dated)), p('end')]);
    bench.caret('a-line', 0).press('Backspace');
    expect(bench.lines().slice(1, -1)).toEqual([
      'paragraph one',
      'timeline',
      '  event [13:42]',
      '    paragraph two',
    ]);
    expect(bench.where()).toBe('paragraph "one" 0');
  });

  it('lifts a why one step', () => {
    const bench = new Bench([title(), factors(factor('a', 'a'), factor('b', 'b', { depth: 1 })), p('end')]);
    bench.caret('b-line', 0).press('Backspace');
    expect(bench.block('b').attrs['depth']).toBe(0);
  });
});

describe('an empty structured block', () => {
  it('is removed by Backspace in its only, empty row', () => {
    const bench = new Bench([title(), timeline(event('a', '')), p('end', 'text')]);
    bench.caret('a-line', 0).press('Backspace');
    expect(bench.lines()).toEqual(['title Outage', 'paragraph', 'paragraph text']);
    expect(bench.where()).toBe('paragraph "" 0');
  });

  it('stays when its last row is deleted, selected, and goes with the next Backspace', () => {
    const bench = new Bench([title(), timeline(event('a', 'one', dated)), p('end')]);
    bench.selectNode('a').press('Delete');
    expect(bench.lines()).toEqual(['title Outage', 'timeline', 'paragraph']);
    expect(bench.where()).toBe('node timeline');
    bench.press('Backspace');
    expect(bench.has('timeline')).toBe(false);
  });

  it('gets its first row by typing', () => {
    const bench = new Bench([title(), timeline(), p('end')]);
    bench.selectNode('timeline').type('one');
    expect(bench.lines().slice(1, -1)).toEqual(['timeline', '  event', '    paragraph one']);
  });

  it('gets its first row by Enter', () => {
    const bench = new Bench([title(), timeline(), p('end')]);
    bench.selectNode('timeline').press('Enter');
    bench.type('one');
    expect(bench.lines().slice(1, -1)).toEqual(['timeline', '  event', '    paragraph one']);
  });
});

describe('Delete at the end of a row', () => {
  it('selects the next row where that has facts', () => {
    const bench = new Bench([title(), timeline(event('a', 'one'), event('b', 'two', dated)), p('end')]);
    bench.caret('a-line', -1).press('Delete');
    expect(bench.where()).toBe('node b');
    bench.press('Delete');
    expect(rows(bench)).toEqual(['one']);
  });

  it('joins the next row where that has none', () => {
    const bench = new Bench([title(), timeline(event('a', 'one', dated), event('b', 'two')), p('end')]);
    bench.caret('a-line', -1).press('Delete');
    expect(bench.lines().slice(1, -1)).toEqual(['timeline', '  event [13:42]', '    paragraph onetwo']);
    expect(bench.where()).toBe('paragraph "onetwo" 3');
  });

  it('takes an empty row without facts away', () => {
    const bench = new Bench([title(), timeline(event('a', ''), event('b', 'two', dated)), p('end')]);
    bench.caret('a-line', 0).press('Delete');
    expect(rows(bench)).toEqual(['two']);
    expect(bench.where()).toBe('paragraph "two" 0');
  });

  it('does nothing at the end of the last row', () => {
    const bench = new Bench([title(), timeline(event('a', 'one', dated)), p('end', 'text')]);
    const before = bench.doc;
    bench.caret('a-line', -1).press('Delete');
    expect(bench.doc.eq(before)).toBe(true);
  });

  it('keeps an empty headline over a log', () => {
    const bench = new Bench([
      title(),
      timeline(event('a', '', dated, node('codeBlock', 'log')('ab'))),
      p('end'),
    ]);
    const before = bench.doc;
    bench.caret('a-line', 0).press('Delete');
    expect(bench.doc.eq(before)).toBe(true);
  });
});

describe("a section's heading", () => {
  it('is selected by Backspace at its start', () => {
    const bench = new Bench([title(), p('a', 'text'), section('h', 'Impact'), p('end')]);
    bench.caret('h', 0).press('Backspace');
    expect(bench.where()).toBe('node h');
    bench.press('Backspace');
    expect(bench.has('h')).toBe(false);
  });

  it('lets Backspace take the empty line above it', () => {
    const bench = new Bench([title(), p('a'), section('h', 'Impact'), p('end')]);
    bench.caret('h', 0).press('Backspace');
    expect(bench.lines()).toEqual(['title Outage', 'heading [s-h] Impact', 'paragraph']);
  });

  it('is selected by Delete at the end of the text before it', () => {
    const bench = new Bench([title(), p('a', 'text'), section('h', 'Impact'), p('end')]);
    bench.caret('a', -1).press('Delete');
    expect(bench.where()).toBe('node h');
  });

  it('keeps its section when the paragraph after it is joined to it', () => {
    const bench = new Bench([title(), section('h', 'Impact'), p('a', 'text'), p('end')]);
    bench.caret('a', 0).press('Backspace');
    expect(bench.lines()[1]).toBe('heading [s-h] Impacttext');
  });

  it('stays with the first half of a split', () => {
    const bench = new Bench([title(), section('h', 'Impact'), p('end')]);
    bench.caret('h', 3).press('Enter');
    expect(bench.lines().slice(1, -1)).toEqual(['heading [s-h] Imp', 'heading act']);
  });

  it('stays with the text when a line is put before it', () => {
    const bench = new Bench([title(), section('h', 'Impact'), p('end')]);
    bench.caret('h', 0).press('Enter');
    expect(bench.lines().slice(1, -1)).toEqual(['paragraph', 'heading [s-h] Impact']);
    expect(bench.block('h').textContent).toBe('Impact');
  });

  it('is written on, not over, when it is selected', () => {
    const bench = new Bench([title(), section('h', 'Impact'), p('end')]);
    bench.selectNode('h').type('!');
    expect(bench.lines()[1]).toBe('heading [s-h] Impact!');
  });
});

it('Backspace in the empty line that ends the document moves up into the timeline', () => {
  const bench = new Bench([title(), timeline(event('a', 'one', dated)), p('end')]);
  const before = bench.doc;
  bench.caret('end', 0).press('Backspace');
  expect(bench.where()).toBe('paragraph "one" 3');
  expect(bench.doc.eq(before)).toBe(true);
});
