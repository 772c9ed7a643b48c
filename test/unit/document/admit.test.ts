import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { admitDocument, releaseDocument } from '../../../renderer/document/admit';
import type { MarkJSON, NodeJSON } from '../../../renderer/document/draft';

const future: NodeJSON = {
  type: 'doc',
  attrs: { severity: 'SEV-1', blastRadius: { regions: 3 } },
  content: [
    { type: 'title', content: [{ type: 'text', text: 'Edge outage' }] },
    {
      type: 'paragraph',
      attrs: { id: 'p1', mood: 'calm' },
      content: [
        { type: 'text', text: 'It was ' },
        { type: 'text', text: 'red', marks: [{ type: 'colour', attrs: { name: 'red' } }, { type: 'bold' }] },
        { type: 'mention', attrs: { role: 'commander' } },
      ],
    },
    { type: 'causalMap', attrs: { nodes: [1, 2] }, content: [{ type: 'causalNode' }] },
    {
      type: 'timeline',
      content: [
        { type: 'hypothesis', content: [{ type: 'paragraph' }] },
        {
          type: 'event',
          attrs: { id: 'e1', kind: 'rumour', confidence: 0.5 },
          content: [{ type: 'paragraph' }],
        },
      ],
    },
    { type: 'table', content: [] },
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'paragraph' }] },
  ],
};

/** Marks are a set: their order in the file carries nothing. */
function inOrder(json: NodeJSON): unknown {
  const marks = [...(json.marks ?? [])].sort((a: MarkJSON, b: MarkJSON) => (a.type < b.type ? -1 : 1));
  return {
    ...json,
    ...(json.content ? { content: json.content.map(inOrder) } : {}),
    ...(json.marks ? { marks } : {}),
  };
}

describe('a draft from a newer version', () => {
  it('is a valid document here', () => {
    expect(() => admitDocument(future).check()).not.toThrow();
  });

  it('comes back as it went in', () => {
    const back = releaseDocument(admitDocument(future));
    const emptyTableGone = { ...future };
    expect(inOrder(back)).toEqual(inOrder(emptyTableGone));
  });

  it('keeps what it knows editable beside what it does not', () => {
    const doc = admitDocument(future);
    expect(doc.attrs['severity']).toBe('SEV-1');
    expect(doc.child(1).attrs['extra']).toEqual({ mood: 'calm' });
    expect(doc.child(3).child(1).attrs['kind']).toBe('');
    expect(doc.child(3).child(1).attrs['extra']).toEqual({ kind: 'rumour', confidence: 0.5 });
  });

  it('is refused where the outermost node is no document', () => {
    expect(() => admitDocument({ type: 'paragraph' })).toThrow('begins with "doc", not "paragraph"');
  });
});

const name = fc.constantFrom(
  'paragraph',
  'heading',
  'blockquote',
  'listItem',
  'bulletList',
  'table',
  'tableRow',
  'tableCell',
  'timeline',
  'event',
  'title',
  'image',
  'codeBlock',
  'hardBreak',
  'future',
  'factor',
);
const attrs = fc.dictionary(
  fc.constantFrom('id', 'level', 'audience', 'kind', 'depth', 'checked', 'src', 'novelty', '__proto__x'),
  fc.oneof(fc.jsonValue({ maxDepth: 1 })),
  { maxKeys: 3 },
);
const marks = fc.uniqueArray(fc.record({ type: fc.constantFrom('bold', 'code', 'glow', 'spark') }), {
  maxLength: 3,
  selector: (mark) => mark.type,
});
const anyNode = fc.letrec<{ node: NodeJSON }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.record({ type: fc.constant('text'), text: fc.string({ minLength: 1 }), marks }),
    fc.record({ type: name, attrs, content: fc.array(tie('node'), { maxLength: 4 }) }),
  ),
})).node;

/** What storage leaves out because it says nothing: empty lists, and attributes that equal the default. */
function meaning(json: NodeJSON): unknown {
  return inOrder(releaseDocument(admitDocument(json)));
}

describe('any JSON of nodes', () => {
  it('becomes a valid document, and what was released is admitted to the same document', () => {
    fc.assert(
      fc.property(fc.array(anyNode, { maxLength: 5 }), (content) => {
        const doc = admitDocument({ type: 'doc', content });
        doc.check();
        const again = admitDocument(releaseDocument(doc));
        expect(again.eq(doc)).toBe(true);
        expect(meaning(releaseDocument(doc))).toEqual(inOrder(releaseDocument(doc)));
      }),
      { numRuns: 500 },
    );
  });
});
