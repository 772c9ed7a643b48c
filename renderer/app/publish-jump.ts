import type { Editor } from '@tiptap/core';

/** Puts the caret into the block of this id and shows it; false where there is none. */
export function jumpToBlock(editor: Editor, id: string): boolean {
  let place: number | null = null;
  editor.state.doc.descendants((node, position) => {
    if (place === null && node.attrs['id'] === id) place = position;
    return place === null;
  });
  if (place === null) return false;
  editor
    .chain()
    .setTextSelection(place + 1)
    .focus()
    .run();
  const element = editor.view.nodeDOM(place);
  if (element instanceof HTMLElement) element.scrollIntoView({ block: 'center' });
  return true;
}
