import { sideOf } from '../changes-attributes';
import { settle } from './conflicts';
import { openReviews } from './open-reviews';
import type { Plan, PlanInput, PlannedSuggestion } from './plan-types';
import { Sections } from './sections';
import { soloMerge } from './solo';

export { takeSuggestions } from './take';

export type PlanResult =
  { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly message: string };

/** What is about the draft as a whole first, then in the order of the document; a stable sort keeps the rest. */
const byPlace = (one: PlannedSuggestion, other: PlannedSuggestion): number =>
  (one.from ?? -1) - (other.from ?? -1);

const firstPlace = (suggestions: readonly PlannedSuggestion[]): number =>
  Math.min(...suggestions.map(({ from }) => from ?? -1));

/**
 * Says of every undecided suggestion where it stands in the draft as it is. The order of the reviews does not matter, nor
 * whether one is there twice.
 *
 * Each review is merged by itself, which gives the places, and cards for what has none; then all of them together, which
 * gives the conflicts.
 */
export function planReviews(input: PlanInput): PlanResult {
  const open = openReviews(input);
  if (!open.ok) return open;
  const { current } = input;
  const shared = { current, currentSide: sideOf(current), sections: new Sections(current) };
  const solos = open.reviews.map((review) => soloMerge({ ...shared, review }));
  const { free, groups, cards } = settle(solos, current);
  return {
    ok: true,
    plan: {
      suggestions: free.toSorted(byPlace),
      conflicts: groups
        .map((suggestions) => ({ suggestions }))
        .toSorted((one, other) => firstPlace(one.suggestions) - firstPlace(other.suggestions)),
      cards: [...solos.flatMap((solo) => solo.cards), ...cards],
    },
  };
}
