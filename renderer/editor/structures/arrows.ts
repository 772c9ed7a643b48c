import { NodeSelection, TextSelection, type Command, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

import { isContainer } from './rows';

/** Where the top-level block with the selection ends on one side; null where the caret has text left to go through. */
function edgeOf({ selection }: EditorState, by: 1 | -1, view: EditorView | undefined): number | null {
  const $side = by > 0 ? selection.$to : selection.$from;
  if (selection instanceof NodeSelection && $side.depth === 0) return $side.pos;
  if (!(selection instanceof TextSelection) || !selection.empty || $side.depth === 0) return null;
  for (let depth = 1; depth < $side.depth; depth += 1)
    if ($side.index(depth) !== (by > 0 ? $side.node(depth).childCount - 1 : 0)) return null;
  if (view?.endOfTextblock(by > 0 ? 'down' : 'up') !== true) return null;
  return by > 0 ? $side.after(1) : $side.before(1);
}

/**
 * Up and Down stop at an empty structured block and select it, so that Enter or typing begins its first row. The stock
 * keys know only places for text, and pass over it.
 */
function toEmptyStructure(by: 1 | -1): Command {
  return (state, dispatch, view) => {
    const edge = edgeOf(state, by, view);
    if (edge === null) return false;
    const $edge = state.doc.resolve(edge);
    const next = by > 0 ? $edge.nodeAfter : $edge.nodeBefore;
    if (next === null || !isContainer(next) || next.childCount > 0) return false;
    const pos = by > 0 ? edge : edge - next.nodeSize;
    dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, pos)).scrollIntoView());
    return true;
  };
}

export const upToEmptyStructure: Command = toEmptyStructure(-1);
export const downToEmptyStructure: Command = toEmptyStructure(1);
