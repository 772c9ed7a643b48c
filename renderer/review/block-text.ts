import type { Node } from '@tiptap/pm/model';

/** Stands in a text for anything in the line that is no text: an image, a live value, a footnote's mark. */
export const objectMark = '\uFFFC';

const texts = new WeakMap<Node, string>();

/**
 * The text of a text block, as long as its content: the n-th UTF-16 unit stands at the n-th position within the block.
 * A line break is "\n", anything else that is no text is `objectMark`.
 */
export function textOf(block: Node): string {
  let text = texts.get(block);
  if (text === undefined) {
    text = block.children
      .map((node) => {
        if (node.isText) return node.text ?? '';
        return node.type.name === 'hardBreak' ? '\n' : objectMark.repeat(node.nodeSize);
      })
      .join('');
    texts.set(block, text);
  }
  return text;
}

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
