/**
 * How exactly a time is known. `approximate` is a clock time with a "~" or "about", `range` has an end,
 * `unknown` is a time that was only described ("weeks earlier") and has no instant.
 */
export const precisions = ['second', 'minute', 'hour', 'day', 'approximate', 'range', 'unknown'] as const;
export type Precision = (typeof precisions)[number];

/** What the author did not write and the app supplied from a neighbour or from the document. */
export const inferences = ['date', 'year', 'zone'] as const;
export type Inference = (typeof inferences)[number];

/**
 * A time as a person wrote it, together with what it means. It is one value, changed as a whole: half of one
 * reading and half of another would be a time that nobody wrote.
 */
export interface WrittenTime {
  /** Milliseconds since 1970-01-01T00:00Z; null when precision is `unknown`. */
  readonly start: number | null;
  /** End of a range in milliseconds UTC; null for everything that is not a range. */
  readonly end: number | null;
  readonly precision: Precision;
  /** Exactly what was typed, trimmed, to be shown again and to be read again by people. */
  readonly written: string;
  /** The zone in which `written` was read: an IANA name ("Europe/Berlin", "UTC") or an offset ("+02:00"). */
  readonly zone: string;
  readonly inferred: readonly Inference[];
}
