import type { Draft } from '../document/draft';

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

export interface Loaded {
  readonly kind: 'loaded';
  readonly draft: Draft;
  /** To be given to the next save. */
  readonly version: number;
}
