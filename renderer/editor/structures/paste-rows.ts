import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { Selection, type Transaction } from '@tiptap/pm/state';

import { newId } from '../../document/ids';
import { containerOf, isRowName } from '../../document/nodes/structures';
import { holdsFacts, referredIds } from './row-facts';
import { isBlank, isContainer, isRow, rowOfSelection, type RowPlace } from './rows';

/** Rows that come without their structured block get one, because nothing else can hold them; neighbours share it. */
function wrapped(blocks: readonly Node[]): Fragment {
  const content: Node[] = [];
  for (const node of blocks) {
    const { name } = node.type;
    const last = content.at(-1);
    if (!isRowName(name)) content.push(node);
    else if (last?.type.name === containerOf[name] && !blocks.includes(last))
      content.splice(-1, 1, last.copy(last.content.addToEnd(node)));
    else content.push(node.type.schema.node(containerOf[name], { id: newId() }, node));
  }
  return Fragment.from(content);
}

/** Puts whole blocks in at the top level, after the structured block with the caret. */
function afterContainer(tr: Transaction, row: RowPlace, blocks: readonly Node[]): void {
  const pos = row.containerPos + row.container.nodeSize;
  const content = wrapped(blocks);
  tr.insert(pos, content);
  tr.setSelection(Selection.near(tr.doc.resolve(pos + content.size), -1));
}

/** Puts whole rows in after the row with the caret, or in place of it where it is blank. */
function amongRows(tr: Transaction, row: RowPlace, rows: readonly Node[]): void {
  const isFree = isBlank(row.node) && !holdsFacts(row.node, referredIds(tr.doc));
  const content = Fragment.from(rows);
  const pos = isFree ? row.pos : row.end;
  tr.replaceWith(pos, row.end, content);
  tr.setSelection(Selection.near(tr.doc.resolve(pos + content.size), -1));
}

/** The text of rows, without the rows: for pasting into a row of another kind. */
function flattened({ content, openStart, openEnd }: Slice): Slice {
  const levels = (node: Node | null) => (node === null ? 0 : isContainer(node) ? 2 : isRow(node) ? 1 : 0);
  const blocks = content.content.flatMap((node) => {
    if (isContainer(node)) return node.children.flatMap((row) => (isRow(row) ? row.children : [row]));
    return isRow(node) ? node.children : [node];
  });
  return new Slice(
    Fragment.from(blocks),
    Math.max(0, openStart - levels(content.firstChild)),
    Math.max(0, openEnd - levels(content.lastChild)),
  );
}

/**
 * Pastes a slice that brings rows; false where it brings none, or where the stock way serves. Whole rows go beside the
 * row with the caret if they are of its kind, else into a structured block of their own, so that they keep their facts.
 * The text of rows that were copied in part flows into the row with the caret, or makes a structured block elsewhere.
 */
export function pasteRows(tr: Transaction, slice: Slice): boolean {
  const blocks = slice.content.content;
  if (!blocks.some((node) => isRow(node) || isContainer(node))) return false;
  const row = rowOfSelection(tr.selection);
  if (row === null) {
    tr.replaceSelection(new Slice(wrapped(blocks), 0, 0));
    return true;
  }
  const rows = blocks.flatMap((node) => (isContainer(node) ? node.children : [node]));
  const isSameKind = rows.every((node) => node.type.name === row.name);
  if (slice.openStart > 0 || slice.openEnd > 0) {
    if (!isSameKind) tr.replaceSelection(flattened(slice));
    return !isSameKind;
  }
  if (isSameKind) amongRows(tr, row, rows);
  else afterContainer(tr, row, blocks);
  return true;
}
