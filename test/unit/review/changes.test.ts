import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { documentSchema as schema } from '../../../renderer/document/schema';
import { textOf } from '../../../renderer/review/block-text';
import {
  changesBetween,
  compareDocuments,
  type BlockChange,
  type DocumentChanges,
} from '../../../renderer/review/changes';
import { movedUnits, pairUnits, risingPart, unitsOf } from '../../../renderer/review/changes-match';
import { diffWords, type TextPart } from '../../../renderer/review/changes-words';
import { action, at, doc, event, factor, h, impact, marked, node, p } from '../support/build';
import { structuredDocument } from '../support/random-document';
import { withPlacedIds } from '../support/without-ids';
import { edited, edits, moveKinds, shapeKinds, textKinds, textPlaces } from './anchor-edits';
import { repeatingDocument, wordsDocument } from './words-document';

const runs = { numRuns: Number(process.env['REVIEW_RUNS'] ?? '300') };

const joined = (parts: readonly TextPart[], kind: 'added' | 'removed'): string =>
  parts.map((part) => (part.kind === 'same' || part.kind === kind ? part.text : '')).join('');

/** The texts of one side as the changes tell them, in its order. */
function told({ sections }: DocumentChanges, side: 'before' | 'after'): readonly string[] {
  const kind = side === 'before' ? 'removed' : 'added';
  return sections
    .flatMap(({ blocks }) => blocks)
    .filter((block) => block[side] !== null && schema.nodes[block.type]?.isTextblock === true)
    .toSorted((one, other) => (one[side] ?? 0) - (other[side] ?? 0))
    .map(({ parts }) => joined(parts, kind));
}

const texts = (doc: Node): readonly string[] => textPlaces(doc).map(({ node }) => textOf(node));

const changed = (changes: DocumentChanges): readonly BlockChange[] =>
  changes.sections.flatMap(({ blocks }) => blocks);

describe('words', () => {
  it('are told apart in any script', () => {
    expect(diffWords('The database was slow.', 'The database was very slow.')).toEqual([
      { kind: 'same', text: 'The database was ' },
      { kind: 'added', text: 'very ' },
      { kind: 'same', text: 'slow.' },
    ]);
    expect(diffWords('データベースが遅い', 'データベースが速い').length).toBeGreaterThan(1);
    expect(diffWords('', '')).toEqual([]);
  });

  it('make up both texts', () => {
    const word = fc.constantFrom('a', 'the', ' ', '  ', '\n', 'é', '遅い', '👩‍👩‍👧', '13:42', '.', '\uFFFC');
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffWords(before, after);
        expect(joined(parts, 'removed')).toBe(before);
        expect(joined(parts, 'added')).toBe(after);
        expect(parts.every(({ text }) => text !== '')).toBe(true);
        expect(parts.every(({ kind }) => kind === 'same')).toBe(before === after || parts.length === 0);
      }),
      runs,
    );
  });
});

describe('the part of a list that rises', () => {
  it('is a longest one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 20 }), { maxLength: 9 }), (numbers) => {
        const places = [...risingPart(numbers)].toSorted((a, b) => a - b);
        const part = places.map((place) => numbers[place] ?? -1);
        expect(part).toEqual(part.toSorted((a, b) => a - b));
        let longest = 0;
        const best: number[] = [];
        for (const [place, number] of numbers.entries()) {
          best[place] = 1 + Math.max(0, ...best.filter((_, earlier) => (numbers[earlier] ?? 0) < number));
          longest = Math.max(longest, best[place] ?? 0);
        }
        expect(part).toHaveLength(longest);
      }),
      runs,
    );
  });
});

