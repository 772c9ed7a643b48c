import type { Node } from '@tiptap/pm/model';
import type { AlignType, PhrasingContent, Table } from 'mdast';

import type { NodeJSON } from '../../document/draft';
import type { WriteContext } from '../context';
import type { ReadContext } from '../read-context';

/** The first row is the header; it is made as long as the longest row, because GFM drops the cells beyond it. */
export function writeTable(node: Node, { inline }: WriteContext): Table[] {
  const [head] = node.children;
  const align = (head?.children ?? []).map((cell) => alignOf(cell.attrs['align']));
  const rows = node.children.map((row) => row.children.map((cell) => inline(cell, 'cell')));
  return makeTable(rows, align);
}

/** A table of cells, or nothing where there is not one column. */
export function makeTable(
  rows: readonly (readonly PhrasingContent[][])[],
  align: readonly AlignType[] = [],
): Table[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns === 0) return [];
  const [head = [], ...body] = rows;
  const padded = Array.from({ length: columns }, (_, column) => head[column] ?? []);
  return [
    {
      type: 'table',
      align: Array.from({ length: columns }, (_, column) => align[column] ?? null),
      children: [padded, ...body].map((row) => ({
        type: 'tableRow',
        children: row.map((children) => ({ type: 'tableCell', children })),
      })),
    },
  ];
}

function alignOf(value: unknown): AlignType {
  return value === 'left' || value === 'center' || value === 'right' ? value : null;
}

/** Cells beyond those of the header are not shown by GFM, and so are dropped. */
export function readTable(node: Table, { inline, drop }: ReadContext): NodeJSON[] {
  const columns = node.children[0]?.children.length ?? 0;
  for (const row of node.children) row.children.slice(columns).forEach(drop);
  const content = node.children.map((row, index) => ({
    type: 'tableRow',
    content: row.children.slice(0, columns).map((cell, column) => {
      const align = node.align?.[column] ?? null;
      return {
        type: index === 0 ? 'tableHeader' : 'tableCell',
        ...(align === null ? {} : { attrs: { align } }),
        content: inline(cell.children, 'cell'),
      };
    }),
  }));
  return [{ type: 'table', content }];
}
