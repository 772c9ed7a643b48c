import { closeHistory } from '@tiptap/pm/history';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Opens the preview of a source for this draft.
 * @param text what was pasted; null where the person is still to choose a source
 * @returns false for a text that is no source: it is then pasted like any other
 */
export type ImportSource = (text: string | null) => boolean;

const importers = new WeakMap<EditorView, ImportSource>();

/** Views in which a text is just being pasted as it is, because the person has said so. */
const asText = new WeakSet<EditorView>();

export function setImportSource(view: EditorView, importSource: ImportSource): void {
  importers.set(view, importSource);
}

/** Has the person choose a source for the timeline. */
export function requestImport(view: EditorView): void {
  importers.get(view)?.(null);
}

/** Our own copies come with their facts, and go in with them. */
const ownHtml = /data-(?:aftermark|pm-slice)/u;

/** True where what is pasted into a timeline is a source, and its preview has been opened in place of pasting it. */
export function offerSource(view: EditorView, data: DataTransfer | null): boolean {
  const { $from } = view.state.selection;
  if (asText.has(view) || data === null || $from.parent.type.spec.code === true) return false;
  if ($from.depth === 0 || $from.node(1).type.name !== 'timeline') return false;
  const text = data.getData('text/plain');
  if (text.trim() === '' || ownHtml.test(data.getData('text/html'))) return false;
  return importers.get(view)?.(text) ?? false;
}

/** Pastes a text where the caret is, without asking whether it is a source. */
export function pasteAsText(view: EditorView, text: string): void {
  // Undo takes the paste back and nothing that was done just before it.
  view.dispatch(closeHistory(view.state.tr));
  asText.add(view);
  try {
    view.pasteText(text);
  } finally {
    asText.delete(view);
  }
}
