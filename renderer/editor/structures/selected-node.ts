import type { Node } from '@tiptap/pm/model';
import { AllSelection, NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

import { isSectionHeading } from './edges';
import { allowRemoval, type Edit } from './edits';
import { caretInto } from './enter';
import { newParagraph, newRow } from './new-nodes';
import { containerAt, isContainer, isRow, rowAt, type RowPlace } from './rows';

function selectedNode(tr: Transaction): { readonly node: Node; readonly pos: number } | null {
  const { selection } = tr;
  return selection instanceof NodeSelection ? { node: selection.node, pos: selection.from } : null;
}

/** A node whose removal takes more than text, so that no key that repeats by itself may remove it. */
export function isPrecious(node: Node): boolean {
  return isRow(node) || isContainer(node) || isSectionHeading(node);
}

/** Removes a row, facts and all: only ever because somebody asked for just that. */
export function removeRow(tr: Transaction, row: RowPlace, side: 1 | -1): void {
  allowRemoval(tr).delete(row.pos, row.end);
  if (row.container.childCount === 1) {
    tr.setSelection(NodeSelection.create(tr.doc, row.containerPos));
    return;
  }
  const isAtSide = side > 0 ? row.index === row.container.childCount - 1 : row.index === 0;
  tr.setSelection(Selection.near(tr.doc.resolve(row.pos), isAtSide ? (side > 0 ? -1 : 1) : side));
}

/** Backspace or Delete on a selected row or structured block; a block leaves a line to write in behind. */
export function removeSelected(side: 1 | -1): Edit {
  return (tr) => {
    const selected = selectedNode(tr);
    if (selected === null) return false;
    const { node, pos } = selected;
    const row = rowAt(tr.doc, pos);
    if (row !== null) removeRow(tr, row, side);
    else if (isContainer(node)) {
      allowRemoval(tr).replaceWith(pos, pos + node.nodeSize, newParagraph(tr.doc.type.schema));
      tr.setSelection(TextSelection.create(tr.doc, pos + 1));
    } else return false;
    return true;
  };
}

/** Deleting everything leaves an empty title and a line below it; one undo brings all of it back. */
export const removeAll: Edit = (tr) => {
  if (!(tr.selection instanceof AllSelection)) return false;
  const first = tr.doc.firstChild;
  const { schema } = tr.doc.type;
  const title = schema.node('title', first?.type.name === 'title' ? first.attrs : null);
  allowRemoval(tr).replaceWith(0, tr.doc.content.size, [title, newParagraph(schema)]);
  tr.setSelection(TextSelection.create(tr.doc, 1));
  return true;
};

/**
 * Puts the caret behind the text of a selected row or heading, into the first row of a selected structured block that
 * is empty, or into a new line after another selected block.
 */
export const writeInSelected: Edit = (tr) => {
  const selected = selectedNode(tr);
  if (selected === null) return false;
  const { node, pos } = selected;
  if (isRow(node)) {
    const line = node.firstChild;
    if (line === null) tr.insert(pos + 1, newParagraph(tr.doc.type.schema));
    const end = line === null || !line.isTextblock ? pos + 2 : pos + line.nodeSize;
    tr.setSelection(Selection.near(tr.doc.resolve(end), -1));
  } else if (isSectionHeading(node)) tr.setSelection(TextSelection.create(tr.doc, pos + node.nodeSize - 1));
  else if (isContainer(node) && node.childCount === 0) return enterSelected(tr);
  else if (node.type.isInGroup('structure')) {
    tr.insert(pos + node.nodeSize, newParagraph(tr.doc.type.schema));
    tr.setSelection(TextSelection.create(tr.doc, pos + node.nodeSize + 1));
  } else return false;
  return true;
};

/** Enter on a selected row or heading goes into its text; on a structured block into its first row, made if need be. */
export const enterSelected: Edit = (tr) => {
  const selected = selectedNode(tr);
  if (selected === null) return false;
  const container = containerAt(tr.doc, selected.pos);
  if (container === null) return writeInSelected(tr);
  if (container.node.childCount === 0) tr.insert(selected.pos + 1, newRow(tr.doc.type.schema, container.row));
  caretInto(tr, selected.pos);
  return true;
};
