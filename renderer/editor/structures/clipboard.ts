import { Slice, type Fragment, type Node } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import { dropPoint } from '@tiptap/pm/transform';

import { deleteText } from './delete-text';
import { crossesEdge } from './edges';
import { placeBeside } from './new-nodes';
import { isContainer, isRow } from './rows';

/** A row as it comes with only part of its text: the words, and its place, but no facts and no id. */
function withoutFacts(row: Node, content: Fragment): Node {
  return row.type.create(placeBeside(row), content, row.marks);
}

/** Takes the facts from the rows along one open side of a slice: of those only part of the text was copied. */
function openSide(content: Fragment, depth: number, side: 'start' | 'end'): Fragment {
  const index = side === 'start' ? 0 : content.childCount - 1;
  const node = content.maybeChild(index);
  if (depth === 0 || node === null) return content;
  const inner = openSide(node.content, depth - 1, side);
  return content.replaceChild(index, isRow(node) ? withoutFacts(node, inner) : node.copy(inner));
}

/** Text copied from within a single row is text: it brings no row along, and no structured block around it. */
function unwrapped(slice: Slice): Slice {
  let { content, openStart, openEnd } = slice;
  for (let only = content.firstChild; only !== null; only = content.firstChild) {
    const isWrapper = isRow(only) || (isContainer(only) && only.childCount === 1);
    if (!isWrapper || content.childCount !== 1 || openStart === 0 || openEnd === 0) break;
    content = only.content;
    openStart -= 1;
    openEnd -= 1;
  }
  const line = content.firstChild;
  const isLine = content !== slice.content && content.childCount === 1 && line?.isTextblock === true;
  return isLine && openStart > 0 && openEnd > 0
    ? new Slice(line.content, 0, 0)
    : new Slice(content, openStart, openEnd);
}

/**
 * What a paste or a drop brings, so that facts never travel with text: a row that was copied whole comes whole; of a
 * row that was copied in part comes the text. A selection of text covers a row in part even where it takes all words,
 * because the facts stay with the row it was taken from.
 */
export function withoutTravellingFacts(slice: Slice): Slice {
  const { openStart, openEnd } = slice;
  const content = openSide(openSide(slice.content, openStart, 'start'), openEnd, 'end');
  return unwrapped(new Slice(content, openStart, openEnd));
}

/** Whether a selection of text crosses an edge, so that the stock ways of replacing it must not run. */
export function isAcrossEdges(selection: unknown): selection is TextSelection {
  return (
    selection instanceof TextSelection && !selection.empty && crossesEdge(selection.$from, selection.$to)
  );
}

/** Moves selected text that crosses edges to `to`, as dropping it there does; nothing where that lies in the selection. */
export function moveText(tr: Transaction, to: number, slice: Slice): void {
  const { from, to: end } = tr.selection;
  if (to > from && to < end) return;
  const target = dropPoint(tr.doc, to, slice) ?? to;
  const steps = tr.steps.length;
  deleteText(tr, from, end);
  const pos = tr.mapping.slice(steps).map(target);
  tr.replaceRange(pos, pos, slice);
}
