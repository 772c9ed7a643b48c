import fc from 'fast-check';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mimeTypeOf, resourcePath } from '../../../electron/resource-path';

const FOLDER = path.resolve('/srv/page');

describe('resourcePath', () => {
  it('names files inside the folder', () => {
    expect(resourcePath('app://aftermark/index.html', FOLDER)).toBe(path.join(FOLDER, 'index.html'));
    expect(resourcePath('app://aftermark/assets/a%20b.js?v=1#x', FOLDER)).toBe(
      path.join(FOLDER, 'assets/a b.js'),
    );
    expect(resourcePath('app://aftermark/..name', FOLDER)).toBeNull();
    expect(resourcePath('app://aftermark/a..b/c', FOLDER)).toBe(path.join(FOLDER, 'a..b/c'));
  });

  it.each([
    'app://aftermark/',
    'app://aftermark/..%2fsecret',
    'app://aftermark/a/..%2f..%2fsecret',
    'app://aftermark/..%2fpage-two/secret',
    'app://aftermark/..%5csecret',
    'app://aftermark/a%00.js',
    'app://aftermark/%ff',
    'app://elsewhere/index.html',
    'https://aftermark/index.html',
    'not an address',
  ])('gives null for %s', (url) => {
    expect(resourcePath(url, FOLDER)).toBeNull();
  });

  it('never leaves the folder, whatever the address', () => {
    const piece = fc.constantFrom(
      '..',
      '.',
      '/',
      '%2f',
      '%2F',
      '%2e',
      '%2E%2e',
      '\\',
      '%5c',
      'a',
      '%00',
      '%',
      '//',
      '%252e',
      'page',
      '~',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const file = resourcePath(`app://aftermark/${pieces.join('')}`, FOLDER);
        expect(file === null || file.startsWith(`${FOLDER}${path.sep}`)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('mimeTypeOf', () => {
  it('goes by the extension and executes nothing it does not know', () => {
    expect(mimeTypeOf('/a/index.html')).toBe('text/html; charset=utf-8');
    expect(mimeTypeOf('/a/x.JS')).toBe('text/javascript; charset=utf-8');
    expect(mimeTypeOf('/a/font.woff2')).toBe('font/woff2');
    expect(mimeTypeOf('/a/unknown.exe')).toBe('application/octet-stream');
  });
});
