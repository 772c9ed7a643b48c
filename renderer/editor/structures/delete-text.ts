import type { Node } from '@tiptap/pm/model';
import { Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

import { crossesEdge, isCell, isEdge } from './edges';
import type { Edit } from './edits';
import { hasOwnFacts, holdsFacts, referredIds } from './row-facts';
import { isContainer, isRow } from './rows';

interface Range {
  readonly from: number;
  readonly to: number;
}

interface Sweep extends Range {
  readonly referred: ReadonlySet<string>;
  /** What is to go, in document order, without overlaps. */
  readonly gone: Range[];
}

/** The end of a range, moved out of every block whose last text it takes and in which it does not begin. */
function reach(doc: Node, { from, to }: Range): number {
  let end = to;
  for (let $end = doc.resolve(end); $end.depth > 0; $end = doc.resolve(end)) {
    if ($end.parentOffset < $end.parent.content.size || $end.before() < from) break;
    end = $end.after();
  }
  return end;
}

/** Takes the text of a textblock that lies in the range. */
function sweepText(node: Node, pos: number, range: Sweep): void {
  const from = Math.max(range.from, pos + 1);
  const to = Math.min(range.to, pos + node.nodeSize - 1);
  if (from < to) range.gone.push({ from, to });
}

/** A table that is not wholly covered keeps its rows and cells; only their text goes. */
function sweepCells(table: Node, pos: number, range: Sweep): void {
  table.descendants((node, offset) => {
    if (!isCell(node)) return true;
    sweepText(node, pos + 1 + offset, range);
    return false;
  });
}

/** Whether a node stays by itself, though the range covers it and takes everything in it. */
function standsEmpty(node: Node, { referred }: Sweep): boolean {
  if (isRow(node)) return holdsFacts(node, referred);
  if (isContainer(node)) return hasOwnFacts(node);
  return node.type.name === 'unknownBlock' || (node.isTextblock && isEdge(node));
}

/** Sweeps a node that the range touches, and says whether it stays. */
function sweep(node: Node, pos: number, range: Sweep): boolean {
  const covered = range.from <= pos && range.to >= pos + node.nodeSize;
  let stays = !covered || standsEmpty(node, range);
  const before = range.gone.length;
  if (node.isTextblock) sweepText(node, pos, range);
  else if (node.type.name === 'table') sweepCells(node, pos, range);
  else
    node.forEach((child, offset) => {
      const at = pos + 1 + offset;
      const touched = range.from < at + child.nodeSize && range.to > at;
      if (!touched || sweep(child, at, range)) stays = true;
    });
  if (!stays) range.gone.splice(before, Infinity, { from: pos, to: pos + node.nodeSize });
  else if (covered && isRow(node)) keepLine(node, pos, before, range);
  return stays;
}

/** A row that stays although all of its text goes keeps one line to write in: the one it had. */
function keepLine(row: Node, pos: number, before: number, range: Sweep): void {
  const line = row.firstChild;
  const at = range.gone.findIndex((one, index) => index >= before && one.from === pos + 1);
  if (line === null || !line.isTextblock || at < 0) return;
  const text = { from: pos + 2, to: pos + line.nodeSize };
  range.gone.splice(at, 1, ...(text.from < text.to ? [text] : []));
}

/**
 * Removes the text between two positions, and never a fact: rows with facts and the headings of sections stay, if need
 * be empty; rows without facts and plain blocks that are wholly covered go; nothing is joined across an edge. What this
 * version does not know stays. The caret ends where the range began.
 */
export function deleteText(tr: Transaction, from: number, to: number): void {
  const range: Sweep = { from, to: reach(tr.doc, { from, to }), referred: referredIds(tr.doc), gone: [] };
  const steps = tr.steps.length;
  tr.doc.forEach((node, pos) => {
    if (range.from < pos + node.nodeSize && range.to > pos) sweep(node, pos, range);
  });
  for (const one of range.gone.toReversed()) tr.delete(one.from, one.to);
  const $caret = tr.doc.resolve(tr.mapping.slice(steps).map(from, -1));
  tr.setSelection(
    $caret.parent.inlineContent ? TextSelection.create(tr.doc, $caret.pos) : Selection.near($caret, -1),
  );
}

/** Deletes a selection of text that crosses an edge; every other selection is the stock commands' to delete. */
export const deleteSelectedText: Edit = (tr) => {
  const { selection } = tr;
  if (!(selection instanceof TextSelection) || selection.empty) return false;
  if (!crossesEdge(selection.$from, selection.$to)) return false;
  deleteText(tr, selection.from, selection.to);
  return true;
};
