import { closeHistory } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';

import { readFacts } from '../../../document/read';
import { isStatusMove, type Author, type StatusMove } from '../../../document/review-record';
import type { DocumentStatus } from '../../../document/vocabulary';
import { moveStatus } from '../../../review/status';
import type { Thread } from '../../../review/types';

/** The moves of a document's status, oldest first. */
export function readStatusHistory(doc: Node): readonly StatusMove[] {
  const value: unknown = doc.attrs['statusHistory'];
  return Array.isArray(value) ? value.filter(isStatusMove) : [];
}

interface Move {
  readonly to: DocumentStatus;
  readonly threads: readonly Thread[];
  readonly by: Author;
  /** Milliseconds UTC. */
  readonly at: number;
}

export type MovedStatus =
  { readonly ok: true; readonly transaction: Transaction } | { readonly ok: false; readonly message: string };

/** Gives the document another status and remembers who did: a step for each, one undo. */
export function movingStatus(state: EditorState, { to, threads, by, at }: Move): MovedStatus {
  const { doc } = state;
  const result = moveStatus(readFacts(doc).status, to, threads, readStatusHistory(doc), by, at);
  if (!result.ok) return result;
  const transaction = closeHistory(state.tr)
    .setDocAttribute('status', to)
    .setDocAttribute('statusHistory', result.history);
  return { ok: true, transaction };
}
