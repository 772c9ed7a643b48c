/** Which column of a table holds what, by index from 0; null where none does. */
export interface ColumnChoice {
  readonly time: number | null;
  /** A date that stands in a column of its own, beside the clock time. */
  readonly date: number | null;
  readonly person: number | null;
  readonly text: number | null;
  readonly link: number | null;
  readonly kind: number | null;
  readonly id: number | null;
}
