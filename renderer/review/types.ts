import type { NodeJSON } from '../document/draft';
import type { Author, SignOff } from '../document/review-record';

/** What a reviewer may do. */
export type Permission = 'comment' | 'suggest';

/** What an author sends with a draft. */
export interface Round {
  /** Names this sending; a review comes back with it. */
  readonly id: string;
  readonly draftId: string;
  /** The version of the draft that was sent, and the SHA-256 of its canonical JSON (64 hex digits). */
  readonly version: number;
  readonly baseHash: string;
  /** Milliseconds UTC. */
  readonly sentAt: number;
  /** Whom it is for, what is asked, by when (YYYY-MM-DD, or ''). */
  readonly recipients: string;
  readonly request: string;
  readonly due: string;
  readonly permission: Permission;
  /** Who sends it; absent in what was made without a name. */
  readonly sender?: Author;
}

/** A change of a reviewer: ProseMirror steps of one transaction, as JSON, in the order in which they were made. */
export interface Suggestion {
  /** Unique; merging the same suggestion twice is merging it once. */
  readonly id: string;
  readonly author: Author;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly steps: readonly unknown[];
}

/** A place in the text that a comment is about. */
export interface Anchor {
  /** Id of the block, or of the row. */
  readonly block: string;
  /** The words; '' where it is about the block or row as a whole. */
  readonly quote: string;
  /** At most 32 UTF-16 units before and after the words in the same block. */
  readonly prefix: string;
  readonly suffix: string;
  /** Stretch within the block's text, UTF-16 units, as it was in version `version`. */
  readonly from: number;
  readonly to: number;
  readonly version: number;
  /** The words as they were commented on, where edits within them have changed `quote` since. */
  readonly original?: Pick<Anchor, 'quote' | 'prefix' | 'suffix'>;
  /** True once its words were seen to go: they are then found again only where everything around them is the same. */
  readonly lost?: boolean;
  /** True where the same words with the same neighbours stood in a second place: no other block is then believed. */
  readonly repeated?: boolean;
  /** The heading it stood under when it was made, to say where a detached comment had been. */
  readonly section?: string;
}

export interface Comment {
  readonly id: string;
  readonly author: Author;
  /** Milliseconds UTC. */
  readonly at: number;
  /** Markdown; read through the Markdown room and shown as blocks, never as HTML. */
  readonly text: string;
  /** Milliseconds UTC; null where it was never changed. */
  readonly editedAt: number | null;
}

/** What was done to a thread beside writing in it. */
export interface ThreadEvent {
  readonly kind: 'resolved' | 'reopened' | 'blocking' | 'not blocking';
  readonly by: Author;
  /** Milliseconds UTC. */
  readonly at: number;
}

/** A comment with its replies. The opening comment has the id of the thread. */
export interface Thread {
  readonly id: string;
  readonly anchor: Anchor;
  /** Holds the approval until it is resolved. */
  readonly blocking: boolean;
  readonly comments: readonly [Comment, ...Comment[]];
  /** Who resolved it, and when; null while it is open. */
  readonly resolved: { readonly by: Author; readonly at: number } | null;
  /** In order of time. Where there are any, `resolved` and `blocking` follow from the latest. */
  readonly events?: readonly ThreadEvent[];
}

/** What a reviewer brings home. */
export interface Review {
  readonly round: Round;
  readonly reviewer: Author;
  readonly suggestions: readonly Suggestion[];
  readonly threads: readonly Thread[];
  readonly signOffs: readonly SignOff[];
  /** SHA-256 of the canonical JSON of the base with all suggestions in it; guards the steps. */
  readonly resultHash: string;
}

/** A draft that goes out for review, or a review that comes home, beside the document. */
export interface SentDraft {
  readonly round: Round;
  readonly base: NodeJSON;
  readonly threads: readonly Thread[];
}
