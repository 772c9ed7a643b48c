import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { NodeSelection, type Selection } from '@tiptap/pm/state';

import {
  isContainerName,
  isRowName,
  rowOf,
  type ContainerName,
  type RowName,
} from '../../document/nodes/structures';

/** A row of a structured block, and where it stands. */
export interface RowPlace {
  readonly node: Node;
  readonly name: RowName;
  /** Position before the row. */
  readonly pos: number;
  /** Position after the row. */
  readonly end: number;
  /** The row's place among its container's children. */
  readonly index: number;
  readonly container: Node;
  readonly containerName: ContainerName;
  /** Position before the container. */
  readonly containerPos: number;
  /** Depth of the row in resolved positions inside it. */
  readonly depth: number;
}

export const isRow = (node: Node): boolean => isRowName(node.type.name);
export const isContainer = (node: Node): boolean => isContainerName(node.type.name);

/** The innermost row around a position; null outside of structured blocks. */
export function rowAround($pos: ResolvedPos): RowPlace | null {
  for (let depth = $pos.depth; depth > 1; depth -= 1) {
    const node = $pos.node(depth);
    const container = $pos.node(depth - 1);
    if (!isRowName(node.type.name) || !isContainerName(container.type.name)) continue;
    return {
      node,
      name: node.type.name,
      pos: $pos.before(depth),
      end: $pos.after(depth),
      index: $pos.index(depth - 1),
      container,
      containerName: container.type.name,
      containerPos: $pos.before(depth - 1),
      depth,
    };
  }
  return null;
}

/** The row that stands at `pos`; null where none does, so that a stale position does nothing. */
export function rowAt(doc: Node, pos: number): RowPlace | null {
  if (!Number.isInteger(pos) || pos < 0 || pos >= doc.content.size) return null;
  const node = doc.nodeAt(pos);
  return node === null || !isRow(node) ? null : rowAround(doc.resolve(pos + 1));
}

/** The row that a selection is in, or that it has selected as a node; null where it is in none or in several. */
export function rowOfSelection(selection: Selection): RowPlace | null {
  if (selection instanceof NodeSelection && isRow(selection.node))
    return rowAt(selection.$from.doc, selection.from);
  const row = rowAround(selection.$from);
  return row !== null && rowAround(selection.$to)?.pos === row.pos ? row : null;
}

/** Position before the container's row at `index` (its end where there is no such row). */
export function childPos(container: Node, containerPos: number, index: number): number {
  let pos = containerPos + 1;
  for (let at = 0; at < index && at < container.childCount; at += 1) pos += container.child(at).nodeSize;
  return pos;
}

/** The container at `pos` with the name of its rows; null where no structured block stands. */
export function containerAt(doc: Node, pos: number): { readonly node: Node; readonly row: RowName } | null {
  if (!Number.isInteger(pos) || pos < 0 || pos >= doc.content.size) return null;
  const node = doc.nodeAt(pos);
  if (node === null || !isContainerName(node.type.name)) return null;
  return { node, row: rowOf[node.type.name] };
}

/** Whether a row holds nothing but one empty line, or nothing at all. */
export function isBlank(row: Node): boolean {
  const first = row.firstChild;
  return first === null || (row.childCount === 1 && first.isTextblock && first.content.size === 0);
}

/** Whether a position is in the headline of its row: the first block, if that is text. */
export function inHeadline($pos: ResolvedPos): boolean {
  const row = rowAround($pos);
  return (
    row !== null && $pos.parent.isTextblock && $pos.depth === row.depth + 1 && $pos.index(row.depth) === 0
  );
}

/** Finds a row by its id. Looks only into structured blocks, which stand at the top level. */
export function findRow(doc: Node, id: string): RowPlace | null {
  let found = -1;
  doc.forEach((container, offset) => {
    if (found >= 0 || !isContainer(container)) return;
    container.forEach((row, inner) => {
      if (found < 0 && row.attrs['id'] === id && isRow(row)) found = offset + 1 + inner;
    });
  });
  return found < 0 ? null : rowAt(doc, found);
}
