import { describe, expect, it } from 'vitest';

import { enterBelow, enterInCell, tabInLastCell } from '../../../../renderer/editor/tables/table-keys';
import { caretPath, p, run, shown, stateAt, table } from './tables';

const small = table(
  [
    ['h1', 'h2'],
    ['a', 'b'],
    ['c', 'd'],
  ],
  [null, 'right'],
);

describe('Enter in a table', () => {
  it('goes to the cell below', () => {
    expect(caretPath(run(enterInCell, stateAt('b', small)))).toEqual([0, 2, 1]);
  });

  it('makes a row at the end, aligned as the one above, and begins at its first cell', () => {
    const after = run(enterInCell, stateAt('d', small, p('next')));
    expect(shown(after.doc.firstChild)).toEqual([
      'h1 | h2 (right)',
      'a | b (right)',
      'c | d (right)',
      ' |  (right)',
    ]);
    expect(caretPath(after)).toEqual([0, 3, 0]);
  });

  it('leaves the table from an empty last row, which goes, into the empty line below or a new one', () => {
    const ending = table([['h'], ['a'], ['']]);
    for (const [blocks, count] of [
      [[ending, p('next')], 3],
      [[ending, p(''), p('next')], 3],
    ] as const) {
      const after = run(enterInCell, stateAt('', ...blocks));
      expect(shown(after.doc.firstChild)).toEqual(['h', 'a']);
      expect(after.doc.childCount).toBe(count);
      expect(caretPath(after)).toEqual([1]);
      expect(after.selection.$from.parent.textContent).toBe('');
    }
  });

  it('stays in a table that has nothing but an empty header', () => {
    const after = run(enterInCell, stateAt('', table([['']])));
    expect(shown(after.doc.firstChild)).toEqual(['', '']);
  });

  it('is any other Enter outside of tables', () => {
    expect(enterInCell(stateAt('text', p('text'), small))).toBe(false);
  });
});

describe('Ctrl+Enter in a table', () => {
  it('goes on below it from any cell, and changes nothing in it', () => {
    const after = run(enterBelow, stateAt('a', small, p('next')));
    expect(after.doc.firstChild?.eq(small)).toBe(true);
    expect(caretPath(after)).toEqual([1]);
    expect(shown(after.doc.child(1))).toEqual(['paragraph']);
  });
});

describe('Tab in the last cell', () => {
  it('makes a row that is aligned as the one above', () => {
    expect(shown(run(tabInLastCell, stateAt('d', small)).doc.firstChild).at(-1)).toBe(' |  (right)');
  });

  it('leaves every other cell to the stock key', () => {
    expect(tabInLastCell(stateAt('c', small))).toBe(false);
    expect(tabInLastCell(stateAt('b', small))).toBe(false);
  });
});
