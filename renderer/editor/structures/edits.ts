import type { Command, Transaction } from '@tiptap/pm/state';

/**
 * One change, written into a transaction. It says whether it applies; where it does not, it has written nothing. Edits
 * are put together into commands, so that what a key does is one transaction and one undo.
 */
export type Edit = (tr: Transaction) => boolean;

/** An edit as a ProseMirror command. */
export function command(edit: Edit): Command {
  return (state, dispatch) => {
    const tr = state.tr;
    if (!edit(tr)) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** The first edit that applies. */
export function firstOf(...edits: readonly Edit[]): Edit {
  return (tr) => edits.some((edit) => edit(tr));
}

const deliberate = 'deliberateRemoval';

/** Marks a transaction in which a person removes rows as such, facts and all. See `plugins/facts-guard.ts`. */
export function allowRemoval(tr: Transaction): Transaction {
  return tr.setMeta(deliberate, true);
}

export function allowsRemoval(tr: Transaction): boolean {
  return tr.getMeta(deliberate) === true;
}
