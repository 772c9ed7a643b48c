import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../../../electron/publish/hash';
import { emptyLedger, postOf, printLedger, readLedger } from '../../../../electron/publish/ledger';

const post = {
  target: 'hugo',
  slug: 'outage',
  date: '2019-07-02T13:42:00Z',
  updated: null,
  anchors: { h2: 'b', h1: 'a' },
  folder: 'content/posts',
  files: { 'content/posts/outage/index.md': sha256Of('x') },
};

describe('the ledger', () => {
  it('comes back as it was printed', () => {
    const text = fc.string({ maxLength: 40 });
    // These names mean something else to an object.
    const key = fc
      .string({ minLength: 1, maxLength: 20 })
      .filter((id) => !['__proto__', 'prototype', 'constructor'].includes(id));
    const anyPost = fc.record({
      target: fc.constantFrom('hugo', 'gfm', 'astro-mdx'),
      slug: fc.constantFrom('outage', 'übung', '障害'),
      date: fc.option(text),
      updated: fc.option(text),
      folder: fc.constantFrom(null, '', 'content/blog'),
      anchors: fc.dictionary(key, text, { noNullPrototype: true }),
      files: fc.dictionary(
        fc.constantFrom('a.md', 'b/c.png', '障害/index.md'),
        fc.constantFrom(sha256Of('1'), sha256Of('2')),
        { noNullPrototype: true },
      ),
    });
    fc.assert(
      fc.property(fc.dictionary(key, anyPost, { noNullPrototype: true }), (posts) => {
        const ledger = { version: 1 as const, posts };
        expect(readLedger(printLedger(ledger))).toEqual(ledger);
      }),
    );
  });

  it('is the same text in whatever order it was made', () => {
    const one = { ...emptyLedger, posts: { b: post, a: post } };
    const other = { posts: { a: { ...post, anchors: { h1: 'a', h2: 'b' } }, b: post }, version: 1 as const };
    expect(printLedger(one)).toBe(printLedger(other));
    expect(printLedger(one)).toMatch(/^\{\n {2}"posts": \{\n {4}"a": \{\n[^]*\}\n$/u);
  });

  it('that is absent is empty', () => {
    expect(readLedger(null)).toEqual(emptyLedger);
    expect(postOf(emptyLedger, 'toString')).toBeNull();
  });

  it('keeps what a later version of the app has added', () => {
    const text = JSON.stringify({ version: 1, note: 'theirs', posts: { a: { ...post, canonical: 'x' } } });
    expect(JSON.parse(printLedger(readLedger(text)))).toEqual(JSON.parse(text));
  });

  it.each([
    ['not JSON', '<<<<<<< HEAD\n{}', 'it is not JSON'],
    ['another thing', '[]', 'it says no version'],
    ['an old shape', '{"version":0,"posts":{}}', 'version is not as it should be'],
    [
      'a post without a slug',
      JSON.stringify({ version: 1, posts: { a: { ...post, slug: undefined } } }),
      'posts.a.slug is not',
    ],
    [
      'a file that lies outside',
      JSON.stringify({ version: 1, posts: { a: { ...post, files: { '../../.bashrc': sha256Of('x') } } } }),
      'is not as it should be',
    ],
    [
      'a newer one',
      '{"version":2}',
      'was written by a newer Aftermark (version 2 of the file), so this one changes nothing here.',
    ],
  ])('that is %s is refused in one sentence', (_name, text, sentence) => {
    expect(() => readLedger(text)).toThrow(sentence);
    // One sentence: it ends once, at its end.
    expect(() => readLedger(text)).toThrow(/^[^\n]*[^.\n]\.$/u);
  });
});
