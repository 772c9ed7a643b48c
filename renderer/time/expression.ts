import type { DateOrder } from './parsed-time';

/** A date as written: in full, without its year, or with day and month in an order that may be unclear. */
export type DateForm =
  | {
      readonly kind: 'day';
      readonly year: number | null;
      readonly month: number;
      readonly day: number;
      /** 0 is Sunday; null where none was written. */
      readonly weekday: number | null;
    }
  | {
      readonly kind: 'unordered';
      readonly year: number | null;
      readonly first: number;
      readonly second: number;
      readonly weekday: number | null;
    };

export type Meridiem = 'am' | 'pm';

/** A clock time as written. Hour is 0–23, or 1–12 with a meridiem. */
export interface ClockForm {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly finest: 'hour' | 'minute' | 'second';
  readonly meridiem: Meridiem | null;
}

export type ZoneForm =
  | {
      readonly kind: 'fixed';
      /** Milliseconds east of UTC. */
      readonly offset: number;
      /** What is kept as the time's zone: the offset, or the name that stood beside it in brackets. */
      readonly zone: string;
    }
  | { readonly kind: 'named'; readonly zone: string }
  | { readonly kind: 'abbreviation'; readonly letters: string };

/** One end of a range, or a time that stands alone. At least one of date and clock is written. */
export interface PointForm {
  readonly date: DateForm | null;
  readonly clock: ClockForm | null;
  readonly zone: ZoneForm | null;
}

export type Expression =
  | { readonly kind: 'point'; readonly at: PointForm; readonly approximate: boolean }
  | { readonly kind: 'range'; readonly from: PointForm; readonly to: PointForm }
  | { readonly kind: 'words' };

/** An expression that the text begins with. A text may begin with several: "14:00", "14:00 UTC", "14:00 UTC–14:09". */
export interface Candidate {
  readonly expression: Expression;
  /** Where it ends in the plain text. */
  readonly end: number;
  /** Prose could begin the same way ("2 July was quiet"): in a headline it needs a dash, a colon, a tab or the end. */
  readonly needsSeparator: boolean;
}

/** A piece of an expression, and where it ends in the plain text. */
export interface Piece<T> {
  readonly value: T;
  readonly end: number;
}

/** The two readings of a date whose day and month are in unclear order, in the order in which they are offered. */
export function orderings(date: Extract<DateForm, { kind: 'unordered' }>): readonly {
  readonly order: DateOrder;
  readonly date: Extract<DateForm, { kind: 'day' }>;
}[] {
  const { first, second, year, weekday } = date;
  return [
    { order: 'day-first', date: { kind: 'day', year, day: first, month: second, weekday } },
    { order: 'month-first', date: { kind: 'day', year, day: second, month: first, weekday } },
  ];
}
