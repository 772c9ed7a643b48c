import type { Node } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { closeHistory } from '@tiptap/pm/history';
import { DocAttrStep, Step } from '@tiptap/pm/transform';

import { isListOf } from '../../../document/attributes';
import { isSignOff, type Author, type Decision, type SignOff } from '../../../document/review-record';
import { allowRemoval } from '../../../editor/structures/edits';
import { decide, receive, undecide } from '../../../review/home/decide';
import type { ReturnRow } from '../../../storage/rows';

/*
 * Transactions that write into the draft what came home and what was decided. Each is an undo step of its own.
 */

const areSignOffs = isListOf(isSignOff);

function signOffsOf(doc: Node): readonly SignOff[] {
  const value: unknown = doc.attrs['signOffs'];
  return areSignOffs(value) ? value : [];
}

/**
 * Writes that reviews came home: their receipts, and what their reviewers agreed to.
 *
 * @param at milliseconds UTC
 */
export function takeIn(state: EditorState, rows: readonly ReturnRow[], at: number): Transaction {
  const tr = closeHistory(state.tr);
  for (const { hash } of rows) {
    const step = receive(tr.doc, hash, at);
    if (step !== null) tr.step(step);
  }
  const agreed = new Map(signOffsOf(state.doc).map((one) => [one.id, one]));
  const before = agreed.size;
  for (const { review } of rows)
    for (const one of review.signOffs) if (!agreed.has(one.id)) agreed.set(one.id, one);
  return agreed.size === before ? tr : tr.step(new DocAttrStep('signOffs', [...agreed.values()]));
}

export interface Deciding {
  readonly suggestions: readonly string[];
  readonly by: Author;
  /** Milliseconds UTC. */
  readonly at: number;
}

/** A decision that leaves the text as it is. */
export function decided(
  state: EditorState,
  kind: Exclude<Decision['kind'], 'accepted'>,
  { suggestions, by, at }: Deciding,
): Transaction {
  return closeHistory(state.tr).step(decide(state.doc, suggestions, kind, by, at));
}

/** Has suggestions pending again. */
export function undecided(state: EditorState, suggestions: readonly string[]): Transaction {
  return closeHistory(state.tr).step(undecide(state.doc, suggestions));
}

/** Begins a transaction that changes the text because of suggestions; the decision about them goes into it last. */
export function changing(state: EditorState): Transaction {
  return allowRemoval(closeHistory(state.tr));
}

/**
 * The text with what was accepted in it, and who accepted it: one transaction, one undo. Null where a step does not fit,
 * which is a fault of the program: then nothing is changed.
 */
export function accepted(
  state: EditorState,
  steps: readonly unknown[],
  { suggestions, by, at }: Deciding,
): Transaction | null {
  const tr = changing(state);
  for (const json of steps) {
    if (tr.maybeStep(Step.fromJSON(state.schema, json)).failed !== null) return null;
  }
  return tr.step(decide(tr.doc, suggestions, 'accepted', by, at));
}
