import { describe, expect, it } from 'vitest';
import { assetReferences } from '../../../renderer/file/asset-references';
import { imageType } from '../../../renderer/file/image-type';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('imageType', () => {
  it.each([
    ['\u0089PNG\r\n\u001a\n…', 'image/png'],
    ['\u00ff\u00d8\u00ff\u00e0', 'image/jpeg'],
    ['GIF87a', 'image/gif'],
    ['GIF89a', 'image/gif'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'image/webp'],
    ['\0\0\0\u001cftypavif', 'image/avif'],
    ['\0\0\0\u001cftypmif1\0\0\0\0avif', 'image/avif'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', null],
    ['<!doctype html>', null],
    ['RIFF\0\0\0\0WAVEfmt ', null],
    ['\0\0\0\u001cftypisom', null],
    ['', null],
  ])('of %j is %s', (text, type) => {
    expect(imageType(bytes(text))).toBe(type);
  });
});

describe('assetReferences', () => {
  it('finds them in any node and attribute, and takes nothing else for one', () => {
    const [a, b, c] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];
    const value = {
      content: [{ attrs: { src: `asset:${b}` } }, { future: { list: [`asset:${a}`, `asset:${b}`] } }],
      text: `see asset:${c}`,
      other: ['asset:abc', `ASSET:${c}`],
    };
    expect(assetReferences(value)).toEqual([a, b]);
  });
});
