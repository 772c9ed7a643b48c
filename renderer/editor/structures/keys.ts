import { chainCommands } from '@tiptap/pm/commands';
import { closeHistory } from '@tiptap/pm/history';
import { NodeSelection, type Command, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

import { takeTypedTime } from '../plugins/event-times';
import { downToEmptyStructure, upToEmptyStructure } from './arrows';
import { moveRowDown, moveRowUp } from './commands';
import { deleteSelectedText } from './delete-text';
import { liftFactor, sinkFactor } from './depth';
import { command, firstOf } from './edits';
import { continueInBody, enterInRow, nextRow } from './enter';
import { focusField } from './fields';
import {
  backspaceInLastLine,
  backspaceInRow,
  backspaceInSectionHeading,
  deleteBeforeSectionHeading,
  deleteInRow,
} from './join';
import { isAcrossEdges } from './clipboard';
import { childPos, inHeadline, isBlank, rowAround, rowAt, rowOfSelection } from './rows';
import { enterSelected, isPrecious, removeAll, removeSelected } from './selected-node';
import { backspaceAfterTitle, deleteInTitle, enterInTitle } from './title';

/** Enter with a typed time takes the time first. A time and nothing else leaves the caret in the line, to say what happened. */
const enterAfterTime: Command = (state, dispatch) => {
  const { tr } = state;
  if (isAcrossEdges(state.selection) || !inHeadline(state.selection.$from)) return false;
  if (takeTypedTime(state, tr) !== 'taken') return false;
  const row = rowOfSelection(tr.selection);
  if (row !== null && !isBlank(row.node)) enterInRow(tr);
  // A step of its own, so that one undo gives the line back as it was typed.
  dispatch?.(closeHistory(tr).scrollIntoView());
  return true;
};

const enter: Command = chainCommands(
  enterAfterTime,
  command(firstOf(removeAll, enterSelected, deleteSelectedText, enterInTitle, enterInRow)),
);

const backspace: Command = command(
  firstOf(
    removeAll,
    removeSelected(-1),
    deleteSelectedText,
    backspaceInRow,
    backspaceInSectionHeading,
    backspaceAfterTitle,
    backspaceInLastLine,
  ),
);

const forwardDelete: Command = command(
  firstOf(
    removeAll,
    removeSelected(1),
    deleteSelectedText,
    deleteInTitle,
    deleteInRow,
    deleteBeforeSectionHeading,
  ),
);

/** Position of the row whose text the caret is in, below no list, table or log; null elsewhere. */
function rowOfLine(state: EditorState): number | null {
  const { $from } = state.selection;
  const row = rowAround($from);
  const isLine = row !== null && $from.depth === row.depth + 1 && $from.parent.type.spec.code !== true;
  return isLine ? row.pos : null;
}

/** Tab goes from the text into the row's fields; a time typed into the headline is in its field by then. */
const toFirstField: Command = (state, _dispatch, view) => {
  const pos = rowOfLine(state);
  if (pos === null || view === undefined) return false;
  settleTypedTime(view);
  return focusField(view, pos, 'first');
};

/** Alt-Enter goes to the row's fields from anywhere in it, also where Tab has another meaning: a chain of whys, a list. */
const toFieldsFromAnywhere: Command = (state, _dispatch, view) => {
  const row = rowOfSelection(state.selection);
  return row !== null && view !== undefined && focusField(view, row.pos, 'first');
};

/** Shift-Tab goes from the text to the last field of the row above. */
const toLastField: Command = (state, _dispatch, view) => {
  const pos = rowOfLine(state);
  const row = pos === null ? null : rowAt(state.doc, pos);
  if (row === null || row.index === 0 || view === undefined) return false;
  return focusField(view, childPos(row.container, row.containerPos, row.index - 1), 'last');
};

/** Commands by key as `KeyboardEvent.key` names it, with its modifiers in the order Mod, Alt, Shift. Mod is ⌘ or Ctrl. */
const commands: Readonly<Record<string, Command>> = {
  Enter: enter,
  'Shift-Enter': command(continueInBody),
  'Mod-Enter': command(nextRow),
  Tab: chainCommands(command(sinkFactor), toFirstField),
  'Shift-Tab': chainCommands(command(liftFactor), toLastField),
  'Alt-Enter': toFieldsFromAnywhere,
  ArrowUp: upToEmptyStructure,
  ArrowDown: downToEmptyStructure,
  'Alt-ArrowUp': moveRowUp,
  'Alt-ArrowDown': moveRowDown,
};

const isMac = () => /Mac|iP(?:hone|[oa]d)/u.test(globalThis.navigator?.platform ?? '');

/** Keys that delete, with whatever modifiers: a word or a line backward from the start of a row is still the row's start. */
function deletion(event: KeyboardEvent): Command | null {
  const emacs = isMac() && event.ctrlKey && !event.metaKey;
  if (event.key === 'Backspace' || (emacs && event.key === 'h')) return backspace;
  if (event.key === 'Delete' || (emacs && event.key === 'd')) return forwardDelete;
  return null;
}

function nameOf(event: KeyboardEvent): string {
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  return `${mod ? 'Mod-' : ''}${event.altKey ? 'Alt-' : ''}${event.shiftKey ? 'Shift-' : ''}${event.key}`;
}

/** Takes the typed time of the event with the caret, where the caret stays but the person goes elsewhere. */
export function settleTypedTime(view: EditorView): void {
  const { tr } = view.state;
  if (!view.composing && takeTypedTime(view.state, tr) === 'taken') view.dispatch(closeHistory(tr));
}

/** Whether a key belongs to an input method, which may use Enter, Tab and Backspace for its own. */
export function isComposing(view: EditorView, event: KeyboardEvent): boolean {
  return view.composing || event.isComposing || event.keyCode === 229;
}

/** Runs what a key does in structured blocks; false where the stock keys decide. */
export function handleKey(view: EditorView, event: KeyboardEvent): boolean {
  if (isComposing(view, event)) return false;
  const { selection } = view.state;
  const remove = deletion(event);
  // A key held down to clear a line must not run on through a row's facts.
  if (remove !== null && event.repeat && selection instanceof NodeSelection && isPrecious(selection.node))
    return true;
  const run = remove ?? commands[nameOf(event)];
  return run !== undefined && run(view.state, view.dispatch, view);
}
