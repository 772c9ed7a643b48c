import { admitDocument, releaseDocument } from '../../renderer/document/admit';
import type { Draft } from '../../renderer/document/draft';
import { mergeReview } from '../../renderer/review/merge';
import type { Card } from '../../renderer/review/merge-result';
import { changesBetween } from '../../renderer/review/suggestions/difference';
import { stepsBetween } from '../../renderer/review/suggestions/between';
import { mergeDraftComments } from '../../renderer/review/thread-merge';
import type { Suggestion } from '../../renderer/review/types';
import { threadOfCard } from './card-thread';
import { asSteps, followed, nextVersion } from './merge-threads';
import { FileError } from './usage';

export interface MergedBranches {
  readonly draft: Draft;
  /** Changes of the other branch that are not in the text; each is a thread of the draft. */
  readonly unplaced: readonly Card[];
}

const otherBranch = { id: 'other-branch', name: 'the other branch', role: '' } as const;

/** Every change of the other branch by itself, so that one without a place keeps none of the others back. */
async function changesOf(base: Draft, theirs: Draft): Promise<readonly Suggestion[]> {
  const [before, after] = [admitDocument(base.document), admitDocument(theirs.document)];
  return changesBetween({ before, after }, () => true).map(({ steps }, index) => ({
    id: `${theirs.updatedAt}-${index}`,
    author: otherBranch,
    at: theirs.updatedAt,
    steps: steps.map((step) => step.toJSON() as unknown),
  }));
}

/**
 * Merges two versions of a draft that come from one, as git asks for it.
 * @throws {FileError} where they are not versions of one draft.
 */
export async function mergeBranches(base: Draft, ours: Draft, theirs: Draft): Promise<MergedBranches> {
  if (ours.id !== base.id || theirs.id !== base.id)
    throw new FileError('These are not versions of one draft, so nothing was merged.');
  const [baseDoc, current, other] = [base, ours, theirs].map(({ document }) => admitDocument(document)) as [
    ReturnType<typeof admitDocument>,
    ReturnType<typeof admitDocument>,
    ReturnType<typeof admitDocument>,
  ];
  const result = mergeReview({
    base: baseDoc,
    baseSteps: stepsBetween(baseDoc, current).map((step) => step.toJSON() as unknown),
    current,
    suggestions: await changesOf(base, theirs),
    applied: new Set(),
  });
  if (!result.ok) throw new FileError(result.message);
  const { document, cards } = result;
  const version = nextVersion(ours.comments, theirs.comments);
  const comments = mergeDraftComments(
    followed(ours.comments, current, asSteps(result.steps), document, version),
    followed(theirs.comments, other, stepsBetween(other, document), document, version),
  );
  const threads = cards.map((card) => threadOfCard(card, document, version));
  return {
    draft: {
      ...ours,
      document: releaseDocument(document),
      comments: mergeDraftComments(comments, threads),
      updatedAt: Math.max(ours.updatedAt, theirs.updatedAt),
    },
    unplaced: cards,
  };
}
