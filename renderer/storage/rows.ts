import type { IncidentStatus, DocumentStatus } from '../document/vocabulary';
import type { Draft, NodeJSON } from '../document/draft';
import type { Template } from '../../templates/template';
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
}

export interface BodyRow {
  readonly id: string;
  /** 1 when created, one more with each save. A save says which version it changes. */
  readonly version: number;
  readonly draft: Draft;
  /**
   * Hashes of all assets that any version of the draft has referred to. They grow and never shrink, so that undo and
   * older snapshots find their images.
   */
  readonly assets: readonly string[];
}

/** The steps of one save, in order: what turns version `seq - 1` of the document into version `seq`. */
export interface StepsRow {
  readonly draftId: string;
  /** The version these steps led to, so that the numbers of a draft ascend and no two rows share one. */
  readonly seq: number;
  /** Milliseconds UTC of the save. */
  readonly at: number;
  /** Who made them: the editor's client id, or "library". */
  readonly clientId: string;
  /** ProseMirror steps as JSON. */
  readonly steps: readonly unknown[];
}

export const snapshotReasons = ['created', 'imported', 'replaced', 'shared', 'before-merge'] as const;
export type SnapshotReason = (typeof snapshotReasons)[number];

export interface SnapshotRow {
  readonly draftId: string;
  /** The version of the document that this is. */
  readonly version: number;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly reason: SnapshotReason;
  readonly document: NodeJSON;
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
