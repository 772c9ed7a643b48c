// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import { action, actions, at, Bench, event, node, p, section, timeline, title } from '../harness';

const day = [
  title(),
  p('intro', 'before'),
  section('h', 'Timeline'),
  timeline(
    event('a', 'alpha', { happened: at('13:00'), moments: ['detected'] }),
    event('b', 'beta', { happened: at('14:00') }, p('b-body', 'a log')),
    event('c', 'gamma'),
    event('d', 'delta', { happened: at('15:00') }),
  ),
  p('outro', 'after'),
  p('end'),
];

/** Every way in which a selection can be replaced or removed, and the text that it leaves at the caret. */
const ways: readonly (readonly [string, string, (bench: Bench) => unknown])[] = [
  ['Backspace', '', (bench) => bench.press('Backspace')],
  ['Delete', '', (bench) => bench.press('Delete')],
  ['Enter', '', (bench) => bench.press('Enter')],
  ['cut', '', (bench) => bench.take('cut')],
  ['typing', 'x', (bench) => bench.type('x')],
  ['paste', 'x', (bench) => bench.paste('<p>x</p>')],
  [
    'the start of a composition',
    '',
    (bench) => bench.view.dom.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true })),
  ],
  [
    "the browser's own deletion",
    'x',
    (bench) => {
      const { tr, selection } = bench.editor.state;
      bench.view.dispatch(tr.insertText('x', selection.from, selection.to));
    },
  ],
  ['a command that deletes the selection', '', (bench) => bench.editor.commands.deleteSelection()],
];

describe.each(ways)('a selection across an edge, by %s', (_way, text, remove) => {
  it('removes text from two events and no facts; the event between them that has none goes', () => {
    const bench = new Bench(day);
    const before = bench.doc;
    bench.range('b-line', 2, 'd-line', 2);
    remove(bench);
    expect(bench.lines().slice(3, -2)).toEqual([
      'timeline',
      '  event [13:00 detected]',
      '    paragraph alpha',
      '  event [14:00]',
      `    paragraph be${text}`,
      '  event [15:00]',
      '    paragraph lta',
    ]);
    expect(bench.where()).toBe(`paragraph "be${text}" ${2 + text.length}`);
    while (bench.editor.can().undo()) bench.undo();
    expect(bench.doc.eq(before)).toBe(true);
  });

  it('that takes in a heading and a timeline leaves the section and the dated events', () => {
    const bench = new Bench(day);
    bench.range('intro', 3, 'outro', 2);
    remove(bench);
    expect(bench.lines().slice(1, -1)).toEqual([
      `paragraph bef${text}`,
      'heading [s-h]',
      'timeline',
      '  event [13:00 detected]',
      '    paragraph',
      '  event [14:00]',
      '    paragraph',
      '  event [15:00]',
      '    paragraph',
      'paragraph ter',
    ]);
  });

  it('from the title leaves the title and the rest of the paragraph', () => {
    const bench = new Bench(day);
    bench.range('title', 3, 'intro', 3);
    remove(bench);
    expect(bench.lines().slice(0, 2)).toEqual([`title Out${text}`, 'paragraph ore']);
  });
});

describe('deleting text', () => {
  it('removes a timeline whose events hold no facts', () => {
    const bench = new Bench([
      title(),
      p('a', 'one'),
      timeline(event('e', 'x'), event('f', 'y')),
      p('b', 'two'),
    ]);
    bench.range('a', 1, 'b', 1).press('Backspace');
    expect(bench.lines()).toEqual(['title Outage', 'paragraph o', 'paragraph wo']);
  });

  it('removes a plain block at its end that is emptied', () => {
    const bench = new Bench([
      title(),
      timeline(event('e', 'one', { happened: at('13:00') })),
      p('a', 'two'),
      p('end'),
    ]);
    bench.range('e-line', 1, 'a', 3).press('Backspace');
    expect(bench.lines().slice(1)).toEqual(['timeline', '  event [13:00]', '    paragraph o', 'paragraph']);
  });

  it('keeps the cells of a table that it takes only a part of', () => {
    const cell = (id: string, text: string) => node('tableCell', id)(text);
    const table = node('table', 't')(node('tableRow', 'r')(cell('c', 'one'), cell('d', 'two')));
    const bench = new Bench([title(), p('a', 'text'), table, p('end')]);
    bench.range('a', 2, 'c', 2).press('Backspace');
    expect(bench.block('r').children.map((one) => one.textContent)).toEqual(['e', 'two']);
  });

  it('keeps rows of a kind it does not know', () => {
    const unknown = { type: 'unknownBlock', attrs: { json: { type: 'gauge' } } };
    const bench = new Bench([title(), p('a', 'one'), timeline(event('e', 'x'), unknown), p('b', 'two')]);
    bench.range('a', 1, 'b', 1).press('Backspace');
    expect(bench.lines().slice(1)).toEqual(['paragraph o', 'timeline', '  unknownBlock', 'paragraph wo']);
  });

  it('is as in any text within one event', () => {
    const bench = new Bench([
      title(),
      timeline(event('e', 'one', { happened: at('13:00') }, p('x', 'two'))),
      p('end'),
    ]);
    bench.range('e-line', 1, 'x', 1).press('Backspace');
    expect(bench.lines().slice(1, -1)).toEqual(['timeline', '  event [13:00]', '    paragraph owo']);
  });
});

it('everything selected and deleted leaves title and line, and one undo brings all back', () => {
  const bench = new Bench(day);
  const before = bench.doc;
  bench.editor.commands.selectAll();
  bench.press('Delete');
  expect(bench.lines()).toEqual(['title', 'paragraph']);
  expect(bench.undo().doc.eq(before)).toBe(true);
});

describe('a selected row or block', () => {
  it('is written on, not over', () => {
    const bench = new Bench([title(), timeline(event('e', 'one', { happened: at('13:00') })), p('end')]);
    bench.selectNode('e').type('!');
    expect(bench.lines().slice(1, -1)).toEqual(['timeline', '  event [13:00]', '    paragraph one!']);
  });

  it('is pasted after, not over', () => {
    const bench = new Bench([title(), actions(action('a', 'one', { owner: 'SRE' })), p('end')]);
    bench.selectNode('actions').paste('<p>x</p>');
    expect(bench.lines().slice(1)).toEqual([
      'actions',
      '  action [SRE]',
      '    paragraph one',
      'paragraph x',
      'paragraph',
    ]);
  });
});
