import fc from 'fast-check';

import type { NodeJSON } from '../../../renderer/document/draft';
import { blocks, paragraph } from './random-document';
import { phrase } from './random-text';

/* Text and plain blocks that look like the forms in which structured blocks are printed. */

export const block = (
  type: string,
  content: readonly NodeJSON[] = [],
  attrs?: NodeJSON['attrs'],
): NodeJSON => ({
  type,
  content,
  ...(attrs === undefined ? {} : { attrs }),
});
export const text = (value: string, ...marks: readonly string[]): NodeJSON => ({
  type: 'text',
  text: value,
  ...(marks.length === 0 ? {} : { marks: marks.map((type) => ({ type })) }),
});
const p = (...content: readonly NodeJSON[]) => block('paragraph', content);
const item = (...content: readonly NodeJSON[]) => block('listItem', content);

/** What stands in our own forms, in places where it does not belong. */
export const decoys = [
  '13:42',
  '13:42 x',
  '~14:30',
  '2 July 2019',
  '2 Jul 13:42',
  'weeks earlier',
  'Undated',
  '“x”',
  '13h',
  'a; b',
  'a;',
  '; ',
  'a · Detected',
  'Impact starts.',
  'Owner: x',
  'Owner:',
  'Answers factor: 1',
  'When: ',
  'Factor 1.',
  'Action 3. x',
  '1, 2',
  'none',
  '#',
  '13:42–14:09 UTC (27 min)',
  '(27 min)',
  'All times UTC.',
  'a, *b*',
  'x | y',
  '`a`',
  '**Detected.** x',
  'OPS-12',
  'https://x.test/browse/OPS-12',
  'www.x.test',
  '٣:٤٢',
  'אב 13:42',
  'مرحبا',
  '<!-- plain -->',
  '[x](y)',
  '- a',
  '',
  ' ',
  '  x  ',
  'a  b',
  'a\\',
  'UTC',
  'mailto:a@b.test',
];
export const fact = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  { weight: 3, arbitrary: fc.constantFrom(...decoys) },
  { weight: 2, arbitrary: phrase },
);

const boldLabels = [
  'Impact starts.',
  'Detected, resolved.',
  '13:42.',
  '13:42 · Detected.',
  'Factor 1.',
  'Factor 2, root cause.',
  'Action 1.',
  'Impact 1.',
  'Undated.',
  'x.',
];
/** A headline, sometimes one that begins like a label. */
export const headline: fc.Arbitrary<NodeJSON> = fc.oneof(
  { weight: 3, arbitrary: paragraph },
  { weight: 3, arbitrary: fact.map((value) => p(...(value === '' ? [] : [text(value)]))) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...boldLabels), fact)
      .map(([label, value]) => p(text(label, 'bold'), text(` ${value}`))),
  },
);

const labelled = fc
  .array(fc.tuple(fc.constantFrom(...boldLabels), fact), { minLength: 1, maxLength: 2 })
  .map((items) =>
    block(
      'bulletList',
      items.map(([label, value]) => item(p(text(label, 'bold'), text(` ${value}`)))),
    ),
  );
const named = fc
  .array(fc.tuple(fc.constantFrom('Owner: ', 'Source: ', 'Due:', 'Known at: ', 'When: ', 'x: '), fact), {
    minLength: 1,
    maxLength: 2,
  })
  .map((items) =>
    block(
      'bulletList',
      items.map(([name, value]) => item(p(text(name + value)))),
    ),
  );

const heads = [
  ['Time', 'Event'],
  ['Time', 'Event', 'Source'],
  ['Who', 'Impact'],
  ['Who', 'Impact', 'When'],
  ['#', 'Action', 'Owner'],
  ['Factor', 'Answered by action'],
  ['Metric', 'Length', 'From (UTC)', 'To (UTC)'],
];
const table = fc
  .tuple(fc.constantFrom(...heads), fc.array(fact, { maxLength: 4 }), fc.boolean())
  .map(([names, cells, isNumbered]) => {
    const cell = (value: string, column: number): NodeJSON =>
      block('tableCell', [text(isNumbered && column === 0 ? `1. ${value}` : value || 'x')]);
    const head = block(
      'tableRow',
      names.map((name) => block('tableHeader', [text(name)])),
    );
    const rows =
      cells.length === 0
        ? []
        : [
            block(
              'tableRow',
              names.map((_, column) => cell(cells[column] ?? 'none', column)),
            ),
          ];
    return block('table', [head, ...rows]);
  });

const captions = [
  'All times UTC.',
  'All times UTC, 2 July 2019.',
  'Timeline, without times of day.',
  'Timeline.',
];
/** An image that is named like the picture of a timeline, or nearly so. */
const image = fc
  .record({
    src: fc.constantFrom(
      'timeline.svg',
      'post/timeline.svg',
      'https://x.test/timeline.svg',
      'a-timeline.svg',
      '/',
    ),
    alt: fc.constantFrom('Timeline to scale, x', 'Timeline to scale', 'Our timeline', ''),
    title: fc.constantFrom(null, null, 'x'),
  })
  .map((attrs) => p(block('image', [], attrs)));

/** Plain blocks that look like what a structured block prints. */
export const lookAlike: fc.Arbitrary<NodeJSON> = fc.oneof(
  image,
  labelled,
  named,
  table,
  fc.constantFrom(...captions).map((words) => p(text(words, 'italic'))),
  fc
    .constantFrom('2 July 2019', '1 July 2019', '31 June 2019')
    .map((day) => block('heading', [text(day)], { level: 3 })),
  fc.constantFrom('a', '2 July 2019').map((words) => block('heading', [text(words)], { level: 1 })),
  fc
    .constantFrom('<!-- plain -->', ' <!-- plain -->', '<!--plain-->')
    .map((value) => block('htmlBlock', [text(value)])),
);

/** Some of which a timeline is made, one after the other. */
export const plainRun: fc.Arbitrary<readonly NodeJSON[]> = fc.oneof(
  { weight: 2, arbitrary: blocks },
  { weight: 3, arbitrary: fc.array(lookAlike, { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...captions), fc.oneof(labelled, table), lookAlike, fc.oneof(labelled, table))
      .map(([words, first, between, last]) => [p(text(words, 'italic')), first, between, last]),
  },
);
