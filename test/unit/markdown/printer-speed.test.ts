import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import type { BlockContent, PhrasingContent } from 'mdast';
import { toMarkdown } from 'mdast-util-to-markdown';
import { describe, expect, it, vi } from 'vitest';

import { shield } from '../../../renderer/markdown/inline/shield';
import { printMarkdown, printerOptions, type Dialect } from '../../../renderer/markdown/print';
import { writeBlocks } from '../../../renderer/markdown/write';
import { kramdownDialect } from '../../../renderer/publish/dialect/kramdown';
import { mdxDialect } from '../../../renderer/publish/dialect/mdx';
import { pythonDialect } from '../../../renderer/publish/dialect/python-markdown';
import { plainDocument, structuredDocument } from '../support/random-document';
import { phrase } from '../support/random-text';

/** Set FIDELITY_RUNS for a longer search. */
const numRuns = Number(process.env['FIDELITY_RUNS'] ?? 300);

vi.setConfig({ testTimeout: 60_000 + numRuns * 200 });

const dialects: readonly (readonly [string, Dialect])[] = [
  ['plain', {}],
  ['kramdown', kramdownDialect],
  ['MDX', mdxDialect],
  ['Python-Markdown', pythonDialect],
];

const options = { title: true, imagePath: (hash: string) => `asset:${hash}` };
const blocksOf = (doc: Node) => writeBlocks(doc, options).blocks;

/** What the library prints when nothing helps it. */
function slowly(blocks: readonly BlockContent[], dialect: Dialect): string {
  const tree = { type: 'root' as const, children: shield(blocks) };
  return blocks.length === 0 ? '' : toMarkdown(tree, { extensions: [printerOptions, dialect] });
}

/** Lines of pieces that touch: text, code and marks with hostile characters at every edge. */
const { line } = fc.letrec<{ line: PhrasingContent[]; piece: PhrasingContent }>((tie) => ({
  line: fc.array(tie('piece'), { minLength: 1, maxLength: 4 }),
  piece: fc.oneof(
    { depthSize: 'small' },
    { weight: 5, arbitrary: phrase.map((value) => ({ type: 'text', value })) },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom('!', '[x]', '](y)', ' ', 'a', '. ', '_', '*', '`', '\\', '\u{1F525}', '\n')
        .map((value) => ({ type: 'text', value })),
    },
    { weight: 1, arbitrary: phrase.map((value) => ({ type: 'inlineCode', value })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('<br>', '<!-- x -->', '<b>').map((value) => ({ type: 'html', value })),
    },
    { weight: 1, arbitrary: fc.constant<PhrasingContent>({ type: 'break' }) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom('strong' as const, 'emphasis' as const, 'delete' as const), tie('line'))
        .map(([type, children]) => ({ type, children })),
    },
    {
      weight: 1,
      arbitrary: tie('line').map((children) => ({
        type: 'link',
        url: 'https://x.test/a_b',
        title: null,
        children,
      })),
    },
  ) as fc.Arbitrary<PhrasingContent>,
}));

const lines: fc.Arbitrary<BlockContent[]> = fc
  .array(fc.tuple(fc.constantFrom('paragraph', 'heading', 'cell', 'item'), line), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) =>
    parts.map(([kind, children]): BlockContent => {
      if (kind === 'heading') return { type: 'heading', depth: 2, children };
      if (kind === 'cell') {
        const row = { type: 'tableRow' as const, children: [{ type: 'tableCell' as const, children }] };
        return { type: 'table', align: [null], children: [row, row] };
      }
      if (kind === 'paragraph') return { type: 'paragraph', children };
      const item = {
        type: 'listItem' as const,
        spread: false,
        children: [{ type: 'paragraph' as const, children }],
      };
      return { type: 'list', ordered: false, spread: false, children: [item] };
    }),
  );

describe.each(dialects)('the printer in its %s dialect prints faster and no differently', (_, dialect) => {
  it.each([
    ['plain documents', plainDocument.map(blocksOf), numRuns],
    ['structured documents', structuredDocument.map(blocksOf), Math.ceil(numRuns / 3)],
    ['lines of pieces that touch', lines, numRuns * 3],
  ] as const)('%s', (_name, documents, runs) => {
    fc.assert(
      fc.property(documents, (blocks) => {
        expect(printMarkdown(blocks, dialect)).toBe(slowly(blocks, dialect));
      }),
      { numRuns: runs },
    );
  });
});
