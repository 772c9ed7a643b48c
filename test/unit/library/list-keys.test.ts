import { describe, expect, it } from 'vitest';
import { listLayout } from '../../../renderer/library/list-items';
import { lineAfterKey, lineTyped } from '../../../renderer/library/list-keys';
import { commonMove } from '../../../renderer/library/use-kept-place';
import { listRow } from '../../../renderer/storage/list-row';
import { plainDraft } from '../file/fixtures';

const day = 86_400_000;
const now = 100 * day;
const plain = listRow(plainDraft, { trashedAt: null }, 1);
const row = (title: string, age: number) => ({ ...plain, id: title, title, updatedAt: now - age * day });

const drafts = [row('Alpha', 1), row('Beta', 2), row('Gamma', 20), row('beta two', 30)];
const { items, groups } = listLayout(drafts, null, now);

describe('the lines of the list', () => {
  it('say where each draft stands in its group', () => {
    expect(
      items.map((item) =>
        item.kind === 'heading' ? item.label : `${item.position}/${item.size} ${item.row.title}`,
      ),
    ).toEqual(['This week', '1/2 Alpha', '2/2 Beta', 'Earlier', '1/2 Gamma', '2/2 beta two']);
    expect(groups).toEqual([
      { label: 'This week', first: 0, end: 3 },
      { label: 'Earlier', first: 3, end: 6 },
    ]);
  });

  it('are one group where that is asked for', () => {
    expect(listLayout(drafts, 'Trash', now).groups).toEqual([{ label: 'Trash', first: 0, end: 5 }]);
  });
});

describe('keys', () => {
  it.each([
    [1, 'ArrowDown', 2],
    [2, 'ArrowDown', 4],
    [5, 'ArrowDown', 5],
    [4, 'ArrowUp', 2],
    [1, 'ArrowUp', 1],
    [1, 'End', 5],
    [5, 'Home', 1],
    [1, 'PageDown', 4],
    [5, 'PageUp', 2],
    [4, 'PageDown', 5],
    [2, 'PageUp', 1],
    [1, 'Enter', null],
    [1, 'a', null],
  ])('from %i, %s leads to %s', (from, key, to) => {
    expect(lineAfterKey(items, from, key, 2)).toBe(to);
  });

  it('that are letters lead to the next title that begins with them, and round', () => {
    expect(lineTyped(items, 1, 'b')).toBe(2);
    expect(lineTyped(items, 2, 'b')).toBe(5);
    expect(lineTyped(items, 5, 'B')).toBe(2);
    expect(lineTyped(items, 2, 'beta')).toBe(2);
    expect(lineTyped(items, 2, 'beta t')).toBe(5);
    expect(lineTyped(items, 1, 'x')).toBeNull();
  });
});

describe('what is seen stays where it is', () => {
  const seen = [
    { key: 'a', start: 100 },
    { key: 'b', start: 150 },
    { key: 'c', start: 200 },
  ];

  it('by the move that most lines made', () => {
    const starts: Readonly<Record<string, number>> = { a: 154, b: 204, c: 0 };
    expect(commonMove(seen, (key) => starts[key] ?? null)).toBe(54);
    expect(commonMove(seen, (key) => (key === 'b' ? 150 : null))).toBe(0);
    expect(commonMove([], () => 5)).toBe(0);
  });
});
