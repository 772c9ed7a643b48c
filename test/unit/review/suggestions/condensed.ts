import type { Node } from '@tiptap/pm/model';

import { replay } from '../../../../renderer/review/replay';
import { stepsBetween } from '../../../../renderer/review/suggestions/between';
import { suggestionsFrom, type MadeStep } from '../../../../renderer/review/suggestions/from-steps';
import type { Suggestion } from '../../../../renderer/review/types';
import type { Side } from '../random/sides';

export const reviewer = { id: 'r1', name: 'Ada', role: '' };

/** Names in tests are the contents themselves: two that are alike would show. */
export const idOf = async (content: string): Promise<string> => content;

export const madeBy = ({ suggestions }: Side): readonly MadeStep[] =>
  suggestions.flatMap(({ steps, at }) => steps.map((step) => ({ step, at })));

export const condense = async (base: Node, made: readonly MadeStep[]): Promise<readonly Suggestion[]> =>
  await suggestionsFrom({ base, made, author: reviewer, idOf });

/** A side whose suggestions are made of its step log. */
export async function condensedSide(base: Node, side: Side): Promise<Side> {
  return { ...side, suggestions: await condense(base, madeBy(side)) };
}

export const stepsIn = (suggestions: readonly Suggestion[]): readonly unknown[] =>
  suggestions.flatMap(({ steps }) => steps);

export function replayed(base: Node, suggestions: readonly Suggestion[]): Node {
  const result = replay(base, stepsIn(suggestions));
  if (!result.ok) throw new Error(`Step ${result.index} does not fit.`);
  return result.document;
}

/** Suggestions where nothing but the two documents is known. */
export const comparedWith = async (base: Node, result: Node): Promise<readonly Suggestion[]> =>
  await suggestionsFrom({
    base,
    made: [{ step: { stepType: 'fromTheFuture' }, at: 1 }],
    author: reviewer,
    idOf,
    result,
  });

/** A side whose steps are found by comparing what came of them with the base. */
export function withoutLog(base: Node, side: Side): Side {
  const steps = stepsBetween(base, side.document).map((step) => step.toJSON() as unknown);
  return { ...side, suggestions: [{ id: 'all', author: reviewer, at: 1, steps }] };
}
