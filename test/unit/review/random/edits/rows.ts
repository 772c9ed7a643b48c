import { documentSchema as schema } from '../../../../../renderer/document/schema';
import { below, pick } from '../random';
import { gapsFor, named, type Edit, type Scene } from './places';

function removed({ tr, random }: Scene, ...names: readonly string[]): void {
  const row = pick(random, named(tr.doc, ...names));
  if (row !== undefined) tr.delete(row.position, row.position + row.node.nodeSize);
}

/** Rows of the structured blocks and of lists, rows and columns of tables. */
export const rowEdits = {
  addRow: ({ tr, random, tag, fresh }) => {
    const type = pick(random, ['event', 'factor', 'action', 'impact', 'listItem']) ?? 'event';
    const line = schema.node('paragraph', { id: `p-${fresh}` }, schema.text(tag));
    const row = schema.node(type, { id: `n-${fresh}` }, line);
    const gap = pick(random, gapsFor(tr.doc, row.type));
    if (gap !== undefined) tr.insert(gap, row);
  },
  deleteRow: (scene) => removed(scene, 'event', 'factor', 'action', 'impact', 'listItem'),
  tableRow: ({ tr, random, tag, fresh }) => {
    const row = pick(random, named(tr.doc, 'tableRow'));
    if (row === undefined) return;
    const cells = row.node.children.map((_, index) =>
      schema.node('tableCell', { id: `n-${fresh}-${index}` }, schema.text(`${tag}x${index}`)),
    );
    tr.insert(row.position + row.node.nodeSize, schema.node('tableRow', { id: `n-${fresh}` }, cells));
  },
  tableColumn: ({ tr, random, tag, fresh }) => {
    const table = pick(random, named(tr.doc, 'table'));
    if (table === undefined) return;
    const column = below(random, (table.node.firstChild?.childCount ?? 0) + 1);
    let added = 0;
    table.node.forEach((row, offset, index) => {
      const before = row.children.slice(0, column).reduce((size, cell) => size + cell.nodeSize, 0);
      const cell = schema.node(
        index === 0 ? 'tableHeader' : 'tableCell',
        { id: `n-${fresh}-${index}` },
        schema.text(`${tag}x${index}`),
      );
      tr.insert(table.position + 2 + offset + before + added, cell);
      added += cell.nodeSize;
    });
  },
  deleteTableRow: (scene) => {
    const tables = named(scene.tr.doc, 'table').filter(({ node }) => node.childCount > 1);
    if (tables.length > 0) removed(scene, 'tableRow');
  },
  deleteTableColumn: ({ tr, random }) => {
    const table = pick(random, named(tr.doc, 'table'));
    const columns = table?.node.firstChild?.childCount ?? 0;
    if (table === undefined || columns < 2) return;
    const column = below(random, columns);
    let gone = 0;
    table.node.forEach((row, offset) => {
      const cell = row.maybeChild(column);
      if (cell === null) return;
      const before = row.children.slice(0, column).reduce((size, one) => size + one.nodeSize, 0);
      const at = table.position + 2 + offset + before - gone;
      tr.delete(at, at + cell.nodeSize);
      gone += cell.nodeSize;
    });
  },
} satisfies Record<string, Edit>;
