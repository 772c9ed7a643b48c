import type { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { admitDocument } from '../../../renderer/document/admit';
import { normalisePlain } from '../../../renderer/markdown/normalise/plain';
import { readMarkdown } from '../../../renderer/markdown/read';
import { withLiveText } from '../../../renderer/timeline/live-text';
import { writeMarkdown } from '../../../renderer/markdown/write';
import { plainDocument } from '../support/random-document';

/** Set FIDELITY_RUNS for a longer search. */
const numRuns = Number(process.env['FIDELITY_RUNS'] ?? 300);

vi.setConfig({ testTimeout: 60_000 + numRuns * 200 });

const options = { title: true, imagePath: (hash: string) => `asset:${hash}` };
const print = (doc: Node) => writeMarkdown(doc, options).markdown;
const normalised = (draft: Node) => {
  const { doc } = withLiveText(draft);
  return admitDocument({ type: 'doc', content: normalisePlain(doc.children, doc) });
};

describe('a document of plain blocks', () => {
  it('is itself again after writing and reading, but for what normalise takes away', () => {
    fc.assert(
      fc.property(plainDocument, (doc) => {
        const markdown = print(doc);
        expect(readMarkdown(markdown).toJSON(), markdown).toEqual(normalised(doc).toJSON());
      }),
      { numRuns },
    );
  });

  it('is a fixed point once normalised, and so are its bytes', () => {
    fc.assert(
      fc.property(plainDocument, (doc) => {
        const once = normalised(doc);
        expect(normalised(once).toJSON()).toEqual(once.toJSON());
        expect(print(once)).toBe(print(doc));
      }),
      { numRuns },
    );
  });
});
