import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { parseMarkdownFile } from '../../../renderer/markdown/parse';
import { writeMarkdown } from '../../../renderer/markdown/write';
import { plainDocument } from '../support/random-document';

vi.setConfig({ testTimeout: 60_000 });

const options = { title: true, imagePath: () => null };

describe('reading with progress', () => {
  it('gives the same tree as reading without', () => {
    fc.assert(
      fc.property(plainDocument, (doc) => {
        const { markdown } = writeMarkdown(doc, options);
        expect(parseMarkdownFile(markdown, () => undefined)).toEqual(parseMarkdownFile(markdown));
      }),
      { numRuns: 100 },
    );
  });

  it('only ever grows, in many steps', () => {
    const shares: number[] = [];
    parseMarkdownFile('# Day\n\nThe first line.\nThe second line.\n\n- a list\n\n'.repeat(200), (share) => {
      shares.push(share);
    });
    expect(shares.length).toBeGreaterThan(20);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBeGreaterThan(0.7);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });
});
