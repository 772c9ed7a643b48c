import type { Node } from '@tiptap/pm/model';
import type { Step } from '@tiptap/pm/transform';

import { attributeSteps, factSteps } from './attribute-steps';
import type { Change, IsFact } from './change';
import { kindSteps } from './kind-steps';
import { markSteps } from './mark-steps';
import type { Pair } from './piece';

/** Kinds of blocks, attributes and marks that differ where all else is the same; null where something else differs. */
export function changesInPlace({ before, after }: Pair, isFact: IsFact): readonly Change[] | null {
  const kinds = kindSteps(before, after);
  const attributes = attributeSteps(before, after);
  const marks = markSteps(before, after);
  if (kinds === null || attributes === null || marks === null) return null;
  const inOrder = (...changes: readonly Change[]): readonly Change[] =>
    changes.toSorted((one, other) => (one.pieces[0]?.fromB ?? 0) - (other.pieces[0]?.fromB ?? 0));
  const facts = factSteps(before, after, isFact);
  // A block of another kind may allow marks that it did not allow before, or no longer allow them.
  const orders = [
    [...inOrder(...kinds, ...attributes, ...marks), ...facts],
    [...inOrder(...marks), ...inOrder(...kinds, ...attributes), ...facts],
  ];
  const stepsOf = (changes: readonly Change[]): readonly Step[] => changes.flatMap(({ steps }) => steps);
  return (
    orders.find((changes) => applied(before, stepsOf(changes))?.content.eq(after.content) === true) ?? null
  );
}

/** A document with steps; null where one does not fit. */
export function applied(document: Node, steps: readonly Step[]): Node | null {
  let doc = document;
  for (const step of steps) {
    const next = step.apply(doc).doc;
    if (next === null) return null;
    doc = next;
  }
  return doc;
}
