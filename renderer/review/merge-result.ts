import type { Node } from '@tiptap/pm/model';

import type { NodeJSON } from '../document/draft';
import type { Author } from '../document/review-record';
import type { Suggestion } from './types';

export interface MergeInput {
  /** The draft as it was sent, as it is kept at home. */
  readonly base: Node;
  /** The author's steps since, as JSON; what was merged before is in them. */
  readonly baseSteps: readonly unknown[];
  /** The draft as it is: the base after `baseSteps`. */
  readonly current: Node;
  readonly suggestions: readonly Suggestion[];
  /** Ids of suggestions that were merged before. */
  readonly applied: ReadonlySet<string>;
}

/** Why a suggestion could not be placed. */
export type CardReason =
  /** What it stood in is no longer there, or its words are not. */
  | 'gone'
  /** What it would remove or replace is not what the reviewer saw. */
  | 'changed'
  /** An attribute was changed differently on both sides. */
  | 'conflict'
  /** Both moved the same block. */
  | 'moved'
  /** It builds on another suggestion of the reviewer that could not be placed. */
  | 'unplaced'
  /** The same words or the same block have been put there by somebody else. */
  | 'present'
  /** The draft would not be a draft any more. */
  | 'invalid';

export interface AttributeConflict {
  readonly name: string;
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** Where something had stood when the reviewer changed it. */
export interface Stood {
  /** Id of the innermost block or row; null for the document itself. */
  readonly block: string | null;
  /** Text of the nearest heading above; null where there is none. */
  readonly section: string | null;
  /** Text of that block as the reviewer saw it, and the stretch in it, UTF-16 units. */
  readonly quote: string;
  readonly from: number;
  readonly to: number;
}

/** One step of an unplaced suggestion, in full. */
export interface UnplacedStep {
  readonly stood: Stood;
  /** What it removes and what it puts in, as content of the document; empty for an attribute. */
  readonly removed: readonly NodeJSON[];
  readonly inserted: readonly NodeJSON[];
  /** Name of a mark that it sets or takes off. */
  readonly mark: string | null;
  readonly attribute: AttributeConflict | null;
  /** The step as it came. */
  readonly step: unknown;
}

/** An unplaced suggestion, to be placed by hand or set aside. */
export interface Card {
  /** Id of the suggestion. */
  readonly suggestion: string;
  readonly author: Author;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly reason: CardReason;
  readonly steps: readonly UnplacedStep[];
}

/**
 * What became of one step. A suggestion is placed whole or not at all, so its steps are all cards or none.
 * "reanchored": its place was found by the block's id or by the words around it; "same": it had been done already.
 */
export type StepOutcome = 'applied' | 'reanchored' | 'same' | 'card';

export interface Outcome {
  readonly suggestion: string;
  readonly steps: readonly StepOutcome[];
}

/** A factor that answers to another one than it did, null for none. */
export interface ParentChange {
  readonly factor: string;
  readonly was: string | null;
  readonly now: string | null;
}

export type MergeResult =
  | {
      readonly ok: true;
      /** To be appended to the draft in one transaction, as JSON. */
      readonly steps: readonly unknown[];
      readonly document: Node;
      readonly outcomes: readonly Outcome[];
      readonly cards: readonly Card[];
      readonly parents: readonly ParentChange[];
      /** Ids of events that were put in their place in time after the merge. */
      readonly reordered: readonly string[];
    }
  | { readonly ok: false; readonly message: string };
