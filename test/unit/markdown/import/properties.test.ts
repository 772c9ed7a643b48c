import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import type { NodeJSON } from '../../../../renderer/document/draft';
import { importMarkdown } from '../../../../renderer/markdown/import/import-markdown';
import { writeMarkdown } from '../../../../renderer/markdown/write';
import { plainDocument } from '../../support/random-document';
import { wildDocument } from '../../support/random-structures';
import { randomMarkdown, randomStructures } from './random-markdown';
import { counter, exported, imported, rendered, seen, templates } from './support';

/** Set FIDELITY_RUNS for a longer search. */
const numRuns = Number(process.env['FIDELITY_RUNS'] ?? 100);

vi.setConfig({ testTimeout: 60_000 + numRuns * 300 });

const options = { title: true, imagePath: (hash: string) => `asset:${hash}` };

describe('any text', () => {
  it('is imported, or refused in a sentence, and looks the same when it is exported', () => {
    fc.assert(
      fc.property(randomMarkdown, (markdown) => {
        const result = importMarkdown(markdown, { fileName: 'a.md', templates, newId: counter() });
        if ('refused' in result) return /^It .*\.$/u.test(result.refused);
        const source = markdown.replace(/^\uFEFF/u, '').replaceAll('\uFDD0', '\uFFFD');
        expect(seen(exported(result)), JSON.stringify(markdown)).toEqual(seen(source));
        return true;
      }),
      { numRuns: numRuns * 2 },
    );
  });

  it('is a fixed point once it was imported and exported', () => {
    fc.assert(
      fc.property(randomMarkdown, (markdown) => {
        const result = importMarkdown(markdown, { fileName: 'a.md', templates, newId: counter() });
        if ('refused' in result) return;
        const first = exported(result);
        const again = importMarkdown(first, { fileName: 'a.md', templates, newId: counter() });
        const titleFrom = result.titleFrom === 'heading' ? 'heading' : 'file name';
        const second = 'refused' in again ? '' : exported({ ...again, titleFrom });
        expect(second, JSON.stringify(markdown)).toBe(first);
      }),
      { numRuns },
    );
  });
});

describe('what this app exports', () => {
  it('looks the same after import and export, of plain documents', () => {
    fc.assert(
      fc.property(plainDocument, (doc) => {
        const { markdown } = writeMarkdown(doc, options);
        if (markdown.trim() === '') return;
        const result = imported(markdown);
        expect(rendered(exported(result)), markdown).toEqual(rendered(markdown));
      }),
      { numRuns },
    );
  });

  it('is printed with the same bytes after import, of documents with structure', () => {
    fc.assert(
      // A zone's name is not printed, only its clock: what comes back is the offset, under another label.
      fc.property(wildDocument.map(inUtc), (doc) => {
        const { markdown } = writeMarkdown(doc, options);
        if (markdown.trim() === '') return;
        expect(exported(imported(markdown))).toBe(markdown);
      }),
      { numRuns },
    );
  });
});

describe('rows', () => {
  it('keep every word, also when their source is gone', () => {
    fc.assert(
      fc.property(randomStructures, (markdown) => {
        const { document } = imported(markdown);
        expect(document.content?.some(({ type }) => type === 'timeline')).toBe(true);
        const kept = count(wordsOf(wordsIn(document).join(' ')));
        const source = markdown.replace(/\| (?:Time \| Event|Task \| Owner) \|/gu, '');
        for (const [word, times] of count(wordsOf(source.replace(/\[[ x]\]|^1\. /gmu, '')))) {
          expect(kept.get(word) ?? 0, `${word} in ${markdown}`).toBeGreaterThanOrEqual(times);
        }
      }),
      { numRuns },
    );
  });
});

function inUtc(doc: Node): Node {
  return doc.type.create({ ...doc.attrs, zone: 'UTC' }, doc.content);
}

/** Every text in a document but for the plain blocks that its containers were made of. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  if (typeof value !== 'object' || value === null) return [];
  const {
    origin: _,
    id: __,
    type: ___,
    ...rest
  } = value as NodeJSON & { readonly origin?: unknown; readonly id?: unknown };
  return Object.values(rest).flatMap(wordsIn);
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}:]+/gu)?.map((word) => word.replace(/^:+|:+$/gu, '')) ?? [];
}

function count(words: readonly string[]): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const word of words) counted.set(word, (counted.get(word) ?? 0) + 1);
  return counted;
}
