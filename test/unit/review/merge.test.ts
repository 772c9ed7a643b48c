import { describe, expect, it } from 'vitest';

import { documentSchema as schema } from '../../../renderer/document/schema';
import { mergeReview } from '../../../renderer/review/merge';
import { at } from '../support/build';
import {
  attribute,
  base,
  deleted,
  merged,
  moved,
  place,
  set,
  textOfBlock,
  typed,
  type Edit,
} from './merge-edits';

describe('mergeReview', () => {
  it('follows a paragraph that the author moved, to the right one of equal words', () => {
    const result = merged([moved('p1', 'a')], [typed('p1', 13, ' rate')]);
    expect(textOfBlock(result.document, 'p1')).toBe('the error the rate error the error');
    expect(result.outcomes[0]?.steps).toEqual(['reanchored']);
  });

  it('does not replace words that the author has replaced, and says what was meant', () => {
    const replace =
      (text: string): Edit =>
      (tr) => {
        const start = place(tr.doc, 'p2') + 1;
        tr.replaceWith(start, start + 6, schema.text(text));
      };
    const result = merged([replace('ours')], [replace('theirs')]);
    expect(textOfBlock(result.document, 'p2')).toBe('ours');
    expect(result.cards).toMatchObject([
      { reason: 'changed', steps: [{ stood: { block: 'p2', quote: 'second' } }] },
    ]);
    expect(JSON.stringify(result.cards[0]?.steps[0]?.inserted)).toContain('theirs');
  });

  it('keeps a row in which the author has typed since the reviewer saw it', () => {
    const result = merged([typed('e2p', 6, ' one')], [deleted('e2')]);
    expect(textOfBlock(result.document, 'e2')).toBe('middle one');
    expect(result.cards).toMatchObject([{ reason: 'changed' }]);
  });

  it('merges different attributes of one row, and makes a card of the same one', () => {
    const result = merged(
      [set('a1', 'owner', 'ours')],
      [set('a1', 'due', '2019-08-01'), set('a1', 'owner', 'theirs')],
    );
    expect(attribute(result.document, 'a1', 'due')).toBe('2019-08-01');
    expect(attribute(result.document, 'a1', 'owner')).toBe('ours');
    expect(result.cards[0]?.steps[0]?.attribute).toEqual({
      name: 'owner',
      base: 'web',
      ours: 'ours',
      theirs: 'theirs',
    });
  });

  it('has nothing to do where both replaced words by the same', () => {
    const replace: Edit = (tr) => {
      const start = place(tr.doc, 'p2') + 1;
      tr.replaceWith(start, start + 6, schema.text('both'));
    };
    const result = merged([replace], [replace]);
    expect(result.outcomes[0]?.steps).toEqual(['same']);
    expect(textOfBlock(result.document, 'p2')).toBe('both');
  });

  it('has nothing to do where both made the same change', () => {
    const result = merged([set('a1', 'owner', 'sre')], [set('a1', 'owner', 'sre')]);
    expect(result.steps).toEqual([]);
    expect(result.outcomes[0]?.steps).toEqual(['same']);
  });

  it('puts together moments that both added', () => {
    const result = merged([set('e1', 'moments', ['detected'])], [set('e1', 'moments', ['declared'])]);
    expect(attribute(result.document, 'e1', 'moments')).toEqual(['detected', 'declared']);
  });

  it('moves a row as it is in the draft, and puts it in time order', () => {
    const late = at('2019-07-02T13:40');
    const reviewer: Edit = (tr) => {
      set('e1', 'happened', late)(tr);
      const from = place(tr.doc, 'e1');
      const row = tr.doc.nodeAt(from);
      if (row === null) return;
      tr.delete(from, from + row.nodeSize);
      tr.insert(place(tr.doc, 'e3') + (tr.doc.nodeAt(place(tr.doc, 'e3'))?.nodeSize ?? 0), row);
    };
    const result = merged(
      [typed('e1p', 5, ' alarm'), set('e3', 'happened', at('2019-07-02T13:50'))],
      [reviewer],
    );
    expect(result.document.child(3).children.map((row) => row.attrs['id'])).toEqual(['e2', 'e1', 'e3']);
    expect(textOfBlock(result.document, 'e1')).toBe('first alarm');
    expect(attribute(result.document, 'e1', 'happened')).toEqual(late);
  });

  it('says that a factor answers to another one', () => {
    const result = merged([], [(tr) => tr.insert(place(tr.doc, 'f2'), schema.node('factor', { id: 'f3' }))]);
    expect(result.parents).toEqual([{ factor: 'f2', was: 'f1', now: 'f3' }]);
  });

  it('refuses steps that do not fit, in one sentence', () => {
    const step = { stepType: 'replace', from: 5, to: 9999 };
    const suggestion = { id: 's', author: { id: 'r', name: 'R', role: '' }, at: 0, steps: [step] };
    const input = {
      base,
      baseSteps: [],
      current: base,
      suggestions: [suggestion],
      applied: new Set<string>(),
    };
    expect(mergeReview(input)).toEqual({
      ok: false,
      message: 'Suggestion 1 of the review does not fit the version that was sent; nothing was merged.',
    });
  });

  it('makes a card of a suggestion that leaves no valid draft', () => {
    const result = merged([deleted('r1')], [deleted('r2'), typed('p2', 0, 'a ')]);
    expect(result.cards).toMatchObject([{ suggestion: 's0', reason: 'invalid' }]);
    expect(textOfBlock(result.document, 'p2')).toBe('a second');
  });

  it.each([
    ['a step', { stepType: 'fold', from: 1, to: 2 }],
    ['a node', { stepType: 'replace', from: 0, to: 0, slice: { content: [{ type: 'chart' }] } }],
    ['a mark', { stepType: 'addMark', from: 1, to: 3, mark: { type: 'glow' } }],
    ['nothing at all', null],
  ])('refuses %s that this version does not know, in one sentence', (_, step) => {
    const author = { id: 'r', name: 'R', role: '' };
    const suggestions = [{ id: 's', author, at: 0, steps: [step] }];
    const result = mergeReview({ base, baseSteps: [], current: base, suggestions, applied: new Set() });
    expect(result).toEqual({ ok: false, message: expect.stringMatching(/^[^.]+\.$/u) as string });
  });
});
