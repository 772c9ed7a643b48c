import type { Node } from '@tiptap/pm/model';
import { ReplaceStep } from '@tiptap/pm/transform';

import { Chain } from './chain';
import { carrying, type Carrying } from './moves';
import { replay, undone, type Replayed } from './replay';
import { mirrorTaken } from './taken-steps';
import type { Suggestion } from './types';

/** A suggestion with its steps on the documents that the reviewer had. */
export interface Made {
  readonly suggestion: Suggestion;
  readonly steps: readonly Replayed[];
  /** How many steps of the reviewer come before it. */
  readonly first: number;
  /** What its steps take out and put in. */
  readonly carried: Carrying;
}

/** A review and what its author did since it was sent, replayed. */
export interface Prepared {
  readonly base: Node;
  readonly author: readonly Replayed[];
  readonly made: readonly Made[];
  /** All steps of the reviewer. */
  readonly theirs: readonly Replayed[];
  /** Back over the reviewer's steps and on over the author's. */
  readonly chain: Chain;
  /** What the author's steps take out and put in. */
  readonly authorCarries: () => Carrying;
  /** The text that they put in. */
  readonly authored: () => string;
}

export type Preparation =
  | { readonly ok: true; readonly prepared: Prepared }
  /** `suggestion` is the index of the first that does not fit. */
  | { readonly ok: false; readonly suggestion: number };

/**
 * Replays the suggestions of a review on the base.
 *
 * @param taken ids of those that may be in the draft already: where the author's steps hold one as it was made, what builds
 *   on it is placed as exactly as when both are placed together
 */
export function prepareReview(
  base: Node,
  author: readonly Replayed[],
  suggestions: readonly Suggestion[],
  taken: ReadonlySet<string>,
): Preparation {
  const made: Made[] = [];
  const theirs: Replayed[] = [];
  for (const [index, suggestion] of suggestions.entries()) {
    const replayed = replay(theirs.at(-1)?.after ?? base, suggestion.steps);
    if (!replayed.ok) return { ok: false, suggestion: index };
    const { steps } = replayed;
    made.push({ suggestion, steps, first: theirs.length, carried: carrying(steps) });
    theirs.push(...steps);
  }
  const chain = Chain.start();
  for (const step of theirs.toReversed()) chain.push(undone(step), true);
  for (const step of author) chain.push(step);
  const own = mirrorTaken(chain, theirs, author, takenSteps(made, taken));
  const others = own.size === 0 ? author : author.filter((_, index) => !own.has(index));
  const authorCarries = once(() => carrying(others));
  const authored = once(() => insertedText(others));
  return { ok: true, prepared: { base, author, made, theirs, chain, authorCarries, authored } };
}

/** Indexes of the steps of suggestions that were taken. */
const takenSteps = (made: readonly Made[], taken: ReadonlySet<string>): readonly number[] =>
  made
    .filter(({ suggestion }) => taken.has(suggestion.id))
    .flatMap(({ first, steps }) => steps.map((_, index) => first + index));

/** What is asked for seldom and takes long. */
function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** The text that steps put in, a line each. */
export function insertedText(steps: readonly Replayed[]): string {
  return steps
    .map(({ step }) =>
      step instanceof ReplaceStep ? step.slice.content.textBetween(0, step.slice.content.size, '\n') : '',
    )
    .join('\n');
}
