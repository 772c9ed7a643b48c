// @vitest-environment jsdom
import type { Command } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';

import * as commands from '../../../../renderer/editor/structures/commands';
import { registerFields } from '../../../../renderer/editor/structures/fields';
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
  p,
  timeline,
  title,
} from '../harness';

const run = (bench: Bench, command: Command) => command(bench.editor.state, bench.view.dispatch, bench.view);
const texts = (bench: Bench) =>
  bench.doc
    .child(1)
    .children.map((row) => row.textContent)
    .join(' ');

describe('inserting', () => {
  it.each([
    ['timeline', 'event', commands.insertTimeline],
    ['impacts', 'impact', commands.insertImpacts],
    ['factors', 'factor', commands.insertFactors],
    ['actions', 'action', commands.insertActions],
  ])(
    '%s takes the place of an empty line, and the caret goes into its first %s',
    (container, row, command) => {
      const bench = new Bench([title(), p('a'), p('end', 'text')]);
      run(bench.caret('a', 0), command);
      bench.type('x');
      expect(bench.lines()).toEqual([
        'title Outage',
        container,
        `  ${row}`,
        '    paragraph x',
        'paragraph text',
      ]);
    },
  );

  it('comes after the block with the caret, at the top level', () => {
    const bench = new Bench([title(), timeline(event('a', 'one')), p('end')]);
    run(bench.caret('a-line', 1), commands.insertPlaceholder('picture'));
    expect(bench.lines().slice(1)).toEqual([
      'timeline',
      '  event',
      '    paragraph one',
      'picture',
      'paragraph',
    ]);
  });

  it('a row goes to where it is asked, with the caret', () => {
    const bench = new Bench([title(), timeline(event('a', 'one'), event('b', 'two')), p('end')]);
    run(bench, commands.addRow(bench.pos('timeline'), 1));
    bench.type('x');
    run(bench, commands.addRow(bench.pos('timeline')));
    bench.type('y');
    expect(texts(bench)).toBe('one x two y');
    expect(run(bench, commands.addRow(0))).toBe(false);
  });
});

describe('attributes', () => {
  it('change by one single-attribute step', () => {
    const bench = new Bench([title(), actions(action('a', 'x', { owner: 'SRE' })), p('end')]);
    const steps: unknown[] = [];
    bench.editor.on('transaction', ({ transaction }) =>
      steps.push(...transaction.steps.map((step) => step.toJSON())),
    );
    run(bench, commands.setRowAttribute('a', 'due', '2019-07-31'));
    run(bench, commands.setFact('severity', 'SEV-1'));
    expect(steps).toEqual([
      { stepType: 'attr', pos: bench.pos('a'), attr: 'due', value: '2019-07-31' },
      { stepType: 'docAttr', attr: 'severity', value: 'SEV-1' },
    ]);
    expect(bench.block('a').attrs).toMatchObject({ owner: 'SRE', due: '2019-07-31' });
  });

  it('that a row does not have are refused, and stale positions do nothing', () => {
    const bench = new Bench([title(), actions(action('a', 'x')), p('end')]);
    expect(run(bench, commands.setRowAttribute('a', 'moments', []))).toBe(false);
    expect(run(bench, commands.setRowAttribute(9999, 'owner', 'x'))).toBe(false);
    expect(run(bench, commands.toggleMoment('a', 'detected'))).toBe(false);
    expect(run(bench, commands.deleteRow('nobody'))).toBe(false);
  });

  it('several moments fall on one event, in their own order', () => {
    const bench = new Bench([title(), timeline(event('a', 'x')), p('end')]);
    for (const moment of ['resolved', 'detected', 'mitigated'] as const)
      run(bench, commands.toggleMoment('a', moment));
    run(bench, commands.toggleMoment('a', 'mitigated'));
    expect(bench.block('a').attrs['moments']).toEqual(['detected', 'resolved']);
  });
});

describe('moving a row', () => {
  it('past its neighbour keeps the caret in its text', () => {
    const bench = new Bench([
      title(),
      actions(action('a', 'one'), action('b', 'two', { owner: 'SRE' })),
      p('end'),
    ]);
    expect(bench.caret('b-line', 2).press('Alt-ArrowUp')).toBe(true);
    expect(texts(bench)).toBe('two one');
    expect(bench.where()).toBe('paragraph "two" 2');
    bench.press('Alt-ArrowDown');
    expect(texts(bench)).toBe('one two');
    expect(bench.where()).toBe('paragraph "two" 2');
    expect(run(bench, commands.moveRowDown)).toBe(false);
  });

  it('is refused where time decides the order', () => {
    const bench = new Bench([
      title(),
      timeline(
        event('a', 'one', { happened: at('13:00') }),
        event('b', 'two', { happened: at('14:00') }),
        event('c', 'three', { happened: at('14:00') }),
        event('d', 'four'),
      ),
      p('end'),
    ]);
    expect(run(bench.caret('b-line', 0), commands.moveRowUp)).toBe(false);
    expect(run(bench, commands.moveRowDown)).toBe(true);
    expect(run(bench.caret('d-line', 0), commands.moveRowUp)).toBe(true);
    expect(texts(bench)).toBe('one three four two');
  });
});

it('a row is deleted with its facts, and undo brings it back', () => {
  const bench = new Bench([
    title(),
    impacts(impact('a', 'one', { who: 'visitors' }), impact('b', 'two')),
    p('end'),
  ]);
  const before = bench.doc;
  run(bench, commands.deleteRow('a'));
  expect(texts(bench)).toBe('two');
  expect(bench.undo().doc.eq(before)).toBe(true);
});

describe('Tab', () => {
  it('takes a factor and the whys below it one step down, and Shift-Tab up', () => {
    const rows = [factor('a', 'a'), factor('b', 'b'), factor('c', 'c', { depth: 1 }), factor('d', 'd')];
    const bench = new Bench([title(), factors(...rows), p('end')]);
    const depths = () => bench.doc.child(1).children.map((row) => row.attrs['depth'] as number);
    bench.caret('b-line', 1).press('Tab');
    expect(depths()).toEqual([0, 1, 2, 0]);
    expect(bench.press('Tab')).toBe(true);
    expect(depths()).toEqual([0, 1, 2, 0]);
    bench.press('Shift-Tab');
    expect(depths()).toEqual([0, 0, 1, 0]);
    bench.caret('a-line', 0).press('Tab');
    expect(depths()).toEqual([0, 0, 1, 0]);
  });

  it("goes to the row's fields, and Shift-Tab to those of the row above", () => {
    const bench = new Bench([title(), actions(action('a', 'one'), action('b', 'two')), p('end')]);
    const asked: unknown[] = [];
    registerFields(bench.view, (pos, which) => asked.push([pos, which]) > 0);
    expect(bench.caret('b-line', 1).press('Tab')).toBe(true);
    expect(bench.press('Shift-Tab')).toBe(true);
    expect(asked).toEqual([
      [bench.pos('b'), 'first'],
      [bench.pos('a'), 'last'],
    ]);
    expect(bench.caret('end', 0).press('Tab')).toBe(false);
  });
});
