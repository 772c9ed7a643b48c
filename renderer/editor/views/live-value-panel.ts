import { NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

import type { LiveValue } from '../../document/live-value';
import { documentZone } from '../../document/read';
import { liveName, liveSources, liveText, sourcesOf } from '../../timeline/live-value';
import { isComposing } from '../structures/keys';
import { liveValueToText } from '../structures/live-values';
import { focusText } from './controls';
import { element } from './dom';
import { openPopover } from './popover';

/** What its source says of it beyond its name: how a metric is defined and what is open. */
function explanation(value: LiveValue | null, view: EditorView): readonly string[] {
  if (value?.kind !== 'metric') return [];
  const metric = sourcesOf(view.state.doc).metrics.find(({ id }) => id === value.metric);
  if (metric === undefined) return [];
  return [metric.definition, ...(metric.state.kind === 'at-least' ? [metric.state.why] : [])];
}

/** Tells what the live value at a position follows, and offers what can be done with it. */
export function openLiveValue(view: EditorView, pos: number): boolean {
  const node = view.state.doc.nodeAt(pos);
  const anchor = view.nodeDOM(pos);
  if (node?.type.name !== 'liveValue' || !(anchor instanceof HTMLElement)) return false;
  const { doc } = view.state;
  const value = node.attrs['value'] as LiveValue | null;
  const said = liveText(value, doc, documentZone(doc).zone);
  const popover = openPopover({
    view,
    anchor,
    label: 'Live value',
    placement: 'bottom-start',
    closed: (how) => {
      if (how === 'escape') view.focus();
    },
  });
  const button = (words: string, run: () => void) => {
    const made = element('button', { type: 'button', class: 'panel-button' }, words);
    made.addEventListener('click', run);
    return made;
  };
  const sources = liveSources(value, doc);
  popover.dom.append(
    element('p', { class: 'live-name' }, `${liveName(value, doc)}: ${said.text}`),
    ...(said.state === 'unknown'
      ? [element('p', { class: 'popover-note' }, 'There is nothing in this draft that it could follow.')]
      : []),
    ...explanation(value, view).map((words) => element('p', { class: 'popover-note' }, words)),
    ...sources.map((source) =>
      button(`Go to “${source.headline || 'the row without words'}”`, () => {
        popover.close();
        focusText(view, source.position);
      }),
    ),
    button('Turn into text', () => {
      popover.close();
      liveValueToText(pos)(view.state, view.dispatch);
      view.focus();
    }),
  );
  popover.dom.querySelector('button')?.focus();
  return true;
}

/** Removes the live value right beside the caret, as a letter would be. */
function removeBeside(view: EditorView, before: boolean): boolean {
  const { selection, tr } = view.state;
  const { $from, empty } = selection;
  const node = before ? $from.nodeBefore : $from.nodeAfter;
  if (!empty || $from.textOffset > 0 || node?.type.name !== 'liveValue') return false;
  const from = before ? $from.pos - node.nodeSize : $from.pos;
  view.dispatch(tr.delete(from, from + node.nodeSize).scrollIntoView());
  return true;
}

/** Enter on a live value, or a click, tells about it. The arrow keys stop on it and pass on; Backspace removes it. */
export function liveValuePlugin(): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        const { selection } = view.state;
        if (isComposing(view, event)) return false;
        if (!event.metaKey && (event.key === 'Backspace' || event.key === 'Delete')) {
          return removeBeside(view, event.key === 'Backspace');
        }
        if (event.key !== 'Enter') return false;
        if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'liveValue') return false;
        return openLiveValue(view, selection.from);
      },
      handleClickOn(view, _, node, pos, event, direct) {
        if (!direct || node.type.name !== 'liveValue' || event.button !== 0) return false;
        if (event.shiftKey || event.ctrlKey || event.metaKey) return false;
        return openLiveValue(view, pos);
      },
      // Words that are typed over a chosen live value come after it: a figure is not lost to a slip of the hand.
      handleTextInput(view, _from, _to, text) {
        const { selection } = view.state;
        if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'liveValue') return false;
        const { tr } = view.state;
        tr.setSelection(TextSelection.create(tr.doc, selection.to)).insertText(text);
        view.dispatch(tr.scrollIntoView());
        return true;
      },
    },
  });
}
