import type { Nodes, PhrasingContent, RootContent } from 'mdast';

import type { NodeJSON } from '../document/draft';
import type { Place } from './context';

/** What the readers of single nodes need of the rest. */
export interface ReadContext {
  readonly blocks: (nodes: readonly RootContent[]) => NodeJSON[];
  readonly inline: (nodes: readonly PhrasingContent[], place?: Place) => NodeJSON[];
  /** Says that something is left out, which a rendering leaves out as well. */
  readonly drop: (node: Nodes) => void;
  /** The Markdown that a node was made of: what tells a bracket from one with a backslash before it. */
  readonly sourceOf: (node: Nodes) => string;
}
