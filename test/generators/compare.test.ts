import { describe, expect, it } from 'vitest';

import { code, doc, p, table, title } from '../unit/support/build';
import { readArticle } from './support/article';
import { expectedPost } from './support/expected';
import { unexplained } from './support/explain';
import { difference, outline } from './support/outline';

/** What a page shows otherwise than a document with a text, code and a table. */
function differenceOf(article: string): readonly string[] {
  const draft = doc([title('T'), p('It broke'), code('a  b\n'), table(['x'], ['1'])]);
  const page = readArticle(`<main><article>${article}</article></main>`, 'article', {
    tidy: () => {},
    imageOf: (address) => address,
  });
  return difference(outline(expectedPost(draft, false)), outline(page));
}

const text = '<p>It broke</p>';
const block = '<pre><code>a  b\n\n</code></pre>';
const cells = '<table><tr><th>x</th></tr><tr><td>1</td></tr></table>';

describe('comparing a page with its document', () => {
  it('finds nothing where the page shows it', () => {
    expect(differenceOf(text + block + cells)).toEqual([]);
  });

  it.each([
    ['a changed letter', `<p>It broke.</p>${block}${cells}`],
    ['a space less in code', text + block.replace('  ', ' ') + cells],
    ['a line less in code', text + block.replace('\n\n', '\n') + cells],
    ['a cell that moved', text + block + cells.replace('<td>', '<td></td><td>')],
    ['a missing block', text + cells],
    ['another order', block + text + cells],
    ['a mark more', `<p><em>It</em> broke</p>${block}${cells}`],
  ])('finds %s', (_what, article) => {
    expect(differenceOf(article)).not.toEqual([]);
  });

  it('wants exactly one article', () => {
    const options = { tidy: () => {}, imageOf: (address: string) => address };
    expect(() => readArticle('<p>x</p>', 'article', options)).toThrow('0 elements "article"');
  });
});

describe('explaining a difference by the table', () => {
  const lines = ['-     td: one⏎two', '+     td: one two'];

  it('takes what the table says, to the letter', () => {
    expect(unexplained('hugo', 'breaks in tables', lines)).toEqual([]);
    expect(unexplained('hugo', 'breaks in tables', [...lines, '+ p: more'])).toHaveLength(3);
    expect(unexplained('hexo', 'breaks in tables', lines)).toEqual(lines);
  });

  it('misses what no longer happens', () => {
    expect(unexplained('hugo', 'breaks in tables', [])).toEqual([
      'The table says "A line break in a cell is a space" here, and that no longer happens.',
    ]);
  });

  it('takes other quotation marks for the same, and nothing else', () => {
    expect(unexplained('astro', 'quotes', ['- p: "a"', '+ p: “a”'])).toEqual([]);
    expect(unexplained('astro', 'quotes', ['- p: "a"', '+ p: “b”'])).toHaveLength(2);
    expect(unexplained('astro', 'quotes', ['- p: "a"'])).toHaveLength(1);
  });
});
