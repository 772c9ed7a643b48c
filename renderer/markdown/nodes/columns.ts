import type { PhrasingContent, Table } from 'mdast';

import { plainText, text } from '../inline/mdast';
import { trim } from '../inline/white-space';
import { makeTable } from './table';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => PhrasingContent[];
}

/** A table of rows, without the columns that have nothing in any row. */
export function columnTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Table[] {
  const filled = columns
    .map(({ head, cell }) => ({ head, cells: rows.map((row) => trim(cell(row))) }))
    .filter(({ cells }) => cells.some((cell) => plainText(cell).trim() !== ''));
  return makeTable([
    filled.map(({ head }) => [text(head)]),
    ...rows.map((_, index) => filled.map(({ cells }) => cells[index] ?? [])),
  ]);
}
