import type { NodeJSON } from '../document/draft';
import type { Role } from '../document/facts';
import type { EventRow } from '../document/read';
import type { EventKind } from '../document/vocabulary';
import type { TimeContext } from '../time/parsed-time';
import type { WrittenTime } from '../time/written-time';
import type { ColumnChoice } from '../timeline/sources/columns';
import type { SourceFormatId, SourceReading } from '../timeline/sources/format';

/** What is handed over: a file's bytes, or text from the clipboard. */
export type GivenSource =
  | { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly name: string; readonly text: string };

/** An event that the draft has already, as far as it tells whether a record is the same. */
export type PresentEvent = Pick<EventRow, 'id' | 'attributes' | 'headline'>;

/** A record as the preview shows it. The record itself, with its raw text, stays in the worker. */
export interface PreviewRow {
  readonly key: string;
  /** With the shift in it. */
  readonly happened: WrittenTime | null;
  readonly person: string;
  readonly channel: string;
  readonly text: string;
  /** What kind of event it seems to be; '' where there is no telling. */
  readonly kind: EventKind | '';
  readonly bot: boolean;
  readonly edited: boolean;
  /** Whether it answers another record. */
  readonly isReply: boolean;
  /** What it is the same as, for people: "already in the draft: 13:42 The deploy begins"; '' for a new one. */
  readonly duplicate: string;
}

/** What stands about a reading beside its rows. */
export type ReadingFacts = Pick<SourceReading, 'format' | 'questions' | 'skipped' | 'columns'> & {
  /** How many rows follow. */
  readonly total: number;
};

export type SourcesRequest =
  | {
      readonly kind: 'read';
      readonly source: GivenSource;
      readonly time: TimeContext;
      readonly columns: ColumnChoice | null;
      /** Null lets the likeliest format read it. */
      readonly format: SourceFormatId | null;
      /** Milliseconds by which the source's clock is put right. */
      readonly shift: number;
      readonly present: readonly PresentEvent[];
      /** IANA name of the document's zone, in which times are told. */
      readonly zone: string;
    }
  /** Asks for the next rows: the window gets no more at once than it can take. */
  | { readonly kind: 'more' }
  /** Says all rows again with their times shifted. Sent only once all of them have been said. */
  | { readonly kind: 'shift'; readonly shift: number }
  | {
      readonly kind: 'events';
      /** Which records become events, and of what kind each. */
      readonly picked: readonly { readonly key: string; readonly kind: EventKind | '' }[];
      /** False where people are to be named by their role, or not at all. */
      readonly keepNames: boolean;
      readonly roles: readonly Role[];
    };

export type SourcesMessage =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'reading'; readonly facts: ReadingFacts }
  /** The next rows, in the order of the source, once they are asked for; `last` where there are no more. */
  | { readonly kind: 'rows'; readonly rows: readonly PreviewRow[]; readonly last: boolean }
  | { readonly kind: 'events'; readonly events: readonly NodeJSON[] }
  | { readonly kind: 'failed'; readonly sentence: string };
