import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { mentionsIn, readComment } from '../../../renderer/review/comment-text';

describe('the text of a comment', () => {
  it('keeps paragraphs, lists, quotes, code, tables and marks', () => {
    const doc = readComment(
      'Why **not** `x`?\n\n- [x] a\n\n> b\n\n```sh\nls\n```\n\n| a | b |\n| - | - |\n| c | d |\n\n---',
    );
    expect(doc.children.map(({ type }) => type.name)).toEqual([
      'paragraph',
      'bulletList',
      'blockquote',
      'codeBlock',
      'table',
      'horizontalRule',
    ]);
    expect(doc.textContent).toBe('Why not x?ablsabcd');
    doc.check();
  });

  it('holds no HTML, no heading, no image, no footnote, no front matter, and follows safe links alone', () => {
    const doc = readComment(
      '---\ntitle: x\n---\n\n# Head\n\n<script>alert(1)</script>\n\na <b>c</b> ![a dog](https://x.test/d.png)[^1] [go](javascript:alert(1)) [ok](https://x.test)\n\n[^1]: note',
    );
    const names = new Set<string>();
    const links: unknown[] = [];
    doc.descendants((node) => {
      names.add(node.type.name);
      for (const mark of node.marks) if (mark.type.name === 'link') links.push(mark.attrs['href']);
    });
    expect([...names].toSorted()).toEqual(['horizontalRule', 'paragraph', 'text']);
    expect(links).toEqual(['https://x.test']);
    expect(doc.textContent).toContain('<script>alert(1)</script>');
    expect(doc.textContent).toContain('a <b>c</b> a dog[^1] go ok');
  });

  it('makes no row or timeline of what looks like one', () => {
    expect(readComment('- **Action 1.** Do it\n  - Owner: me').firstChild?.type.name).toBe('bulletList');
  });

  it('never fails', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            ' ',
            '\n',
            '<',
            '>',
            '*',
            '[',
            ']',
            '(',
            ')',
            '`',
            '!',
            '|',
            '-',
            '^',
            ':',
          ),
        }),
        (text) => {
          readComment(text).check();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is one paragraph where it is too long or nests too deep', () => {
    for (const text of ['x '.repeat(20_000), `${'> '.repeat(900)}deep`, `${'- '.repeat(900)}deep`]) {
      expect(readComment(text).children.map(({ type }) => type.name)).toEqual(['paragraph']);
      expect(readComment(text).textContent).toBe(text);
    }
  });
});

describe('mentions', () => {
  const roles = ['Database lead', 'Database', 'on-call'];
  const said = (text: string) => mentionsIn(text, roles).map(({ role, text }) => [role, text]);

  it('are roles, with spaces or hyphens, the longest first', () => {
    expect(said('@database lead and @Database-Lead, @database. @on-call!')).toEqual([
      ['Database lead', 'database lead'],
      ['Database lead', 'Database-Lead'],
      ['Database', 'database'],
      ['on-call', 'on-call'],
    ]);
    expect(said('@databases @Näher')).toEqual([
      [null, 'databases'],
      [null, 'Näher'],
    ]);
  });

  it('are not in addresses and code', () => {
    expect(said('a@database.test `@database` ``x @database``\n```\n@database\n```\n')).toEqual([]);
  });

  it('say where they stand', () => {
    const text = 'ask @database now';
    const [mention] = mentionsIn(text, roles);
    expect(text.slice(mention?.from, mention?.to)).toBe('@database');
  });
});
