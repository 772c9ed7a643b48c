import type { Node } from '@tiptap/pm/model';
import { isHistoryTransaction } from '@tiptap/pm/history';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { ReplaceAroundStep, ReplaceStep } from '@tiptap/pm/transform';

import { isAcrossEdges } from '../structures/clipboard';
import { deleteText } from '../structures/delete-text';
import { isSectionHeading } from '../structures/edges';
import { allowsRemoval } from '../structures/edits';
import { hasOwnFacts } from '../structures/row-facts';
import { isRow } from '../structures/rows';
import { changedRanges, nodesIn } from './changed-ranges';

/** What a deletion of text must leave standing: rows with facts, by id, and sections. */
function keyOf(node: Node): string | null {
  if (isSectionHeading(node)) return `section ${String(node.attrs['section'])}`;
  const id: unknown = node.attrs['id'];
  return isRow(node) && typeof id === 'string' && hasOwnFacts(node) ? `row ${id}` : null;
}

/** Whether a transaction takes away a row with facts or a section, though nobody asked for that row or heading. */
export function losesFacts(tr: Transaction): boolean {
  const ranges = changedRanges([tr]);
  const missing = new Set<string>();
  nodesIn(
    tr.before,
    ranges.map(({ oldFrom, oldTo }) => ({ from: oldFrom, to: oldTo })),
    (node) => {
      const key = keyOf(node);
      if (key !== null) missing.add(key);
    },
  );
  if (missing.size === 0) return false;
  nodesIn(tr.doc, ranges, (node) => missing.delete(keyOf(node) ?? ''));
  if (missing.size === 0) return false;
  tr.doc.descendants((node) => {
    missing.delete(keyOf(node) ?? '');
    return !node.isTextblock && missing.size > 0;
  });
  return missing.size > 0;
}

/** Removals that are meant: undo and redo, a selected node or the whole document, and content set by the program. */
function isMeant(state: EditorState, tr: Transaction): boolean {
  return (
    allowsRemoval(tr) ||
    isHistoryTransaction(tr) ||
    tr.getMeta('preventUpdate') !== undefined ||
    tr.getMeta('addToHistory') === false ||
    !(state.selection instanceof TextSelection)
  );
}

/** A range and the text that is to stand in its place. */
interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What a transaction does to text, if it is a single replacement. */
function replacementOf({ selection }: EditorState, tr: Transaction): Replacement | null {
  const [step, ...more] = tr.steps;
  if (more.length > 0 || !(step instanceof ReplaceStep || step instanceof ReplaceAroundStep)) return null;
  const { content } = step.slice;
  const text = content.textBetween(0, content.size, ' ', ' ');
  if (isAcrossEdges(selection)) return { from: selection.from, to: selection.to, text };
  return step instanceof ReplaceStep ? { from: step.from, to: step.to, text } : null;
}

/** Whether a transaction does nothing but put text, or nothing, in place of a selection that crosses edges. */
function replacesAcrossEdges({ selection }: EditorState, tr: Transaction): boolean {
  const [step, ...more] = tr.steps;
  if (!(step instanceof ReplaceStep) || more.length > 0 || !isAcrossEdges(selection)) return false;
  const isText = step.slice.content.content.every((node) => node.isText);
  return isText && step.from === selection.from && step.to === selection.to;
}

/**
 * The last line of defence for "facts never vanish with text": browsers, input methods and stock commands delete in
 * more ways than there are keys. A transaction that would take a row with facts along, or join across an edge, is done
 * over as what it meant: the text goes, the new text comes, the rows stay. Null where there is no telling what it
 * meant; it must not be applied.
 */
export function keepFacts(state: EditorState, tr: Transaction): Transaction | null {
  if (!tr.docChanged || isMeant(state, tr)) return tr;
  if (!replacesAcrossEdges(state, tr) && !losesFacts(tr)) return tr;
  const meant = replacementOf(state, tr);
  if (meant === null) return null;
  const safe = state.tr;
  deleteText(safe, meant.from, meant.to);
  if (meant.text !== '') safe.insertText(meant.text);
  for (const meta of ['composition', 'uiEvent', 'paste'])
    if (tr.getMeta(meta) !== undefined) safe.setMeta(meta, tr.getMeta(meta));
  return safe.scrollIntoView();
}
