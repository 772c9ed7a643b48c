import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readableParts } from '../../../../../renderer/app/review/history/readable-parts';
import { diffWords, type TextPart } from '../../../../../renderer/review/changes-words';

const side = (parts: readonly TextPart[], other: TextPart['kind']): string =>
  parts.map(({ kind, text }) => (kind === other ? '' : text)).join('');

describe('parts to be read', () => {
  it('tell words replaced one after the other as one stretch', () => {
    expect(
      readableParts(diffWords('It was our first outage in years.', 'Something else entirely in years.')),
    ).toEqual([
      { kind: 'removed', text: 'It was our first outage' },
      { kind: 'added', text: 'Something else entirely' },
      { kind: 'same', text: ' in years.' },
    ]);
  });

  it('leave what is one change as it is', () => {
    const one = diffWords('The database was slow.', 'The database was very slow.');
    expect(readableParts(one)).toEqual(one);
    const two = diffWords('a disk was full today', 'one disk was empty today');
    expect(readableParts(two)).toEqual(two);
  });

  it('still make up both texts', () => {
    const word = fc.constantFrom('a', 'the', ' ', ', ', '\n', 'é', '遅い', '13:42', '.', '\uFFFC');
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = readableParts(diffWords(before, after));
        expect(side(parts, 'added')).toBe(before);
        expect(side(parts, 'removed')).toBe(after);
      }),
    );
  });
});
