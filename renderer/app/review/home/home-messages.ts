import type { NodeJSON } from '../../../document/draft';
import type { Card } from '../../../review/merge-result';
import type { PlanResult } from '../../../review/home/plan';
import type { Taking } from '../../../review/home/plan-types';
import type { Review, Thread } from '../../../review/types';

/** A round that reviews came home of. */
export interface RoundToPlan {
  readonly id: string;
  /** The version that was sent, with what stayed at home. */
  readonly base: NodeJSON;
  /** From it to the draft, as JSON; null where the log does not lead there. */
  readonly steps: readonly unknown[] | null;
}

export interface ReviewToPlan {
  /** `reviewHash`. */
  readonly hash: string;
  readonly roundId: string;
  readonly review: Review;
}

/** What the window tells the worker that plans. `version` counts the draft's changes in this window. */
export type HomeRequest =
  | {
      readonly kind: 'open';
      readonly version: number;
      readonly document: NodeJSON;
      readonly rounds: readonly RoundToPlan[];
      readonly reviews: readonly ReviewToPlan[];
    }
  /** The steps that lead from the version told last to this one. */
  | { readonly kind: 'follow'; readonly version: number; readonly steps: readonly unknown[] }
  | { readonly kind: 'plan' }
  | { readonly kind: 'take'; readonly ask: number; readonly wanted: readonly string[] }
  /** Wants the threads of a review with anchors that are right in the draft as it is, which has this version. */
  | { readonly kind: 'anchor'; readonly ask: number; readonly review: string; readonly stored: number }
  /** Wants suggestions in full, whether decided or not. */
  | { readonly kind: 'describe'; readonly ask: number; readonly suggestions: readonly string[] };

export type HomeAnswer =
  | { readonly kind: 'planned'; readonly version: number; readonly result: PlanResult }
  | { readonly kind: 'taking'; readonly ask: number; readonly version: number; readonly taking: Taking }
  | { readonly kind: 'anchored'; readonly ask: number; readonly threads: readonly Thread[] }
  | { readonly kind: 'described'; readonly ask: number; readonly cards: readonly Card[] }
  /** The steps did not fit: everything is wanted again. */
  | { readonly kind: 'lost' };
