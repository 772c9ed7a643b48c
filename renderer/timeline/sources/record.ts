import type { EventKind } from '../../document/vocabulary';
import type { WrittenTime } from '../../time/written-time';

/** One thing that a source says happened, before it is an event of a draft. */
export interface SourceRecord {
  /** Unique within a reading: the record's own id where it has one, else its place. */
  readonly key: string;
  /** The system as it is kept in `Source.system`: "Slack", "PagerDuty"; for a text without one its file's name. */
  readonly system: string;
  /** The record's id in that system; '' where it has none. */
  readonly nativeId: string;
  /** Null where the source gives no time, or one that raises a question. */
  readonly happened: WrittenTime | null;
  /** When it was known, where the source tells the two apart. */
  readonly known: WrittenTime | null;
  /** Who wrote or did it, by the name the source has; '' where it names nobody. */
  readonly person: string;
  /** Where in the source it stands, for people: "#incident-204", "service web"; '' where there is no such thing. */
  readonly channel: string;
  /** A link that a reader with access can follow; '' where there is none. Not yet checked. */
  readonly link: string;
  /** What kind of event the source says it is; '' where it does not say. A suggestion. */
  readonly kind: EventKind | '';
  /** The text as GitHub Flavored Markdown; its first paragraph becomes the headline. */
  readonly markdown: string;
  /** The text as plain words on one line, for lists, filters and comparison. */
  readonly text: string;
  /** Key of the record that this one answers; null where it answers none. */
  readonly thread: string | null;
  readonly edited: boolean;
  /** Written by a program. */
  readonly bot: boolean;
  /** The record as it was found: its line, its row, its JSON. */
  readonly raw: string;
  /** Milliseconds by which the clock of its source was put right; 0 where it was not. Already in the times. */
  readonly shift: number;
}

/** Something in a source that is no event, and why; nothing is left out without a word. */
export interface SkippedRecord {
  /** "line 12", "message 1434139102.000002" */
  readonly place: string;
  readonly reason: string;
}
