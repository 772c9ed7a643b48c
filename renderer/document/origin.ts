import type { Node } from '@tiptap/pm/model';

import { isListOf, isObject, isText, type Check } from './attributes';
import type { NodeJSON } from './draft';

/**
 * What an imported timeline, table of impacts, or list of factors or actions was before it was recognised: the plain
 * blocks, and a hash of what it printed then. While it prints the same, nobody has touched it, and the Markdown that is
 * written for it is that of the blocks.
 */
export interface Origin {
  readonly blocks: readonly NodeJSON[];
  /** A hash of the printed form at import; '' until `stampOrigins` has filled it in. */
  readonly printed: string;
}

const isNodeJson: Check<NodeJSON> = (value): value is NodeJSON => isObject(value) && isText(value['type']);
const areBlocks = isListOf(isNodeJson);

export const isOrigin: Check<Origin> = (value): value is Origin =>
  isObject(value) && areBlocks(value['blocks']) && isText(value['printed']);

/** The origin of a container; null for every other node, and for what was written here. */
export function originOf(node: Node): Origin | null {
  const origin: unknown = node.attrs['origin'];
  return isOrigin(origin) ? origin : null;
}
