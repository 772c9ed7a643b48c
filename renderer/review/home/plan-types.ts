import type { Node } from '@tiptap/pm/model';

import type { NodeJSON } from '../../document/draft';
import type { Author } from '../../document/review-record';
import type { Card, ParentChange } from '../merge-result';
import type { Review } from '../types';

/** A review that came home, with what it is held against. */
export interface ReceivedReview {
  /** `reviewHash`. */
  readonly hash: string;
  /** With what stayed at home brought back into its steps. */
  readonly review: Review;
  /** The draft as it was sent, with everything that stayed at home in it. */
  readonly base: Node;
  /** The author's steps since then, as JSON, up to the draft as it is. */
  readonly baseSteps: readonly unknown[];
}

export interface PlanInput {
  readonly current: Node;
  readonly reviews: readonly ReceivedReview[];
  /** Ids of suggestions that a person has decided about, in whatever way. */
  readonly decided: ReadonlySet<string>;
}

/** Something a suggestion does to the draft as it is, to be shown in the text. Positions are of the draft as it is. */
export type ShownChange =
  /** Words or blocks that go, that come, or both. `from` equals `to` where nothing goes. */
  | {
      readonly kind: 'content';
      readonly from: number;
      readonly to: number;
      /** What would stand there instead, as content of the document; a part of a block comes as the block around it. */
      readonly inserted: readonly NodeJSON[];
      readonly insertedText: string;
      readonly removedText: string;
      /** True where `inserted` are words within a block, false where they are blocks. */
      readonly inline: boolean;
    }
  /** A mark that comes or goes. */
  | {
      readonly kind: 'mark';
      readonly from: number;
      readonly to: number;
      readonly mark: string;
      readonly on: boolean;
    }
  /** A fact of a row, a block or (`position` null) the draft. */
  | {
      readonly kind: 'attribute';
      readonly position: number | null;
      readonly block: string | null;
      readonly name: string;
      /** What people call it: "time", "due". */
      readonly label: string;
      /** In words; '' stands for nothing. */
      readonly before: string;
      readonly after: string;
    };

/** A suggestion that has a place in the draft as it is. */
export interface PlannedSuggestion {
  readonly id: string;
  /** Hash of the review that brought it. */
  readonly review: string;
  readonly author: Author;
  /** Milliseconds UTC. */
  readonly at: number;
  /** The heading it stands under, as its block id and its text; null above the first. */
  readonly section: { readonly id: string | null; readonly heading: string } | null;
  readonly changes: readonly ShownChange[];
  /** Where in the draft it stands, to sort and to show it; null where it is about the draft as a whole. */
  readonly from: number | null;
  /** It is applied already, word for word: accepting it changes nothing. */
  readonly same: boolean;
  /** Ids of suggestions of the same reviewer that it builds on: without them it has no place. */
  readonly needs: readonly string[];
}

/** Suggestions of different reviewers that cannot all be taken. Each has a place by itself. */
export interface SuggestionConflict {
  /** At least two. */
  readonly suggestions: readonly PlannedSuggestion[];
}

/** What came home and nobody has decided about. Every undecided suggestion is in exactly one of the three lists. */
export interface Plan {
  /** In the order of the document. They can all be taken together. */
  readonly suggestions: readonly PlannedSuggestion[];
  readonly conflicts: readonly SuggestionConflict[];
  /** Without a place, in full. */
  readonly cards: readonly PlannedCard[];
}

export interface PlannedCard {
  readonly card: Card;
  readonly review: string;
}

/** What taking some suggestions does. */
export type Taking =
  | {
      readonly ok: true;
      /** For the draft as it is, to be applied in one transaction, as JSON. */
      readonly steps: readonly unknown[];
      /** Those that have found a place; others of the wanted ones are in `cards`. */
      readonly taken: readonly string[];
      readonly cards: readonly PlannedCard[];
      readonly parents: readonly ParentChange[];
      /** Ids of events that were put in their place in time. */
      readonly reordered: readonly string[];
    }
  | { readonly ok: false; readonly message: string };
