import type { ResolvedPos } from '@tiptap/pm/model';
import { NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

import { newId } from '../../document/ids';
import type { Edit } from './edits';
import { attributesOfHalf, newParagraph, newRow, placeBeside } from './new-nodes';
import { holdsFacts, referredIds } from './row-facts';
import { inHeadline, isBlank, rowAround, rowOfSelection, type RowPlace } from './rows';

/** Puts the caret into the first line of the node at `pos`. */
export function caretInto(tr: Transaction, pos: number): void {
  tr.setSelection(Selection.near(tr.doc.resolve(pos + 1), 1));
}

/** Adds a row after another, and puts the caret into it. */
function rowAfter(tr: Transaction, row: RowPlace): void {
  tr.insert(row.end, newRow(tr.doc.type.schema, row.name, placeBeside(row.node)));
  caretInto(tr, row.end);
}

/** Leaves a structured block by its last, empty row, which goes unless it holds facts. */
function leave(tr: Transaction, row: RowPlace): void {
  const after = row.containerPos + row.container.nodeSize;
  const steps = tr.steps.length;
  if (!holdsFacts(row.node, referredIds(tr.doc))) tr.delete(row.pos, row.end);
  const pos = tr.mapping.slice(steps).map(after);
  const next = tr.doc.nodeAt(pos);
  const isFree = next?.type.name === 'paragraph' && next.content.size === 0;
  if (!isFree) tr.insert(pos, newParagraph(tr.doc.type.schema));
  tr.setSelection(TextSelection.create(tr.doc, pos + 1));
}

/** Splits a row in its headline: the facts stay with the first half, whatever follows the caret goes to the second. */
function splitRow(tr: Transaction, $caret: ResolvedPos, row: RowPlace): void {
  const line = $caret.parent;
  tr.split($caret.pos, 2, [
    { type: row.node.type, attrs: { ...attributesOfHalf(row.node), id: newId() } },
    { type: line.type, attrs: { ...line.attrs, id: newId() } },
  ]);
}

function enterInHeadline(tr: Transaction, $caret: ResolvedPos, row: RowPlace): void {
  const { schema } = tr.doc.type;
  const isLast = row.index === row.container.childCount - 1;
  if (isBlank(row.node) && isLast) leave(tr, row);
  else if ($caret.parentOffset === $caret.parent.content.size) rowAfter(tr, row);
  // At the very start the facts stay with the text, so the new row comes before.
  else if ($caret.parentOffset === 0) tr.insert(row.pos, newRow(schema, row.name, placeBeside(row.node)));
  else splitRow(tr, $caret, row);
}

/**
 * Enter in a row: at the end of the headline the next row, in its middle a split, in an empty last row out of the
 * block, and in an empty last paragraph of the body the next row. All else in the body is as in any text.
 */
export const enterInRow: Edit = (tr) => {
  const { selection } = tr;
  const row = rowOfSelection(selection);
  if (row === null || !(selection instanceof TextSelection)) return false;
  if (inHeadline(selection.$from)) {
    if (selection.$from.parent.type.spec.code === true) return false;
    tr.deleteSelection();
    const { $from } = tr.selection;
    const place = rowAround($from);
    if (place !== null) enterInHeadline(tr, $from, place);
    return true;
  }
  const { $from, empty } = selection;
  const isLastBlock = $from.depth === row.depth + 1 && $from.index(row.depth) === row.node.childCount - 1;
  if (!empty || !isLastBlock || $from.parent.type.name !== 'paragraph' || $from.parent.content.size > 0)
    return false;
  tr.delete($from.before(), $from.after());
  const place = rowAround(tr.doc.resolve(row.pos + 1));
  if (place !== null) rowAfter(tr, place);
  return true;
};

/** Adds a row after the one with the caret, wherever in it the caret is. */
export const nextRow: Edit = (tr) => {
  const row = rowOfSelection(tr.selection);
  if (row === null || tr.selection.$from.parent.type.spec.code === true) return false;
  rowAfter(tr, row);
  return true;
};

/** Goes on below the headline, in the same row: what follows the caret becomes a paragraph of the row's body. */
export const continueInBody: Edit = (tr) => {
  const { selection } = tr;
  const row = rowOfSelection(selection);
  if (row === null || selection instanceof NodeSelection || !inHeadline(selection.$from)) return false;
  tr.deleteSelection();
  const { $from } = tr.selection;
  tr.split($from.pos, 1, [
    { type: tr.doc.type.schema.nodes['paragraph'] ?? $from.parent.type, attrs: { id: newId() } },
  ]);
  return true;
};
