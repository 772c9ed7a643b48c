// @vitest-environment jsdom
import { Slice } from '@tiptap/pm/model';
import { expect, describe, it } from 'vitest';

import { keepFacts, losesFacts } from '../../../../renderer/editor/plugins/facts-guard';
import { allowRemoval } from '../../../../renderer/editor/structures/edits';
import { at, Bench, event, p, section, timeline, title } from '../harness';

const draft = () =>
  new Bench([
    title(),
    section('h', 'Timeline'),
    timeline(
      event('a', 'one', { happened: at('13:00') }),
      event('b', 'two', { happened: at('14:00') }),
      event('c', 'three'),
    ),
    p('end', 'text'),
  ]);

describe('the guard of facts', () => {
  it('does a deletion over that would take a dated event along, with the new text in its place', () => {
    const bench = draft();
    const { tr } = bench.editor.state;
    bench.view.dispatch(
      tr.replaceWith(bench.at('a-line', 1), bench.at('b-line', 1), bench.editor.schema.text('x')),
    );
    expect(bench.lines().slice(2, -3)).toEqual([
      'timeline',
      '  event [13:00]',
      '    paragraph ox',
      '  event [14:00]',
      '    paragraph wo',
    ]);
  });

  it('refuses what it cannot do over', () => {
    const bench = draft();
    const before = bench.doc;
    const { tr } = bench.editor.state;
    bench.view.dispatch(tr.insertText('x', 1).delete(bench.pos('a') + 1, bench.pos('b') + 1));
    expect(bench.doc.eq(before)).toBe(true);
  });

  it('keeps the heading of a section', () => {
    const bench = draft();
    const { tr } = bench.editor.state;
    expect(losesFacts(tr.delete(bench.pos('h') - 1, bench.pos('h') + 3))).toBe(true);
  });

  it('lets rows without facts go, and rows that are moved', () => {
    const bench = draft();
    const { state } = bench.editor;
    expect(losesFacts(state.tr.delete(bench.pos('c'), bench.pos('c') + bench.block('c').nodeSize))).toBe(
      false,
    );
    const row = bench.block('b');
    expect(
      losesFacts(state.tr.delete(bench.pos('b'), bench.pos('b') + row.nodeSize).insert(bench.pos('a'), row)),
    ).toBe(false);
  });

  it('lets pass what is meant', () => {
    const bench = draft();
    const { state } = bench.editor;
    const remove = () =>
      state.tr.replace(bench.pos('a'), bench.pos('a') + bench.block('a').nodeSize, Slice.empty);
    const meant = allowRemoval(remove());
    expect(keepFacts(state, meant)).toBe(meant);
    expect(keepFacts(state, remove())).not.toBe(meant);
    bench.editor.commands.setContent(
      bench.editor.schema.nodeFromJSON({ type: 'doc', content: [title('New')] }),
    );
    expect(bench.lines()).toEqual(['title New', 'paragraph']);
  });
});
