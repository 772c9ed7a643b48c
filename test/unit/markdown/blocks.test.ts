import { describe, expect, it } from 'vitest';

import type { NodeJSON } from '../../../renderer/document/draft';
import { readMarkdown } from '../../../renderer/markdown/read';
import { writeMarkdown } from '../../../renderer/markdown/write';
import { canonical } from '../support/canonical';
import {
  br,
  bullets,
  code,
  doc,
  h,
  image,
  item,
  linkTo,
  marked,
  node,
  numbers,
  p,
  table,
  task,
} from '../support/build';
import { documentHtml } from '../support/document-html';
import { expression } from '../support/outage';

const hash = 'ab'.repeat(32);
const options = { title: true, imagePath: (wanted: string) => (wanted === hash ? 'post/graph.png' : null) };
const write = (...content: readonly NodeJSON[]) => writeMarkdown(doc(content), options);

interface Case {
  readonly says: string;
  readonly content: readonly NodeJSON[];
  /** The Markdown without its last line end. */
  readonly markdown: string;
  /** Where what was read again is compared elsewhere (identity.test.ts), or is something else, as an image's new address. */
  readonly oneWay?: true;
}

const cases: readonly Case[] = [
  { says: 'drops empty paragraphs', content: [p(''), p('a'), p('  ')], markdown: 'a' },
  {
    says: 'moves white space out of marks',
    content: [p([marked(' bold ', 'bold'), 'x'])],
    markdown: '**bold** x',
  },
  {
    says: 'puts the longest mark outside',
    content: [p([marked('a ', 'bold'), marked('b', 'bold', 'italic'), marked(' c', 'italic')])],
    markdown: '**a _b_** *c*',
  },
  { says: 'marks code', content: [p([marked('x', 'bold', 'code')])], markdown: '**`x`**' },
  {
    says: 'joins code that lies side by side',
    content: [
      p([
        marked('a`', 'code'),
        marked('b', 'code', { type: 'unknownMark', attrs: { json: { type: 'glow' } } }),
      ]),
    ],
    markdown: '``a`b``',
  },
  {
    says: 'puts links inside marks',
    content: [p([marked('see ', 'bold'), marked('this', 'bold', linkTo('https://x.test', 'T'))])],
    markdown: '**see [this](https://x.test "T")**',
  },
  {
    says: 'prints an address that is its own text as one',
    content: [p([marked('https://x.test/a_b', linkTo('https://x.test/a_b'))])],
    markdown: '<https://x.test/a_b>',
  },
  {
    says: 'escapes what looks like Markdown',
    content: [p('1. *a* [b] `c` # <d>')],
    markdown: '1\\. \\*a\\* \\[b] \\`c\\` # \\<d>',
  },
  {
    says: 'keeps angle brackets that would make an e-mail address of a sign',
    content: [p('<#@x>y <1@x> a < b')],
    markdown: String.raw`\<#@x>y \<1\@x> a < b`,
  },
  {
    says: 'leaves identifiers readable',
    content: [p('snake_case_id and --force')],
    markdown: 'snake_case_id and --force',
  },
  {
    says: 'keeps the expression in prose',
    content: [p([marked(expression, 'code')])],
    markdown: `\`\`${expression}\`\``,
  },
  { says: 'breaks lines', content: [p(['a ', br, ' b', br])], markdown: 'a\\\nb' },
  { says: 'breaks lines in a high heading', content: [h(2, ['a', br, 'b'])], markdown: 'a\\\nb\n-' },
  { says: 'breaks lines in a low heading', content: [h(3, ['a', br, 'b'])], markdown: '### a <br>b' },
  {
    says: 'breaks lines in a cell',
    content: [table(['a'], [['x', br, 'y']])],
    markdown: '| a |\n| - |\n| x <br>y |',
  },
  {
    says: 'escapes pipes in a cell, in code too',
    content: [table(['a|b'], [['c|d ', marked('e|f', 'code')]])],
    markdown: '| a\\|b |\n| - |\n| c\\|d `e\\|f` |',
  },
  {
    says: 'writes code that a cell would change as HTML',
    content: [table(['a'], [[marked('\\|"--"', 'code')]])],
    markdown: '| a |\n| - |\n| <code>\\\\\\|\\"\\-\\-\\"</code> |',
  },
  {
    says: 'makes unequal rows a table',
    content: [table(['a'], ['b', 'c'], [])],
    markdown: '| a | |\n| - | - |\n| b | c |\n| |',
  },
  {
    says: 'keeps tasks and items in one list',
    content: [bullets(task(true, p('a')), item(p('b')), task(false, p('')))],
    markdown: '- [x] a\n- b\n- [ ] &#x20;',
  },
  { says: 'starts at a number', content: [numbers(7, item(p('a')), item(p('b')))], markdown: '7. a\n8. b' },
  {
    says: 'nests lists',
    content: [bullets(item(p('a'), numbers(1, item(p('b'), bullets(item(p('c')))))), item(p('d'), p('e')))],
    markdown: '- a\n  1. b\n     - c\n\n- d\n\n  e',
  },
  {
    says: 'leaves a blank line before a list that would be read as text',
    content: [bullets(item(p('a'), bullets(item(numbers(7, item(p('b')))))))],
    markdown: '- a\n\n  - 7. b',
  },
  {
    says: 'escapes an underscore that a reference would bring to the edge of a word',
    content: [p([marked('a.', 'bold'), '2_0'])],
    markdown: '**a.**&#x32;\\_0',
  },
  {
    says: 'keeps lists apart that stand together',
    content: [bullets(item(p('a'))), p(''), bullets(item(p('b')))],
    markdown: '- a\n\n* b',
  },
  {
    says: 'keeps a rule in a list from being a bullet',
    content: [bullets(item(p('a'))), bullets(item(node('horizontalRule')))],
    markdown: '- a\n\n* ___',
  },
  {
    says: 'does not open front matter with a rule',
    content: [node('horizontalRule'), p('a')],
    markdown: '***\n\na',
  },
  {
    says: 'writes longer fences',
    content: [code('```\nx\n```', { language: 'md', meta: 'title="a"' })],
    markdown: '````md title="a"\n```\nx\n```\n````',
  },
  { says: 'keeps the lines of code', content: [code('\n a\n\n')], markdown: '```\n\n a\n\n\n```' },
  {
    says: 'quotes',
    content: [node('blockquote', [p('a'), bullets(item(p('b')))]), node('blockquote', [p('')])],
    markdown: '> a\n>\n> - b\n\n>',
  },
  {
    says: 'writes an alert as GitHub has it',
    content: [node('blockquote', [p('Mind [this].')], { alert: 'warning' })],
    markdown: '> [!WARNING]\n> Mind \\[this].',
  },
  {
    says: 'keeps a quote that only looks like an alert',
    content: [node('blockquote', [p('[!NOTE]')])],
    markdown: '> \\[!NOTE]',
  },
  {
    says: 'keeps HTML to the letter',
    content: [
      node('htmlBlock', [marked('<details>\n<summary>a</summary>')]),
      p(['x', node('htmlInline', [], { value: '<kbd class="a*b*">' }), 'y']),
    ],
    markdown: '<details>\n<summary>a</summary>\n\nx<kbd class="a*b*">y',
    oneWay: true,
  },
  {
    says: 'keeps HTML in its line that would begin a block',
    content: [p([node('htmlInline', [], { value: '<div>' }), 'a'])],
    markdown: '&#x20;<div>a',
    oneWay: true,
  },
  {
    says: 'writes footnotes',
    content: [
      p(['a', node('footnoteReference', [], { label: 'x' })]),
      node('footnoteDefinition', [p('one'), p('two')], { label: 'x' }),
    ],
    markdown: 'a[^x]\n\n[^x]: one\n\n    two',
    oneWay: true,
  },
  {
    says: 'writes right-to-left text as it is',
    content: [p(['انقطاع ', marked('502', 'code')])],
    markdown: 'انقطاع `502`',
  },
  {
    says: 'names the files of images',
    content: [p([image(`asset:${hash}`, 'Error rate | 2 July')])],
    markdown: '![Error rate | 2 July](post/graph.png)',
    oneWay: true,
  },
  {
    says: 'prints the title first',
    content: [node('title', [{ type: 'text', text: 'A * b' }]), p('x')],
    markdown: '# A \\* b\n\nx',
    oneWay: true,
  },
];

