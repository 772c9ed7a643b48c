import * as fc from 'fast-check';
import type { Element, ElementContent, Root } from 'hast';
import { JSDOM } from 'jsdom';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { showNode } from '../../../renderer/app/hast';

const markupOf = ({ children }: Root): string =>
  children.map((block) => renderToStaticMarkup(showNode(block))).join('');

/** As the preview makes it; `raw` lets HTML into the tree, which the preview does not ask for. */
function shown(markdown: string, raw = false): string {
  const mdast = fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const tree = toHast(mdast, { allowDangerousHtml: raw });
  if (tree.type !== 'root') throw new Error('no tree');
  return markupOf(tree);
}

const { document } = new JSDOM().window;

function body(html: string): HTMLElement {
  const element = document.createElement('div');
  element.innerHTML = html;
  return element;
}

const harmlessElement =
  /^(?:h[1-6]|p|ul|ol|li|blockquote|pre|code|em|strong|del|a|br|hr|table|thead|tbody|tr|th|td|input|sup|section|span|div)$/iu;
const harmlessAttribute =
  /^(?:href|title|start|align|dir|type|readonly|checked|aria-label|role|class|tabindex)$/iu;

/** What could run, load or send something: elements, attributes, and addresses as a browser resolves them. */
function dangers(html: string): readonly string[] {
  return [...body(html).querySelectorAll('*')].flatMap((element) => {
    const href = element.getAttribute('href');
    const protocol = href === null ? '' : new URL(href, 'https://blog.example/').protocol;
    return [
      ...[element.tagName].filter((name) => !harmlessElement.test(name)),
      ...element.getAttributeNames().filter((name) => !harmlessAttribute.test(name)),
      ...[protocol].filter((scheme) => !['', 'http:', 'https:', 'mailto:'].includes(scheme)),
    ];
  });
}

describe('what Markdown makes', () => {
  it.each([
    [
      'a *b* **c** ~~d~~ `e`',
      '<p dir="auto">a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>',
    ],
    ['## Impact', '<h2 dir="auto">Impact</h2>'],
    ['> said', '<blockquote dir="auto">\n<p dir="auto">said</p>\n</blockquote>'],
    ['```sh\nrm <x>\n```', '<pre tabindex="0"><code>rm &lt;x&gt;\n</code></pre>'],
    ['one\\\ntwo', '<p dir="auto">one<br/>\ntwo</p>'],
    ['3. three', '<ol start="3">\n<li dir="auto">three</li>\n</ol>'],
    ['[a](https://example.org/x "t")', '<p dir="auto"><a href="https://example.org/x" title="t">a</a></p>'],
    ['[a](other.md)', '<p dir="auto"><a href="other.md">a</a></p>'],
    ['<me@example.org>', '<p dir="auto"><a href="mailto:me@example.org">me@example.org</a></p>'],
    ['---', '<hr/>'],
  ])('%s', (markdown, html) => {
    expect(shown(markdown)).toBe(html);
  });

  it('shows tables with their alignment, and code with pipes in cells', () => {
    const table = body(shown('| a | b |\n| - | -: |\n| `x\\|y` | 1 |')).querySelector('table');
    expect(table?.outerHTML.replaceAll('\n', '')).toBe(
      '<table><thead><tr><th dir="auto">a</th><th align="right" dir="auto">b</th></tr></thead>' +
        '<tbody><tr><td dir="auto"><code>x|y</code></td><td align="right" dir="auto">1</td></tr></tbody></table>',
    );
  });

  it('lets the keyboard reach what scrolls by itself', () => {
    const html = shown('| a |\n| - |\n\n```\nlong line\n```');
    const reached = [...body(html).querySelectorAll('[tabindex="0"]')];
    expect(reached.map((element) => element.querySelector('table, code')?.tagName)).toEqual([
      'TABLE',
      'CODE',
    ]);
  });

  it('shows tasks as boxes that say whether they are done', () => {
    const boxes = [...body(shown('- [x] done\n- [ ] open')).querySelectorAll('input')];
    expect(boxes.map(({ type, checked, readOnly }) => ({ type, checked, readOnly }))).toEqual([
      { type: 'checkbox', checked: true, readOnly: true },
      { type: 'checkbox', checked: false, readOnly: true },
    ]);
  });

  it('shows an image as its description, and fetches nothing', () => {
    const described = shown('![CPU by city](https://example.org/cpu.png)');
    const span = body(described).querySelector('[role=img]');
    expect(span?.getAttribute('aria-label')).toBe('CPU by city');
    expect(described).not.toContain('https://example.org/cpu.png');
    expect(body(shown('![](post/cpu.png)')).textContent).toContain('post/cpu.png');
    expect(body(described).querySelector('img')).toBe(null);
  });
});

