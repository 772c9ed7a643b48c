import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, looksTheSame, withChanges } from '../../../renderer/library/rows-in-order';
import { listRow } from '../../../renderer/storage/list-row';
import type { FactsRow } from '../../../renderer/storage/rows';
import { plainDraft } from '../file/fixtures';

const plain = listRow(plainDraft, { trashedAt: null }, 1);
const row: fc.Arbitrary<FactsRow> = fc
  .record({
    id: fc.constantFrom(...'abcdefgh'),
    updatedAt: fc.integer({ min: 0, max: 5 }),
    trashedAt: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 3 }),
  })
  .map((given) => ({ ...plain, ...given }));
const rows = fc.uniqueArray(row, { selector: ({ id }) => id });

describe('rows in order', () => {
  it('after changes are as if all had been read again', () => {
    fc.assert(
      fc.property(rows, rows, fc.array(fc.constantFrom(...'abcdefgh')), (before, next, gone) => {
        const changed = new Set([...next.map(({ id }) => id), ...gone]);
        const after = [...before.filter(({ id }) => !changed.has(id)), ...next];
        expect(withChanges(inOrder(before), changed, next)).toEqual(inOrder(after));
      }),
    );
  });

  it('keep the list that nothing has changed', () => {
    const list = inOrder([plain]);
    expect(withChanges(list, new Set(['other']), []).drafts).toBe(list.drafts);
  });

  it('look the same after a save of the first one, and after no other change', () => {
    const [first, second] = [
      { ...plain, id: 'a', updatedAt: 9 },
      { ...plain, id: 'b', updatedAt: 8 },
    ];
    const list = inOrder([first, second]);
    const after = (row: FactsRow, ...more: readonly string[]) =>
      looksTheSame(list, new Set([row.id, ...more]), [row]);
    expect(after({ ...first, updatedAt: 29_999, version: 7 })).toBe(true);
    expect(after({ ...first, updatedAt: 30_009 })).toBe(false);
    expect(after({ ...first, updatedAt: 8 })).toBe(false);
    expect(after({ ...first, title: 'Another' })).toBe(false);
    expect(after({ ...first, trashedAt: 10 })).toBe(false);
    expect(after({ ...first, review: { from: '', due: '', returnedAt: 1 } })).toBe(false);
    expect(after({ ...second, updatedAt: 10 })).toBe(false);
    expect(after(first, 'b')).toBe(false);
    expect(looksTheSame(list, new Set(['a']), [])).toBe(false);
  });
});
