import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines, diffSize } from '../../../renderer/app/publish-diff';
import { doingWords } from '../../../renderer/app/publish-words';

describe('the button says what it will do', () => {
  it.each([
    [0, 0, 'Nothing to write'],
    [1, 0, 'Write 1 file to my-blog'],
    [3, 0, 'Write 3 files to my-blog'],
    [3, 1, 'Write 3 files to my-blog and remove 1'],
    [0, 2, 'Remove 2 files from my-blog'],
  ])('%i to write, %i to remove: %s', (writes, removes, words) => {
    expect(doingWords({ writes, removes, label: 'my-blog' })).toBe(words);
  });
});

describe('a diff', () => {
  it('shows three lines around each change, and where it stands', () => {
    const before = Array.from({ length: 30 }, (_, index) => `line ${index + 1}\n`).join('');
    const after = before.replace('line 10\n', 'line ten\n').replace('line 20\n', '');
    expect(diffLines(before, after)?.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'skip @@ line 7 @@',
      'same line 7',
      'same line 8',
      'same line 9',
      'removed line 10',
      'added line ten',
      'same line 11',
      'same line 12',
      'same line 13',
      'skip @@ line 17 @@',
      'same line 17',
      'same line 18',
      'same line 19',
      'removed line 20',
      'same line 21',
      'same line 22',
      'same line 23',
    ]);
  });

  it('of a new text is all added, and says nothing of a missing last line end', () => {
    expect(diffLines('', 'one\ntwo')).toEqual([
      { kind: 'skip', text: '@@ line 1 @@' },
      { kind: 'added', text: 'one' },
      { kind: 'added', text: 'two' },
    ]);
    expect(diffLines('same\n', 'same\n')).toEqual([]);
  });

  it('counts what it adds and removes, for any two texts', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '-c', '+d', '', '\\e'), { maxLength: 20 })
      .map((lines) => lines.map((line) => `${line}\n`).join(''));
    const lengthOf = (value: string): number => value.split('\n').length;
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after) ?? [];
        const { added, removed } = diffSize(lines);
        expect(added - removed).toBe(lengthOf(after) - lengthOf(before));
        const shown = (kind: string) => lines.filter((line) => line.kind === kind).map((line) => line.text);
        for (const line of shown('added')) expect(after.split('\n')).toContain(line);
        for (const line of shown('removed')) expect(before.split('\n')).toContain(line);
      }),
    );
  });
});
