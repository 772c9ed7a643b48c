import type { State } from './tail';

export interface Done {
  readonly kind: 'done';
}

/** The draft is not there, or not any more. */
export interface Missing {
  readonly kind: 'missing';
}

/** Somebody else saved the draft since; nothing was written. */
export interface Outdated {
  readonly kind: 'outdated';
  /** The version that is stored. */
  readonly version: number;
}

export interface Saved {
  readonly kind: 'saved';
  readonly version: number;
}

export interface Created {
  readonly kind: 'created';
  readonly id: string;
  readonly version: number;
}

/** Its `version` is to be given to the next save. */
export interface Loaded extends State {
  readonly kind: 'loaded';
}
