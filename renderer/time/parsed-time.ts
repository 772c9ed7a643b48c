import type { WrittenTime } from './written-time';

/** What a reading needs to know besides the text. All of it is the author's: nothing comes from the machine. */
export interface TimeContext {
  /** The document's zone: an IANA name, "UTC" or an offset such as "+02:00". */
  readonly zone: string;
  /** False while the author has not yet chosen the document's zone; a time read in it is then marked `zone`. */
  readonly zoneConfirmed: boolean;
  /** The nearest event above that has a time; one that is only described (start null) gives no date. */
  readonly previous: WrittenTime | null;
  /** The incident's date in the document's zone, YYYY-MM-DD. Used where no event above has a date. */
  readonly incidentDate: string | null;
  /** What the author has already been asked in this document. */
  readonly answers?: TimeAnswers;
}

/** Answers to questions that the text alone cannot settle; kept by the caller so that each is asked once. */
export interface TimeAnswers {
  /** 02/07 is the second of July (`day-first`) or the seventh of February (`month-first`). */
  readonly dateOrder?: DateOrder;
  /** Abbreviation to zone; null says that the letters are a word of the headline and no zone. */
  readonly zones?: Readonly<Record<string, string | null>>;
}

export type DateOrder = 'day-first' | 'month-first';

/** A clock time that does not exist on its day (`gap`), or exists twice (`fold`), because clocks were changed. */
export type ClockChange = 'gap' | 'fold';

export interface ZoneChoice {
  /** IANA name or offset. */
  readonly zone: string;
  /** For people: "India Standard Time (UTC+5:30)". */
  readonly label: string;
  /** To be given to `withAnswer`. */
  readonly answers: TimeAnswers;
}

export interface DateChoice {
  /** YYYY-MM-DD, or --MM-DD (ISO 8601) where no year was written. */
  readonly date: string;
  /** For people: "2 July 2019". */
  readonly label: string;
  /** To be given to `withAnswer`. */
  readonly answers: TimeAnswers;
}

export type ParsedTime =
  | {
      readonly kind: 'time';
      readonly time: WrittenTime;
      /** For a range, what befell its start, or else its end. In a gap the time is moved on by the gap; in a fold it is the first of the two. */
      readonly dst: ClockChange | null;
    }
  | {
      readonly kind: 'ambiguous-zone';
      readonly abbreviation: string;
      readonly choices: readonly ZoneChoice[];
    }
  | { readonly kind: 'ambiguous-date'; readonly choices: readonly DateChoice[] }
  | {
      /** A time without a date, and neither an event above nor an incident date to take it from. */
      readonly kind: 'needs-date';
      readonly missing: 'date' | 'year';
      /** What can be kept until somebody says the date: the words, with no instant. */
      readonly undated: WrittenTime;
    }
  | { readonly kind: 'none' };

export type ReadTime = Extract<ParsedTime, { kind: 'time' }>;

/** The same context with a question answered; reading the same text in it goes on from there. */
export function withAnswer(context: TimeContext, answers: TimeAnswers): TimeContext {
  const before = context.answers ?? {};
  return {
    ...context,
    answers: { ...before, ...answers, zones: { ...before.zones, ...answers.zones } },
  };
}
