import { isHistoryTransaction } from '@tiptap/pm/history';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { AttrStep } from '@tiptap/pm/transform';

import { moveToItsTime } from '../structures/event-place';
import { findRow, rowOfSelection } from '../structures/rows';

/** Ids of events whose time changed and that have not been put into their place since. */
type Pending = readonly string[];

const none: Pending = [];

export const eventOrderKey = new PluginKey<Pending>('eventOrder');

function retimed(tr: Transaction): readonly string[] {
  return tr.steps.flatMap((step, index) => {
    if (!(step instanceof AttrStep) || step.attr !== 'happened') return [];
    const id: unknown = tr.docs[index]?.nodeAt(step.pos)?.attrs['id'];
    return typeof id === 'string' ? [id] : [];
  });
}

/** Which of the pending events the selection is not in any more. */
function left(state: EditorState): readonly string[] {
  const pending = eventOrderKey.getState(state) ?? none;
  if (pending.length === 0) return none;
  const here: unknown = rowOfSelection(state.selection)?.node.attrs['id'];
  return pending.filter((id) => id !== here);
}

/**
 * Order is document order: when the caret leaves an event whose time changed, or its time changes while the caret is
 * elsewhere, that one event moves to its place in its timeline. The move is appended to the change, or joins the last
 * undo step where only the caret moved, so that one undo takes back both. Undo and redo move nothing by themselves.
 */
export function eventOrder(): Plugin {
  return new Plugin<Pending>({
    key: eventOrderKey,
    state: {
      init: () => none,
      apply(tr, pending) {
        if (isHistoryTransaction(tr)) return none;
        const placed = tr.getMeta(eventOrderKey) as readonly string[] | undefined;
        const rest = placed === undefined ? pending : pending.filter((id) => !placed.includes(id));
        const changed = retimed(tr).filter((id) => !rest.includes(id));
        return changed.length === 0 ? rest : [...rest, ...changed];
      },
    },
    appendTransaction(transactions, _old, state) {
      const ids = left(state);
      if (ids.length === 0 || transactions.some(isHistoryTransaction)) return null;
      const { tr } = state;
      for (const id of ids) {
        const event = findRow(tr.doc, id);
        if (event !== null) moveToItsTime(tr, event);
      }
      return tr.setMeta(eventOrderKey, ids);
    },
  });
}
