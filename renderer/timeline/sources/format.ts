import type { ParsedTime, TimeContext } from '../../time/parsed-time';
import type { ColumnChoice } from './columns';
import type { SkippedRecord, SourceRecord } from './record';

export const sourceFormatIds = [
  'slack',
  'pagerduty',
  'opsgenie',
  'statuspage',
  'grafana',
  'github',
  'csv',
  'markdown',
  'lines',
] as const;
export type SourceFormatId = (typeof sourceFormatIds)[number];

/** A source as it was handed over, opened once for all formats. */
export interface SourceInput {
  /** The file's name, or "clipboard". */
  readonly name: string;
  /** Its text; '' for an archive. */
  readonly text: string;
  /** What the text says as JSON; undefined where it is none. */
  readonly json: unknown;
  /** The texts in an archive, by path; empty for a single file. */
  readonly files: ReadonlyMap<string, string>;
}

/** What a reading needs to know besides the source. */
export interface SourceContext {
  /** Document zone, incident date, and what has been asked already; `previous` is where the first bare time starts from. */
  readonly time: TimeContext;
  /** Which column is which; null lets the format find out by the header. */
  readonly columns: ColumnChoice | null;
  /** Called now and then with how much of the source has been read, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Something the source does not say and nobody may guess; asked once for the whole source. */
export type SourceQuestion =
  /** Times without a zone. `suggested` is the document's; answered with another `TimeContext.zone` and `zoneConfirmed`. */
  | { readonly kind: 'zone'; readonly example: string; readonly count: number; readonly suggested: string }
  /** Clock times with no date to stand on, or dates without a year; answered with `TimeContext.incidentDate`. */
  | {
      readonly kind: 'date';
      readonly missing: 'date' | 'year';
      readonly example: string;
      readonly count: number;
    }
  /** Letters or a date with several meanings; answered with `withAnswer`. */
  | {
      readonly kind: 'meaning';
      readonly asked: Extract<ParsedTime, { kind: 'ambiguous-zone' | 'ambiguous-date' }>;
      readonly example: string;
      readonly count: number;
    };

export interface SourceReading {
  readonly format: SourceFormatId;
  /** In the order in which the source has them; a system's oldest first, also where it lists the newest first. */
  readonly records: readonly SourceRecord[];
  readonly skipped: readonly SkippedRecord[];
  readonly questions: readonly SourceQuestion[];
  /** For a table: its header and which column was taken for what; null otherwise. */
  readonly columns: { readonly header: readonly string[]; readonly choice: ColumnChoice } | null;
}

/** A reading that cannot be, with one sentence that names the place. */
export interface SourceRefusal {
  readonly refused: string;
}

export interface SourceFormat {
  readonly id: SourceFormatId;
  /** For people: "Slack export". */
  readonly label: string;
  /** How sure it is that the source is of this format, 0 (is not) to 1; looks at shapes, and reads no more than it must. */
  readonly matches: (input: SourceInput) => number;
  readonly read: (input: SourceInput, context: SourceContext) => SourceReading | SourceRefusal;
}
