import { describe, expect, it } from 'vitest';

import { charactersBySource, partOf, readNumbers } from '../../bench/window/source-map';

describe('numbers of a source map', () => {
  it.each([
    ['A', [0]],
    ['C', [1]],
    ['D', [-1]],
    ['gB', [16]],
    ['AAgBC', [0, 0, 16, 1]],
    ['hB', [-16]],
    ['+gggB', [524_303]],
  ])('%s is %j', (text, numbers) => {
    expect(readNumbers(text)).toEqual(numbers);
  });

  it('are refused where they are none', () => {
    expect(() => readNumbers('A!')).toThrow('"!"');
  });
});

describe('characters by source', () => {
  it('counts each to the mapping before it, and over lines', () => {
    // Line 1: 3 characters of nothing, 4 of a, the rest of b. Line 2: all of b.
    const code = 'xxxaaaabb\nbbbb';
    const map = { sources: ['a', 'b'], mappings: 'GAAA,ICAA;AAAA' };
    expect(Object.fromEntries(charactersBySource(code, map))).toEqual({ '': 3, a: 4, b: 6 });
  });

  it('counts what is mapped to nothing, and what has no mapping', () => {
    const map = { sources: ['a'], mappings: 'AAAA,E' };
    expect(Object.fromEntries(charactersBySource('aaxx\nyy', map))).toEqual({ a: 2, '': 4 });
  });
});

it.each([
  ['../../../node_modules/react-dom/cjs/react-dom.production.js', 'react-dom'],
  ['../../node_modules/@tiptap/core/dist/index.js', '@tiptap/core'],
  ['../node_modules/a/node_modules/b/index.js', 'b'],
  ['../../../renderer/editor/views/event.ts', 'renderer/editor'],
  ['../../electron/environment.ts', 'electron'],
  ['../../electron/backups/names.ts', 'electron/backups'],
  ['\u0000rolldown/runtime.js', 'other'],
])('%s is a part of %s', (source, part) => {
  expect(partOf(source)).toBe(part);
});
