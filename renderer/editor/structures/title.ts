import { Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

import type { Edit } from './edits';
import { newParagraph } from './new-nodes';

function titleCaret(tr: Transaction): TextSelection | null {
  const { selection } = tr;
  return selection instanceof TextSelection && selection.$from.parent.type.name === 'title'
    ? selection
    : null;
}

/**
 * Enter in the title goes on to the text: into the paragraph that follows, or a new one. What stands after the caret
 * moves along into a paragraph of its own.
 */
export const enterInTitle: Edit = (tr) => {
  const caret = titleCaret(tr);
  if (caret === null || !caret.$from.sameParent(caret.$to)) return false;
  const after = caret.$from.after();
  const { parent, parentOffset } = caret.$to;
  const rest = parent.content.cut(parentOffset);
  const next = tr.doc.nodeAt(after);
  const isNextParagraph = next?.type.name === 'paragraph';
  const steps = tr.steps.length;
  if (rest.size > 0 || !isNextParagraph) tr.insert(after, newParagraph(tr.doc.type.schema, rest));
  if (caret.from < caret.$from.end()) tr.delete(caret.from, caret.$from.end());
  const pos = tr.mapping.slice(steps).map(after, -1);
  tr.setSelection(TextSelection.create(tr.doc, pos + 1));
  return true;
};

/** Joins the plain paragraph at `pos` to the title before it; false where that would lose marks or images. */
function joinToTitle(tr: Transaction, pos: number): boolean {
  const block = tr.doc.nodeAt(pos);
  if (block === null || block.type.name !== 'paragraph') return false;
  const isPlain = block.children.every((child) => child.isText && child.marks.length === 0);
  if (!isPlain) return false;
  tr.delete(pos, pos + block.nodeSize).insert(pos - 1, block.content);
  tr.setSelection(TextSelection.create(tr.doc, pos - 1));
  return true;
}

/** Backspace at the start of what follows the title: plain text joins it, from all else the caret moves up. */
export const backspaceAfterTitle: Edit = (tr) => {
  const { selection } = tr;
  const { $from } = selection;
  if (!(selection instanceof TextSelection) || !selection.empty || $from.depth !== 1) return false;
  if ($from.parentOffset > 0) return false;
  const pos = $from.before();
  if (pos === 0) return $from.parent.type.name === 'title';
  if (tr.doc.resolve(pos).nodeBefore?.type.name !== 'title') return false;
  if (!joinToTitle(tr, pos)) tr.setSelection(Selection.near(tr.doc.resolve(pos - 1), -1));
  return true;
};

/** Delete at the end of the title: plain text joins it, all else stays where it is. */
export const deleteInTitle: Edit = (tr) => {
  const caret = titleCaret(tr);
  if (caret === null || !caret.empty || caret.$from.parentOffset < caret.$from.parent.content.size)
    return false;
  joinToTitle(tr, caret.$from.after());
  return true;
};
