import { Extension, resolveFocusPosition } from '@tiptap/core';

/**
 * Tiptap's `focus` command waits for the next frame, and a key that is pressed before it goes to the button or the
 * field that was just left: it is lost, or does something there. This one takes the focus as soon as the code that runs
 * now has ended, which is after the command's own transaction and before the next key.
 *
 * Not at once within the command: a field that loses the focus writes its value into the document, and the transaction
 * that is being built would no longer fit.
 */
export const FocusAtOnce = Extension.create({
  name: 'focusAtOnce',
  addCommands: () => ({
    focus:
      (position = null, { scrollIntoView = true } = {}) =>
      ({ editor, view, tr, dispatch }) => {
        if (editor.isDestroyed) return false;
        if (position === false || dispatch === undefined) return true;
        if (position === null && view.hasFocus()) return true;
        const selection = resolveFocusPosition(tr.doc, position);
        if (selection !== null) tr.setSelection(selection);
        queueMicrotask(() => {
          if (editor.isDestroyed) return;
          view.focus();
          if (scrollIntoView) editor.commands.scrollIntoView();
        });
        return true;
      },
  }),
});
