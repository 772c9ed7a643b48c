import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';

import type { NodeJSON } from '../../../renderer/document/draft';
import { documentSchema } from '../../../renderer/document/schema';
import {
  actionStatuses,
  actionTypes,
  eventKinds,
  factorKinds,
  moments,
  priorities,
} from '../../../renderer/document/vocabulary';
import type { WrittenTime } from '../../../renderer/time/written-time';
import { footnoteLabel, inline, phrase } from './random-text';

/* Random valid documents of the schema, plain and with every structured block and fact. */

const block = (type: string, content: readonly NodeJSON[], attrs?: NodeJSON['attrs']): NodeJSON => ({
  type,
  content,
  ...(attrs === undefined ? {} : { attrs }),
});

export const paragraph = inline.map((content) => block('paragraph', content));

const codeBlock = fc
  .tuple(
    fc.array(fc.oneof(phrase, fc.constantFrom('', '```', '~~~', '    x', '\ty', '````sh', '$ a | b \\')), {
      maxLength: 4,
    }),
    fc.constantFrom(null, 'sh', 'c++', 'objective-c', 'C#'),
    fc.constantFrom(null, 'title="a_b"', '{1,2}'),
  )
  .map(([lines, language, meta]) => {
    const value = lines.join('\n');
    const content = value === '' ? [] : [{ type: 'text', text: value }];
    return block('codeBlock', content, { language, meta: language === null ? null : meta });
  });

