import { Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

import { isAcrossEdges, moveText, withoutTravellingFacts } from './clipboard';
import { deleteSelectedText } from './delete-text';
import { handleKey, settleTypedTime } from './keys';
import { pasteRows } from './paste-rows';
import { removeAll, writeInSelected } from './selected-node';
import { typeText } from './typing';

/** Takes a selection that the browser or a paste is about to replace out of its way; what comes then goes to the caret. */
function makeWay(view: EditorView, reason: string): void {
  const { tr } = view.state;
  if (isAcrossEdges(view.state.selection)) deleteSelectedText(tr);
  else if (!(reason === 'composition' && removeAll(tr)) && !writeInSelected(tr)) return;
  view.dispatch(tr.setMeta('uiEvent', reason));
}

function cut(view: EditorView, event: ClipboardEvent): boolean {
  if (!isAcrossEdges(view.state.selection) || event.clipboardData === null) return false;
  const { dom, text } = view.serializeForClipboard(view.state.selection.content());
  event.preventDefault();
  event.clipboardData.clearData();
  event.clipboardData.setData('text/html', dom.innerHTML);
  event.clipboardData.setData('text/plain', text);
  const { tr } = view.state;
  deleteSelectedText(tr);
  view.dispatch(tr.scrollIntoView().setMeta('uiEvent', 'cut'));
  return true;
}

function drop(view: EditorView, event: DragEvent, slice: Slice, moved: boolean): boolean {
  if (!moved || slice === Slice.empty || !isAcrossEdges(view.state.selection)) return false;
  const target = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (target === null) return false;
  const { tr } = view.state;
  moveText(tr, target.pos, slice);
  view.focus();
  view.dispatch(tr.setMeta('uiEvent', 'drop'));
  return true;
}

/**
 * Everything that a person does to the text of structured blocks: keys, typing, cut, paste, drop, and the start of a
 * composition. Keys and typing wait while an input method composes.
 */
export function structureBehaviour(): Plugin {
  return new Plugin({
    key: new PluginKey('structures'),
    props: {
      handleKeyDown: handleKey,
      handleTextInput(view, from, to, text) {
        if (view.composing) return false;
        const tr = typeText(view.state, from, to, text);
        if (tr !== null) view.dispatch(tr.scrollIntoView());
        return tr !== null;
      },
      handlePaste(view, _event, slice) {
        makeWay(view, 'paste');
        const { tr } = view.state;
        if (!pasteRows(tr, slice)) return false;
        view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
        return true;
      },
      handleDrop: drop,
      transformPasted: withoutTravellingFacts,
      handleDOMEvents: {
        cut,
        // The keys of an input method are not ours, nor those of any other plugin, though some browsers report them
        // before or after the composition itself.
        keydown: (view, event) => !view.composing && (event.isComposing || event.keyCode === 229),
        // To a field or a button of this window; another window taking the focus ends nothing.
        blur(view, event) {
          if (event.relatedTarget !== null) settleTypedTime(view);
          return false;
        },
        compositionstart(view) {
          makeWay(view, 'composition');
          return false;
        },
      },
    },
  });
}
