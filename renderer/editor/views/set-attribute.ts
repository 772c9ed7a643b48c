import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Where a view's node stands now; undefined once it is gone. */
export type Position = () => number | undefined;

function equal(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Changes one attribute of a view's node by one AttrStep, and nothing where the value is the same already.
 *
 * @param continues the transaction that this one continues: both are then one undo
 * @returns the transaction, or null where there was nothing to change
 */
export function setAttribute(
  view: EditorView,
  position: Position,
  name: string,
  value: unknown,
  continues?: Transaction | null,
): Transaction | null {
  const at = position();
  if (at === undefined || !view.editable) return null;
  const node: Node | null = view.state.doc.nodeAt(at);
  if (node === null || equal(node.attrs[name], value)) return null;
  const transaction = view.state.tr.setNodeAttribute(at, name, value);
  // prosemirror-history puts an appended transaction into the undo step of the one it was appended to.
  if (continues !== undefined && continues !== null) transaction.setMeta('appendedTransaction', continues);
  view.dispatch(transaction);
  return transaction;
}
