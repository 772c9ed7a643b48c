import type { Node } from '@tiptap/pm/model';
import type { Step } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { makeAnchor, mapAnchors, placeAnchors, type Placement } from '../../../renderer/review/anchor';
import type { Anchor } from '../../../renderer/review/types';
import { edited, edits, moveKinds, shapeKinds, textKinds, textPlaces, type EditKind } from './anchor-edits';
import { repeating, repeatingDocument, repeatingStep, wordsDocument } from './words-document';

const runs = Number(process.env['REVIEW_RUNS'] ?? '300');

interface Tally {
  alive: number;
  whole: number;
  part: number;
  detached: number;
  wrong: string[];
}

/** With all steps at once, edit by edit as they are made, or by the text alone. */
type How = 'steps' | 'live' | 'text';

function place(
  how: How,
  base: Node,
  turns: readonly (readonly Step[])[],
  end: Node,
  anchors: readonly Anchor[],
): readonly Placement[] {
  if (how === 'text') return placeAnchors(end, anchors);
  if (how === 'steps') return placeAnchors(end, anchors, { base, steps: turns.flat() });
  let [doc, mapped] = [base, anchors];
  for (const [turn, steps] of turns.entries()) {
    const before = doc;
    doc = steps.reduce((doc, step) => step.apply(doc).doc ?? doc, doc);
    mapped = mapAnchors(mapped, { base: before, steps }, doc, turn + 2);
  }
  return placeAnchors(doc, mapped);
}

/** Comments on words of random documents, after random edits; judged by the words' names in the document without repeats. */
function measure(kinds: readonly EditKind[], isRepeating: boolean, how: How): Tally {
  const tally: Tally = { alive: 0, whole: 0, part: 0, detached: 0, wrong: [] };
  const choices = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: 3 })), { minLength: 8, maxLength: 8 });
  const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 9 });
  fc.assert(
    fc.property(lengths, edits(kinds, 6), choices, (sizes, list, comments) => {
      const unique = wordsDocument(sizes);
      const after = edited(unique, list);
      const base = isRepeating ? repeatingDocument(unique) : unique;
      const steps = isRepeating ? after.steps.map(repeatingStep) : after.steps;
      const end = isRepeating ? steps.reduce((doc, step) => step.apply(doc).doc ?? doc, base) : after.doc;
      const present = new Set(after.doc.textBetween(0, after.doc.content.size, ' ', ' ').match(/w\d{4}/gu));
      const quotes = comments.flatMap(([block, word, length]) => {
        const places = textPlaces(unique);
        const { node, position } = places[block % places.length]!;
        const words = [...node.textContent.matchAll(/\S+/gu)];
        const one = word % words.length;
        const last = words[Math.min(words.length - 1, one + length)]!;
        const from = position + 1 + words[one]!.index;
        const to = position + 1 + last.index + last[0].length;
        const anchor = makeAnchor(base, { from, to }, 1)!;
        const wanted = unique.textBetween(from, to).split(' ');
        return [{ anchor, wanted, alive: wanted.filter((name) => present.has(name)) }];
      });
      const anchors = quotes.map(({ anchor }) => anchor);
      const turns = isRepeating ? after.turns.map((turn) => turn.map(repeatingStep)) : after.turns;
      const placements = place(how, base, turns, end, anchors);
      for (const [index, { wanted, alive, anchor }] of quotes.entries()) {
        const placed = placements[index]!;
        if (alive.length > 0) tally.alive += 1;
        if (placed.kind === 'detached') {
          if (alive.length > 0) tally.detached += 1;
          continue;
        }
        const names = placed.stretches.flatMap(
          ({ from, to }) => after.doc.textBetween(from, to, ' ', ' ').match(/w\d{4}/gu) ?? [],
        );
        const held = alive.filter((name) => names.includes(name));
        if (held.length === 0)
          tally.wrong.push(JSON.stringify({ quote: repeating(anchor.quote), wanted, names, list }));
        else if (held.length === alive.length && names.every((name) => wanted.includes(name)))
          tally.whole += 1;
        else tally.part += 1;
      }
    }),
    { numRuns: runs },
  );
  return tally;
}

it.each([...textKinds, ...shapeKinds, ...moveKinds])('an edit of the kind "%s" has steps', (kind) => {
  const document = wordsDocument([4, 2, 6]);
  const first: EditKind = kind === 'undo' ? 'insert' : 'mark';
  const made = Array.from({ length: 40 }, (_, turn) =>
    edited(document, [
      { kind: first, a: turn, b: 1, c: 2 },
      { kind, a: turn, b: turn * 3, c: turn * 7 },
    ]),
  );
  expect(made.filter(({ turns }) => (turns[1] ?? []).length > 0).length).toBeGreaterThan(0);
});

describe.each([false, true])(
  'comments of random documents, words repeating: %s',
  { timeout: 10_000 + 30 * runs },
  (isRepeating) => {
    it('are all right after edits of text, splits, joins, wraps and other blocks', () => {
      const tally = measure([...textKinds, ...shapeKinds], isRepeating, 'steps');
      expect(tally.wrong).toEqual([]);
      expect(tally.whole / tally.alive).toBe(1);
    });

    it('are right after moves too', () => {
      const tally = measure(
        [...textKinds, ...shapeKinds, ...moveKinds, 'move', 'moveFirst'],
        isRepeating,
        'steps',
      );
      expect(tally.wrong).toEqual([]);
      expect(tally.whole / tally.alive).toBeGreaterThanOrEqual(0.997);
    });

    it('are followed edit by edit, in one of the blocks where their words were split', () => {
      const tally = measure([...textKinds, ...shapeKinds, ...moveKinds], isRepeating, 'live');
      expect(tally.wrong).toEqual([]);
      expect(tally.detached / tally.alive).toBeLessThanOrEqual(0.003);
      expect(tally.whole / tally.alive).toBeGreaterThanOrEqual(0.97);
    });

    it('are never in a wrong place where the steps are not known', () => {
      const tally = measure([...textKinds, ...shapeKinds, ...moveKinds], isRepeating, 'text');
      expect(tally.wrong).toEqual([]);
      expect(tally.whole / tally.alive).toBeGreaterThanOrEqual(0.98);
    });
  },
);
