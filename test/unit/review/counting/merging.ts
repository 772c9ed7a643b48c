import type { Node } from '@tiptap/pm/model';

import { mergeReview } from '../../../../renderer/review/merge';
import type { MergeResult } from '../../../../renderer/review/merge-result';
import { allKinds, type EditKind } from '../random/kinds';
import { editedBy, stepsOf, type Side } from '../random/sides';

export interface Mix {
  readonly name: string;
  readonly author: readonly EditKind[];
  readonly reviewer: readonly EditKind[];
}

/** The mixes of the experiment that the design rests on, and one of every kind of edit on both sides. */
export const mixes: readonly Mix[] = [
  {
    name: 'text only',
    author: ['insert', 'insert', 'replace', 'delete', 'mark'],
    reviewer: ['insert', 'insert', 'replace', 'delete', 'mark'],
  },
  {
    name: 'author restructures',
    author: ['insert', 'split', 'join', 'type', 'wrap', 'moveBlock', 'newBlock'],
    reviewer: ['insert', 'insert', 'replace', 'mark'],
  },
  {
    name: 'both restructure',
    author: ['insert', 'split', 'join', 'type', 'wrap', 'moveBlock', 'newBlock'],
    reviewer: ['insert', 'replace', 'split', 'type', 'newBlock', 'wrap'],
  },
  { name: 'everything', author: allKinds, reviewer: allKinds },
];

export const sidesOf = (base: Node, seed: number, mix: Mix, edits = 6) => ({
  author: editedBy(base, seed * 31 + 1, 'author', mix.author, edits),
  reviewer: editedBy(base, seed * 37 + 2, 'reviewer', mix.reviewer, edits),
});

const nothing: ReadonlySet<string> = new Set();

/** @param applied ids of suggestions that are taken as merged before */
export const mergeOf = (
  base: Node,
  author: Side,
  reviewer: Side,
  applied: ReadonlySet<string> = nothing,
): MergeResult =>
  mergeReview({
    base,
    baseSteps: stepsOf(author),
    current: author.document,
    suggestions: reviewer.suggestions,
    applied,
  });

/** Merges the same review into what the first merge made. */
export const mergeAgain = (
  base: Node,
  author: Side,
  reviewer: Side,
  first: Extract<MergeResult, { ok: true }>,
  applied: ReadonlySet<string> = nothing,
): MergeResult =>
  mergeReview({
    base,
    baseSteps: [...stepsOf(author), ...first.steps],
    current: first.document,
    suggestions: reviewer.suggestions,
    applied,
  });
