import type { Editor } from '@tiptap/core';

import { blockPositions } from '../document/blocks';

/**
 * Puts the caret into the block of this id and shows it; false where there is none. By id, since a position that was
 * read a moment ago is another place once somebody has typed.
 *
 * @param shown where in the window the block then stands
 */
export function jumpToBlock(editor: Editor, id: string, shown: 'center' | 'start' = 'center'): boolean {
  const place = blockPositions(editor.state.doc, new Set([id])).get(id);
  if (place === undefined) return false;
  editor
    .chain()
    .setTextSelection(place + 1)
    .focus()
    .run();
  const element = editor.view.nodeDOM(place);
  if (element instanceof HTMLElement) element.scrollIntoView({ block: shown });
  return true;
}
