import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { isRowName } from '../../../renderer/document/nodes/structures';
import { normalise } from '../../../renderer/markdown/normalise';
import { readMarkdown } from '../../../renderer/markdown/read';
import { postPicture } from '../../../renderer/publish/picture';
import { isZone } from '../../../renderer/time/zone-names';
import { writeMarkdown } from '../../../renderer/markdown/write';
import { wildDocument } from '../support/random-structures';
import { outage } from '../support/outage';
import { withPlacedIds } from '../support/without-ids';

/** Set FIDELITY_RUNS for a longer search. */
const numRuns = Number(process.env['FIDELITY_RUNS'] ?? 150);

vi.setConfig({ testTimeout: 60_000 + numRuns * 200 });

const imagePath = (hash: string) => `asset:${hash}`;
/** As a post is written, with the picture beside it. */
const print = (doc: Node) =>
  writeMarkdown(doc, { title: true, imagePath, picture: postPicture(doc, 'post/').link }).markdown;
const read = (markdown: string, zone: string) =>
  readMarkdown(markdown, { structures: true, frontMatter: false, zone: isZone(zone) ? zone : 'UTC' });
const zoneOf = (doc: Node) => String(doc.attrs['zone']);

describe('a document, its Markdown, and the document again', () => {
  it('is the whole of an example', () => {
    const again = read(print(outage), 'UTC');
    expect(withPlacedIds(again), print(outage)).toEqual(withPlacedIds(normalise(outage)));
    expect(again.children.map(({ type }) => type.name)).toEqual([
      'title',
      'metrics',
      'heading',
      'impacts',
      'heading',
      'timeline',
      'heading',
      'factors',
      'heading',
      'actions',
      'coverage',
    ]);
  });

  it('are the same up to what `normalise` says, and print the same bytes', () => {
    fc.assert(
      fc.property(wildDocument, (doc) => {
        const markdown = print(doc);
        const again = read(markdown, zoneOf(doc));
        expect(withPlacedIds(again), markdown).toEqual(withPlacedIds(normalise(doc)));
        expect(print(again)).toBe(markdown);
      }),
      { numRuns },
    );
  });

  it('need normalising once', () => {
    fc.assert(
      fc.property(wildDocument, (doc) => {
        const once = normalise(doc);
        expect(withPlacedIds(normalise(once))).toEqual(withPlacedIds(once));
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });

  it('change in one line where one word changes', () => {
    fc.assert(
      fc.property(wildDocument, fc.nat(), (doc, pick) => {
        const changed = withWordChanged(normalise(doc), pick);
        fc.pre(changed !== null);
        const lines = print(changed.before).split('\n');
        const others = print(changed.after).split('\n');
        expect(others).toHaveLength(lines.length);
        const different = lines.flatMap((line, index) => (line === others[index] ? [] : [line]));
        // The table of factors and the actions that answer them says a factor's headline again.
        expect(different.length, different.join('\n')).toBeLessThanOrEqual(1 + changed.repeated);
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    );
  });
});

/** A document and the same with one word of one row written otherwise; null where no row has a plain word. */
function withWordChanged(
  doc: Node,
  pick: number,
): { readonly before: Node; readonly after: Node; readonly repeated: number } | null {
  const found: { readonly from: number; readonly to: number; readonly repeated: number }[] = [];
  const tables = doc.children.filter((node) => node.type.name === 'coverage').length;
  doc.descendants((node, position) => {
    if (!node.isText || node.marks.length > 0) return;
    const $at = doc.resolve(position);
    const isRow =
      $at.depth === 3 && isRowName($at.node(2).type.name) && $at.node(3).type.name === 'paragraph';
    const word = isRow ? /(?<=^| )[a-z]{3,}(?= |$)/u.exec(node.text ?? '') : null;
    if (word === null) return;
    const from = position + word.index;
    const repeated = $at.node(2).type.name === 'factor' ? tables : 0;
    found.push({ from, to: from + word[0].length, repeated });
  });
  const place = found[pick % Math.max(1, found.length)];
  if (place === undefined) return null;
  const slice = new Slice(Fragment.from(doc.type.schema.text('another')), 0, 0);
  return { before: doc, after: doc.replace(place.from, place.to, slice), repeated: place.repeated };
}
