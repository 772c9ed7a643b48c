import type { TargetId } from '../../renderer/publish/targets/target';

/** Where a target itself forces a page to differ from its document, and how. */
export interface Deviation {
  readonly targets: readonly TargetId[];
  readonly what: string;
  readonly why: string;
  /** Whether the app says so before it writes. What nobody would miss is not said. */
  readonly said: boolean;
  /**
   * The difference to the letter, as `support/outline.ts` prints it ("-" is the document, "+" the page), at each place: a
   * probe, which is a part of the long document too, a part of that alone, or "example". "curly quotes": it differs in
   * nothing but the form of quotation marks.
   */
  readonly shows: Readonly<Record<string, readonly string[] | 'curly quotes'>>;
}

/** Every deviation. One that is not here fails the test, and so does one that is here and does not happen. */
export const deviations: readonly Deviation[] = [
  {
    targets: ['gfm'],
    what: 'E-mail addresses in text are links',
    why: 'GitHub looks for them in the finished text, where escapes are gone; a reader gets a link more',
    said: false,
    shows: {
      ids: [
        '- p: See #42, INC-7, @user, @org/team, user@example.org, GH-12 and a5c3785ed8d6a35868bc169f07e40e889087fd2e.',
        '+ p: See #42, INC-7, @user, @org/team, ‹a mailto:user@example.org : user@example.org›, GH-12 and a5c3785ed8d6a35868bc169f07e40e889087fd2e.',
      ],
      'addresses in text': [
        '- p: Plain https://example.org/a_b_c?d=e&f=g, www.example.org and mailto:a@example.org.',
        '+ p: Plain https://example.org/a_b_c?d=e&f=g, www.example.org and ‹a mailto:a@example.org : mailto:a@example.org›.',
      ],
    },
  },
  {
    targets: ['hugo'],
    what: 'HTML is left out, its text stays',
    why: 'Hugo shows raw HTML only where the site sets `markup.goldmark.renderer.unsafe`',
    said: true,
    shows: {
      'html in a line': ['- p: Press ‹<kbd>: Ctrl› and H‹<sub>: 2›O', '+ p: Press Ctrl and H2O'],
      'html block': ['- p: ‹<details> <summary>: More› ‹<details> <p>: Hidden›'],
    },
  },
  {
    targets: ['hugo'],
    what: 'A line break in a cell is a space',
    why: 'Markdown has no break in a cell but `<br>`, which Hugo leaves out like all HTML',
    said: true,
    shows: { 'breaks in tables': ['-     td: one⏎two', '+     td: one two'] },
  },
  {
    targets: ['hugo'],
    what: 'Backslashes in the description of an image',
    why: "Hugo's reader takes escapes out of text, but not out of an image's description",
    said: true,
    shows: {
      image: [
        '- p: <img picture | A "graph" of [errors] {x} * _y_ | >',
        String.raw`+ p: <img picture | A \"graph\" of \[errors\] {x} \* \_y\_ | >`,
      ],
    },
  },
  {
    targets: ['hugo'],
    what: 'Empty lines at the end of code are gone',
    why: 'Its highlighter cuts them off',
    said: true,
    shows: { 'code that ends in empty lines': ['-   |', '-   |'] },
  },
  {
    targets: ['hugo'],
    what: 'Struck text within another mark in a heading is not struck',
    why: 'Hugo 0.111 stops building at it',
    said: true,
    shows: {
      'headings with signs': [
        '- h3: ‹del strong: struck› and ‹del: b›',
        '+ h3: ‹strong: struck› and ‹del: b›',
      ],
    },
  },
  {
    targets: ['astro', 'astro-mdx'],
    what: 'One empty line at the end of code is gone',
    why: 'Its highlighter cuts one off',
    said: true,
    shows: { 'code that ends in empty lines': ['-   |'] },
  },
  {
    targets: ['astro-mdx', 'docusaurus'],
    what: 'An empty line at the beginning of code is gone',
    why: 'Both render code as elements of a page, where a browser drops the first line end of `<pre>`',
    said: true,
    shows: { 'code of odd lines': ['-   |'] },
  },
  {
    targets: ['astro', 'astro-mdx'],
    what: 'Straight quotes in text are curly',
    why: 'smartypants, on by default, looks at the text of the whole document, so that nothing in it can prevent it',
    said: true,
    shows: {
      'timeline as a table': 'curly quotes',
      shortcodes: 'curly quotes',
      braces: 'curly quotes',
      'import and export': 'curly quotes',
      quotes: 'curly quotes',
      'regular expression': 'curly quotes',
      'footnote likes': 'curly quotes',
      'html in text': 'curly quotes',
      admonitions: 'curly quotes',
      'emphasis at edges': 'curly quotes',
    },
  },
  {
    targets: ['docusaurus'],
    what: 'Quotation marks in the description of an image are references',
    why: 'Docusaurus escapes the description of a local image once too often',
    said: true,
    shows: {
      image: [
        '- p: <img picture | A "graph" of [errors] {x} * _y_ | >',
        '+ p: <img picture | A &quot;graph&quot; of [errors] {x} * _y_ | >',
      ],
    },
  },
  {
    targets: ['mkdocs'],
    what: 'A list that does not count from 1 has bullets, and its numbers in the text',
    why: 'Python-Markdown counts every list from 1, and other parts of a post-mortem name rows by their numbers',
    said: true,
    shows: {
      'list from five': [
        '- ol 5',
        '+ ul',
        '-     p: five',
        '+     p: 5. five',
        '-     p: six',
        '+     p: 6. six',
      ],
      'list from zero': [
        '- ol 0',
        '+ ul',
        '-     p: zero',
        '+     p: 0. zero',
        '-     p: one',
        '+     p: 1. one',
      ],
      'nested lists with code': [
        '- ol 5',
        '+ ul',
        '-     p: Stop it:',
        '+     p: 5. Stop it:',
        '-     p: Look',
        '+     p: 6. Look',
        '-         ol 3',
        '+         ul',
        '-             p: deep',
        '+             p: 3. deep',
      ],
    },
  },
  {
    targets: ['jekyll', 'mkdocs'],
    what: 'A table that is a head alone has an empty row',
    why: 'kramdown and Python-Markdown take a table without rows for text',
    said: true,
    shows: { 'table of one column': ['+   tr', '+     td: ', '+     td: '] },
  },
  {
    targets: ['eleventy', 'hexo', 'mkdocs'],
    what: 'A rule stands before the footnotes',
    why: 'They have no footnotes as they come; the app writes a list with links at the end, and a rule before it',
    said: false,
    shows: { footnotes: ['+ rule'] },
  },
];
