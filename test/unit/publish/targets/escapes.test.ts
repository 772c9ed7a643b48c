import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../../renderer/document/draft';
import { targetIds, type TargetId } from '../../../../renderer/publish/targets/target';
import {
  br,
  bullets,
  code,
  h,
  image,
  item,
  marked,
  node,
  numbers,
  p,
  table,
  task,
} from '../../support/build';
import { bodyOf } from './body';

const inCode = (text: string) => marked(text, 'code');
const quote = (...content: readonly NodeJSON[]) => node('blockquote', content);

/**
 * What each target writes for what breaks there. Every line of this table was built with the real generator
 * (test/generators), which shows the text of the left column. A target that is not named writes plain GFM: `gfm`.
 */
interface Row {
  readonly name: string;
  readonly blocks: readonly NodeJSON[];
  readonly gfm: string;
  readonly others?: Partial<Record<TargetId, string>>;
}

const rows: readonly Row[] = [
  {
    name: 'template variables in text and code',
    blocks: [p(['a {{ b }} ', inCode('{{ c }}')])],
    gfm: 'a {{ b }} `{{ c }}`',
    others: {
      jekyll: 'a \\{\\{ b }} `{{ c }}`',
      mkdocs: 'a \\{\\{ b }} `{{ c }}`',
      'astro-mdx': 'a \\{\\{ b }} `{{ c }}`',
    },
  },
  {
    name: 'shortcodes',
    blocks: [p(['{{< x >}} ', inCode('{{< x >}}'), ' ', inCode('{{% y')])],
    gfm: '{{< x >}} `{{< x >}}` `{{% y`',
    others: {
      hugo: '{\\{< x >}} `{{</* x */>}}` `{{ % y`',
      jekyll: '\\{\\{\\< x \\>}} `{{< x >}}` `{{% y`',
      mkdocs: '\\{\\{&lt; x >}} `{{< x >}}` `{{% y`',
      'astro-mdx': '\\{\\{\\< x >}} `{{< x >}}` `{{% y`',
    },
  },
  {
    name: 'shortcodes in a code block',
    blocks: [code('{{< a >}}\n{{% b %}}{{</* c */>}}', { language: 'md' })],
    gfm: '```md\n{{< a >}}\n{{% b %}}{{</* c */>}}\n```',
    others: { hugo: '```md\n{{</* a */>}}\n{{%/* b */%}}{{</*/* c */*/>}}\n```' },
  },
  {
    name: 'pipes',
    blocks: [p(['a | b ', inCode('c | d')])],
    gfm: 'a | b `c | d`',
    others: { jekyll: 'a \\| b `c | d`' },
  },
  {
    name: 'pipes in tables',
    blocks: [table(['h'], [['a|b ', inCode('c|d'), ' ', inCode('e\\|f')]])],
    gfm: '| h |\n| - |\n| a\\|b `c\\|d` <code>e\\\\\\|f</code> |',
    others: {
      hugo: '| h |\n| - |\n| a\\|b `c\\|d` `e\\\\|f` |',
      jekyll: '| h |\n| - |\n| a\\|b `c|d` `e\\|f` |',
      mkdocs: '| h |\n| - |\n| a\\|b `c|d` `e\\|f` |',
      astro: '| h |\n| - |\n| a\\|b `c\\|d` `e`<code>\\\\\\|</code>`f` |',
      'astro-mdx': '| h |\n| - |\n| a\\|b `c\\|d` `e`<code>\\\\\\|</code>`f` |',
    },
  },
  {
    name: 'attributes of kramdown, and braces',
    blocks: [p('{: .x} {a}')],
    gfm: '{: .x} {a}',
    others: { jekyll: '\\{: .x} \\{a}', mkdocs: '\\{: .x} \\{a}', 'astro-mdx': '\\{: .x} \\{a}' },
  },
  {
    name: 'a heading that looks as if it had an anchor',
    blocks: [h(2, 'a {#b}')],
    gfm: '## a {#b}',
    others: {
      hugo: '## a \\{#b}',
      jekyll: '## a \\{#b}',
      mkdocs: '## a \\{#b}',
      'astro-mdx': '## a \\{#b}',
      docusaurus: '## a {#b}<span></span>',
    },
  },
  {
    name: 'hyphens, dots and quotes',
    blocks: [p('a --b ... "c" \'d\'')],
    gfm: 'a --b ... "c" \'d\'',
    others: {
      hugo: 'a \\-\\-b .\\.. \\"c\\" \\\'d\\\'',
      jekyll: 'a \\-\\-b .\\.. \\"c\\" \\\'d\\\'',
      hexo: 'a \\-\\-b .\\.. \\"c\\" \\\'d\\\'',
      astro: 'a -<!-- -->-b .<!-- -->.<!-- -->. "c" \'d\'',
      'astro-mdx': 'a -{/* */}-b .{/* */}.{/* */}. "c" \'d\'',
    },
  },
  {
    name: 'definitions',
    blocks: [p('a'), p(': b')],
    gfm: 'a\n\n: b',
    others: {
      hugo: 'a\n\n<!--more-->\n\n\\: b',
      jekyll: 'a\n\n<!--more-->\n\n\\: b',
      hexo: 'a\n\n<!-- more -->\n\n&#58; b',
      docusaurus: 'a\n\n<!-- truncate -->\n\n: b',
      mkdocs: 'a\n\n<!-- more -->\n\n&#58; b',
    },
  },
  {
    name: 'what Python-Markdown and kramdown take no backslash before',
    blocks: [p('<b> &amp; http://x.test')],
    gfm: '\\<b> \\&amp; http\\://x.test',
    others: {
      jekyll: '\\<b\\> &amp;amp; http\\://x.test',
      mkdocs: '&lt;b> &amp;amp; http&#58;//x.test',
      hexo: '\\<b> \\&amp; http&#58;//x.test',
      astro: '\\<b> \\&amp; http:<!-- -->//x.test',
      'astro-mdx': '\\<b> \\&amp; http:{/* */}//x.test',
      docusaurus: '\\<b> \\&amp; http:<span></span>//x.test',
    },
  },
  {
    name: 'mathematics',
    blocks: [p('$5 $$x$$')],
    gfm: '$5 $$x$$',
    others: { jekyll: '$5 \\$\\$x\\$\\$' },
  },
  {
    name: 'modules of JavaScript',
    blocks: [p('import of goods')],
    gfm: 'import of goods',
    others: { 'astro-mdx': '&#x69;mport of goods' },
  },
  {
    name: 'links that are their text',
    blocks: [
      p([marked('https://x.test/', { type: 'link', attrs: { href: 'https://x.test/', title: null } })]),
    ],
    gfm: '<https://x.test/>',
    others: { 'astro-mdx': '[https://x.test/](https://x.test/)' },
  },
  {
    name: 'emoji codes and directives',
    blocks: [p('a :smile: ::x')],
    gfm: 'a :smile: ::x',
    others: { docusaurus: 'a \\:smile<span></span>: \\:\\:x' },
  },
  {
    name: 'a line break',
    blocks: [p(['a', br, 'b'])],
    gfm: 'a\\\nb',
    others: { jekyll: 'a  \nb', mkdocs: 'a  \nb' },
  },
  {
    name: 'a list that starts elsewhere',
    blocks: [numbers(5, item(p('a')), item(p('b')))],
    gfm: '5. a\n6. b',
    others: { jekyll: '5. a\n6. b\n{: start="5"}', mkdocs: '- 5\\. a\n- 6\\. b' },
  },
  {
    name: 'lists in lists, and code in them',
    blocks: [bullets(item(p('a'), code('b', { language: 'sh' }), numbers(1, item(p('c')))))],
    gfm: '- a\n\n  ```sh\n  b\n  ```\n\n  1. c',
    others: { mkdocs: '- a\n\n        b\n\n    1. c' },
  },
  {
    name: 'lists side by side',
    blocks: [bullets(item(p('a'))), bullets(item(p('b')))],
    gfm: '- a\n\n* b',
    others: { jekyll: '- a\n\n^\n\n- b', mkdocs: '- a\n\n<!-- -->\n\n- b' },
  },
  {
    name: 'tasks',
    blocks: [bullets(task(true, p('a')), task(false, p('b')))],
    gfm: '- [x] a\n- [ ] b',
    others: {
      eleventy: '- <input type="checkbox" disabled checked> a\n- <input type="checkbox" disabled> b',
      mkdocs: '- <input type="checkbox" disabled checked> a\n- <input type="checkbox" disabled> b',
    },
  },
  {
    name: 'strikethrough',
    blocks: [p([marked('a', 'strike')])],
    gfm: '~~a~~',
    others: { jekyll: '<del>a</del>', mkdocs: '<del>a</del>' },
  },
  {
    name: 'what stands behind the language of code',
    blocks: [code('a', { language: 'sh', meta: 'title="b"' })],
    gfm: '```sh title="b"\na\n```',
    others: { jekyll: '```sh\na\n```', hexo: '```sh\na\n```', mkdocs: '```sh\na\n```' },
  },
  {
    name: 'alerts',
    blocks: [node('blockquote', [p('a')], { alert: 'caution' })],
    gfm: '> [!CAUTION]\n> a',
    others: {
      ...Object.fromEntries(
        targetIds.filter((id) => id !== 'gfm').map((id) => [id, '> **Caution**\n>\n> a']),
      ),
      docusaurus: ':::danger[Caution]\n\na\n\n:::',
    },
  },
  {
    name: 'footnotes',
    blocks: [
      quote(p(['a', node('footnoteReference', [], { label: 'n' })])),
      node('footnoteDefinition', [p('b')], { label: 'n' }),
    ],
    gfm: '> a[^n]\n\n[^n]: b',
    others: Object.fromEntries(
      (['eleventy', 'hexo', 'mkdocs'] as const).map((id) => [
        id,
        '> a<sup>[1](#fn-1)</sup>\n\n---\n\n1. <a id="fn-1"></a>b',
      ]),
    ),
  },
  {
    name: 'code with an edge of white space or accents',
    blocks: [p([inCode(' a '), ' ', inCode('``b`')])],
    gfm: '`  a  ` ``` ``b` ```',
    others: {
      jekyll: '``  a  `` ``` ``b` ```',
      mkdocs: '<code> a </code> ``` ``b` ```',
    },
  },
  {
    name: 'HTML',
    blocks: [
      quote(
        p(['a', node('htmlInline', [], { value: '<wbr>' }), 'b']),
        node('htmlBlock', [{ type: 'text', text: '<!-- c -->' }]),
      ),
    ],
    gfm: '> a<wbr>b\n>\n> <!-- c -->',
    others: { 'astro-mdx': '> a<wbr />b\n>\n> {/* c */}' },
  },
  {
    name: 'HTML around Markdown',
    blocks: [
      node('htmlBlock', [{ type: 'text', text: '<details open>' }]),
      quote(p('a')),
      node('htmlBlock', [{ type: 'text', text: '</details>' }]),
    ],
    gfm: '<details open>\n\n> a\n\n</details>',
    others: { jekyll: '<details markdown="1" open>\n\n> a\n\n</details>' },
  },
  {
    name: 'descriptions of images that need escapes',
    blocks: [quote(p([image('https://x.test/a.png', 'b [c] _d_')]))],
    gfm: '> ![b \\[c\\] \\_d\\_](https://x.test/a.png)',
    others: {
      eleventy: '> <img src="https://x.test/a.png" alt="b &#91;c&#93; &#95;d&#95;">',
      hexo: '> <img src="https://x.test/a.png" alt="b &#91;c&#93; &#95;d&#95;">',
    },
  },
  {
    name: 'descriptions of images that need none',
    blocks: [quote(p([image('https://x.test/a.png', 'b [c] d')]))],
    gfm: '> ![b \\[c\\] d](https://x.test/a.png)',
    others: {
      hugo: '> ![b [c] d](https://x.test/a.png)',
      eleventy: '> ![b [c] d](https://x.test/a.png)',
      hexo: '> ![b [c] d](https://x.test/a.png)',
    },
  },
];

describe.each(targetIds)('%s writes', (target) => {
  it.each(rows)('$name', ({ blocks, gfm, others }) => {
    expect(bodyOf({ target }, ...blocks).body).toBe(others?.[target] ?? gfm);
  });
});
