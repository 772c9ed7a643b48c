import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { describe, expect, it, vi } from 'vitest';

import { readActions, readEvents, readFactors, readImpacts } from '../../../renderer/document/read';
import { documentSchema } from '../../../renderer/document/schema';
import { parseMarkdown } from '../../../renderer/markdown/parse';
import { printMarkdown } from '../../../renderer/markdown/print';
import { readMarkdown } from '../../../renderer/markdown/read';
import { withLiveText } from '../../../renderer/timeline/live-text';
import { writeBlocks, writeMarkdown } from '../../../renderer/markdown/write';
import { canonical } from '../support/canonical';
import { documentHtml } from '../support/document-html';
import { plainDocument, structuredDocument } from '../support/random-document';
import { simplified } from '../support/simple';
import { renderWithCmark, renderWithMicromark } from '../support/reference-renderers';

/** Set FIDELITY_RUNS for a longer search. */
const numRuns = Number(process.env['FIDELITY_RUNS'] ?? 300);
const fewerRuns = Math.ceil(numRuns / 3);

vi.setConfig({ testTimeout: 60_000 + numRuns * 200 });

const options = { title: true, imagePath: (hash: string) => `asset:${hash}` };
const print = (doc: Node) => writeMarkdown(doc, options).markdown;

/** Fails unless one of the reference renderers shows the Markdown as it is meant. */
function expectToShow(markdown: string, html: string): void {
  const meant = canonical(html);
  const shown = canonical(renderWithMicromark(markdown));
  if (JSON.stringify(shown) === JSON.stringify(meant)) return;
  const other = renderWithCmark(markdown);
  expect(other === null ? shown : canonical(other), markdown).toEqual(meant);
}

const treeHtml = (tree: Root) =>
  toHtml(toHast(tree, { allowDangerousHtml: true }), { allowDangerousHtml: true });

/** Letters and digits alone: what a reader can find again wherever it stands. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');

describe('a document and what its Markdown renders to', () => {
  it('are the same to a reader', () => {
    fc.assert(
      fc.property(plainDocument.map(simplified), (doc) => {
        expectToShow(print(doc), documentHtml(doc));
      }),
      { numRuns },
    );
  });

  it('are the same when the Markdown is read again', () => {
    fc.assert(
      fc.property(plainDocument.map(simplified), (doc) => {
        expect(canonical(documentHtml(readMarkdown(print(doc))))).toEqual(canonical(documentHtml(doc)));
      }),
      { numRuns: fewerRuns },
    );
  });

  it('are the same for structured blocks, as they were laid out', () => {
    fc.assert(
      fc.property(structuredDocument.map(simplified), (draft) => {
        const { doc } = withLiveText(draft);
        const { blocks } = writeBlocks(doc, options);
        const markdown = printMarkdown(blocks);
        const meant = canonical(treeHtml({ type: 'root', children: blocks }));
        expect(canonical(treeHtml(parseMarkdown(markdown))), markdown).toEqual(meant);
      }),
      { numRuns: fewerRuns },
    );
  });

  it('hold the same rows: no event, impact, factor or action is missing', () => {
    fc.assert(
      fc.property(structuredDocument.map(simplified), (draft) => {
        const { doc } = withLiveText(draft);
        const shown = letters(readMarkdown(print(doc)).textContent);
        const rows = [...readEvents(doc), ...readImpacts(doc), ...readFactors(doc), ...readActions(doc)];
        for (const row of rows) {
          for (const block of row.node.children) expect(shown).toContain(letters(block.textContent));
        }
      }),
      { numRuns: fewerRuns },
    );
  });

  it('are the same bytes every time', () => {
    fc.assert(
      fc.property(structuredDocument, (doc) => {
        expect(print(documentSchema.nodeFromJSON(doc.toJSON()))).toBe(print(doc));
      }),
      { numRuns: fewerRuns },
    );
  });
});
