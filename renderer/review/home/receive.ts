import type { Node } from '@tiptap/pm/model';

import { admitDocument, releaseDocument } from '../../document/admit';
import type { NodeJSON } from '../../document/draft';
import { canonicalHash } from '../../file/canonical-json';
import { refuse } from '../../file/json';
import { withHomeAnchors } from '../files/thread-words';
import { bringBack } from '../files/withhold';
import { replay } from '../replay';
import { sectionBlocks } from '../sign-off';
import { readThreads } from '../thread-guard';
import type { Review, Round } from '../types';

/** What home keeps of a round. */
export interface RoundAtHome {
  readonly round: Round;
  /** The document as it was sent. */
  readonly sent: NodeJSON;
  /** The same version with everything that stayed at home. */
  readonly base: NodeJSON;
}

export type Received =
  { readonly ok: true; readonly review: Review } | { readonly ok: false; readonly message: string };

const unchanged = 'so nothing was merged.';

/**
 * Holds a review to what was sent, and brings back into it what stayed at home. One sentence where it does not fit: the
 * text that was sent is not what its hash names, a step is of a newer version or fits nowhere, the steps do not lead to
 * what the reviewer had.
 *
 * A sign-off of a section that was not in what was sent is left out: nobody can have read it.
 *
 * @param threads the draft's threads as they are at home
 */
export async function receiveReview(
  review: Review,
  { round, sent, base }: RoundAtHome,
  threads: readonly unknown[],
): Promise<Received> {
  if ((await canonicalHash(sent)) !== round.baseHash)
    return refuse(`The text that was sent in this round is not kept as it was, ${unchanged}`);
  const reviewed = replayed(sent, review);
  if (typeof reviewed === 'number')
    return refuse(
      `Suggestion ${reviewed} of this review cannot be read here or does not fit the text that was sent, ${unchanged}`,
    );
  if (!isWhole(reviewed))
    return refuse(`The suggestions of this review would leave no draft that can be read, ${unchanged}`);
  if ((await canonicalHash(releaseDocument(reviewed))) !== review.resultHash)
    return refuse(
      `The suggestions of this review do not lead to the text that its reviewer had, ${unchanged}`,
    );
  const suggestions = await bringBack(review.suggestions, base);
  const atHome = replayed(base, { suggestions });
  if (typeof atHome === 'number')
    return refuse(
      `Suggestion ${atHome} of this review does not fit the version that is kept here, ${unchanged}`,
    );
  const document = admitDocument(base);
  return {
    ok: true,
    review: {
      ...review,
      suggestions,
      threads: withHomeAnchors(review.threads, readThreads(threads).threads),
      signOffs: review.signOffs.filter(({ section }) => sectionBlocks(document, section) !== null),
    },
  };
}

/** The document with all suggestions in it, or the number of the first that does not fit, counted from 1. */
function replayed(document: NodeJSON, { suggestions }: Pick<Review, 'suggestions'>): Node | number {
  let doc = admitDocument(document);
  for (const [index, { steps }] of suggestions.entries()) {
    const result = replay(doc, steps);
    if (!result.ok) return index + 1;
    doc = result.document;
  }
  return doc;
}

/** A step that sets an attribute can be applied whatever it sets it to. */
function isWhole(doc: Node): boolean {
  try {
    doc.check();
    return true;
  } catch {
    return false;
  }
}
