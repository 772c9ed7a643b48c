import type { EditorView } from '@tiptap/pm/view';

/**
 * Moves the focus to a row's first or last field.
 * @param pos position before the row
 * @returns false where the row shows no fields
 */
export type FocusField = (pos: number, which: 'first' | 'last') => boolean;

const registered = new WeakMap<EditorView, FocusField>();

/** The views of rows say how their fields get the focus. One function for a whole editor; the last one given counts. */
export function registerFields(view: EditorView, focus: FocusField): void {
  registered.set(view, focus);
}

/** Called by Tab in a row's text. False where no view has registered, or the row has no fields. */
export function focusField(view: EditorView, pos: number, which: 'first' | 'last'): boolean {
  return registered.get(view)?.(pos, which) ?? false;
}
