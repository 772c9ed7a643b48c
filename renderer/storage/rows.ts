import type { IncidentStatus, DocumentStatus } from '../document/vocabulary';
import type { Draft, NodeJSON } from '../document/draft';
import type { Template } from '../../templates/template';
import type { Review, Round, Suggestion } from '../review/types';
import type { ImageType } from '../file/image-type';

/** What the library shows of a draft. Derived from the draft with every save; the draft is the truth. */
export interface FactsRow {
  readonly id: string;
  /** Text of the title; '' while it has none. */
  readonly title: string;
  readonly severity: string;
  readonly incidentStatus: IncidentStatus | '';
  readonly status: DocumentStatus;
  /** YYYY-MM-DD in the document's zone; '' when not given. */
  readonly incidentDate: string;
  readonly templateName: string;
  /** Milliseconds UTC. */
  readonly createdAt: number;
  /** Milliseconds UTC of the last edit; moving to the trash is none. */
  readonly updatedAt: number;
  /** Milliseconds UTC of the move to the trash; null where it is not there. */
  readonly trashedAt: number | null;
  /** The present version of the draft, so that a list tells what changed without reading drafts. */
  readonly version: number;
  /** Present where the draft came for review, and is reviewed here. */
  readonly review?: ReviewSummary;
}

/** What the library shows of a review that is written here. */
export interface ReviewSummary {
  /** Who asks, as they say themselves; '' where the file does not say. */
  readonly from: string;
  /** YYYY-MM-DD, or ''. */
  readonly due: string;
  /** Milliseconds UTC of the last return; null where it was not returned yet. */
  readonly returnedAt: number | null;
}

/**
 * A checkpoint: the draft as it was at some version. What was saved since stands in `steps`, and `readState` has the
 * draft as it is now.
 */
export interface BodyRow {
  readonly id: string;
  /** 1 when created. Each save raises the draft's version by one; this is the version that `draft` is. */
  readonly version: number;
  readonly draft: Draft;
}

/** One save: what turns version `seq - 1` of a draft into version `seq`. */
export interface StepsRow {
  readonly draftId: string;
  /** The version this save led to, so that the numbers of a draft ascend and no two rows share one. */
  readonly seq: number;
  /** Milliseconds UTC of the edit. */
  readonly at: number;
  /** Who made them: the editor's client id, or "library". */
  readonly clientId: string;
  /** ProseMirror steps as JSON, in order; none where only comments changed. */
  readonly steps: readonly unknown[];
  /**
   * All comments of the draft, with anchors that are right in this version; left out where they are those of the version
   * before. A row that was folded into the body has lost them: the log is the history of the text.
   */
  readonly comments?: readonly unknown[];
}

/**
 * A draft needs an image: a version of it shows it, or a review of it that came home. These rows grow and never shrink
 * while the draft is there, so that undo and older snapshots find their images.
 */
export interface UseRow {
  readonly draftId: string;
  /** SHA-256 of the image. */
  readonly hash: string;
}

export const snapshotReasons = [
  'created',
  'imported',
  'replaced',
  'shared',
  'before-merge',
  'before-import',
  'before-restore',
  'day',
  'named',
] as const;
export type SnapshotReason = (typeof snapshotReasons)[number];

export interface SnapshotRow {
  readonly draftId: string;
  /** The version of the document that this is. */
  readonly version: number;
  /** Milliseconds UTC. */
  readonly at: number;
  /** 'replaced': the document changed without steps, and the log starts anew with this version. */
  readonly reason: SnapshotReason;
  readonly document: NodeJSON;
  /** What a person called this version. */
  readonly name?: string;
}

/** A snapshot as a list shows it. */
export type SnapshotSummary = Omit<SnapshotRow, 'document'>;

/** A round that was sent from this library. */
export interface RoundRow {
  /** Id of the round. */
  readonly id: string;
  readonly draftId: string;
  readonly round: Round;
  /** The document as it was sent; `round.baseHash` is of this. The snapshot of `round.version` has all of it. */
  readonly sent: NodeJSON;
}

/** A draft that came for review and is reviewed here; its text is a draft of the library like any other. */
export interface ReviewRow {
  /** Id of the draft in this library; not the author's, where both are in one library. */
  readonly id: string;
  readonly round: Round;
  /** As it came. */
  readonly sent: Draft;
  /** Milliseconds UTC. */
  readonly openedAt: number;
  /** The last return; what is suggested after it is added to what it held. Null before the first. */
  readonly returned: ReturnedState | null;
}

export interface ReturnedState {
  /** Milliseconds UTC. */
  readonly at: number;
  /** Version of the draft in this library that was returned. */
  readonly version: number;
  /** All suggestions of that return; they keep their ids. */
  readonly suggestions: readonly Suggestion[];
}

/** A review that came home into a draft of this library. */
export interface ReturnRow {
  /** `reviewHash` of the file. */
  readonly hash: string;
  readonly draftId: string;
  /** Id of the round. */
  readonly roundId: string;
  /** With what stayed at home brought back into its steps. */
  readonly review: Review;
  /** Ids of the comments that it added to the draft. */
  readonly comments: readonly string[];
  /** Milliseconds UTC. */
  readonly receivedAt: number;
  /** True where a person took the whole of it back; it waits until it is asked for again. */
  readonly takenBack?: boolean;
}

export interface BlobRow {
  /** SHA-256 of the bytes, 64 hex digits. */
  readonly hash: string;
  readonly type: ImageType;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface SettingRow {
  readonly key: string;
  /** Any JSON value; who reads it checks it. */
  readonly value: unknown;
}

/** A template that a person brought or made. */
export interface TemplateRow {
  readonly id: string;
  readonly template: Template;
  /** Milliseconds UTC. */
  readonly addedAt: number;
}
