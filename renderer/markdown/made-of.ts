import type { Node } from '@tiptap/pm/model';
import type { BlockContent } from 'mdast';

declare module 'mdast' {
  interface Data {
    /** Id of the document's block that this was made of. */
    block?: string;
  }
}

/** Notes on each block which block of the document it was made of, so that whoever publishes it can name the place. */
export function madeOf(node: Node, blocks: readonly BlockContent[]): BlockContent[] {
  const id = (node.attrs['id'] ?? null) as string | null;
  if (id === null) return [...blocks];
  return blocks.map((block) =>
    block.data?.block === undefined ? { ...block, data: { ...block.data, block: id } } : block,
  );
}
