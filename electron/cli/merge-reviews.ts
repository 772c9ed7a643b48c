import type { Node } from '@tiptap/pm/model';
import { DocAttrStep, Transform } from '@tiptap/pm/transform';

import { admitDocument, releaseDocument } from '../../renderer/document/admit';
import type { Draft } from '../../renderer/document/draft';
import type { Author, SignOff } from '../../renderer/document/review-record';
import { cardOf } from '../../renderer/review/card';
import { reviewHash } from '../../renderer/review/files/match-review';
import { bringBack } from '../../renderer/review/files/withhold';
import { decide, decidedIds, receive } from '../../renderer/review/home/decide';
import { planReviews } from '../../renderer/review/home/plan';
import type { PlanInput, ReceivedReview } from '../../renderer/review/home/plan-types';
import { receiveReview } from '../../renderer/review/home/receive';
import { takeSuggestions } from '../../renderer/review/home/take';
import { mergeReview } from '../../renderer/review/merge';
import type { Card, ParentChange } from '../../renderer/review/merge-result';
import { prepareReview } from '../../renderer/review/merge-prepare';
import { stepsBetween } from '../../renderer/review/suggestions/between';
import { readThreads } from '../../renderer/review/thread-guard';
import { mergeDraftComments } from '../../renderer/review/thread-merge';
import type { Review, SentDraft } from '../../renderer/review/types';
import { threadOfCard } from './card-thread';
import { asSteps, followed, nextVersion } from './merge-threads';
import { FileError } from './usage';

/** A returned file with the draft that it was made on. */
export interface ReturnedReview {
  readonly file: string;
  readonly review: Review;
  readonly sent: SentDraft;
}

/** What a merge did; with `accepts` false, what it would have done with the suggestions. */
export interface Merged {
  readonly draft: Draft;
  /** Ids of suggestions that are in the text now, and those whose place was found by the words around it. */
  readonly applied: readonly string[];
  readonly reanchored: readonly string[];
  /** Ids of suggestions that had been decided about before. */
  readonly decidedBefore: readonly string[];
  readonly unplaced: readonly Card[];
  /** Suggestions of different reviewers that cannot all be taken. */
  readonly conflicts: readonly (readonly Card[])[];
  readonly commentsAdded: number;
  readonly signOffsAdded: number;
  readonly parents: readonly ParentChange[];
}

/** Who is said to have decided: the command, not a person. */
const command: Author = { id: 'aftermark-merge', name: 'aftermark merge', role: '' };

async function receiveOne(draft: Draft, { file, review, sent }: ReturnedReview): Promise<ReceivedReview> {
  // A draft under version control keeps no versions: what stayed at home is brought back from the draft as it is.
  const base = await bringBack(sent.base, draft.document);
  const home = { round: sent.round, sent: sent.base, base };
  const received = await receiveReview(review, home, draft.comments);
  if (!received.ok) throw new FileError(`${file}: ${received.message}`);
  const baseDoc = admitDocument(base);
  return {
    hash: await reviewHash(review),
    review: received.review,
    base: baseDoc,
    baseSteps: stepsBetween(baseDoc, admitDocument(draft.document)).map((step) => step.toJSON() as unknown),
  };
}

/** Ids of suggestions that, alone in their review, find their place only by their block and the words around it. */
function reanchoredIn({ base, baseSteps, review }: ReceivedReview, { current, decided }: PlanInput) {
  const { suggestions } = review;
  const result = mergeReview({ base, baseSteps, current, suggestions, applied: decided });
  if (!result.ok) return [];
  return result.outcomes
    .filter(({ steps }) => steps.includes('reanchored'))
    .map(({ suggestion }) => suggestion);
}

/** Suggestions in full although they have a place. */
function asCards(ids: ReadonlySet<string>, reviews: readonly ReceivedReview[], doc: Node): readonly Card[] {
  return reviews.flatMap(({ base, review }) => {
    const prepared = prepareReview(base, [], review.suggestions, new Set());
    if (!prepared.ok) return [];
    return prepared.prepared.made
      .filter(({ suggestion }) => ids.has(suggestion.id))
      .map((made) => cardOf(made, 'conflict', doc));
  });
}

function withSignOffs(tr: Transform, reviews: readonly ReceivedReview[]): number {
  const here = tr.doc.attrs['signOffs'] as readonly SignOff[];
  const known = new Set(here.map(({ id }) => id));
  const added: SignOff[] = [];
  for (const signOff of reviews.flatMap(({ review }) => review.signOffs)) {
    if (known.has(signOff.id)) continue;
    known.add(signOff.id);
    added.push(signOff);
  }
  if (added.length > 0) tr.step(new DocAttrStep('signOffs', [...here, ...added]));
  return added.length;
}

