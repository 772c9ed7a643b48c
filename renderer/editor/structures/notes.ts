import { TextSelection, type Command } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';

import { newId } from '../../document/ids';
import type { AlertKind } from '../../document/vocabulary';
import { newParagraph } from './new-nodes';

/** The smallest number that no footnote of the document has yet. */
function freeLabel(doc: Node): string {
  const taken = new Set<unknown>();
  doc.descendants((node) => {
    if (node.type.name.startsWith('footnote')) taken.add(node.attrs['label']);
  });
  let number = 1;
  while (taken.has(String(number))) number += 1;
  return String(number);
}

/** Puts a footnote's mark at the caret and the footnote at the end of the document, and the caret into it. */
export const insertFootnote: Command = (state, dispatch) => {
  const { schema, selection, doc } = state;
  const label = freeLabel(doc);
  const mark = schema.nodes['footnoteReference']?.create({ label });
  const note = schema.nodes['footnoteDefinition']?.create({ label, id: newId() }, newParagraph(schema));
  const { $from } = selection;
  if (mark === undefined || note === undefined) return false;
  if (!$from.parent.canReplaceWith($from.index(), $from.index(), mark.type)) return false;
  if (dispatch === undefined) return true;
  const tr = state.tr.replaceSelectionWith(mark, false);
  const end = tr.doc.content.size;
  tr.insert(end, note);
  // Into the footnote and its paragraph.
  tr.setSelection(TextSelection.create(tr.doc, end + 2));
  dispatch(tr.scrollIntoView());
  return true;
};

/** Puts the paragraph with the caret into an alert of that kind. */
export function insertAlert(kind: AlertKind): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const type = state.schema.nodes['blockquote'];
    const range = $from.blockRange();
    if (type === undefined || range === null || $from.parent.type.name !== 'paragraph') return false;
    const { parent, startIndex, endIndex } = range;
    if (!parent.canReplaceWith(startIndex, endIndex, type)) return false;
    dispatch?.(state.tr.wrap(range, [{ type, attrs: { alert: kind, id: newId() } }]).scrollIntoView());
    return true;
  };
}
