import fc from 'fast-check';

/** Pieces of Markdown that post-mortems are made of, and pieces of pieces. */
const fragments = [
  '# ',
  '## Timeline',
  '### 13:42',
  '## Action items',
  '## Five whys',
  '## Root causes',
  '**Timeline:**',
  '- ',
  '* 13:42 ',
  '1. ',
  '- [ ] ',
  '- [x] done',
  '  - ',
  '| Time | Event |',
  '|---|---|',
  '| Action | Owner | Status |',
  '| 13:42 | words |',
  '| | |',
  '|',
  '---',
  '===',
  '+++',
  '13:42 – ',
  '[13:42] ',
  '**13:42 UTC / 06:42 PDT**: ',
  '(Oct 29)',
  '2019-07-02',
  '02/07/2019',
  'All times in PST.',
  'Why? ',
  'words',
  'Impact starts',
  '```',
  '> ',
  '<br>',
  '<!-- x -->',
  '<%= erb %>',
  '[^1]',
  '[^1]: note',
  '[a]: https://example.org',
  '![](img.png)',
  '[link](https://example.org "t")',
  '`code`',
  '*it*',
  '&amp;&nbsp;',
  '\\',
  '\t',
  '    ',
  '\n',
  '\n\n',
  '\n',
  '\r\n',
  '\uFDD0',
  '\uFFFC',
  '١٣:٤٢ ',
  '漢字',
  'שלום',
];

export const randomMarkdown: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fragments) }, { weight: 1, arbitrary: fc.string() }),
    {
      maxLength: 40,
    },
  )
  .map((pieces) => pieces.join(''))
  // Front matter has tests of its own; here everything has to be seen.
  .filter((text) => !/^\uFEFF?(?:\+\+\+|---)/u.test(text));

const word = fc.constantFrom(
  'alpha',
  'bravo',
  'charlie',
  '**delta**',
  '`echo`',
  '[foxtrot](https://example.org)',
  '*golf* hotel',
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
const clock = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const time = fc.oneof(
  clock,
  clock.map((text) => `${text} UTC`),
  clock.map((text) => `2019-07-02 ${text}`),
  clock.map((text) => `Jul 2 ${text}`),
);
const row = fc.record({ time, words });

/** Timelines and actions in the forms that are recognised, with any words in their rows. */
export const randomStructures: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc
        .tuple(
          fc.array(row, { minLength: 1, maxLength: 5 }),
          fc.constantFrom('- T – W', '- **T** W', '- [T] W', '1. T: W', '* `T` W'),
        )
        .map(([rows, form]) =>
          rows.map((one) => form.replace('T', one.time).replace('W', () => one.words)).join('\n'),
        ),
      fc
        .array(row, { minLength: 1, maxLength: 5 })
        .map((rows) =>
          ['| Time | Event |', '|---|---|', ...rows.map((one) => `| ${one.time} | ${one.words} |`)].join(
            '\n',
          ),
        ),
      fc
        .array(row, { minLength: 1, maxLength: 4 })
        .map((rows) => rows.map((one) => `### ${one.time}\n\n${one.words}\n\n- ${one.words}`).join('\n\n')),
      fc
        .array(row, { minLength: 1, maxLength: 4 })
        .map((rows) => rows.map((one) => `${one.time} - ${one.words}`).join('\n')),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .chain((blocks) =>
    fc
      .array(fc.record({ words, owner: words, done: fc.boolean() }), { minLength: 1, maxLength: 4 })
      .map((actions) => {
        const boxes = actions.map((one) => `- [${one.done ? 'x' : ' '}] ${one.words}`).join('\n');
        const table = [
          '| Task | Owner |',
          '|---|---|',
          ...actions.map((one) => `| ${one.words} | ${one.owner} |`),
        ].join('\n');
        const tail = actions.length % 2 === 0 ? boxes : table;
        return `# Outage of 2019-07-02\n\n## Timeline\n\n${blocks.join('\n\n')}\n\n## Action items\n\n${tail}\n`;
      }),
  );
