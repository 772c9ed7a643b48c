import { Extension, type AnyExtension } from '@tiptap/core';

import { admitDocument } from '../../../document/admit';
import { ownActions } from '../../../editor/plugins/own-actions';
import { ownSuggestions } from '../../../editor/plugins/own-suggestions';
import type { ReviewRow } from '../../../storage/rows';
import { commentOnly } from './comment-only';

/** What the editor of a draft that is reviewed has beside the others: suggestions are shown as such, or not allowed. */
export function reviewExtensions(review: ReviewRow, say: (message: string) => void): readonly AnyExtension[] {
  if (review.round.permission === 'comment') return [commentOnly(say)];
  return [
    Extension.create({
      name: 'ownSuggestions',
      addProseMirrorPlugins() {
        const base = this.editor.schema.nodeFromJSON(admitDocument(review.sent.document).toJSON());
        return [ownSuggestions(base), ownActions()];
      },
    }),
  ];
}
