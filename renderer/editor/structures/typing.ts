import type { EditorState, Transaction } from '@tiptap/pm/state';

import { isAcrossEdges } from './clipboard';
import { deleteSelectedText } from './delete-text';
import { inHeadline } from './rows';
import { removeAll, writeInSelected } from './selected-node';

/**
 * What turns a line into a list, a heading, a quote, a log or a rule when typed at its start. A headline and a title
 * stay lines: there "1. " and "# " are text.
 */
const blockMark = /^\s*(?:[-+*]|\d+[.)]|#{1,6}|>|\[[ xX]?\])\s$|^(?:`{3}|~{3})|^(?:-{3}|—-|_{3}|\*{3})\s?$/u;

/**
 * What typing `text` over the selection does where the stock way would take facts away or turn a headline into
 * something else; null where it may go its way.
 * @param from start of what the text replaces, as the view says
 */
export function typeText(state: EditorState, from: number, to: number, text: string): Transaction | null {
  const { tr } = state;
  if (isAcrossEdges(state.selection)) {
    deleteSelectedText(tr);
    return tr.insertText(text);
  }
  if (removeAll(tr) || writeInSelected(tr)) return tr.insertText(text);
  const $from = state.doc.resolve(from);
  if ($from.parent.type.name !== 'title' && !inHeadline($from)) return null;
  const line = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc') + text;
  return blockMark.test(line) ? tr.insertText(text, from, to) : null;
}