/** Each suggestion once: a later return of a reviewer holds all that the earlier one did. */
const once = (cards: readonly Card[]): readonly Card[] => [
  ...new Map(cards.map((card) => [card.suggestion, card])).values(),
];

/** All comments, with those of the reviews where their words are in the draft. */
function mergedComments(draft: Draft, reviews: readonly ReceivedReview[], current: Node, version: number) {
  const known = new Set(readThreads(draft.comments).threads.map(({ id }) => id));
  return reviews.reduce<readonly unknown[]>((comments, { base, baseSteps, review }) => {
    const [there, added] = [true, false].map((is) => review.threads.filter(({ id }) => known.has(id) === is));
    const placed = followed(added ?? [], base, asSteps(baseSteps), current, version);
    return mergeDraftComments(comments, [...(there ?? []), ...placed]);
  }, draft.comments);
}

const countComments = (comments: readonly unknown[]): number =>
  readThreads(comments).threads.reduce((sum, thread) => sum + thread.comments.length, 0);

/**
 * Merges returned reviews into a draft. Comments and sign-offs always; suggestions if they are accepted: those that have a
 * place and contradict no other go into the text, all others become threads that hold them.
 *
 * @param now milliseconds UTC
 * @throws {FileError} with one sentence where a review does not belong to the draft.
 */
export async function mergeReviews(
  draft: Draft,
  returned: readonly ReturnedReview[],
  { accepts, now }: { readonly accepts: boolean; readonly now: number },
): Promise<Merged> {
  const current = admitDocument(draft.document);
  const reviews: ReceivedReview[] = [];
  for (const one of returned) reviews.push(await receiveOne(draft, one));
  const input: PlanInput = { current, reviews, decided: decidedIds(current) };
  const planned = planReviews(input);
  if (!planned.ok) throw new FileError(planned.message);
  const { plan } = planned;
  const taking = takeSuggestions(input, new Set(plan.suggestions.map(({ id }) => id)));
  if (!taking.ok) throw new FileError(taking.message);

  const conflicts = plan.conflicts.map(({ suggestions }) =>
    once(asCards(new Set(suggestions.map(({ id }) => id)), reviews, current)),
  );
  const unplaced = once([...plan.cards, ...taking.cards].map(({ card }) => card));
  const left = [...unplaced, ...conflicts.flat()];
  const tr = new Transform(current);
  if (accepts) {
    for (const step of asSteps(taking.steps)) tr.step(step);
    if (taking.taken.length > 0) tr.step(decide(tr.doc, taking.taken, 'accepted', command, now));
    const aside = left.map(({ suggestion }) => suggestion);
    if (aside.length > 0) tr.step(decide(tr.doc, aside, 'aside', command, now));
    for (const { hash } of reviews) {
      const receipt = receive(tr.doc, hash, now);
      if (receipt !== null) tr.step(receipt);
    }
  }
  const signOffsAdded = withSignOffs(tr, reviews);

  const version = nextVersion(draft.comments, ...reviews.map(({ review }) => review.threads));
  const commented = mergedComments(draft, reviews, current, version);
  const cards = accepts ? left.map((card) => threadOfCard(card, tr.doc, version)) : [];
  const isMoved = tr.steps.some((step) => !(step instanceof DocAttrStep));
  const anchored = isMoved ? followed(commented, current, tr.steps, tr.doc, version) : commented;
  const comments = mergeDraftComments(anchored, cards);

  const reanchored = new Set(reviews.flatMap((one) => reanchoredIn(one, input)));
  const isSame = tr.steps.length === 0 && JSON.stringify(comments) === JSON.stringify(draft.comments);
  return {
    draft: isSame ? draft : { ...draft, document: releaseDocument(tr.doc), comments, updatedAt: now },
    applied: taking.taken.filter((id) => !reanchored.has(id)),
    reanchored: taking.taken.filter((id) => reanchored.has(id)),
    decidedBefore: [
      ...new Set(reviews.flatMap(({ review }) => review.suggestions.map(({ id }) => id))),
    ].filter((id) => input.decided.has(id)),
    unplaced,
    conflicts,
    commentsAdded: countComments(commented) - countComments(draft.comments),
    signOffsAdded,
    parents: taking.parents,
  };
}
