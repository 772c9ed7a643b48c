import { Slice } from '@tiptap/pm/model';
import { NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';

import { isSectionHeading } from './edges';
import type { Edit } from './edits';
import { depthOf, shiftDepth } from './depth';
import { newParagraph } from './new-nodes';
import { holdsFacts, referredIds } from './row-facts';
import { isBlank, rowAround, rowAt, type RowPlace } from './rows';

function select(tr: Transaction, pos: number): true {
  tr.setSelection(NodeSelection.create(tr.doc, pos));
  return true;
}

/** Joins two neighbouring rows: the text of the second goes on where the first ends. Only the second may be gone. */
function joinRows(tr: Transaction, first: RowPlace, second: RowPlace): void {
  const last = first.node.lastChild;
  const line = second.node.firstChild;
  const areText = last?.isTextblock === true && line?.isTextblock === true;
  const flows = areText && last.type.spec.code !== true && line.type.spec.code !== true;
  // Two tokens close and two open between the lines of neighbouring rows; between the rows themselves it is one.
  const depth = flows ? 2 : 1;
  tr.step(new ReplaceStep(first.end - depth, second.pos + depth, Slice.empty, true));
}

/** The caret is at the very start of a row's first line. */
function atRowStart(tr: Transaction): RowPlace | null {
  const { selection } = tr;
  if (!(selection instanceof TextSelection) || !selection.empty || selection.$from.parentOffset > 0)
    return null;
  const row = rowAround(selection.$from);
  if (row === null || selection.$from.depth !== row.depth + 1) return null;
  return selection.$from.index(row.depth) === 0 ? row : null;
}

/** The caret is at the very end of a row's last line. */
function atRowEnd(tr: Transaction): RowPlace | null {
  const { selection } = tr;
  if (!(selection instanceof TextSelection) || !selection.empty) return null;
  const { $from } = selection;
  const row = rowAround($from);
  if (row === null || $from.depth !== row.depth + 1 || $from.parentOffset < $from.parent.content.size)
    return null;
  return $from.index(row.depth) === row.node.childCount - 1 ? row : null;
}

/** Takes a row's blocks out of its structured block, and the block away with its last row. */
function liftOut(tr: Transaction, row: RowPlace): void {
  const blocks = isBlank(row.node) ? newParagraph(tr.doc.type.schema) : row.node.content;
  if (row.container.childCount === 1)
    tr.replaceWith(row.containerPos, row.containerPos + row.container.nodeSize, blocks);
  else {
    tr.delete(row.pos, row.end);
    tr.insert(row.containerPos, blocks);
  }
  tr.setSelection(Selection.near(tr.doc.resolve(row.containerPos + 1), 1));
}

/**
 * Backspace at the start of a row. With facts: the row is selected, so that a second press removes it knowingly.
 * Without: a why goes one step up, a row joins the one above, the first row leaves its block, and the only, empty row
 * takes the block with it.
 */
export const backspaceInRow: Edit = (tr) => {
  const row = atRowStart(tr);
  if (row === null) return false;
  const referred = referredIds(tr.doc);
  if (holdsFacts(row.node, referred)) return select(tr, row.pos);
  if (depthOf(row.node) > 0) return shiftDepth(tr, row, -1);
  if (row.index === 0) {
    if (isBlank(row.node) && row.container.childCount > 1) {
      tr.delete(row.pos, row.end);
      tr.setSelection(Selection.near(tr.doc.resolve(row.pos), 1));
    } else liftOut(tr, row);
    return true;
  }
  const before = row.container.child(row.index - 1);
  const above = rowAt(tr.doc, row.pos - before.nodeSize);
  if (above === null) return select(tr, row.pos - before.nodeSize);
  if (isBlank(above.node) && !holdsFacts(above.node, referred)) tr.delete(above.pos, above.end);
  else joinRows(tr, above, row);
  return true;
};

/** Delete at the end of a row: the counterpart of Backspace at the start of the next one. */
export const deleteInRow: Edit = (tr) => {
  const row = atRowEnd(tr);
  if (row === null) return deleteEmptyHeadline(tr);
  const next = tr.doc.nodeAt(row.end);
  if (row.index === row.container.childCount - 1 || next === null) return true;
  const referred = referredIds(tr.doc);
  const below = rowAt(tr.doc, row.end);
  if (below === null) return select(tr, row.end);
  if (isBlank(row.node) && !holdsFacts(row.node, referred)) {
    tr.delete(row.pos, row.end);
    tr.setSelection(Selection.near(tr.doc.resolve(row.pos), 1));
    return true;
  }
  if (holdsFacts(below.node, referred)) return select(tr, below.pos);
  joinRows(tr, row, below);
  return true;
};

/** An empty headline over a list or a log stays: without it the row would have no line. */
function deleteEmptyHeadline(tr: Transaction): boolean {
  const row = atRowStart(tr);
  if (row === null || tr.selection.$from.parent.content.size > 0) return false;
  const next = row.node.maybeChild(1)?.type.name;
  return next !== undefined && next !== 'paragraph' && next !== 'heading';
}

/** Backspace at the start of a section's heading selects it, unless there is an empty line above to take away. */
export const backspaceInSectionHeading: Edit = (tr) => {
  const { selection } = tr;
  const { $from } = selection;
  if (!selection.empty || $from.parentOffset > 0 || !isSectionHeading($from.parent)) return false;
  const before = tr.doc.resolve($from.before()).nodeBefore;
  if (before?.type.name === 'paragraph' && before.content.size === 0) {
    tr.delete($from.before() - before.nodeSize, $from.before());
    return true;
  }
  return select(tr, $from.before());
};

/** Delete at the end of a block before a section's heading selects the heading; joining would drop its section. */
export const deleteBeforeSectionHeading: Edit = (tr) => {
  const { selection } = tr;
  const { $from } = selection;
  const { parent } = $from;
  if (!(selection instanceof TextSelection) || !selection.empty || $from.parentOffset < parent.content.size)
    return false;
  if (parent.content.size === 0 && !isSectionHeading(parent)) return false;
  const after = tr.doc.resolve($from.after()).nodeAfter;
  return after !== null && isSectionHeading(after) ? select(tr, $from.after()) : false;
};

/**
 * Backspace in the empty line that ends the document moves up into the structured block before it, because that line
 * would only come back.
 */
export const backspaceInLastLine: Edit = (tr) => {
  const { selection } = tr;
  const { $from } = selection;
  const isLast = selection.empty && $from.depth === 1 && $from.after() === tr.doc.content.size;
  if (!isLast || $from.parent.content.size > 0) return false;
  const before = tr.doc.resolve($from.before()).nodeBefore;
  if (before === null || before.isTextblock || before.type.isInGroup('block')) return false;
  tr.setSelection(Selection.near(tr.doc.resolve($from.before()), -1));
  return true;
};