describe('changes between documents', () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 9 });
  const list = edits([...textKinds, ...shapeKinds, ...moveKinds], 6);

  it('hold the text of both, whatever was edited', () => {
    fc.assert(
      fc.property(lengths, list, fc.boolean(), (sizes, list, isRepeating) => {
        const unique = wordsDocument(sizes);
        const end = edited(unique, list).doc;
        const [before, after] = isRepeating
          ? [repeatingDocument(unique), repeatingDocument(end)]
          : [unique, end];
        const all = compareDocuments(before, after);
        expect(told(all, 'before')).toEqual(texts(before));
        expect(told(all, 'after')).toEqual(texts(after));
      }),
      runs,
    );
  });

  it('hold the text of documents that have nothing in common', () => {
    fc.assert(
      fc.property(structuredDocument, structuredDocument, (before, after) => {
        const all = compareDocuments(before, after);
        expect(told(all, 'before')).toEqual(texts(before));
        expect(told(all, 'after')).toEqual(texts(after));
      }),
      { numRuns: 100 },
    );
  });

  it('are none between equal documents, and never none between others', () => {
    fc.assert(
      fc.property(lengths, list, (sizes, list) => {
        const before = wordsDocument(sizes);
        const { doc: after } = edited(before, list);
        const copy = schema.nodeFromJSON(before.toJSON());
        expect(changesBetween(before, copy)).toEqual({ facts: [], sections: [] });
        const { facts, sections } = changesBetween(before, after);
        const isSame = JSON.stringify(withPlacedIds(after)) === JSON.stringify(withPlacedIds(before));
        expect(isSame || facts.length + sections.length > 0).toBe(true);
      }),
      runs,
    );
  });

  it('keep what is gone beside what it stood beside, and not beside what moved', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => p(id, { id }));
    const { sections } = compareDocuments(
      doc([a!, b!, c!]),
      doc([c!, a!].toReversed().concat(p('d', { id: 'd' }))),
    );
    expect(sections[0]?.blocks.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    const moved = compareDocuments(
      doc([a!, b!, c!, p('d', { id: 'd' })]),
      doc([c!, p('d', { id: 'd' }), a!]),
    );
    expect(moved.sections[0]?.blocks.map(({ id }) => id)).toEqual(['b', 'c', 'd', 'a']);
  });

  it('tell a move as a move of what moved, and nothing else', () => {
    const before = wordsDocument([3, 4, 5]);
    fc.assert(
      fc.property(edits(['move', 'moveFirst'], 1), (list) => {
        const { doc: after } = edited(before, list);
        const blocks = changed(changesBetween(before, after));
        expect(blocks.every(({ kind, movedFrom }) => kind === 'same' && movedFrom !== null)).toBe(true);
        expect(blocks.length).toBeLessThanOrEqual(2);
      }),
      runs,
    );
  });
});

const before = doc(
  [
    h(2, 'Timeline', { id: 'h1' }),
    node('timeline', [event('Alarm rang', { id: 'e1', happened: at('2019-07-02T13:42') })], { id: 't' }),
    h(2, 'Causes', { id: 'h2' }),
    p(['A ', marked('full', 'bold'), ' disk.'], { id: 'p1' }),
    node('factors', [factor('Disk', { id: 'f1' })], { id: 'fs' }),
    node('impacts', [impact('Slow pages', { id: 'i1', start: 'e1' })], { id: 'is' }),
    h(2, 'Actions', { id: 'h3' }),
    node('actions', [action('Add disks', { id: 'a1', owner: 'web team', due: '2019-08-01' })], { id: 'as' }),
  ],
  { severity: 'SEV-2' },
);

