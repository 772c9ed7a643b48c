import type { Template } from '../../templates/template';

/** A ProseMirror node as JSON. What the app does not know stays in it untouched. */
export interface NodeJSON {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly NodeJSON[];
  readonly marks?: readonly MarkJSON[];
  readonly text?: string;
}

export interface MarkJSON {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

/**
 * Version of what is stored. Within one major version a file from a newer minor version opens, and what is not known
 * survives; a file of another major version is refused for editing.
 */
export const draftFormat = { major: 1, minor: 0 } as const;

export interface DraftFormat {
  readonly major: number;
  readonly minor: number;
}

/**
 * A draft as it is kept and as it travels: the document with all facts in it, and the template it was made from.
 * Times are milliseconds UTC. Comments are an open list until the review round gives them a shape.
 */
export interface Draft {
  readonly format: DraftFormat;
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly document: NodeJSON;
  readonly comments: readonly unknown[];
  /** A copy taken when the draft was made; a template that changes later is offered, never applied. */
  readonly template: Template;
}

/** An image or other file that a draft holds, named by the SHA-256 of its bytes (64 hex digits). */
export interface Asset {
  readonly hash: string;
  /** Media type, such as "image/png". */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How a document refers to an asset: `asset:<hash>` as the source of an image. */
export const assetScheme = 'asset:';
