import type { EditorEvents } from '@tiptap/core';
import type { Step } from '@tiptap/pm/transform';

import type { Database } from '../storage/database';
import { stepsSince } from '../storage/log';

/**
 * The steps of a change, in order, with those that plugins appended to it: ids for new blocks, an event that moved to
 * its time. Tiptap tells of the two apart, and a caret that moves may have nothing but an appended one.
 */
export function stepsOf({
  transaction,
  appendedTransactions,
}: Pick<EditorEvents['transaction'], 'transaction' | 'appendedTransactions'>): readonly Step[] {
  return [transaction, ...appendedTransactions].flatMap(({ steps }) => steps);
}

interface Wanted {
  /** Of the draft. */
  readonly id: string;
  readonly since: number;
  /** The version that is stored, and the steps from it to what is in the window. */
  readonly unsaved: () => { readonly version: number; readonly steps: readonly unknown[] };
}

/**
 * The steps from a version of an open draft to what is in its window; null where the log has a gap, as where a document
 * was replaced without steps.
 */
export async function stepsFrom(
  db: Database,
  { id, since, unsaved }: Wanted,
): Promise<readonly unknown[] | null> {
  for (;;) {
    const { version } = unsaved();
    const rows = await stepsSince(db, id, since);
    const now = unsaved();
    // A save came between; what it took is in the log now.
    if (now.version !== version) continue;
    if (rows === null) return null;
    const known = rows.filter(({ seq }) => seq <= version);
    return [...known.flatMap(({ steps }) => steps), ...now.steps];
  }
}
