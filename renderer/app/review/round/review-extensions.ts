import type { AnyExtension } from '@tiptap/core';

import type { ReviewRow } from '../../../storage/rows';

/** What the editor of a draft that is reviewed has beside the others: suggestions are shown as such, or not allowed. */
export function reviewExtensions(
  _review: ReviewRow,
  _say: (message: string) => void,
): readonly AnyExtension[] {
  return [];
}
