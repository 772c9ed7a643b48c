import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  actOfKey,
  nothingPicked,
  select,
  type ListKey,
  type Selection,
} from '../../../renderer/app/sources-selection';

const keys = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Presses keys as "Shift+ArrowDown"; gives the selection and what was picked, in order. */
function press(...names: readonly string[]) {
  let selection: Selection = nothingPicked;
  for (const name of names) {
    const parts = name.split('+');
    const key: ListKey = {
      key: parts.at(-1) ?? '',
      shift: parts.includes('Shift'),
      mod: parts.includes('Mod'),
    };
    const act = actOfKey(key, { cursor: selection.cursor, count: keys.length, page: 3 });
    if (act !== null && act !== 'keep') selection = select(selection, act, keys);
  }
  return { cursor: selection.cursor, picked: [...selection.picked].toSorted().join('') };
}

describe('the keyboard in the list', () => {
  it.each([
    [['ArrowDown', 'ArrowDown', 'ArrowUp'], 1, ''],
    [['ArrowUp'], 0, ''],
    [['End', 'ArrowDown'], 5, ''],
    [['PageDown', 'ArrowDown', 'PageUp'], 1, ''],
    [['End', 'Home'], 0, ''],
    [[' ', 'ArrowDown', ' '], 1, 'ab'],
    [[' ', ' '], 0, ''],
    [['ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown'], 3, 'bcd'],
    // A range that is drawn back gives up what it had picked, and nothing that was picked before.
    [['ArrowDown', 'ArrowDown', ' ', 'Home', 'Shift+PageDown', 'Shift+ArrowUp', 'Shift+ArrowUp'], 1, 'abc'],
    [['End', 'Shift+Home'], 0, 'abcdef'],
    [['Shift+End', 'Home', 'Shift+ArrowDown'], 1, 'abcdef'],
    [['Mod+a'], 0, 'abcdef'],
    [['Mod+a', 'Mod+a'], 0, ''],
    [['Mod+a', ' ', 'Mod+A'], 0, 'abcdef'],
  ])('%s', (pressed, cursor, picked) => {
    expect(press(...pressed)).toEqual({ cursor, picked });
  });

  it('keeps with Enter, and leaves other keys alone', () => {
    const place = { cursor: 0, count: 6, page: 3 };
    const key = (name: string, mod = false) => actOfKey({ key: name, shift: false, mod }, place);
    expect(key('Enter')).toBe('keep');
    for (const name of ['Tab', 'Escape', 'x', 'F8']) expect(key(name)).toBeNull();
    expect(key('Home', true)).toBeNull();
  });
});

describe('what is picked', () => {
  const act = fc.oneof(
    fc.record({
      kind: fc.constant('go' as const),
      to: fc.integer({ min: -2, max: 9 }),
      extends: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('toggle' as const), at: fc.integer({ min: -1, max: 7 }) }),
    fc.constant({ kind: 'all' as const }),
  );

  it('stays picked while it is not shown, whatever is done with what is', () => {
    fc.assert(
      fc.property(fc.subarray(keys), fc.subarray(keys), fc.array(act), (picked, shown, acts) => {
        const start: Selection = { ...nothingPicked, picked: new Set(picked) };
        const end = acts.reduce<Selection>((selection, one) => select(selection, one, shown), start);
        const hidden = (key: string) => !shown.includes(key);
        expect([...end.picked].filter(hidden).toSorted()).toEqual(picked.filter(hidden).toSorted());
        expect(end.cursor).toBeGreaterThanOrEqual(0);
        expect(end.cursor).toBeLessThanOrEqual(Math.max(0, shown.length - 1));
      }),
    );
  });

  it('keeps the cursor on its record when others are filtered away', () => {
    const at = { ...nothingPicked, cursor: 3 };
    expect(select(at, { kind: 'shown', before: keys }, ['b', 'd']).cursor).toBe(1);
    expect(select(at, { kind: 'shown', before: keys }, ['b', 'c']).cursor).toBe(1);
    expect(select(at, { kind: 'shown', before: keys }, []).cursor).toBe(0);
  });
});
