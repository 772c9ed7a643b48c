import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { text } from '../../../../../renderer/markdown/inline/mdast';
import { printMarkdown } from '../../../../../renderer/markdown/print';
import { readMarkdown } from '../../../../../renderer/markdown/read';
import { lineOf, paragraph, printEach } from '../../../../../renderer/timeline/sources/body';
import { readMrkdwn } from '../../../../../renderer/timeline/sources/slack/mrkdwn';
import { phrase } from '../../../support/random-text';

const names = {
  people: new Map([['U1', { name: 'Ada *Love* _lace_', bot: false }]]),
  channels: new Map([['C1', 'incident-204']]),
};

function inMarkdown(value: string): string {
  return printEach([readMrkdwn(value, names)])[0] ?? '';
}

const words = (value: string): string => value.replace(/\s+/gu, ' ').trim();

/** What a reader of the Markdown sees, on one line. */
function shown(markdown: string): string {
  const doc = readMarkdown(markdown, { frontMatter: false });
  return words(doc.textBetween(0, doc.content.size, ' ', ' '));
}

const escapeText = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe('mrkdwn as Markdown', () => {
  it.each([
    ['plain words', 'Rolling back now.', 'Rolling back now.'],
    ['bold', 'this is *bold* and *very bold*.', 'this is **bold** and **very bold**.'],
    ['italic', 'an _odd_ one', 'an *odd* one'],
    ['strike', '~gone~ for good', '~~gone~~ for good'],
    ['marks in marks', '*bold _and italic_*', '**bold _and italic_**'],
    ['code', 'run `kubectl get pods` now', 'run `kubectl get pods` now'],
    ['signs in code', '`*a* _b_ &lt;c&gt;`', '`*a* _b_ <c>`'],
    ['a mention', 'thanks <@U1>', String.raw`thanks @Ada \*Love\* \_lace\_`],
    ['an unknown person', '<@U9> <@U8|grace>', '@U9 @grace'],
    ['a channel', 'see <#C1> and <#C9|general>', String.raw`see #incident-204 and #general`],
    ['everybody', '<!here> <!channel> <!subteam^S1|@oncall> <!subteam^S2>', '@here @channel @oncall @S2'],
    ['a date', 'since <!date^1434139102^{time}|10:42 AM>', 'since 10:42 AM'],
    ['a link', 'the <https://example.com/a_b|graph (p99)>', 'the [graph (p99)](https://example.com/a_b)'],
    ['an address', '<https://example.com/a_b>', '<https://example.com/a_b>'],
    ['mail', '<mailto:ada@example.com|ada@example.com>', '<ada@example.com>'],
    ['what no page may link to', '<javascript:alert(1)|press>', 'press (javascript:alert(1))'],
    ['entities', 'a &lt; b &amp;&amp; c &gt; d', 'a < b && c > d'],
    ['an entity that was typed', '&amp;lt;', String.raw`\&lt;`],
    ['emoji codes', ':fire: :+1:', ':fire: :+1:'],
    ['no marks within words', 'snake_case_id 2*3*4 ~/a/~/b', String.raw`snake_case_id 2\*3\*4 \~/a/\~/b`],
    ['no marks around space', '* item * and _ x _', String.raw`\* item \* and \_ x \_`],
    ['no mark that opens onto space', 'a * b* c', String.raw`a \* b\* c`],
    ['no mark of two signs', '**a** __b__', String.raw`\*\*a\*\* \_\_b\_\_`],
    ['no mark that is not closed', 'a *b c', String.raw`a \*b c`],
    ['what Markdown would mark', '# 1\n- 2\n**3**', '\\# 1\n\n\\- 2\\\n\\*\\*3\\*\\*'],
    ['code beside code', '`a``b`', '`ab`'],
    [
      'code blocks',
      'log:\n```\nerror *x*\n  at &lt;main&gt;\n```\nso?',
      'log:\n\n```\nerror *x*\n  at <main>\n```\n\nso?',
    ],
    ['quotes', '&gt; it is down\n&gt; since noon\nI see', '> it is down\\\n> since noon\n\nI see'],
    ['a quote to the end', 'Ada:\n&gt;&gt;&gt; one\n\ntwo', 'Ada:\n\n> one\n>\n> two'],
    [
      'the first line alone',
      'headline\nmore\nand more\n\nthe end',
      'headline\n\nmore\\\nand more\n\nthe end',
    ],
  ])('%s', (_, mrkdwn, markdown) => {
    expect(inMarkdown(mrkdwn)).toBe(markdown);
  });

  /** Signs that mark something in mrkdwn; where a line begins with ">", it is a quote. */
  const unmarked = fc
    .array(
      fc.oneof({ weight: 4, arbitrary: phrase }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) }),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((lines) =>
      lines
        .join('\n')
        .replace(/[*_~`]/gu, '-')
        .replace(/^[\t ]*>/gmu, ')'),
    );

  it('keeps text that marks nothing to the letter', () => {
    fc.assert(
      fc.property(unmarked, (value) => {
        // eslint-disable-next-line no-control-regex -- nobody sees them, and Markdown has no way to write them
        const control = /[\u0000-\u0008\u000B-\u001F\u007F\uFEFF]/gu;
        const visible = words(value.replace(control, (found) => (found === '\r' ? '\n' : '')));
        expect(shown(inMarkdown(escapeText(value)))).toBe(visible);
      }),
      { numRuns: 150 },
    );
  });

  const marked = fc
    .array(
      fc.oneof(
        phrase,
        fc.constantFrom(
          '*',
          '_',
          '~',
          '`',
          '```',
          '\n',
          '\n\n',
          '&gt; ',
          '<https://x.test/_a_|b *c*>',
          '<@U1>',
          '<!here>',
        ),
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((parts) => parts.join(''));

  it('says in Markdown what it says in words, whatever is marked', () => {
    fc.assert(
      fc.property(marked, (value) => {
        const blocks = readMrkdwn(value, names);
        expect(shown(printEach([blocks])[0] ?? '')).toBe(lineOf(blocks));
      }),
      { numRuns: 150 },
    );
  });
});

describe('printing many at once', () => {
  const lists = fc.array(
    fc.oneof(
      phrase,
      fc.constantFrom('```\n<!-- next -->\n```', 'a\n```x```\n&gt; b', '<!-- next -->', '- a', ''),
    ),
    { maxLength: 6 },
  );

  it('prints each as it is printed alone', () => {
    fc.assert(
      fc.property(lists, (values) => {
        const blocks = values.map((value) => readMrkdwn(value, names)).filter((list) => list.length > 0);
        expect(printEach(blocks)).toEqual(blocks.map((list) => printEach([list])[0]));
      }),
    );
  });

  it('takes no short cut that gives something else', () => {
    const line = fc
      .tuple(
        fc.constantFrom('', '@', 'a', 'www', 'Rolled back: '),
        fc.array(fc.oneof(phrase, fc.constantFrom('@ada', ' 12. ', ': ', '!', '- ', '# ', '=', 'w.x', '$'))),
      )
      .map(([start, parts]) => (start + parts.join('')).trim());
    fc.assert(
      fc.property(line, (value) => {
        fc.pre(value !== '');
        const blocks = [paragraph(text(value))];
        expect(printEach([blocks])[0]).toBe(printMarkdown(blocks).trimEnd());
      }),
    );
  });

  it('is not cut by a comment in code', () => {
    const code = { type: 'code', value: 'a\n\n<!-- next -->\n\nb' } as const;
    const [first, second] = printEach([[code], [{ ...code, value: '*' }]]);
    expect(first).toContain('<!-- next -->');
    expect(second).toBe('```\n*\n```');
  });
});
