import { describe, expect, it } from 'vitest';

import { makeTypedTable, readDelimiterRow } from '../../../../renderer/editor/tables/typed-table';
import { caretPath, code, p, run, shown, stateAt, table } from './tables';

describe('the line under a header', () => {
  it.each([
    ['| - | -: |', [null, 'right']],
    ['|:-|:-:|---|', ['left', 'center', null]],
    ['- | -', [null, null]],
    ['| --- |', [null]],
  ])('%s says how the columns are aligned', (line, align) => {
    expect(readDelimiterRow(line)).toEqual(align);
  });

  it.each(['', '---', '- -', '| - | x |', '| |', '|', '| - \\| - |', '| = |'])(
    '%s is no such line',
    (line) => {
      expect(readDelimiterRow(line)).toBeNull();
    },
  );
});

describe('Enter after it', () => {
  it('makes a table of the two lines, with an empty row and the caret in it', () => {
    const after = run(
      makeTypedTable,
      stateAt('| - | -: |', p('before'), p('| Part | Text |'), p('| - | -: |')),
    );
    expect(shown(after.doc.child(1))).toEqual(['Part | Text (right)', ' |  (right)']);
    expect(after.doc.childCount).toBe(2);
    expect(caretPath(after)).toEqual([1, 1, 0]);
    expect(after.selection.$from.parentOffset).toBe(0);
  });

  it('keeps what stands in the header, and takes no bar in code or after a backslash for an edge', () => {
    const header = p('a ', code('x|y'), ' | b ', String.raw`\| c`);
    const after = run(makeTypedTable, stateAt('-|-', header, p('-|-')));
    expect(shown(after.doc.child(0))[0]).toBe(String.raw`a x|y | b \| c`);
    expect(after.doc.child(0).firstChild?.firstChild?.lastChild?.marks[0]?.type.name).toBe('code');
  });

  it.each([
    ['the line above has another number of cells', [p('| a | b | c |'), p('| - | - |')]],
    ['there is no line above', [p('| - | - |')]],
    ['the line above is a table', [table([['a', 'b']]), p('| - | - |')]],
    ['the line above has no bar', [p('a'), p('| - | - |')]],
  ])('does nothing where %s', (_, blocks) => {
    const state = stateAt('| - | - |', ...blocks);
    expect(makeTypedTable(state)).toBe(false);
    expect(run(makeTypedTable, state).doc).toBe(state.doc);
  });
});
