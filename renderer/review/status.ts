import type { Author, StatusMove } from '../document/review-record';
import type { DocumentStatus } from '../document/vocabulary';
import { isHolding } from './thread';
import type { Thread } from './types';

/**
 * Where a document may go from each status. It goes forward one step at a time; from everywhere there is a way back to
 * writing, and what was published may be taken up again.
 */
const moves: Readonly<Record<DocumentStatus, readonly DocumentStatus[]>> = {
  draft: ['in-review'],
  'in-review': ['changes-asked', 'approved', 'draft'],
  'changes-asked': ['in-review', 'approved', 'draft'],
  approved: ['published', 'changes-asked', 'draft'],
  published: ['draft'],
};

export function statusMoves(from: DocumentStatus): readonly DocumentStatus[] {
  return moves[from];
}

const names: Readonly<Record<DocumentStatus, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  'changes-asked': 'Changes asked',
  approved: 'Approved',
  published: 'Published',
};

export function statusName(status: DocumentStatus): string {
  return names[status];
}

/** Why a status cannot be given now, as a sentence; null where it can. */
export function statusRefusal(
  from: DocumentStatus,
  to: DocumentStatus,
  threads: readonly Thread[],
): string | null {
  if (from === to) return `This post-mortem is "${names[to]}" already.`;
  if (!moves[from].includes(to)) {
    const allowed = moves[from].map((status) => `"${names[status]}"`);
    return `From "${names[from]}" a post-mortem goes to ${listOf(allowed)}, not to "${names[to]}".`;
  }
  const holding = threads.filter(isHolding).length;
  if ((to === 'approved' || to === 'published') && holding > 0) {
    return holding === 1
      ? 'One blocking comment is not resolved; it holds the approval.'
      : `${holding} blocking comments are not resolved; they hold the approval.`;
  }
  return null;
}

function listOf(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`;
}

export type StatusResult =
  | { readonly ok: true; readonly move: StatusMove; readonly history: readonly StatusMove[] }
  | { readonly ok: false; readonly message: string };

/**
 * Moves a document to a status. The status itself is a fact of the document and is changed by the caller, in one step.
 *
 * @param history earlier moves, oldest first
 * @param at milliseconds UTC
 */
export function moveStatus(
  from: DocumentStatus,
  to: DocumentStatus,
  threads: readonly Thread[],
  history: readonly StatusMove[],
  by: Author,
  at: number,
): StatusResult {
  const message = statusRefusal(from, to, threads);
  if (message !== null) return { ok: false, message };
  const move: StatusMove = { from, to, by, at };
  return { ok: true, move, history: [...history, move] };
}
