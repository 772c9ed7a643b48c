import type { Editor } from '@tiptap/core';

/**
 * Undo and redo for whatever has the focus: a field's own history where a field outside the text is being typed in, the
 * editor's everywhere else.
 */
export function changeHistory(command: 'undo' | 'redo', editor: Editor | null): void {
  const focused = document.activeElement;
  const isField = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
  // There is no other way to reach a field's own history; in Chromium this one works and is not going away.
  // oxlint-disable-next-line typescript/no-deprecated
  if (isField) document.execCommand(command);
  else if (command === 'undo') editor?.commands.undo();
  else editor?.commands.redo();
}
