import * as fc from 'fast-check';
import type { RootContent } from 'hast';
import { describe, expect, it } from 'vitest';
import { blocksAfter, placesBefore } from '../../../renderer/app/preview';

const block = (value: string): RootContent => ({ type: 'text', value });
const texts = fc.array(fc.constantFrom('one', 'two', 'three'), { maxLength: 8 });

describe('the blocks of the preview', () => {
  it('are what the worker made, whatever was shown before', () => {
    fc.assert(
      fc.property(texts, texts, (before, now) => {
        const places = placesBefore(before, now);
        const changes = now.map((text, index) => places[index] ?? block(text));
        expect(blocksAfter(before.map(block), changes)).toEqual(now.map(block));
      }),
    );
  });

  it('stay the same objects but where an edit was', () => {
    const before = ['one', 'two', 'three', 'four'];
    expect(placesBefore(before, ['one', 'two!', 'three', 'four'])).toEqual([0, null, 2, 3]);
    expect(placesBefore(before, ['one', 'two', 'new', 'three', 'four'])).toEqual([0, 1, null, 2, 3]);
    expect(placesBefore(before, ['one', 'four'])).toEqual([0, 3]);
    expect(placesBefore(['one', 'one'], ['one', 'one', 'one'])).toEqual([0, 1, null]);
    const [first, second] = before.map(block);
    if (first === undefined || second === undefined) throw new Error('no blocks');
    expect(blocksAfter([first, second], [0, block('new'), 1])[0]).toBe(first);
    expect(blocksAfter([first, second], [0, block('new'), 1])[2]).toBe(second);
  });
});
