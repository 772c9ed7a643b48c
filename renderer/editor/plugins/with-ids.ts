import { isId } from '../../document/attributes';
import type { NodeJSON } from '../../document/draft';
import { newId } from '../../document/ids';
import { blockNames } from '../../document/nodes/common';

const withId: ReadonlySet<string> = new Set(blockNames);

function give(node: NodeJSON, used: Set<string>): NodeJSON {
  const content = node.content;
  const own: unknown = node.attrs?.['id'];
  const keeps = isId(own) && !used.has(own);
  const id = !withId.has(node.type) ? null : keeps ? own : newId();
  if (id !== null) used.add(id);
  const attrs = id === null || keeps ? node.attrs : { ...node.attrs, id };
  return {
    ...node,
    ...(attrs === undefined ? {} : { attrs }),
    ...(content === undefined ? {} : { content: content.map((child) => give(child, used)) }),
  };
}

/**
 * Gives an id to each block of a document that has none, and a new one to each whose id an earlier block has. For the
 * moment in which a document is created or imported: nothing has been anchored to its blocks yet. What this version
 * does not know is left alone.
 */
export function withIds(document: NodeJSON): NodeJSON {
  return give(document, new Set());
}
