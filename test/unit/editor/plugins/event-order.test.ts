// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';

import { setRowAttribute } from '../../../../renderer/editor/structures/commands';
import { at, Bench, event, p, timeline, title } from '../harness';

const day = () =>
  new Bench([
    title(),
    timeline(
      event('a', 'alpha', { happened: at('13:00') }),
      event('b', 'beta', { happened: at('14:00') }),
      event('c', 'gamma', { happened: at('15:00') }),
      event('d', 'delta'),
    ),
    p('end', 'text'),
  ]);
const order = (bench: Bench) =>
  bench.doc
    .child(1)
    .children.map((row) => row.textContent)
    .join(' ');
const retime = (bench: Bench, id: string, clock: string) =>
  setRowAttribute(id, 'happened', at(clock))(bench.editor.state, bench.view.dispatch);

describe('an event whose time changed', () => {
  it('stays while the caret is in it, and moves when the caret leaves; one undo takes both back', () => {
    const bench = day();
    const before = bench.doc;
    bench.caret('c-line', 2);
    retime(bench, 'c', '13:30');
    expect(order(bench)).toBe('alpha beta gamma delta');
    bench.caret('end', 2);
    expect(order(bench)).toBe('alpha gamma beta delta');
    expect(bench.where()).toBe('paragraph "text" 2');
    expect(bench.has('c')).toBe(true);
    expect(bench.undo().doc.eq(before)).toBe(true);
    bench.caret('a-line', 0).caret('end', 0);
    expect(bench.doc.eq(before)).toBe(true);
    bench.redo();
    expect(order(bench)).toBe('alpha gamma beta delta');
  });

  it('moves at once where the caret is elsewhere, and one undo takes both back', () => {
    const bench = day();
    const before = bench.doc;
    bench.caret('b-line', 2);
    retime(bench, 'c', '12:00');
    expect(order(bench)).toBe('gamma alpha beta delta');
    expect(bench.where()).toBe('paragraph "beta" 2');
    expect(bench.undo().doc.eq(before)).toBe(true);
  });

  it('moves after its time was typed, and the caret stays where Enter put it', () => {
    const bench = day();
    bench.caret('d-line', 0).type('13:30 ');
    const before = bench.doc;
    bench.caret('d-line', -1).press('Enter');
    bench.type('next');
    expect(order(bench)).toBe('alpha delta beta gamma next');
    bench.undo();
    while (!bench.doc.eq(before) && bench.editor.can().undo()) bench.undo();
    expect(order(bench)).toBe('alpha beta gamma 13:30 delta');
  });

  it('moves alone: equal times and undated events keep the place that the author gave them', () => {
    const bench = new Bench([
      title(),
      timeline(
        event('a', 'alpha', { happened: at('13:00') }),
        event('u', 'undated'),
        event('b', 'beta', { happened: at('14:00') }),
        event('c', 'gamma', { happened: at('15:00') }),
      ),
      p('end'),
    ]);
    retime(bench, 'c', '13:00');
    expect(order(bench)).toBe('alpha undated gamma beta');
    retime(bench, 'a', '13:00');
    expect(order(bench)).toBe('alpha undated gamma beta');
  });
});
