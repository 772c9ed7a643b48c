import type { BlockContent } from 'mdast';

import type { Dialect } from '../../markdown/print';
import { change, type Changes } from '../dialect/tree';
import type { Speech } from './target';

type Step = Changes | ((blocks: readonly BlockContent[]) => BlockContent[]);

/** Changes made one after another, and the way in which the result is printed. */
export function speech(steps: readonly Step[], dialect: Dialect = {}): Speech {
  return {
    change: (blocks) =>
      steps.reduce<BlockContent[]>(
        (tree, step) => (typeof step === 'function' ? step(tree) : change(tree, step)),
        [...blocks],
      ),
    dialect,
  };
}
