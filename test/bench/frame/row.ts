/** How much a run may cost. */
export interface Effort {
  /** Tiny input, one round: shows that a row can run, and nothing about speed. */
  readonly quick: boolean;
}

/**
 * Milliseconds of both sides. The n-th figures were taken right after each other, so that whatever else the machine did
 * then is in both.
 */
export interface Timings {
  readonly ours: readonly number[];
  readonly beside: readonly number[];
}

/** A line of the table: one thing the app does, beside something that does the same. */
export interface Row {
  /** Stable, so that runs can be compared: "markdown/print/1 MB/prosemirror-markdown". */
  readonly name: string;
  readonly what: string;
  /** What it is measured beside. */
  readonly beside: string;
  /** The largest ratio of our time to the other's that will do; null where the row only informs. */
  readonly aim: number | null;
  /** Rejects where the row cannot be measured; that is an error of the whole run. */
  readonly run: (effort: Effort) => Promise<Timings>;
}
