import type { EditorState, Transaction } from '@tiptap/pm/state';
import { isInTable, selectedRect } from '@tiptap/pm/tables';

export type Align = 'left' | 'center' | 'right';

/** Where the table with the selection stands; null outside of tables. */
export function tablePosition(state: EditorState): number | null {
  if (!isInTable(state)) return null;
  return selectedRect(state).tableStart - 1;
}

/** How the selected columns are aligned; null where they differ or nothing is said. */
export function columnAlign(state: EditorState): Align | null {
  if (!isInTable(state)) return null;
  const { map, table, left, right } = selectedRect(state);
  const found = new Set(
    map
      .cellsInRect({ left, right, top: 0, bottom: map.height })
      .map((cell) => table.nodeAt(cell)?.attrs['align'] as Align | null),
  );
  const [only] = found;
  return found.size === 1 ? (only ?? null) : null;
}

/** Aligns the selected columns from top to bottom, as Markdown does, one step a cell; again takes it away. */
export function alignColumns(state: EditorState, align: Align): Transaction | null {
  if (!isInTable(state)) return null;
  const { map, table, tableStart, left, right } = selectedRect(state);
  const value = columnAlign(state) === align ? null : align;
  const { tr } = state;
  for (const cell of map.cellsInRect({ left, right, top: 0, bottom: map.height })) {
    if (table.nodeAt(cell)?.attrs['align'] !== value) tr.setNodeAttribute(tableStart + cell, 'align', value);
  }
  return tr;
}
