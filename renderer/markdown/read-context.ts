import type { PhrasingContent, RootContent } from 'mdast';

import type { NodeJSON } from '../document/draft';

/** What the readers of single nodes need of the rest. */
export interface ReadContext {
  readonly blocks: (nodes: readonly RootContent[]) => NodeJSON[];
  readonly inline: (nodes: readonly PhrasingContent[]) => NodeJSON[];
}
