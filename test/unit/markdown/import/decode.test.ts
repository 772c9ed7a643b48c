import { describe, expect, it } from 'vitest';

import { decodeMarkdown, longestImport, textProblem } from '../../../../renderer/markdown/import/decode';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, isLittle: boolean) =>
  Uint8Array.from(
    [0xfeff, ...Array.from(text, (character) => character.codePointAt(0) ?? 0)].flatMap((unit) =>
      isLittle ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff],
    ),
  );

describe('bytes as text', () => {
  it.each([
    ['UTF-8', utf8('é – 時')],
    ['UTF-8 with a byte order mark', utf8('\uFEFFé – 時')],
    ['UTF-16, low byte first', utf16('é – 時', true)],
    ['UTF-16, high byte first', utf16('é – 時', false)],
  ])('are read as %s', (_, bytes) => {
    expect(decodeMarkdown(bytes)).toEqual({ kind: 'text', text: 'é – 時' });
  });

  it.each([
    ['a ZIP archive', Uint8Array.of(0x50, 0x4b, 3, 4, 1)],
    ['an image', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13)],
    ['a PDF', utf8('%PDF-1.7')],
  ])('are refused as %s', (what, bytes) => {
    expect(decodeMarkdown(bytes)).toEqual({ kind: 'refused', sentence: `It is ${what}, not Markdown.` });
  });

  it.each([
    ['bytes that no text has', Uint8Array.of(65, 0, 66), 'It is not text: it holds bytes that no text has.'],
    ['another encoding', Uint8Array.of(0x63, 0x61, 0x66, 0xe9), 'It is not text in UTF-8 or UTF-16.'],
    ['half a pair in UTF-16', Uint8Array.of(0xff, 0xfe, 0x00, 0xd8), 'It is not text in UTF-8 or UTF-16.'],
    [
      'too many',
      new Uint8Array(longestImport + 1).fill(65),
      'It is larger than 10 MB, which no post-mortem is.',
    ],
  ])('are refused in a sentence: %s', (_, bytes, sentence) => {
    expect(decodeMarkdown(bytes)).toEqual({ kind: 'refused', sentence });
  });
});

describe('a text as a whole', () => {
  it.each([
    ['', 'It is empty.'],
    ['\uFEFF \r\n\t', 'It is empty.'],
    ['a\0b', 'It is not text: it holds characters that no text has.'],
    ['a'.repeat(longestImport + 1), 'It is larger than 10 MB, which no post-mortem is.'],
    ['a', null],
  ])('is refused in a sentence or not', (text, sentence) => {
    expect(textProblem(text)).toBe(sentence);
  });
});
