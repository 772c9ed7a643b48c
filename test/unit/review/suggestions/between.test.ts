import type { Node } from '@tiptap/pm/model';
import { AttrStep, DocAttrStep, ReplaceStep, Transform, type Step } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { documentSchema as schema } from '../../../../renderer/document/schema';
import { replay } from '../../../../renderer/review/replay';
import { stepsBetween } from '../../../../renderer/review/suggestions/between';
import { action, doc, h, node, p, title } from '../../support/build';
import { uniqueDocument } from '../random/document';
import { allKinds } from '../random/kinds';
import { randomFrom } from '../random/random';
import { editedBy } from '../random/sides';
import { repeatedDocument } from '../random/words';

const numRuns = Number(process.env['SUGGESTION_RUNS'] ?? 60);
const seeds = fc.integer({ min: 1, max: 1_000_000 });

function applied(before: Node, steps: readonly Step[]): Node {
  const result = replay(
    before,
    steps.map((step) => step.toJSON() as unknown),
  );
  if (!result.ok) throw new Error(`Step ${result.index} does not fit.`);
  return result.document;
}

/** As it comes from a file: nothing is shared with another document. */
const fresh = (document: Node): Node => schema.nodeFromJSON(document.toJSON());

describe('steps from one document to another', { timeout: 10_000 + numRuns * 200 }, () => {
  const base = doc(
    [
      title('Outage'),
      h(2, 'Cause', { id: 'cause' }),
      p('The error rate rose.', { id: 'rose' }),
      p('It fell again.', { id: 'fell' }),
      node('actions', [action('Add a canary.', { id: 'canary', owner: 'web team' })], { id: 'actions' }),
    ],
    { severity: 'SEV-2' },
  );

  const positionOf = (document: Node, id: string): number => {
    let found = -1;
    document.descendants((one, position) => {
      if (one.attrs['id'] === id) found = position;
    });
    return found;
  };

  it('are none between a document and itself', () => {
    expect(stepsBetween(base, fresh(base))).toEqual([]);
  });

  it('replace a word, and not its paragraph', () => {
    const at = positionOf(base, 'rose') + 1;
    const after = new Transform(base).replaceWith(at + 4, at + 9, schema.text('miss')).doc;
    const steps = stepsBetween(base, fresh(after));
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({ from: at + 4, to: at + 9 });
  });

  it('change each attribute by itself, those of the document too, whatever they are', () => {
    const tr = new Transform(base).setNodeAttribute(positionOf(base, 'canary'), 'due', '2019-08-01');
    tr.setNodeAttribute(positionOf(base, 'canary'), 'owner', 'cdn team');
    tr.setDocAttribute('severity', 'SEV-1').setDocAttribute('receipts', [{ review: 'r', at: 1 }]);
    const steps = stepsBetween(base, fresh(tr.doc));
    expect(
      steps.map((step) => (step instanceof AttrStep || step instanceof DocAttrStep ? step.attr : '')),
    ).toEqual(['owner', 'due', 'severity', 'receipts']);
  });

  it('move a block by taking it out and putting it back as it was', () => {
    const from = positionOf(base, 'fell');
    const block = base.nodeAt(from);
    if (block === null) throw new Error('There is no such block.');
    const after = new Transform(base)
      .delete(from, from + block.nodeSize)
      .insert(positionOf(base, 'cause'), block).doc;
    const steps = stepsBetween(base, fresh(after));
    expect(steps.every((step) => step instanceof ReplaceStep)).toBe(true);
    expect(steps).toHaveLength(2);
  });

  it('split a paragraph and join it again, with its words kept', () => {
    const middle = positionOf(base, 'rose') + 10;
    const tr = new Transform(base).split(middle);
    tr.setNodeAttribute(middle + 1, 'id', 'second');
    const split = fresh(tr.insert(middle, schema.text(' slowly')).doc);
    const there = stepsBetween(base, split);
    expect(applied(base, there).eq(split)).toBe(true);
    expect(JSON.stringify(there)).not.toMatch(/rate|error/u);
    const back = stepsBetween(split, base);
    expect(applied(split, back).eq(base)).toBe(true);
    expect(JSON.stringify(back)).not.toMatch(/rate|error/u);
  });

  it('lead there, whatever was done in between', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 14 }), (seed, count) => {
        const start = uniqueDocument(randomFrom(seed * 7919));
        const [one, other] = [
          editedBy(start, seed, 'author', allKinds, count).document,
          editedBy(start, seed + 1, 'reviewer', allKinds, count).document,
        ];
        for (const [from, to] of [
          [start, one],
          [one, other],
          [fresh(one), fresh(start)],
          [repeatedDocument(one, 'all'), repeatedDocument(other, 'all')],
        ] as const)
          expect(applied(from, stepsBetween(from, to)).eq(to)).toBe(true);
      }),
      { numRuns },
    );
  });

  it('lead from a draft to one that has nothing to do with it', () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, second) => {
        const [one, other] = [uniqueDocument(randomFrom(seed), 4), uniqueDocument(randomFrom(second), 5)];
        expect(applied(one, stepsBetween(one, other)).eq(other)).toBe(true);
      }),
      { numRuns: Math.min(numRuns, 60) },
    );
  });

  it('keep what stayed: hardly more is replaced than was changed', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const start = uniqueDocument(randomFrom(seed), 30);
        const { document } = editedBy(
          start,
          seed,
          'reviewer',
          ['insert', 'replace', 'owner', 'time', 'tableRow'],
          8,
        );
        const put = stepsBetween(start, document).reduce(
          (size, step) => size + (step instanceof ReplaceStep ? step.slice.size : 0),
          0,
        );
        expect(put).toBeLessThan(8 * 60);
      }),
      { numRuns },
    );
  });

  it('take well under a second for a hundred pages', () => {
    const start = uniqueDocument(randomFrom(1), 1_200);
    const { document } = editedBy(start, 2, 'author', allKinds, 30);
    const [from, to] = [fresh(start), fresh(document)];
    const began = performance.now();
    const steps = stepsBetween(from, to);
    // The bench measures it; this only fails where it is no longer linear. A busy machine has room.
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(applied(from, steps).eq(to)).toBe(true);
  });
});
