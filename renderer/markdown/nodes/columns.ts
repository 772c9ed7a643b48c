import type { PhrasingContent, Table } from 'mdast';

import { plainText, text } from '../inline/mdast';
import { trim } from '../inline/white-space';
import { headsOf } from '../structures/forms';
import { makeTable } from './table';

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => PhrasingContent[];
  /** Whether the column stands there also where nothing is in it. */
  readonly isRequired?: boolean;
}

/** A table of rows, without the columns that have nothing in any row. */
export function columnTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Table[] {
  const filled = columns
    .map(({ head, cell, isRequired }) => ({ head, isRequired, cells: rows.map((row) => trim(cell(row))) }))
    .filter(({ isRequired, cells }) => isRequired === true || cells.some((cell) => !isBlank(cell)));
  return makeTable([
    filled.map(({ head }) => [text(head)]),
    ...rows.map((_, index) => filled.map(({ cells }) => cells[index] ?? [])),
  ]);
}

/** Whether nothing is seen in a cell. */
export function isBlank(nodes: readonly PhrasingContent[]): boolean {
  return plainText(nodes).trim() === '' && !nodes.some((node) => node.type === 'footnoteReference');
}

/** The cells of each row by the names of their columns; those with nothing in them are left out. */
export function readColumns(table: Table): readonly ReadonlyMap<string, PhrasingContent[]>[] {
  const heads = headsOf(table) ?? [];
  return table.children.slice(1).map(
    (row) =>
      new Map(
        heads.flatMap((head, column): [string, PhrasingContent[]][] => {
          const cell = row.children[column]?.children ?? [];
          return cell.length === 0 ? [] : [[head, cell]];
        }),
      ),
  );
}