const table = fc
  .tuple(
    fc.array(fc.constantFrom(null, 'left', 'center', 'right'), { minLength: 1, maxLength: 3 }),
    fc.array(fc.array(inline, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
  )
  .map(([align, rows]) =>
    block(
      'table',
      rows.map((cells, index) =>
        block(
          'tableRow',
          cells.map((cell, column) =>
            block(index === 0 ? 'tableHeader' : 'tableCell', cell, { align: align[column] ?? null }),
          ),
        ),
      ),
    ),
  );

const heading = fc
  .tuple(inline, fc.integer({ min: 1, max: 6 }))
  .map(([content, level]) => block('heading', content, { level }));

const htmlBlock = fc
  .constantFrom(
    '<div>\n*a*\n</div>',
    '<!-- a\n\nb -->',
    '<details>',
    '<pre>\n\n a\n',
    '<x-y>',
    '<b>a</b>',
    'text',
    '',
    '<!-- ',
    '<table>\n\n<tr>',
    '  <div>\n    x',
    '<?x\n?>',
    '<script>\nlet a = "*b*"\n\n</script>',
    '</div>\n- a',
  )
  .map((value) => block('htmlBlock', value === '' ? [] : [{ type: 'text', text: value }]));

const alert = fc.constantFrom(null, null, null, 'note', 'warning');

export const { blocks } = fc.letrec<{
  block: NodeJSON;
  blocks: NodeJSON[];
  list: NodeJSON;
  quote: NodeJSON;
  footnote: NodeJSON;
}>((tie) => ({
  blocks: fc.array(tie('block'), { maxLength: 3 }),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 8, arbitrary: paragraph },
    { weight: 2, arbitrary: heading },
    { weight: 2, arbitrary: codeBlock },
    { weight: 1, arbitrary: fc.constant<NodeJSON>({ type: 'horizontalRule' }) },
    { weight: 2, arbitrary: table },
    { weight: 4, arbitrary: tie('list') },
    { weight: 2, arbitrary: tie('quote') },
    { weight: 1, arbitrary: htmlBlock },
    { weight: 1, arbitrary: tie('footnote') },
  ),
  list: fc
    .tuple(
      fc.constantFrom('bulletList', 'orderedList'),
      fc.constantFrom(1, 1, 1, 0, 7, 999_999_990),
      fc.array(
        fc
          .tuple(fc.constantFrom(null, null, null, true, false), tie('blocks'))
          .map(([checked, content]) => block('listItem', content, { checked })),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([type, start, items]) => block(type, items, type === 'orderedList' ? { start } : undefined)),
  quote: fc
    .tuple(tie('blocks'), alert)
    .map(([content, kind]) => block('blockquote', content, { alert: kind })),
  footnote: fc
    .tuple(tie('blocks'), footnoteLabel())
    .map(([content, label]) => block('footnoteDefinition', content, { label })),
}));

const instant = fc.integer({ min: Date.UTC(2019, 5, 30) / 60_000, max: Date.UTC(2019, 6, 3) / 60_000 });

const time: fc.Arbitrary<WrittenTime> = fc
  .tuple(
    instant,
    fc.integer({ min: 0, max: 90 }),
    fc.constantFrom('minute', 'minute', 'minute', 'approximate', 'range', 'day', 'hour', 'unknown'),
  )
  .map(([minutes, length, precision]) => {
    const start = minutes * 60_000;
    const base = { written: 'as written', zone: 'UTC', inferred: [], end: null } as const;
    if (precision === 'unknown') return { ...base, start: null, precision, written: 'weeks earlier' };
    if (precision === 'range') return { ...base, start, end: start + length * 60_000, precision };
    const unit = precision === 'day' ? 86_400_000 : precision === 'hour' ? 3_600_000 : 60_000;
    return { ...base, start: Math.floor(start / unit) * unit, precision };
  });

const row = fc.tuple(
  fc.oneof({ weight: 3, arbitrary: paragraph }, { weight: 1, arbitrary: block1() }),
  blocksUnder(),
);

function block1() {
  return fc.oneof(codeBlock, table, paragraph);
}

function blocksUnder() {
  return fc.oneof({ weight: 3, arbitrary: fc.constant<NodeJSON[]>([]) }, { weight: 1, arbitrary: blocks });
}

const name = phrase.map((words) => words.trim());
const eventIds = ['e1', 'e2', 'e3', 'e4', 'e5'] as const;
const factorIds = ['f1', 'f2', 'f3', 'f4'] as const;

/** Ids are given afterwards, by position, so that they are unique and what names them may or may not exist. */
function container(type: string, rowType: string, ids: readonly string[], attrs: fc.Arbitrary<object>) {
  return fc.array(fc.tuple(row, attrs), { maxLength: ids.length }).map((rows) =>
    block(
      type,
      rows.map(([[first, rest], facts], index) =>
        block(rowType, [first, ...rest], { ...facts, id: ids[index] }),
      ),
    ),
  );
}

const source = fc.record({
  system: fc.constantFrom('PagerDuty', 'status page', ''),
  id: fc.constantFrom('', 'PX_12'),
  link: fc.constantFrom('', 'https://x.test/i/1'),
  author: fc.constantFrom('', 'on-call engineer'),
  raw: fc.constant(null),
  hash: fc.constant(null),
});

const timeline = container(
  'timeline',
  'event',
  eventIds,
  fc.record({
    happened: fc.option(time),
    known: fc.option(time, { freq: 6 }),
    kind: fc.constantFrom('', ...eventKinds),
    moments: fc.oneof(fc.constant([]), fc.subarray([...moments], { maxLength: 2 })),
    sources: fc.oneof(fc.constant([]), fc.array(source, { maxLength: 2 })),
  }),
);

const impacts = container(
  'impacts',
  'impact',
  ['i1', 'i2'],
  fc.record({
    who: name,
    measure: name,
    source: fc.oneof(fc.constant(''), name),
    start: fc.constantFrom(null, ...eventIds),
    end: fc.constantFrom(null, ...eventIds),
  }),
);

const factors = container(
  'factors',
  'factor',
  factorIds,
  fc.record({ kind: fc.constantFrom('', ...factorKinds), depth: fc.integer({ min: 0, max: 3 }) }),
);

const actions = container(
  'actions',
  'action',
  ['a1', 'a2', 'a3'],
  fc.record({
    type: fc.constantFrom('', ...actionTypes),
    owner: fc.oneof(fc.constant(''), name),
    due: fc.constantFrom('', '2019-07-31', 'end of the quarter'),
    priority: fc.constantFrom('', ...priorities),
    status: fc.constantFrom('', ...actionStatuses),
    link: fc.constantFrom('', 'OPS-12', 'https://x.test/browse/OPS-12'),
    answers: fc.subarray([...factorIds], { maxLength: 3 }),
  }),
);

function toNode(content: readonly NodeJSON[]): Node {
  const doc = documentSchema.nodeFromJSON({ type: 'doc', content });
  doc.check();
  return doc;
}

const blockOf = blocks.filter((list) => list.length > 0);

/** Documents of Markdown's own blocks and marks. */
export const plainDocument: fc.Arbitrary<Node> = fc
  .array(blockOf, { minLength: 1, maxLength: 3 })
  .map((lists) => toNode(lists.flat()));

/** Documents with a title, prose, and each structured block at most once. */
export const structuredDocument: fc.Arbitrary<Node> = fc
  .tuple(name, blocks, timeline, impacts, factors, actions, fc.subarray(['metrics', 'picture', 'coverage']))
  .map(([title, prose, ...rest]) => {
    const [times, hurt, causes, remedies, places] = rest;
    const heading = title === '' ? [] : [{ type: 'text', text: title }];
    return toNode([
      block('title', heading),
      ...places.map((type) => ({ type })),
      ...prose,
      hurt,
      times,
      causes,
      remedies,
    ]);
  });
