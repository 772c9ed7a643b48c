import { Extension, InputRule } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { wrapInList } from '@tiptap/pm/schema-list';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    taskItems: {
      /** Gives the list items of the selection boxes, or takes them away; makes a list where there is none. */
      toggleTaskList: () => ReturnType;
    };
  }
}

/** Positions of the innermost list items that the selection touches. */
function itemsOf(tr: Transaction): readonly { readonly pos: number; readonly node: Node }[] {
  const { from, to } = tr.selection;
  const items: { pos: number; node: Node }[] = [];
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (node.type.name !== 'listItem') return;
    // An item whose nested items are what the selection touches is left alone.
    const first = node.firstChild;
    const headline = first === null ? pos + 2 : pos + 1 + first.nodeSize;
    if (from < headline || pos >= from) items.push({ pos, node });
  });
  return items;
}

/** A change of several items is several single-attribute steps. */
function setChecked(tr: Transaction): Transaction {
  const items = itemsOf(tr);
  const areTasks = items.every(({ node }) => node.attrs['checked'] !== null);
  for (const { pos, node } of items) {
    tr.setNodeAttribute(pos, 'checked', areTasks ? null : (node.attrs['checked'] ?? false));
  }
  return tr;
}

export const toggleTaskList: Command = (state, dispatch) => {
  if (itemsOf(state.tr).length > 0) {
    dispatch?.(setChecked(state.tr));
    return true;
  }
  const list = state.schema.nodes['bulletList'];
  return list !== undefined && wrapInList(list)(state, dispatch && ((tr) => dispatch(setChecked(tr))));
};

function isCheckedItem(state: EditorState): boolean {
  const { $from } = state.selection;
  const item = $from.depth > 1 ? $from.node($from.depth - 1) : null;
  return item?.type.name === 'listItem' && item.attrs['checked'] === true;
}

/** Tasks are list items with a box: `[ ] ` at the start of an item makes one, and Enter after a done one is not done. */
export const TaskItems = Extension.create({
  name: 'taskItems',
  priority: 200,
  addCommands: () => ({
    toggleTaskList:
      () =>
      ({ state, dispatch }) =>
        toggleTaskList(state, dispatch),
  }),
  addKeyboardShortcuts() {
    return {
      Enter: () =>
        isCheckedItem(this.editor.state) &&
        this.editor.commands.splitListItem('listItem', { checked: false }),
    };
  },
  addInputRules: () => [
    new InputRule({
      find: /^\[([ xX]?)\]\s$/u,
      handler: ({ state, range, match }) => {
        const $start = state.doc.resolve(range.from);
        const item = $start.depth > 1 ? $start.node($start.depth - 1) : null;
        if (item?.type.name !== 'listItem' || $start.index($start.depth - 1) !== 0) return null;
        state.tr.delete(range.from, range.to);
        state.tr.setNodeAttribute($start.before($start.depth - 1), 'checked', /x/iu.test(match[1] ?? ''));
        return undefined;
      },
    }),
  ],
});
