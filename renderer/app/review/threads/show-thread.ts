import type { Editor } from '@tiptap/core';
import { Selection, TextSelection } from '@tiptap/pm/state';

import type { PlacedThread } from '../../../review/thread';

/**
 * Shows what a thread is about in the text: its words selected, or the caret in its row.
 *
 * @param focus whether the text takes the focus
 */
export function showThread(editor: Editor, { placement }: PlacedThread, focus: boolean): void {
  if (placement.kind === 'detached') return;
  const { from, to, how } = placement;
  const { doc } = editor.state;
  const selection =
    how === 'block' ? Selection.near(doc.resolve(from + 1)) : TextSelection.create(doc, from, to);
  const chain = editor.chain().command(({ tr }) => {
    tr.setSelection(selection);
    return true;
  });
  if (focus) {
    chain.focus().scrollIntoView().run();
    return;
  }
  chain.run();
  // ProseMirror scrolls to its selection only while the focus is in the text.
  const { node } = editor.view.domAtPos(how === 'block' ? from + 1 : from);
  const element = node instanceof HTMLElement ? node : node.parentElement;
  element?.scrollIntoView({ block: 'nearest' });
}