describe('blocks and marks', () => {
  it.each(cases)('$says', ({ content, markdown }) => {
    expect(write(...content).markdown).toBe(`${markdown}\n`);
  });

  it.each(cases.filter(({ oneWay }) => oneWay === undefined))(
    '$says, and reads it again',
    ({ content, markdown }) => {
      const known = doc(content.map(withoutUnknown));
      expect(canonical(documentHtml(readMarkdown(markdown)))).toEqual(canonical(documentHtml(known)));
    },
  );

  it('writes nothing for a document that says nothing', () => {
    expect(write(p(''), node('title')).markdown).toBe('');
  });
});

function withoutUnknown(json: NodeJSON): NodeJSON {
  const marks = json.marks?.filter(({ type }) => type !== 'unknownMark');
  const content = json.content?.map(withoutUnknown);
  return {
    ...json,
    ...(marks === undefined ? {} : { marks }),
    ...(content === undefined ? {} : { content }),
  };
}

describe('what Markdown cannot hold', () => {
  const losses = (...content: readonly NodeJSON[]) => {
    const written = write(...content);
    return { markdown: written.markdown, kinds: written.losses.map(({ kind }) => kind) };
  };

  it('writes an unsafe link as its text, and says so', () => {
    const unsafe = p([marked('press', linkTo('java\nscript:alert(1)'))]);
    expect(losses(unsafe)).toEqual({ markdown: 'press\n', kinds: ['unsafe-link'] });
  });

  it('writes an image that is not there as its description, and says so', () => {
    expect(losses(p(['a ', image(`asset:${'0'.repeat(64)}`, 'graph')]))).toEqual({
      markdown: 'a graph\n',
      kinds: ['image'],
    });
    expect(losses(p(['a', image('javascript:x')]))).toEqual({ markdown: 'a\n', kinds: ['image'] });
  });

  it('writes the text of what it does not know, and says so', () => {
    const callout = {
      type: 'callout',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'Mind *this*' }] },
        {
          type: 'cell',
          content: [
            { type: 'text', text: 'and' },
            { type: 'text', text: ' that' },
          ],
        },
      ],
    };
    const block = node('unknownBlock', [], { json: callout });
    expect(losses(block)).toEqual({ markdown: 'Mind \\*this\\*\n\nand that\n', kinds: ['unknown-content'] });
    expect(losses(node('unknownBlock', [], { json: { type: 'map' } }))).toEqual({
      markdown: '',
      kinds: ['unknown-content'],
    });
    const chip = {
      type: 'unknownInline',
      attrs: { json: { type: 'mention', content: [{ type: 'text', text: '@ann' }] } },
    };
    expect(losses(p(['by ', chip]))).toEqual({ markdown: 'by @ann\n', kinds: ['unknown-content'] });
  });

  it('names the block, and says the same thing once', () => {
    const { losses: list } = write(table([['a', br, 'b', br, 'c']]));
    expect(list).toHaveLength(1);
    const { losses: named } = write(p([marked('x', linkTo('data:x'))], { id: 'block1' }));
    expect(named[0]?.block).toBe('block1');
  });

  it('counts from 1 where Markdown cannot count that far', () => {
    expect(losses(numbers(1_000_000_000, item(p('a'))))).toEqual({
      markdown: '1. a\n',
      kinds: ['list-number'],
    });
  });
});

describe('sections', () => {
  const section = (level: number, name: string) => h(level, name, { section: name });

  it('leaves out those with nothing under them', () => {
    const { markdown } = write(
      section(2, 'a'),
      p(''),
      section(2, 'b'),
      p('x'),
      section(2, 'c'),
      node('timeline'),
    );
    expect(markdown).toBe('## b\n\nx\n');
  });

  it('keeps one over another that says something, and drops one over empty ones', () => {
    const { markdown } = write(
      section(2, 'a'),
      section(3, 'b'),
      p('x'),
      section(2, 'c'),
      section(3, 'd'),
      p(''),
    );
    expect(markdown).toBe('## a\n\n### b\n\nx\n');
  });

  it("keeps the author's own headings", () => {
    expect(write(h(2, 'mine'), p(''), section(2, 'a'), h(3, 'also mine')).markdown).toBe(
      '## mine\n\n## a\n\n### also mine\n',
    );
  });
});
