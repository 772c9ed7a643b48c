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

/** Positions of the blocks with these ids, of the first where several have one. Walks the document once. */
export function blockPositions(doc: Node, ids: ReadonlySet<string>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  doc.descendants((node, position) => {
    const id: unknown = node.attrs['id'];
    if (typeof id === 'string' && ids.has(id) && !found.has(id)) found.set(id, position);
    return found.size < ids.size && !node.isTextblock;
  });
  return found;
}
