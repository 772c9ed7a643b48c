// @vitest-environment jsdom
import type { EditorView } from '@tiptap/pm/view';
import { describe, expect, it } from 'vitest';

import { downToEmptyStructure, upToEmptyStructure } from '../../../../renderer/editor/structures/arrows';
import { actions, Bench, event, impacts, node, p, section, timeline, title } from '../harness';

/** jsdom lays no lines out, so the test says itself that the caret is in the first and last line of its block. */
const oneLine = { endOfTextblock: () => true } as unknown as EditorView;

function press(bench: Bench, key: 'up' | 'down'): string {
  const command = key === 'up' ? upToEmptyStructure : downToEmptyStructure;
  return command(bench.editor.state, bench.view.dispatch, oneLine) ? bench.where() : 'passed on';
}

describe('Up and Down beside a structured block', () => {
  it('select it where it is empty, one after the other', () => {
    const bench = new Bench([title(), section('h', 'Impact'), impacts(), actions(), p('end', 'end')]);
    expect(press(bench.caret('h', 3), 'down')).toBe('node impacts');
    expect(press(bench, 'down')).toBe('node actions');
    expect(press(bench, 'down')).toBe('passed on');
    expect(press(bench.caret('end', 0), 'up')).toBe('node actions');
    expect(press(bench, 'up')).toBe('node impacts');
  });

  it('go the stock way where it has rows', () => {
    const bench = new Bench([title(), section('h', 'Timeline'), timeline(event('a', 'one')), p('end')]);
    expect(press(bench.caret('h', 3), 'down')).toBe('passed on');
    expect(press(bench.caret('end', 0), 'up')).toBe('passed on');
  });

  it('go through a block to its end first', () => {
    const list = node('bulletList', 'list')(
      node('listItem', 'i')(p('one', '1')),
      node('listItem', 'j')(p('two', '2')),
    );
    const bench = new Bench([title(), list, impacts(), p('end')]);
    expect(press(bench.caret('one', 0), 'down')).toBe('passed on');
    expect(press(bench.caret('two', 0), 'down')).toBe('node impacts');
  });

  it('leave a line that goes on below to the stock key', () => {
    const bench = new Bench([title(), p('long', 'text'), impacts()]);
    const middle = { endOfTextblock: () => false } as unknown as EditorView;
    bench.caret('long', 0);
    expect(downToEmptyStructure(bench.editor.state, bench.view.dispatch, middle)).toBe(false);
  });
});

describe('an empty structured block that is selected', () => {
  it.each(['Enter', 'typing'])('gets its first row by %s', (how) => {
    const bench = new Bench([title(), section('h', 'Timeline'), timeline(), p('end')]);
    bench.selectNode('timeline');
    if (how === 'Enter') bench.press('Enter');
    bench.type('first');
    expect(bench.lines().slice(2)).toEqual(['timeline', '  event', '    paragraph first', 'paragraph']);
  });
});
