import type { Command, EditorState } from '@tiptap/pm/state';

import type { LiveValue } from '../../document/live-value';
import { documentZone } from '../../document/read';
import { liveText } from '../../timeline/live-value';

/** Whether a live value may stand where the selection is: it may not in the title, in code, or across blocks. */
export function takesLiveValue({ selection, schema }: EditorState): boolean {
  const { $from, $to } = selection;
  const type = schema.nodes['liveValue'];
  return (
    type !== undefined &&
    $from.sameParent($to) &&
    $from.parent.inlineContent &&
    $from.parent.canReplaceWith($from.index(), $to.indexAfter(), type)
  );
}

/** Puts a live value in place of the selection. */
export function insertLiveValue(value: LiveValue): Command {
  return (state, dispatch) => {
    if (!takesLiveValue(state)) return false;
    const node = state.schema.node('liveValue', { value });
    dispatch?.(state.tr.replaceSelectionWith(node).scrollIntoView());
    return true;
  };
}

/** Puts the words that a live value says now in its place; they follow nothing any more. */
export function liveValueToText(pos: number): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos);
    if (node?.type.name !== 'liveValue') return false;
    const { zone } = documentZone(state.doc);
    const { text } = liveText(node.attrs['value'] as LiveValue | null, state.doc, zone);
    dispatch?.(state.tr.replaceWith(pos, pos + node.nodeSize, state.schema.text(text, node.marks)));
    return true;
  };
}
