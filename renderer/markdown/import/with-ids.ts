import type { NodeJSON } from '../../document/draft';
import { blockNames } from '../../document/nodes/common';

const blocks: ReadonlySet<string> = new Set(blockNames);

/** Gives every block that has none an id; those that others refer to keep theirs. */
export function withIds(node: NodeJSON, newId: () => string): NodeJSON {
  const content = node.content?.map((child) => withIds(child, newId));
  const needsId = blocks.has(node.type) && typeof node.attrs?.['id'] !== 'string';
  return {
    ...node,
    ...(needsId ? { attrs: { ...node.attrs, id: newId() } } : {}),
    ...(content === undefined ? {} : { content }),
  };
}
