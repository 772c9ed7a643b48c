import type { Editor } from '@tiptap/core';

import { blockPositions } from '../document/blocks';

/** Puts the caret into the block of this id and shows it; false where there is none. */
export function jumpToBlock(editor: Editor, id: string): boolean {
  const place = blockPositions(editor.state.doc, new Set([id])).get(id);
  if (place === undefined) return false;
  editor
    .chain()
    .setTextSelection(place + 1)
    .focus()
    .run();
  const element = editor.view.nodeDOM(place);
  if (element instanceof HTMLElement) element.scrollIntoView({ block: 'center' });
  return true;
}