describe('HTML in the text', () => {
  it.each([
    '<script>alert(1)</script>',
    'a <img src=x onerror=alert(1)> b',
    '<iframe src="https://example.org"></iframe>',
    '<a href="javascript:alert(1)">click</a>',
    '<svg/onload=alert(1)>',
    '<style>*{display:none}</style>',
    '<p style="background:url(https://example.org)">x</p>',
    '<form action="https://example.org"><input name=a><button>send</button></form>',
    '<!-- --!><script>alert(1)</script>',
  ])('%s makes no element', (markdown) => {
    for (const raw of [false, true]) {
      const html = shown(markdown, raw);
      expect(dangers(html)).toEqual([]);
      expect(body(html).querySelector('a, input, img, script')).toBe(null);
    }
  });

  it('leaves what stands between inline tags to be read', () => {
    expect(body(shown('| a |\n| - |\n| <code>x\\|y</code> |')).querySelector('td')?.textContent).toBe('x|y');
  });

  it('is text where it is code', () => {
    expect(body(shown('`<script>alert(1)</script>`')).textContent).toBe('<script>alert(1)</script>');
  });
});

describe('addresses', () => {
  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](&#x6A;avascript:alert(1))',
    '[x](vbscript:msgbox(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](file:///etc/passwd)',
    '[x](app://aftermark/index.html)',
    '<javascript:alert(1)>',
    '[x][y]\n\n[y]: javascript:alert(1)',
  ])('%s is no link', (markdown) => {
    const html = shown(markdown);
    const links = [...body(html).querySelectorAll('a')];
    expect(links.map((link) => link.hasAttribute('href'))).toEqual(links.map(() => false));
    expect(body(html).textContent).toMatch(/^(?:x|javascript:)/u);
  });
});

describe('addresses with something hidden in them', () => {
  it.each([
    '\u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u00a0javascript:alert(1)',
  ])('%j is no link', (href) => {
    const link: Element = { type: 'element', tagName: 'a', properties: { href }, children: [] };
    expect(renderToStaticMarkup(showNode(link))).toBe('<a></a>');
  });

  it.each([
    '[x](<\u0001javascript:alert(1)>)',
    '[x](java&#10;script:alert(1))',
    '[x](java&Tab;script:alert(1))',
  ])('%j leads nowhere that runs', (markdown) => {
    expect(dangers(shown(markdown))).toEqual([]);
  });
});

describe('any tree', () => {
  const name = fc.constantFrom(
    ...'p a code input img script iframe object embed style link meta base form button svg math textarea video template'.split(
      ' ',
    ),
    'SCRIPT',
    'x-custom',
  );
  const value = fc.constantFrom<string | number | boolean | null | (string | number)[]>(
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'https://example.org/',
    'alert(1)',
    '"><script>alert(1)</script>',
    'text',
    3,
    true,
    null,
    ['a', 'b'],
  );
  const property = fc.constantFrom(
    ...'href src srcSet srcDoc style title start align checked type onClick onError action formAction className id ref key children dangerouslySetInnerHTML'.split(
      ' ',
    ),
  );
  const tree = fc.letrec<{ node: ElementContent }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      value.map((text): ElementContent => ({ type: 'text', value: String(text) })),
      fc.constant<ElementContent>({ type: 'comment', value: '--><script>alert(1)</script>' }),
      fc.constant({ type: 'raw', value: '<script>alert(1)</script>' } as unknown as ElementContent),
      fc.record<Element>({
        type: fc.constant('element'),
        tagName: name,
        properties: fc.dictionary(property, value, { maxKeys: 4 }),
        children: fc.array(tie('node'), { maxLength: 3 }),
      }),
    ),
  })).node;

  it('shows elements of Markdown alone, with safe addresses and no handlers', () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (children) => {
        const root: Root = { type: 'root', children };
        expect(dangers(markupOf(root))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
