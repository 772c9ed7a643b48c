import type { Node } from '@tiptap/pm/model';
import { Mapping, Step, Transform } from '@tiptap/pm/transform';

import type { NodeJSON } from '../../../renderer/document/draft';
import { documentSchema } from '../../../renderer/document/schema';
import { makeAnchor, placeAnchors } from '../../../renderer/review/anchor';
import { mergeReview } from '../../../renderer/review/merge';
import type { Anchor, Suggestion } from '../../../renderer/review/types';
import { bigHome } from '../../unit/review/home/big-review';
import { serve } from '../frame/candidate';

/*
 * A review of a long draft that comes home: every suggestion merged and every comment placed, beside the same steps rebased
 * as prosemirror-collab does it, which places no comment, reports nothing and keeps nothing that has lost its place.
 */

interface Size {
  readonly pages: number;
  readonly suggestions: number;
  readonly comments: number;
}

interface Home {
  readonly base: NodeJSON;
  readonly current: NodeJSON;
  readonly baseSteps: readonly unknown[];
  readonly suggestions: readonly Suggestion[];
  readonly anchors: readonly Anchor[];
}

let made: { readonly size: string; readonly home: Home } | null = null;

/** Comments on the first words of blocks all over the document. */
function anchorsIn(base: Node, count: number): readonly Anchor[] {
  const places: number[] = [];
  base.descendants((node, position) => {
    if (node.isTextblock && node.content.size > 12) places.push(position);
  });
  return Array.from({ length: count }, (_, index) => {
    const from = (places[Math.floor((index * places.length) / count)] ?? 0) + 1;
    return makeAnchor(base, { from, to: from + 12 }, 1);
  }).filter((anchor) => anchor !== null);
}

/** The same for the same size; made once, because it takes longer than what is measured. */
function homeOf(input: string): Home {
  if (made?.size === input) return made.home;
  const { pages, suggestions, comments } = JSON.parse(input) as Size;
  const { current, reviews } = bigHome(pages, 1, suggestions, 200);
  const [review] = reviews;
  if (review === undefined) throw new Error('There is no review.');
  const home: Home = {
    base: review.base.toJSON() as NodeJSON,
    current: current.toJSON() as NodeJSON,
    baseSteps: review.baseSteps,
    suggestions: review.review.suggestions,
    anchors: anchorsIn(review.base, comments),
  };
  made = { size: input, home };
  return home;
}

/** New documents for each run, so that nothing is remembered. */
function prepared(input: string) {
  const home = homeOf(input);
  const [base, current] = [home.base, home.current].map((json) => documentSchema.nodeFromJSON(json)) as [
    Node,
    Node,
  ];
  return { ...home, base, current };
}

type Prepared = ReturnType<typeof prepared>;

const stepsFrom = (json: readonly unknown[]): readonly Step[] =>
  json.map((step) => Step.fromJSON(documentSchema, step));

/** prosemirror-collab's rebaseSteps: the reviewer's steps taken back, the author's applied, the reviewer's mapped over them. */
function rebase({ base, baseSteps, suggestions }: Prepared): Node {
  const theirs = new Transform(base);
  for (const step of stepsFrom(suggestions.flatMap(({ steps }) => steps))) theirs.step(step);
  const tr = new Transform(theirs.doc);
  const mapping = new Mapping();
  const put = (step: Step, mirrors?: number): void => {
    tr.step(step);
    mapping.appendMap(step.getMap(), mirrors);
  };
  for (const [index, step] of [...theirs.steps.entries()].toReversed())
    put(step.invert(theirs.docs[index] ?? base));
  for (const step of stepsFrom(baseSteps)) put(step);
  let from = theirs.steps.length;
  for (const step of theirs.steps) {
    const mapped = step.map(mapping.slice(from));
    from -= 1;
    if (mapped !== null && mapped.apply(tr.doc).failed === null) put(mapped, from);
  }
  return tr.doc;
}

serve({
  merge: {
    prepare: prepared,
    run: (given) => {
      const { base, current, baseSteps, suggestions, anchors } = given as Prepared;
      const result = mergeReview({ base, baseSteps, current, suggestions, applied: new Set() });
      if (!result.ok) throw new Error(result.message);
      const placed = placeAnchors(result.document, anchors, {
        base,
        steps: stepsFrom([...baseSteps, ...result.steps]),
      });
      return { size: result.outcomes.length + placed.length };
    },
  },
  rebase: { prepare: prepared, run: (given) => ({ size: rebase(given as Prepared).content.size }) },
});
