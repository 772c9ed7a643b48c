import { Transform } from '@tiptap/pm/transform';
import type { Node } from '@tiptap/pm/model';
import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { documentSchema } from '../../../../renderer/document/schema';
import { stepProblem } from '../../../../renderer/review/files/step-check';
import { structuredDocument } from '../../support/random-document';

vi.setConfig({ testTimeout: 60_000 });

const { heading, blockquote } = documentSchema.nodes;
type Change = (tr: Transform, from: number, to: number) => unknown;

/** Every way in which the editor's own commands make steps. */
const changes: readonly [string, Change][] = [
  ['insert', (tr, from) => tr.insert(from, documentSchema.text('new'))],
  ['delete', (tr, from, to) => tr.delete(from, to)],
  ['replace', (tr, from, to) => tr.replace(from, to, tr.doc.slice(to, tr.doc.content.size))],
  ['split', (tr, from) => tr.split(from)],
  ['join', (tr, from) => tr.join(from)],
  ['mark', (tr, from, to) => tr.addMark(from, to, documentSchema.mark('bold'))],
  ['unmark', (tr, from, to) => tr.removeMark(from, to)],
  ['attribute', (tr, from) => tr.setNodeAttribute(from, 'audience', 'internal')],
  ['fact', (tr) => tr.setDocAttribute('severity', 'SEV-2')],
  ['type', (tr, from, to) => heading && tr.setBlockType(from, to, heading, { level: 2 })],
  [
    'wrap',
    (tr, from, to) => {
      const range = tr.doc.resolve(from).blockRange(tr.doc.resolve(to));
      return range && blockquote && tr.wrap(range, [{ type: blockquote }]);
    },
  ],
];

function stepsOf(doc: Node, change: Change, from: number, to: number): readonly unknown[] {
  const tr = new Transform(doc);
  try {
    change(tr, from, to);
  } catch {
    // Not every change is possible everywhere; the steps that were made are steps all the same.
  }
  return tr.steps.map((step): unknown => JSON.parse(JSON.stringify(step.toJSON())));
}

describe('the check of steps', () => {
  it('takes every step that an editor makes', () => {
    const seen = new Set<unknown>();
    const made = new Set<string>();
    fc.assert(
      fc.property(
        structuredDocument,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (doc, a, b) => {
          const [from = 0, to = 0] = [a, b]
            .map((part) => Math.floor(part * doc.content.size))
            .toSorted((x, y) => x - y);
          for (const [name, change] of changes) {
            for (const step of stepsOf(doc, change, from, to)) {
              expect(stepProblem(step, false), JSON.stringify(step)).toBeNull();
              seen.add((step as { stepType: string }).stepType);
              made.add(name);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(made.size).toBeGreaterThan(7);
    expect([...seen]).toEqual(
      expect.arrayContaining(['replace', 'replaceAround', 'addMark', 'attr', 'docAttr']),
    );
  });

  it('takes the steps of nodes with marks and of several marks at once', () => {
    const mark = { type: 'link', attrs: { href: 'https://x.test' } };
    for (const step of [
      { stepType: 'addNodeMark', pos: 1, mark },
      { stepType: 'removeNodeMark', pos: 1, mark },
      { stepType: 'markSet', steps: [{ stepType: 'removeMark', from: 1, to: 2, mark }] },
    ])
      expect(stepProblem(step, false)).toBeNull();
  });

  it('takes a step of a type from a newer version only from there', () => {
    expect(stepProblem({ stepType: 'moveRow', by: 2 }, true)).toBeNull();
    expect(stepProblem({ stepType: 'moveRow', by: 2 }, false)).not.toBeNull();
    expect(stepProblem({ stepType: 'replace', from: -1, to: 2 }, true)).not.toBeNull();
  });
});