describe('facts', () => {
  const change = (make: (tr: Transform, at: (id: string) => number) => void): DocumentChanges => {
    const tr = new Transform(before);
    make(tr, (id) => {
      let found = -1;
      before.descendants((node, position) => {
        if (node.attrs['id'] === id) found = position;
      });
      return found;
    });
    return changesBetween(before, tr.doc);
  };
  const said = (changes: DocumentChanges): readonly string[] =>
    changed(changes).flatMap(({ attributes }) =>
      attributes.map(({ label, before, after }) => `${label}: ${before} → ${after}`),
    );

  it('are said in words', () => {
    const set = (id: string, name: string, value: unknown) =>
      said(change((tr, at) => tr.setNodeAttribute(at(id), name, value)));
    expect(set('e1', 'happened', at('2019-07-02T13:45'))).toEqual(['time: 13:42 → 13:45']);
    expect(set('e1', 'happened', at('2019-07-03T13:42'))).toEqual([
      'time: 2 July 2019, 13:42 → 3 July 2019, 13:42',
    ]);
    expect(set('e1', 'happened', null)).toEqual(['time: 2 July 2019, 13:42 → ']);
    expect(set('e1', 'moments', ['impact-started', 'detected'])).toEqual([
      'moments:  → impact starts, detected',
    ]);
    expect(set('a1', 'owner', 'database team')).toEqual(['owner: web team → database team']);
    expect(set('a1', 'due', 'end of the quarter')).toEqual(['due: 2019-08-01 → end of the quarter']);
    expect(set('a1', 'status', 'in-progress')).toEqual(['status:  → in progress']);
    expect(set('a1', 'answers', ['f1'])).toEqual(['factors answered:  → factor 1']);
    expect(set('f1', 'depth', 1)).toEqual(['depth of the chain of whys: 0 → 1']);
    expect(set('i1', 'end', 'e1')).toEqual(['end:  → 13:42 Alarm rang']);
    expect(set('h2', 'level', 3)).toEqual(['heading level: 2 → 3']);
    expect(set('p1', 'audience', 'internal')).toEqual(['audience:  → internal']);
    expect(set('p1', 'extra', { colour: 'red' })).toEqual(['facts of a newer version:  → {"colour":"red"}']);
  });

  it('of the draft stand apart', () => {
    expect(change((tr) => tr.setDocAttribute('severity', 'SEV-1')).facts).toEqual([
      { name: 'severity', label: 'severity', before: 'SEV-2', after: 'SEV-1' },
    ]);
    expect(
      change((tr) => tr.setDocAttribute('roles', [{ role: 'scribe', name: 'Ann' }])).facts[0]?.after,
    ).toBe('scribe: Ann');
  });

  it('stand in their section, with the row they belong to', () => {
    const { sections } = change((tr, at) => tr.setNodeAttribute(at('a1'), 'owner', 'x'));
    expect(sections).toMatchObject([
      {
        id: 'h3',
        heading: 'Actions',
        kind: 'kept',
        blocks: [{ type: 'action', row: { type: 'action', id: 'a1', headline: 'Add disks' } }],
      },
    ]);
  });

  it('of a line are its marks', () => {
    const { sections } = change((tr, at) => tr.removeMark(at('p1'), at('p1') + 8, schema.marks['bold']));
    expect(sections).toMatchObject([{ id: 'h2', blocks: [{ id: 'p1', kind: 'changed', formatting: true }] }]);
  });

  it('keep what is gone in its section, and a section that is gone in its place', () => {
    const gone = change((tr, at) => tr.delete(at('p1'), at('fs')));
    expect(gone.sections).toMatchObject([{ id: 'h2', blocks: [{ id: 'p1', kind: 'removed', before: 5 }] }]);
    const section = change((tr, at) => tr.delete(at('h2'), at('h3')));
    expect(section.sections.map(({ id, kind }) => [id, kind])).toEqual([['h2', 'removed']]);
    const all = compareDocuments(before, new Transform(before).delete(0, 10).doc).sections;
    expect(all.map(({ heading }) => heading)).toEqual(['', 'Timeline', 'Causes', 'Actions']);
  });

  it('of a block of another kind name both kinds', () => {
    const after = doc(
      before.children.map((child) =>
        child.attrs['id'] === 'p1' ? h(4, 'A full disk.', { id: 'p1' }) : child.toJSON(),
      ),
      {
        severity: 'SEV-2',
      },
    );
    expect(said(changesBetween(before, after))).toContain('kind of block: paragraph → heading');
  });
});

describe('units', () => {
  it('are paired by what they hold where they have no ids', () => {
    const [one, other] = [doc([p('a'), p('b'), p('a')]), doc([p('b'), p('a'), p('c'), p('a')])].map(unitsOf);
    const pairs = pairUnits(one!, other!);
    expect(pairs.before).toEqual([1, 0, null, 2]);
    expect(movedUnits(one!, other!, pairs).size).toBe(1);
  });
});
