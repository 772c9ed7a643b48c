import { Extension } from '@tiptap/core';
import { chainCommands } from '@tiptap/pm/commands';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { TextSelection, type Command, type Transaction } from '@tiptap/pm/state';

import { newId } from '../../document/ids';
import { newParagraph } from '../structures/new-nodes';
import { makeTypedTable } from './typed-table';

/** The cell with the caret, and where it stands. */
interface CellPlace {
  readonly table: Node;
  /** Position before the table. */
  readonly pos: number;
  readonly row: number;
  readonly column: number;
}

function cellAt($pos: ResolvedPos): CellPlace | null {
  const depth = $pos.depth - 2;
  if (depth < 1 || $pos.node(depth).type.name !== 'table') return null;
  return {
    table: $pos.node(depth),
    pos: $pos.before(depth),
    row: $pos.index(depth),
    column: $pos.index(depth + 1),
  };
}

function rowPos({ table, pos }: CellPlace, row: number): number {
  let at = pos + 1;
  for (let index = 0; index < row; index += 1) at += table.child(index).nodeSize;
  return at;
}

/** Puts the caret at the end of a cell. */
function caretInCell(tr: Transaction, pos: number, row: number, column: number): void {
  const table = tr.doc.nodeAt(pos);
  const cells = table?.maybeChild(row);
  if (table === null || cells === null || cells === undefined) return;
  let at = rowPos({ table, pos, row, column }, row) + 1;
  for (let index = 0; index < Math.min(column, cells.childCount - 1); index += 1)
    at += cells.child(index).nodeSize;
  const cell = tr.doc.nodeAt(at);
  if (cell !== null) tr.setSelection(TextSelection.create(tr.doc, at + 1 + cell.content.size));
}

/** Adds a row below the last, its columns aligned as above, with the caret in its first cell. */
function addLastRow(tr: Transaction, place: CellPlace): void {
  const { table, pos } = place;
  const { schema } = tr.doc.type;
  const cells = table.lastChild?.children.map((cell) =>
    schema.node('tableCell', { align: cell.attrs['align'] as string | null }),
  );
  tr.insert(pos + table.nodeSize - 1, schema.node('tableRow', { id: newId() }, cells));
  caretInCell(tr, pos, table.childCount, 0);
}

/** Goes on below the table: in the empty line that stands there, or in a new one. */
function leaveTable(tr: Transaction, pos: number): void {
  const after = pos + (tr.doc.nodeAt(pos)?.nodeSize ?? 0);
  const next = tr.doc.resolve(after).nodeAfter;
  const isFree = next?.type.name === 'paragraph' && next.content.size === 0;
  if (!isFree) tr.insert(after, newParagraph(tr.doc.type.schema));
  tr.setSelection(TextSelection.create(tr.doc, after + 1));
}

/** Enter in a cell goes to the row below, at the end of the table into a new row, and from an empty last row out of it. */
export const enterInCell: Command = ({ selection, tr }, dispatch) => {
  const place = cellAt(selection.$from);
  if (place === null || !(selection instanceof TextSelection)) return false;
  const { table, pos, row, column } = place;
  const isLast = row === table.childCount - 1;
  const isBlank = table.child(row).children.every((cell) => cell.content.size === 0);
  if (!isLast) caretInCell(tr, pos, row + 1, column);
  else if (row > 0 && isBlank) {
    tr.delete(rowPos(place, row), rowPos(place, row) + table.child(row).nodeSize);
    leaveTable(tr, pos);
  } else addLastRow(tr, place);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Ctrl+Enter goes on below the table, from whichever cell. */
export const enterBelow: Command = ({ selection, tr }, dispatch) => {
  const place = cellAt(selection.$from);
  if (place === null) return false;
  leaveTable(tr, place.pos);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Tab in the last cell adds a row; the stock one forgets how the columns are aligned. */
export const tabInLastCell: Command = ({ selection, tr }, dispatch) => {
  const place = cellAt(selection.$from);
  if (place === null) return false;
  const { table, row, column } = place;
  if (row < table.childCount - 1 || column < table.child(row).childCount - 1) return false;
  addLastRow(tr, place);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** What Enter and Tab do in a table, and the table that is typed as Markdown. */
export const TableKeys = Extension.create({
  name: 'tableKeys',
  // Before the stock table's own Tab.
  priority: 200,
  addKeyboardShortcuts() {
    const run = (command: Command) => () => {
      const { state, view } = this.editor;
      return command(state, view.dispatch, view);
    };
    return {
      Enter: run(chainCommands(makeTypedTable, enterInCell)),
      'Mod-Enter': run(enterBelow),
      Tab: run(tabInLastCell),
    };
  },
});
