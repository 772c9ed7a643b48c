import type { Plan, PlanInput, Taking } from './plan-types';

export type PlanResult =
  { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly message: string };

/** Says of every undecided suggestion where it stands in the draft as it is. The order of the reviews does not matter. */
export function planReviews(_input: PlanInput): PlanResult {
  return { ok: false, message: 'not built yet' };
}

/** Takes some suggestions into the draft as it is. */
export function takeSuggestions(_input: PlanInput, _wanted: ReadonlySet<string>): Taking {
  return { ok: false, message: 'not built yet' };
}
