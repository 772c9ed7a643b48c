import fc from 'fast-check';

import type { MarkJSON, NodeJSON } from '../../../renderer/document/draft';
import { eventClocks } from '../../../renderer/document/live-value';
import { metricIds } from '../../../renderer/document/vocabulary';

/*
 * Random inline content, as people write it and worse: words with Markdown's characters in them, white space at the edges
 * of marks, several scripts.
 */

const words = [
  ...'the checkout service returned errors after we rolled back 95% of requests timed out. then,'.split(' '),
  ...'snake_case_id __init__ *.example.com <service> a<b x>y R&D &amp; &#42; {{ .Values.x }} {% raw %}'.split(
    ' ',
  ),
  ...'C:\\temp\\x \\ \\| $PATH user@example user@example.com #incident-42 # ## 1. 2) 10. - + * ** *** _ __'.split(
    ' ',
  ),
  ...'~ ~~ ~5 ~~~ [link] [x] [ ] (y) ![a] [a]: [^1] `tick `` ``` | a|b || | - | ! = == === --- *** "q" it\'s'.split(
    ' ',
  ),
  ...'<br> <script> <!-- --> http_5xx foo*bar*baz 2_000 @here :smile: E=mc^2 --force a:b :--- :-:'.split(' '),
  ...'http://x.test/a_b_c https://x.test www.x.test mailto:a@b.test 13:42 UTC — … « » “q” 。 、'.split(' '),
  ...'\u{1F525} é e\u0301 中文 日本語 اللغة العربية עברית \u200F ไทย a\u00a0b \u00a0 \u3000 \u200b'.split(
    ' ',
  ),
  '(?:\\"|\'|\\]|\\}|\\\\|\\d|nan|\\`|\\-|\\+)+[)]*;?((?:\\s|-|~|!|{}|\\|\\||\\+)*.*(?:.*=.*))',
];

const hostile = fc
  .array(fc.constantFrom(...'*_~`[]()<>|\\#+-=!&{}.:;"\'^$@/ \tab1'), { minLength: 1, maxLength: 6 })
  .map((characters) => characters.join(''));

const word = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...words) }, { weight: 1, arbitrary: hostile });

/** Words with and without space between them, and now and then at the edges. */
export const phrase = fc
  .tuple(
    fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', ' ', '', '  ')), { minLength: 1, maxLength: 5 }),
    fc.constantFrom('', '', '', ' ', '  '),
    fc.constantFrom('', '', ' ', '.', ', '),
  )
  .map(([parts, before, after]) => before + parts.map(([text, gap]) => text + gap).join('') + after);

const href = fc.constantFrom(
  'https://x.test/a',
  'https://x.test/a_(b)',
  '/a path/to',
  'https://x.test/?q=1&b=*_x_',
  'mailto:a@b.test',
  '#part',
  '',
  'https://x.test/|a|"b"',
  'http://x.test/a_b_c',
);

const mark: fc.Arbitrary<MarkJSON> = fc.oneof(
  fc.constantFrom({ type: 'bold' }, { type: 'italic' }, { type: 'strike' }, { type: 'code' }),
  fc
    .record({ href, title: fc.constantFrom(null, null, 'a "title"', 'x|y') })
    .map((attrs) => ({ type: 'link', attrs })),
);

const marks = fc
  .oneof(
    { weight: 5, arbitrary: fc.constant<readonly MarkJSON[]>([]) },
    {
      weight: 5,
      arbitrary: fc.uniqueArray(mark, { minLength: 1, maxLength: 3, selector: ({ type }) => type }),
    },
  )
  .map((list) => (list.length === 0 ? {} : { marks: list }));

const text: fc.Arbitrary<NodeJSON> = fc
  .tuple(phrase, marks)
  .map(([value, marked]) => ({ type: 'text', text: value, ...marked }));

const lineBreak: fc.Arbitrary<NodeJSON> = marks.map((marked) => ({ type: 'hardBreak', ...marked }));

const image: fc.Arbitrary<NodeJSON> = fc
  .tuple(
    fc.record({
      src: fc.constantFrom(`asset:${'0123456789abcdef'.repeat(4)}`, 'https://x.test/a b.png', 'img/x_y.png'),
      alt: fc.oneof(
        fc.constant(null),
        phrase.map((words) => words.trim().replace(/\s+/gu, ' ')),
      ),
      title: fc.constantFrom(null, null, 'a "graph"'),
    }),
    marks,
  )
  .map(([attrs, marked]) => ({ type: 'image', attrs, ...marked }));

const htmlInline: fc.Arbitrary<NodeJSON> = fc
  .tuple(
    fc.constantFrom(
      '<b>',
      '</b>',
      '<br>',
      '<br/>',
      '<div>',
      '</div>',
      '<!-- a|b -->',
      '<?php x ?>',
      '<kbd class="a|b">',
      '<code>',
      '<script>',
      '<p',
      'not html',
      '<a\nhref="x">',
      '\n<i>',
      '<x-y z>',
      '<![CDATA[a]]>',
      '<!DOCTYPE a>',
      '',
    ),
    marks,
  )
  .map(([value, marked]) => ({ type: 'htmlInline', attrs: { value }, ...marked }));

const footnoteReference: fc.Arbitrary<NodeJSON> = fc
  .tuple(footnoteLabel(), marks)
  .map(([label, marked]) => ({ type: 'footnoteReference', attrs: { label }, ...marked }));

export function footnoteLabel(): fc.Arbitrary<string> {
  return fc.constantFrom('1', 'a', 'A', 'note-2', 'n_o*t', 'gone', 'é`', '<i>');
}

/** Of rows that may or may not be there, and of metrics that may or may not be known. */
export const liveValue: fc.Arbitrary<NodeJSON> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...metricIds).map((metric) => ({ kind: 'metric', metric })),
      fc.constantFrom('i0', 'i1', 'i2', 'gone').map((impact) => ({ kind: 'impact', impact })),
      fc
        .tuple(fc.constantFrom('e0', 'e1', 'e2', 'e3', 'gone'), fc.constantFrom(...eventClocks))
        .map(([event, clock]) => ({ kind: 'time', event, clock })),
      fc.constant(null),
    ),
    marks,
  )
  .map(([value, marked]) => ({ type: 'liveValue', attrs: { value }, ...marked }));

export const inline = fc.array(
  fc.oneof(
    { weight: 10, arbitrary: text },
    { weight: 1, arbitrary: lineBreak },
    { weight: 1, arbitrary: image },
    { weight: 1, arbitrary: htmlInline },
    { weight: 1, arbitrary: footnoteReference },
    { weight: 1, arbitrary: liveValue },
  ),
  { maxLength: 5 },
);
