import type { NodeJSON } from '../../document/draft';
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

/**
 * Holds a review to what was sent, and brings back into it what stayed at home. One sentence where it does not fit.
 *
 * @param threads the draft's threads as they are at home
 */
export async function receiveReview(
  _review: Review,
  _home: RoundAtHome,
  _threads: readonly unknown[],
): Promise<Received> {
  return { ok: false, message: 'not built yet' };
}
