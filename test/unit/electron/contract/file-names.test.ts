import fc from 'fast-check';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPlainFileName } from '../../../../electron/contract/file-names';

describe('isPlainFileName', () => {
  it.each(['post-mortem.md', '障害報告.postmortem', '.hidden', 'a b.png', 'ü', 'x'.repeat(255)])(
    'takes %s',
    (name) => {
      expect(isPlainFileName(name)).toBe(true);
    },
  );

  it.each([
    '',
    '.',
    '..',
    'a/b',
    '/a',
    'a\\b',
    'C:',
    'a:b',
    'a\0b',
    'a\nb',
    'a*',
    'a?',
    'a"',
    'a<b',
    'a|b',
    'con',
    'NUL.txt',
    'com1.md',
    'a.',
    'a ',
    'x'.repeat(256),
    '障'.repeat(86),
    '\ud800',
  ])('refuses %j', (name) => {
    expect(isPlainFileName(name)).toBe(false);
  });

  it('never takes a name that leads out of its folder, here or on Windows', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', ':', '%', '~', '\0') }), (name) => {
        if (!isPlainFileName(name)) return;
        expect(path.posix.dirname(path.posix.join('/folder', name))).toBe('/folder');
        expect(path.win32.dirname(path.win32.join('C:\\folder', name))).toBe('C:\\folder');
      }),
      { numRuns: 2_000 },
    );
  });
});
