import type { Node } from '@tiptap/pm/model';

import { textOf } from '../document/blocks';

export { objectMark, textOf } from '../document/blocks';

/** All text within a node, its blocks one a line. */
export function textWithin(node: Node): string {
  if (node.isTextblock) return textOf(node);
  const lines: string[] = [];
  node.descendants((child) => {
    if (!child.isTextblock) return true;
    lines.push(textOf(child));
    return false;
  });
  return lines.join('\n');
}

/** Id of a block; null where it has none. */
export function idOf(node: Node): string | null {
  const id: unknown = node.attrs['id'];
  return typeof id === 'string' ? id : null;
}

/** A block and the position before it. */
export interface PlacedBlock {
  readonly node: Node;
  readonly position: number;
}

interface Blocks {
  readonly text: readonly PlacedBlock[];
  readonly byId: ReadonlyMap<string, readonly PlacedBlock[]>;
}

const found = new WeakMap<Node, Blocks>();

/** The text blocks of a document in order, and all its blocks by id; read once for each document. */
export function blocksOf(doc: Node): Blocks {
  let blocks = found.get(doc);
  if (blocks === undefined) {
    const text: PlacedBlock[] = [];
    const byId = new Map<string, PlacedBlock[]>();
    doc.descendants((node, position) => {
      const id = idOf(node);
      if (id !== null) byId.set(id, [...(byId.get(id) ?? []), { node, position }]);
      if (node.isTextblock) text.push({ node, position });
      return !node.isTextblock;
    });
    blocks = { text, byId };
    found.set(doc, blocks);
  }
  return blocks;
}

/** Children of a node up to which the ids within it are remembered; of more, each child is looked at. */
const few = 32;

const idsWithin = new WeakMap<Node, ReadonlySet<string>>();

function holds(node: Node, id: string): boolean {
  if (idOf(node) === id) return true;
  if (node.isTextblock || node.isLeaf) return false;
  if (node.childCount > few) return node.children.some((child) => holds(child, id));
  let ids = idsWithin.get(node);
  if (ids === undefined) {
    const collected = new Set<string>();
    node.descendants((child) => {
      const own = idOf(child);
      if (own !== null) collected.add(own);
      return !child.isTextblock;
    });
    ids = collected;
    idsWithin.set(node, ids);
  }
  return ids.has(id);
}

function collect(parent: Node, start: number, id: string, into: PlacedBlock[]): void {
  let position = start;
  for (const node of parent.children) {
    if (holds(node, id)) {
      if (idOf(node) === id) into.push({ node, position });
      if (!node.isTextblock && !node.isLeaf) collect(node, position + 1, id, into);
    }
    position += node.nodeSize;
  }
}

/**
 * The blocks with an id, in order. For a merge, in which every step makes another document: what has not changed from one
 * to the next is not read again, as `blocksOf` would.
 */
export function blocksWith(doc: Node, id: string): readonly PlacedBlock[] {
  const read = found.get(doc);
  if (read !== undefined) return read.byId.get(id) ?? [];
  const blocks: PlacedBlock[] = [];
  collect(doc, 0, id, blocks);
  return blocks;
}

/** Whether a block with an id stands in a document. */
export const hasBlock = (doc: Node, id: string): boolean =>
  found.get(doc)?.byId.has(id) ?? doc.children.some((child) => holds(child, id));
