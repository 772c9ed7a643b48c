/** How much a run may cost. */
export interface Effort {
  /** Tiny input, one round: shows that a row can run, and nothing about speed. */
  readonly quick: boolean;
}

/** What a row's figures are: times, or how much memory something takes. */
export type Unit = 'milliseconds' | 'bytes';

/**
 * Figures of both sides, in the row's unit. The n-th figures were taken right after each other, so that whatever else the machine did
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
  /** Milliseconds where it is not given. */
  readonly unit?: Unit;
  /** The largest ratio of our figure to the other's that will do; null where the row only informs. */
  readonly aim: number | null;
  /** Rejects where the row cannot be measured; that is an error of the whole run. */
  readonly run: (effort: Effort) => Promise<Timings>;
}

/** Something that is told and not compared: how large a part is. */
export interface Report {
  /** Stable, like a row's. */
  readonly name: string;
  readonly what: string;
  /** Rejects where it cannot be told; that is an error of the whole run. */
  readonly run: (effort: Effort) => Promise<readonly Line[]>;
}

export interface Line {
  readonly name: string;
  readonly bytes: number;
}

/** One run for several rows: the first of them starts it, and where it fails all of them fail. */
export function shared<Result>(
  run: (effort: Effort) => Promise<Result>,
): (effort: Effort) => Promise<Result> {
  let running: Promise<Result> | undefined;
  return (effort) => (running ??= run(effort));
}
