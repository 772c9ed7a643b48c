import type { Node } from '@tiptap/pm/model';
import type { Step } from '@tiptap/pm/transform';

import { changesBetween } from './difference';

/**
 * Steps that make one document of another, small and where the change is: blocks are matched by id, words within a block
 * by their likeness, attributes one by one, those of the document as a whole with them. For where no step log leads from
 * the one to the other: a version that is restored, a draft under git.
 */
export function stepsBetween(before: Node, after: Node): readonly Step[] {
  return changesBetween({ before, after }, () => true).flatMap(({ steps }) => steps);
}
