import type { Review } from '../../../review/types';

/**
 * The reviews that count where one reviewer returned several times: one whose suggestions are all in a later return of the
 * same round has nothing to add. Suggestions keep their ids from one return to the next, so who wrote the file need not be
 * believed for it.
 */
export function withoutSuperseded<
  Returned extends { readonly roundId: string; readonly review: Pick<Review, 'suggestions'> },
>(reviews: readonly Returned[]): readonly Returned[] {
  const idsOf = ({ review }: Returned) => review.suggestions.map(({ id }) => id);
  const sets = reviews.map((review) => new Set(idsOf(review)));
  return reviews.filter((review, index) => {
    const ids = idsOf(review);
    return !reviews.some((other, otherIndex) => {
      const others = sets[otherIndex];
      if (otherIndex === index || other.roundId !== review.roundId || others === undefined) return false;
      const hasAll = ids.every((id) => others.has(id));
      // Of two with the same suggestions the first stays.
      return hasAll && (others.size > ids.length || otherIndex < index);
    });
  });
}
