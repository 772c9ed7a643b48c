import type { Node } from '@tiptap/pm/model';

import { admitDocument } from '../../../document/admit';
import { documentSchema } from '../../../document/schema';
import { mapAnchors } from '../../../review/anchor';
import { cardOf } from '../../../review/card';
import type { Card } from '../../../review/merge-result';
import { prepareReview } from '../../../review/merge-prepare';
import { decidedIds, receiptsOf } from '../../../review/home/decide';
import { planReviews, takeSuggestions } from '../../../review/home/plan';
import type { PlanInput } from '../../../review/home/plan-types';
import { replay } from '../../../review/replay';
import { stepsBetween } from '../../../review/suggestions/between';
import type { Thread } from '../../../review/types';
import type { HomeAnswer, HomeRequest, ReviewToPlan, RoundToPlan } from './home-messages';
import { withoutSuperseded } from './superseded';

interface RoundHere {
  readonly base: Node;
  /** From the base to the draft; grows as the draft does. */
  readonly steps: unknown[];
}

interface Draft {
  doc: Node;
  version: number;
  readonly rounds: ReadonlyMap<string, RoundHere>;
  readonly reviews: readonly ReviewToPlan[];
}

/**
 * Plans for a draft that it follows by its steps. What has come home counts where the draft has its receipt, what was
 * decided where it has the decision, so undo needs no word of its own.
 *
 * @returns what answers a request; null where there is nothing to answer
 */
export function createPlanner(): (request: HomeRequest) => HomeAnswer | null {
  let draft: Draft | null = null;

  return (request) => {
    switch (request.kind) {
      case 'open':
        draft = open(request);
        return null;
      case 'follow': {
        const followed = draft === null ? null : follow(draft, request.steps);
        if (draft === null || followed === null) {
          draft = null;
          return { kind: 'lost' };
        }
        draft.doc = followed;
        draft.version = request.version;
        return null;
      }
      case 'plan':
        if (draft === null) return { kind: 'lost' };
        return { kind: 'planned', version: draft.version, result: planReviews(inputOf(draft)) };
      case 'take': {
        if (draft === null) return { kind: 'lost' };
        const taking = takeSuggestions(inputOf(draft), new Set(request.wanted));
        return { kind: 'taking', ask: request.ask, version: draft.version, taking };
      }
      case 'anchor':
        if (draft === null) return { kind: 'lost' };
        return { kind: 'anchored', ask: request.ask, threads: anchored(draft, request) };
      case 'describe': {
        if (draft === null) return { kind: 'lost' };
        return { kind: 'described', ask: request.ask, cards: describe(draft, new Set(request.suggestions)) };
      }
    }
  };
}

function open({ version, document, rounds, reviews }: Extract<HomeRequest, { kind: 'open' }>): Draft {
  const doc = documentSchema.nodeFromJSON(document);
  return {
    doc,
    version,
    rounds: new Map(
      rounds.map((round) => [round.id, { base: admitDocument(round.base), steps: way(round, doc) }]),
    ),
    reviews,
  };
}

/** The steps from a round to the draft: those of the log where they lead there, else what tells the two apart. */
function way({ base: json, steps }: RoundToPlan, doc: Node): unknown[] {
  const base = admitDocument(json);
  if (steps !== null) {
    const replayed = replay(base, steps);
    if (replayed.ok && replayed.document.eq(doc)) return [...steps];
  }
  return stepsBetween(base, doc).map((step): unknown => step.toJSON());
}

function follow(draft: Draft, steps: readonly unknown[]): Node | null {
  const replayed = replay(draft.doc, steps);
  if (!replayed.ok) return null;
  for (const round of draft.rounds.values()) round.steps.push(...steps);
  return replayed.document;
}

function inputOf({ doc, rounds, reviews }: Draft): PlanInput {
  const here = new Set(receiptsOf(doc).map(({ review }) => review));
  const taken = withoutSuperseded(reviews.filter(({ hash }) => here.has(hash)));
  return {
    current: doc,
    reviews: taken.flatMap(({ hash, roundId, review }) => {
      const round = rounds.get(roundId);
      if (round === undefined) return [];
      return [{ hash, review, base: round.base, baseSteps: round.steps }];
    }),
    decided: decidedIds(doc),
  };
}

/** The threads of a review, followed from the round to the draft. */
function anchored(
  { doc, rounds, reviews }: Draft,
  { review: hash, stored }: Extract<HomeRequest, { kind: 'anchor' }>,
): readonly Thread[] {
  const found = reviews.find((one) => one.hash === hash);
  const round = found === undefined ? undefined : rounds.get(found.roundId);
  if (found === undefined || round === undefined) return [];
  const { threads } = found.review;
  const replayed = replay(round.base, round.steps);
  const steps = replayed.ok ? replayed.steps.map(({ step }) => step) : [];
  const anchors = mapAnchors(
    threads.map(({ anchor }) => anchor),
    { base: round.base, steps },
    doc,
    stored,
  );
  return threads.map((thread, index) => ({ ...thread, anchor: anchors[index] ?? thread.anchor }));
}

/** Suggestions as their reviewers made them, in full. */
function describe({ doc, rounds, reviews }: Draft, wanted: ReadonlySet<string>): readonly Card[] {
  return reviews.flatMap(({ roundId, review }) => {
    const round = rounds.get(roundId);
    if (round === undefined || !review.suggestions.some(({ id }) => wanted.has(id))) return [];
    const prepared = prepareReview(round.base, [], review.suggestions, new Set());
    if (!prepared.ok) return [];
    return prepared.prepared.made
      .filter(({ suggestion }) => wanted.has(suggestion.id))
      .map((made) => cardOf(made, 'unplaced', doc));
  });
}
